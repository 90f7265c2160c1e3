/** A git repository, a SQLite catalog and tables with rows, and `icebranch` run in it as a person would. */
import assert from "node:assert/strict";
import process from "node:process";
import type { TableAddress } from "../../src/demo/catalog-pointer.ts";
import { readPointer } from "../../src/demo/catalog-pointer.ts";
import { readMetadata } from "../../src/demo/local-file.ts";
import { readRows } from "../../src/demo/table-reader.ts";
import { appendRows, type NewRows, overwriteRows } from "../../src/demo/table-writer.ts";
import { refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import type { SnapshotId, TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { Report, ReportTable } from "../../src/report/report.ts";
import { runCommandLine } from "../../src/terminal.ts";
import { type ScratchLake, scratchLake } from "../demo/scratch-lake.ts";
import { type Files, type TemporaryRepository, temporaryRepository } from "../repository.ts";

/** What a run left: its exit status, its report, and every character that it printed. */
export interface Run {
  readonly status: number;
  readonly report: Report;
  readonly printed: string;
}

export interface Lakehouse extends AsyncDisposable {
  readonly repository: TemporaryRepository;
  readonly lake: ScratchLake;
  /** Runs a verb in the repository, or in another folder. */
  icebranch(...argv: readonly string[]): Promise<Run>;
  icebranchIn(folder: string, ...argv: readonly string[]): Promise<Run>;
  /** A sync of rows with these ids; makes the table where it is absent. */
  sync(table: string, branch: string, ids: readonly number[], more?: Sync): Promise<SnapshotId>;
  /** A full refresh. */
  overwrite(table: string, branch: string, ids: readonly number[]): Promise<SnapshotId>;
  /** The ids of the rows that a branch shows, sorted, read by a reader that is not ours. */
  rows(table: string, ref?: string): Promise<readonly number[]>;
  metadata(table: string): Promise<TableMetadata>;
  /** Where a ref points; undefined where there is none. */
  ref(table: string, name: string): Promise<SnapshotId | undefined>;
}

export type Sync = Pick<NewRows, "properties" | "careless" | "beforeCommit">;

/** Dashtool's tutorial, with a folder in the place of S3; further files of git's main are added. */
export async function lakehouse(files: Files = {}, prefix = "icebranch-lake-"): Promise<Lakehouse> {
  const lake = await scratchLake(prefix);
  const repository = await temporaryRepository({ "dashtool.json": dashtoolJson(lake), ...files });
  return lakehouseOf(lake, repository);
}

export function dashtoolJson({ folder }: ScratchLake): string {
  return JSON.stringify({
    plugin: "sql",
    catalogUrl: `sqlite:///${folder}/catalog.db`,
    bucket: `file://${folder}/warehouse`,
    secrets: { "postgres-secret": { password: "POSTGRES_PASSWORD" } },
  });
}

function lakehouseOf(lake: ScratchLake, repository: TemporaryRepository): Lakehouse {
  const metadata = async (table: string) =>
    readMetadata(readPointer(lake.address(table)) ?? assert.fail(`no table ${table}`));
  const at = async (table: string): Promise<TableAddress> =>
    (isMade(lake, table) ? undefined : await lake.table(table)) ?? lake.address(table);
  return {
    repository,
    lake,
    icebranch: (...argv) => runIn(repository.root, argv),
    icebranchIn: (folder, ...argv) => runIn(folder, argv),
    async sync(table, branch, ids, more = {}) {
      return appendRows({ ...(await at(table)), branch, rows: ids.map(row), ...more });
    },
    async overwrite(table, branch, ids) {
      return overwriteRows({ ...(await at(table)), branch, rows: ids.map(row) });
    },
    async rows(table, ref = "main") {
      const found = isMade(lake, table) ? await readRows(lake.address(table), ref) : [];
      return found.map(({ id }) => Number(id)).sort((a, b) => a - b);
    },
    metadata,
    async ref(table, name) {
      const ref = isMade(lake, table) ? refsOf(await metadata(table))[name] : undefined;
      return ref && snapshotId(ref["snapshot-id"]);
    },
    async [Symbol.asyncDispose]() {
      await repository[Symbol.asyncDispose]();
      await lake[Symbol.asyncDispose]();
    },
  };
}

function isMade(lake: ScratchLake, table: string): boolean {
  try {
    return readPointer(lake.address(table)) !== undefined;
  } catch {
    return false;
  }
}

function row(id: number) {
  return { id: BigInt(id) };
}

/** In this process, which is a tenth of the time of another one. */
async function runIn(cwd: string, argv: readonly string[]): Promise<Run> {
  const { status, printed } = await commandLine(cwd, [...argv, "--format=json"]);
  const report = printed.startsWith("{") ? JSON.parse(printed) : undefined;
  assert.ok(report !== undefined, `no report was printed: ${printed}`);
  return { status, report, printed };
}

/** A command line and what it printed, as a person sees it. */
export async function commandLine(
  cwd: string,
  argv: readonly string[],
): Promise<{ readonly status: number; readonly printed: string }> {
  let printed = "";
  const print = (text: string) => {
    printed += text;
  };
  const demo = () => assert.fail("no demo here");
  const { env } = process;
  const status = await runCommandLine(argv, {
    ...{ cwd, env, demo, color: false, out: print, err: print },
  });
  return { status, printed };
}

/** Fails with all that was printed where the run did not end so. */
export function ended(run: Run, status: number): Report {
  assert.equal(run.status, status, run.printed);
  return run.report;
}

/** What the report says of a table of `bronze.inventory`. */
export function lineOf(report: Report, table: string): ReportTable {
  const line = report.tables.find((one) => one.table === `bronze.inventory.${table}`);
  return line ?? assert.fail(`the report says nothing of ${table}`);
}

/** One word a table: `orders pending, products create`. */
export function states({ tables }: Report): string {
  return tables.map(({ table, state }) => `${table.split(".").at(-1)} ${state}`).join(", ");
}

/** What became of each table: `orders published, products nothing`. */
export function outcomes({ tables }: Report): string {
  return tables
    .map(({ table, outcome }) => `${table.split(".").at(-1)} ${outcome?.result ?? "-"}`)
    .join(", ");
}

/** Codes of the findings, most severe first. */
export function findingCodes({ findings }: Report): readonly string[] {
  return findings.map(({ code }) => code);
}

/** The two ingests of dashtool's tutorial: one names its table, the other fills its namespace. */
export const kafka = JSON.stringify({
  image: "dashbook/source-kafka:sql",
  source: {
    bootstrap_servers: "kafka:9094",
    subscription: { subscription_type: "subscribe", topic_pattern: "orders" },
    protocol: { security_protocol: "PLAINTEXT" },
    group_id: "airbyte",
  },
  destination: {
    ...{ catalog_name: "bronze", catalog_url: "sqlite:///", bucket: "example" },
    namespace: "inventory",
  },
});

export const postgres = JSON.stringify({
  image: "dashbook/source-postgres:sql",
  source: {
    ...{ host: "postgres", port: 5432, database: "postgres", username: "postgres" },
    password: "$POSTGRES_PASSWORD",
    schemas: ["inventory"],
    ssl_mode: { mode: "disable" },
    replication_method: {
      ...{ method: "CDC", replication_slot: "airbyte_slot", publication: "airbyte_publication" },
    },
  },
  destination: { catalog_name: "bronze", catalog_url: "sqlite:///", bucket: "example" },
});

export const bothIngests: Files = {
  "bronze/inventory/kafka.ingest.json": kafka,
  "bronze/inventory/postgres.ingest.json": postgres,
};

/** An ingest that names the tables that it writes. */
export function ingestOf(...tables: readonly string[]): string {
  const spec = JSON.parse(postgres);
  const streams = Object.fromEntries(tables.map((table) => [table, {}]));
  const own = `lake_${tables.join("_")}`;
  spec.source.replication_method = { method: "CDC", replication_slot: own, publication: own };
  return JSON.stringify({ ...spec, destination: { ...spec.destination, streams } });
}
