/** A git repository whose configuration names a lake on a server, and icebranch run in it. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import process from "node:process";
import { findRef, refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import type { LoadedTable, Snapshot, SnapshotRef } from "../../src/iceberg/table-metadata.ts";
import type { Report, ReportTable } from "../../src/report/report.ts";
import { commandLine, ended, ingestOf } from "../e2e/lakehouse.ts";
import { type TemporaryRepository, temporaryRepository } from "../repository.ts";
import { configurationText } from "./configuration.ts";
import type { EngineRef } from "./engine-actions.ts";
import type { ServerLake } from "./lake.ts";

export interface House extends AsyncDisposable {
  readonly lake: ServerLake;
  readonly repository: TemporaryRepository;
  /** The git branch, and so the data branch: a name that no other test has. */
  readonly branch: string;
  /** Runs a verb; fails with all that was printed where it does not end so. */
  icebranch(exitStatus: number, ...argv: readonly string[]): Promise<Report>;
  /** A sync of rows with these ids. Answers the snapshot's id. */
  sync(table: string, branch: string, ids: readonly number[]): Promise<string>;
  /** The ids of the rows that a ref shows, as every engine that opens the lake sees them. */
  rows(table: string, ref?: string): Promise<readonly number[]>;
  /** Commits the ingest of these tables. */
  ingest(...tables: readonly string[]): Promise<void>;
  merge(): Promise<void>;
  load(table: string): Promise<LoadedTable>;
  /** Where the metadata of all tables that the test made is: no other means that nothing moved. */
  places(): Promise<readonly string[]>;
  /** What the engines and icebranch say of every table is the same. Answers who was asked. */
  agree(): Promise<readonly string[]>;
  /** Tables that were made, and not dropped. */
  readonly tables: Set<string>;
}

export async function openHouse(lake: ServerLake): Promise<House> {
  Object.assign(process.env, lake.env);
  const repository = await temporaryRepository({ "icebranch.yaml": configuration(lake) });
  const branch = `pr-${randomBytes(4).toString("hex")}`;
  const tables = new Set<string>();
  const load = async (table: string) => {
    await using catalog = await lake.connect();
    const loaded = await catalog.loadTable({ namespace: [lake.namespace], name: table });
    return loaded ?? assert.fail(`icebranch finds no table ${table}`);
  };
  const places = () =>
    Promise.all([...tables].map(async (table) => (await load(table)).metadataLocation));
  return {
    ...{ lake, repository, branch, tables, load, places },
    icebranch: (exitStatus, ...argv) => runIn(repository.root, exitStatus, argv),
    async sync(table, ref, ids) {
      return lake.writer.ask({ do: "append", table, branch: ref, ids });
    },
    async rows(table, ref = "main") {
      const seen = await asked(lake, (reader) => reader.ask({ do: "rows", table, ref }));
      return seen ?? assert.fail("no engine opens this lake");
    },
    async ingest(...names) {
      const spec = ingestOf(...names).replaceAll('"inventory"', JSON.stringify(lake.namespace));
      const path = `bronze/${lake.namespace}/shop.ingest.json`;
      await repository.commit(`Load ${names.join(" and ")}`, { [path]: spec });
    },
    async merge() {
      await repository.checkout("main");
      await repository.merge(branch);
    },
    async agree() {
      for (const table of tables) await agreeOn(lake, await load(table), branch);
      return lake.readers.map(({ name }) => name);
    },
    async [Symbol.asyncDispose]() {
      await repository[Symbol.asyncDispose]();
      await lake[Symbol.asyncDispose]();
    },
  };
}

async function runIn(root: string, status: number, argv: readonly string[]): Promise<Report> {
  const run = await commandLine(root, [...argv, "--format=json"]);
  assert.ok(run.printed.startsWith("{"), `no report was printed: ${run.printed}`);
  return ended({ ...run, report: JSON.parse(run.printed) }, status);
}

function configuration({ config }: ServerLake): string {
  const names = ["LAKE_PASSWORD", "LAKE_CREDENTIAL"];
  const used = names.filter((name) => JSON.stringify(config).includes(`$${name}`));
  const secrets = Object.fromEntries(used.map((name) => [name.toLowerCase(), name]));
  const postgres = { password: "POSTGRES_PASSWORD" };
  return configurationText(config, { lake: secrets, postgres });
}

/** Every reader's answer to one question, which must be one. */
async function asked<T>(
  { readers }: ServerLake,
  question: (reader: ServerLake["readers"][number]) => Promise<T>,
): Promise<T | undefined> {
  const answers = await Promise.all(readers.map(question));
  for (const answer of answers) assert.deepEqual(answer, answers[0], "the engines disagree");
  return answers[0];
}

/** Refs with their retention, snapshots with their parents, and rows of main and of the data branch. */
async function agreeOn(lake: ServerLake, loaded: LoadedTable, branch: string): Promise<void> {
  const table = loaded.identifier.name;
  const refs = refsOf(loaded.metadata);
  if (lake.config.type === "nessie") return agreeOnNessie(lake, loaded, branch);
  const snapshots = await asked(lake, (reader) => reader.ask({ do: "snapshots", table }));
  assert.deepEqual(
    new Map(snapshots?.map(({ id, parent }) => [id, parent])),
    new Map(loaded.metadata.snapshots?.map(parentOf)),
    `snapshots of ${table}`,
  );
  const told = await asked(lake, (reader) => reader.ask({ do: "refs", table }));
  const own = Object.entries(refs).map(([name, ref]) => [name, engineRef(ref)] as const);
  assert.deepEqual(told, Object.fromEntries(own), `refs of ${table}`);
  for (const ref of ["main", branch])
    await asked(lake, (reader) => reader.ask({ do: "rows", table, ref }));
}

/** Engines see one of Nessie's branches at a time, and in it Iceberg's `main` alone. */
async function agreeOnNessie(
  lake: ServerLake,
  { identifier: { name: table }, metadata }: LoadedTable,
  branch: string,
): Promise<void> {
  for (const ref of ["main", branch]) {
    const head = findRef(metadata, ref)?.["snapshot-id"];
    if (head === undefined) continue;
    const asking = { do: "refs", table, ref } as const;
    const refs = await asked(lake, (reader) => reader.ask(asking));
    assert.equal(refs?.main?.snapshot, snapshotId(head), `${ref} of ${table}`);
    await asked(lake, (reader) => reader.ask({ do: "rows", table, ref }));
  }
}

function parentOf(snapshot: Snapshot): [string, string | null] {
  const parent = snapshot["parent-snapshot-id"];
  return [snapshotId(snapshot["snapshot-id"]), parent === undefined ? null : snapshotId(parent)];
}

function engineRef(ref: SnapshotRef): EngineRef {
  const keep = ref["min-snapshots-to-keep"];
  const age = ref["max-snapshot-age-ms"];
  const refAge = ref["max-ref-age-ms"];
  return {
    type: ref.type,
    snapshot: snapshotId(ref["snapshot-id"]),
    ...(keep === undefined ? {} : { minSnapshotsToKeep: keep }),
    ...(age === undefined ? {} : { maxSnapshotAgeMs: Number(age) }),
    ...(refAge === undefined ? {} : { maxRefAgeMs: Number(refAge) }),
  };
}

/** What a report says of a table of the lake. */
export function lineOf(report: Report, { lake }: House, table: string): ReportTable {
  const name = `bronze.${lake.namespace}.${table}`;
  return report.tables.find((one) => one.table === name) ?? assert.fail(`nothing of ${name}`);
}
