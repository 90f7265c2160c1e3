/** Histories written by Java into one warehouse, and published by icebranch: many tables in a run. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { localPath } from "../../src/demo/local-file.ts";
import { parseJson } from "../../src/iceberg/json.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { Report } from "../../src/report/report.ts";
import { commandLine, ingestOf } from "../e2e/lakehouse.ts";
import { type TemporaryRepository, temporaryRepository } from "../repository.ts";
import type { EngineCatalog, EngineHistory, EngineStep } from "./engine-actions.ts";
import type { Engine } from "./engines.ts";
import { catalogName, newFolder } from "./lake.ts";
import type { DataBranch, ReplayHistory } from "./replay-histories.ts";
import type { Step } from "./replay-steps.ts";

export interface ReplayLake {
  readonly catalog: EngineCatalog;
  readonly config: { readonly type: "sql"; readonly uri: string; readonly warehouse: string };
  /** The metadata file of every table of a namespace, by name. */
  locations(namespace: string): ReadonlyMap<string, string>;
  /** What Java answers to the steps of each. */
  ask(java: Engine, histories: readonly EngineHistory[]): Promise<readonly (readonly unknown[])[]>;
}

export function openReplayLake(): ReplayLake {
  const folder = newFolder();
  const database = join(folder, "catalog.db");
  const warehouse = `file://${folder}/warehouse`;
  const catalog: EngineCatalog = {
    ...{ type: "sql", name: catalogName, warehouse, "jdbc.schema-version": "V1" },
    ...{ uri: `sqlite:///${database}?synchronous=OFF`, "fs.file.impl": "LocalFiles" },
  };
  return {
    catalog,
    config: { type: "sql", uri: `sqlite:///${database}`, warehouse },
    locations(namespace) {
      using open = new DatabaseSync(database, { timeout: 10_000 });
      const sql = "select * from iceberg_tables where table_namespace = ?";
      const rows = open.prepare(sql).all(namespace);
      return new Map(rows.map((row) => [String(row.table_name), String(row.metadata_location)]));
    },
    ask: (java, histories) =>
      java.ask(catalog, { do: "histories", table: `${catalogName}.*`, histories }),
  };
}

/** Tables that are published together, since the model says that all of them move, or that none does. */
export interface ReplayGroup {
  readonly namespace: string;
  readonly branches: { readonly [name in DataBranch]: string };
  readonly tables: readonly ReplayTable[];
  readonly repository: TemporaryRepository;
}

export interface ReplayTable {
  readonly name: string;
  readonly history: ReplayHistory;
  /** By the model's label. */
  readonly ids: Map<string, string>;
}

/** Writes what was there first, and makes the data branches as their pull requests do. */
export async function openGroup(
  lake: ReplayLake,
  java: Engine,
  namespace: string,
  histories: readonly ReplayHistory[],
): Promise<ReplayGroup> {
  const config = JSON.stringify({ catalogs: { default: lake.config } });
  const repository = await temporaryRepository({ "icebranch.yaml": config });
  const branches = { pr: `pr-${namespace}`, child: `child-${namespace}` };
  const tables = histories.map((history) => ({
    ...{ history, name: `t${history.seed}`, ids: new Map<string, string>() },
  }));
  const group = { namespace, branches, tables, repository };
  await perform(lake, java, group, ({ history }) => [creation(history), ...history.first]);
  const ingest = ingestOf(...tables.map(({ name }) => name));
  const spec = ingest.replaceAll('"inventory"', JSON.stringify(namespace));
  const used = new Set<DataBranch>(["pr"]);
  for (const { branch } of histories.flatMap(({ rounds }) => rounds)) used.add(branch);
  for (const branch of used) {
    await repository.branch(branches[branch], "main");
    await repository.commit("Load them", { [`bronze/${namespace}/shop.ingest.json`]: spec });
    await icebranch(group, 0, "build");
  }
  await repository.checkout("main");
  for (const branch of used) await repository.merge(branches[branch]);
  return group;
}

function creation({ version, spec, columns, properties }: ReplayHistory): Step {
  return { step: { do: "createTable", formatVersion: version, spec, columns, properties } };
}

/** Takes the steps of each table, and keeps the ids of what they make. Answers what each answered. */
export async function perform(
  lake: ReplayLake,
  java: Engine,
  group: ReplayGroup,
  stepsOf: (table: ReplayTable) => readonly Step[],
): Promise<void> {
  const asked = group.tables.map((table) => ({ table, steps: stepsOf(table) }));
  const answers = await lake.ask(
    java,
    asked.map(({ table, steps }) => ({
      table: `${group.namespace}.${table.name}`,
      steps: engineSteps(steps, table.ids, group.branches),
    })),
  );
  for (const [index, { table, steps }] of asked.entries())
    for (const [at, { label, step }] of steps.entries()) {
      const answer = answers[index]?.[at];
      if (label !== undefined) table.ids.set(label, idOf(answer, { table, step }));
    }
}

function idOf(answer: unknown, asked: { readonly table: ReplayTable; readonly step: EngineStep }) {
  if (typeof answer === "string") return answer;
  const { snapshot } = answer as { readonly snapshot?: string };
  return (
    snapshot ??
    assert.fail(
      `seed ${asked.table.history.seed}: ${JSON.stringify(asked.step)}: ${JSON.stringify(answer)}`,
    )
  );
}

/** With snapshots' ids for labels, and the names of data branches. */
function engineSteps(
  steps: readonly Step[],
  ids: ReadonlyMap<string, string>,
  branches: ReplayGroup["branches"],
): readonly EngineStep[] {
  const own = new Map(steps.flatMap(({ label }, index) => (label ? [[label, `$${index}`]] : [])));
  const id = (label: string) => own.get(label) ?? ids.get(label) ?? label;
  const name = (ref: string) => branches[ref as DataBranch] ?? ref;
  return steps.map(({ step }) => {
    const told: Record<string, unknown> = { ...step };
    if (typeof told.snapshot === "string") told.snapshot = id(told.snapshot);
    if (Array.isArray(told.snapshots)) told.snapshots = told.snapshots.map(id);
    for (const key of ["branch", "ref", "from"])
      if (typeof told[key] === "string") told[key] = name(told[key]);
    return told as unknown as EngineStep;
  });
}

/** Runs a verb; fails with all that was printed where it does not end so. */
export async function icebranch(
  { repository }: ReplayGroup,
  exitStatus: number,
  ...argv: readonly string[]
): Promise<Report> {
  const { status, printed } = await commandLine(repository.root, [...argv, "--format=json"]);
  assert.equal(status, exitStatus, printed);
  return JSON.parse(printed) as Report;
}

/** As it is in the folder. */
export async function readTable(location: string): Promise<TableMetadata> {
  const bytes = await readFile(localPath(location));
  const text = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
  return parseJson(text.toString()) as TableMetadata;
}

/** Paths of all files beside a metadata file. */
export async function besides(location: string): Promise<ReadonlySet<string>> {
  const folder = dirname(localPath(location));
  return new Set((await readdir(folder)).map((name) => join(folder, name)));
}
