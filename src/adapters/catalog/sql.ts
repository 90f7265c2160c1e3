/**
 * The SQL catalog as pyiceberg, Java's JdbcCatalog and dashtool write it: a row a table in
 * `iceberg_tables`, whose `metadata_location` is swapped by everyone with one compare-and-swap.
 * Version 1 has a column `iceberg_type`; in version 0 only the metadata tells views from tables.
 */
import { randomUUID } from "node:crypto";
import { concurrently } from "../../concurrently.ts";
import { IcebranchError } from "../../errors.ts";
import { applyUpdates, brokenRequirement, nextMetadataLocation } from "../../iceberg/commit.ts";
import { tableName } from "../../iceberg/refs.ts";
import type { LoadedTable, TableCommit, TableIdentifier } from "../../iceberg/table-metadata.ts";
import type { Catalog, Clock, Storage } from "../../ports.ts";
import { encodeMetadata, type MetadataFile, readMetadataFile } from "./metadata-file.ts";

export type Row = { readonly [column: string]: unknown };

/** A database that keeps the two tables of an Iceberg SQL catalog. Errors are IB410 and IB412. */
export interface SqlDriver extends AsyncDisposable {
  query(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]>;
  /**
   * All statements in one transaction, if each changes exactly one row; otherwise nothing, and the
   * answer is the place of the first one that did not.
   */
  transaction(
    statements: readonly { readonly sql: string; readonly parameters: readonly unknown[] }[],
  ): Promise<"committed" | number>;
}

export interface SqlCatalogOptions {
  /** The value of the column `catalog_name`. */
  readonly name: string;
  readonly driver: SqlDriver;
  readonly storage: Storage;
  readonly clock: Clock;
}

/** How often a commit is tried again because others moved the same rows for other reasons. */
const maxTries = 10;

export function sqlCatalog({ name, driver, storage, clock }: SqlCatalogOptions): Catalog {
  // A table is read once for each place that its row points at.
  const files = new Map<string, MetadataFile | undefined>();

  async function readFile(location: string): Promise<MetadataFile | undefined> {
    if (!files.has(location)) files.set(location, await readMetadataFile(storage, location));
    return files.get(location);
  }

  async function current(identifier: TableIdentifier): Promise<MetadataFile | undefined> {
    const rows = await driver.query(
      "select * from iceberg_tables where catalog_name = ? and table_namespace = ? and table_name = ?",
      [name, ...rowKey(identifier)],
    );
    const location = rows.filter(mayBeTable).map(pointer)[0];
    return location === undefined ? undefined : readFile(location);
  }

  async function swapAll(moved: readonly Prepared[]): Promise<"committed" | number> {
    // Nothing points at these files: one that stays does no harm, and hides no other error.
    const forget = () =>
      concurrently(moved, (one) => storage.remove(one.location).catch(() => undefined));
    try {
      await concurrently(moved, (one) => storage.create(one.location, one.bytes));
      const answer = await driver.transaction(moved.map((one) => swap(name, one)));
      if (answer !== "committed") await forget();
      return answer;
    } catch (error) {
      // Where the commit may have happened, the catalog may point at these files.
      if (!(error instanceof IcebranchError && error.code === "IB412")) await forget();
      throw error;
    }
  }

  async function tryCommit(
    commits: readonly TableCommit[],
  ): Promise<readonly LoadedTable[] | number> {
    const prepared = await concurrently(commits, async (commit) =>
      prepare(commit, await current(commit.identifier), clock()),
    );
    const moved = prepared.filter((one) => one.next !== undefined);
    if (moved.length === 0) return prepared.map((one) => loaded(one.identifier, one.file));
    const answer = await swapAll(moved);
    if (answer !== "committed") return answer;
    for (const one of moved) files.set(one.location, one.next);
    return prepared.map((one) => loaded(one.identifier, one.next ?? one.file));
  }

  return {
    atomic: true,
    async listNamespaces() {
      const rows = await driver.query(
        "select distinct table_namespace from iceberg_tables where catalog_name = ? order by table_namespace",
        [name],
      );
      return rows.map((row) => String(row.table_namespace).split("."));
    },
    async listTables(namespace) {
      const rows = await driver.query(
        "select * from iceberg_tables where catalog_name = ? and table_namespace = ? order by table_name",
        [name, namespace.join(".")],
      );
      return rows.filter(mayBeTable).map((row) => ({ namespace, name: String(row.table_name) }));
    },
    async loadTable(identifier) {
      const file = await current(identifier);
      return file && loaded(identifier, file);
    },
    async commit(commits) {
      for (let tries = 0; tries < maxTries; tries++) {
        const answer = await tryCommit(commits);
        if (typeof answer !== "number") return answer;
      }
      throw new IcebranchError(
        "IB411",
        `The catalog ${name} was changed by others ${maxTries} times while this commit was tried.`,
        { hint: "Run again when fewer writers are at work: nothing was changed." },
      );
    },
    async dropTable({ identifier, metadataLocation }) {
      const answer = await driver.transaction([
        {
          sql: "delete from iceberg_tables where catalog_name = ? and table_namespace = ? and table_name = ? and metadata_location = ?",
          parameters: [name, ...rowKey(identifier), metadataLocation],
        },
      ]);
      if (answer !== "committed") throw changed(identifier, "somebody wrote to it");
    },
    async strayMetadata(table) {
      return readStrays(storage, table);
    },
    [Symbol.asyncDispose]: () => driver[Symbol.asyncDispose](),
  };
}

interface Prepared {
  readonly identifier: TableIdentifier;
  readonly file: MetadataFile;
  readonly location: string;
  readonly bytes: Uint8Array;
  /** undefined where the updates change nothing. */
  readonly next: MetadataFile | undefined;
}

function prepare(commit: TableCommit, file: MetadataFile | undefined, now: number): Prepared {
  const { identifier, requirements, updates } = commit;
  const broken = brokenRequirement(file?.metadata, requirements);
  if (broken !== undefined || file === undefined)
    throw changed(identifier, broken ?? "it does not exist");
  const metadata = applyUpdates(file.metadata, updates, { now, previousLocation: file.location });
  if (metadata === file.metadata)
    return { identifier, file, location: file.location, bytes: new Uint8Array(), next: undefined };
  const location = nextMetadataLocation(file.location, randomUUID());
  const bytes = encodeMetadata(metadata, file.gzip);
  return { identifier, file, location, bytes, next: { location, metadata, gzip: file.gzip } };
}

function swap(catalog: string, { identifier, location, file }: Prepared) {
  return {
    sql: "update iceberg_tables set metadata_location = ?, previous_metadata_location = ? where catalog_name = ? and table_namespace = ? and table_name = ? and metadata_location = ?",
    parameters: [location, file.location, catalog, ...rowKey(identifier), file.location],
  };
}

async function readStrays(storage: Storage, table: LoadedTable): Promise<readonly LoadedTable[]> {
  const own = table.metadataLocation;
  const folder = own.slice(0, own.lastIndexOf("/") + 1);
  const known = new Set([
    own,
    ...(table.metadata["metadata-log"] ?? []).map((entry) => entry["metadata-file"]),
  ]);
  const candidates = (await storage.list(folder)).filter(
    (location) =>
      location.includes(".metadata.json") &&
      !known.has(location) &&
      number(location) >= number(own),
  );
  const read = await concurrently(candidates, (location) =>
    // A half-written file is what a killed writer leaves: it holds no snapshot that was committed.
    readMetadataFile(storage, location).catch(() => undefined),
  );
  return read.filter((file) => file !== undefined).map((file) => loaded(table.identifier, file));
}

function number(location: string): number {
  return Number(/(\d+)[^/]*$/.exec(location.slice(location.lastIndexOf("/") + 1))?.[1] ?? 0);
}

function loaded(identifier: TableIdentifier, file: MetadataFile): LoadedTable {
  return { identifier, metadataLocation: file.location, metadata: file.metadata };
}

/** Java reads a missing type as TABLE, and so do we. */
function mayBeTable(row: Row): boolean {
  return (row.iceberg_type ?? "TABLE") === "TABLE";
}

function pointer(row: Row): string | undefined {
  const location = row.metadata_location;
  return typeof location === "string" ? location : undefined;
}

function rowKey({ namespace, name }: TableIdentifier): readonly [string, string] {
  return [namespace.join("."), name];
}

function changed(identifier: TableIdentifier, why: string): IcebranchError {
  return new IcebranchError("IB411", `${tableName(identifier)} is not as it was planned: ${why}.`, {
    hint: "Plan again: nothing was changed.",
  });
}
