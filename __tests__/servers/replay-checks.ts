/** What must hold of a table that was published, whoever reads it. */
import assert from "node:assert/strict";
import { localPath } from "../../src/demo/local-file.ts";
import { branchHead, findSnapshot, snapshotId } from "../../src/iceberg/refs.ts";
import { MAIN, type Snapshot, type TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { Audit, AuditedSnapshot, EngineFile } from "./engine-actions.ts";
import type { ReplayTable } from "./replay-house.ts";
import { cellOf, type ModelSnapshot } from "./replay-model.ts";
import type { Published } from "./replay-rounds.ts";

/** The snapshots that a publish put on main, newest last, with what the model has of them. */
export function replaysOf({ table, round, after }: Published) {
  if (round.verdict.state !== "replay") return [];
  const { snapshots } = table.history.table;
  const all: { readonly model: ModelSnapshot; readonly snapshot: Snapshot }[] = [];
  for (let label: string | null = round.head; all.length < round.verdict.picks.length; ) {
    const model: ModelSnapshot = snapshots.get(label ?? "") ?? assert.fail("main ends early");
    const snapshot = findSnapshot(after, table.ids.get(model.label) ?? "");
    all.push({ model, snapshot: snapshot ?? assert.fail(`${model.label} is not there`) });
    label = model.parent;
  }
  return all.toReversed();
}

/** Of each replayed snapshot: what it was picked from, its counters, and where it stands. */
export function checkReplays(published: Published): void {
  const { table, round, after, before } = published;
  let parent = branchHead(before, MAIN);
  let sequence = Number(before["last-sequence-number"] ?? 0);
  for (const { model, snapshot } of replaysOf(published)) {
    const said = `seed ${table.history.seed}: ${model.label}: ${JSON.stringify(snapshot.summary)}`;
    const source = findSnapshot(after, table.ids.get(model.source ?? "") ?? "");
    const { summary = {} } = snapshot;
    assert.equal(summary.operation, source?.summary?.operation, said);
    assert.equal(summary["source-snapshot-id"], snapshotId(source?.["snapshot-id"] ?? 0), said);
    assert.equal(summary["published-wap-id"], source?.summary?.["wap.id"], said);
    assert.equal(snapshot["parent-snapshot-id"]?.toString(), parent, said);
    assert.equal(snapshot["schema-id"], after["current-schema-id"], said);
    checkCounters(model, summary, said);
    sequence += 1;
    if (after["format-version"] > 1)
      assert.equal(Number(snapshot["sequence-number"]), sequence, said);
    parent = snapshotId(snapshot["snapshot-id"]);
  }
  if (round.verdict.state !== "fast-forward")
    assert.equal(branchHead(after, MAIN), parent, `seed ${table.history.seed}: main`);
}

function checkCounters(
  { added, removed }: ModelSnapshot,
  summary: NonNullable<Snapshot["summary"]>,
  said: string,
): void {
  const places = [...added, ...removed].map(({ spec, partition }) => `${spec} ${partition}`);
  const counts = {
    "added-data-files": added.length,
    "added-records": added.flatMap(({ rows }) => rows).length,
    "deleted-data-files": removed.length,
    "deleted-records": removed.flatMap(({ rows }) => rows).length,
  };
  for (const [key, count] of Object.entries(counts))
    assert.equal(Number(summary[key] ?? 0), count, `${key}: ${said}`);
  assert.equal(Number(summary["changed-partition-count"]), new Set(places).size, said);
}

/** Nothing beside the metadata that leads nowhere. */
export function checkFiles({ table, newFiles }: Published, { reachable }: Audit): void {
  const known = new Set(reachable.map(localPath));
  const stray = newFiles.filter((one) => !known.has(one) && !/\.metadata\.json$/.test(one));
  assert.deepEqual(stray, [], `seed ${table.history.seed}`);
  const metadata = newFiles.filter((one) => /\.metadata\.json$/.test(one));
  assert.ok(metadata.length <= 1, `seed ${table.history.seed}: ${metadata.join()}`);
}

/** Of the whole table, its own snapshots and everybody's. */
export function checkTable(
  { history, ids }: ReplayTable,
  after: TableMetadata,
  audit: Audit,
): void {
  const said = `seed ${history.seed}`;
  assert.deepEqual(audit.problems, [], said);
  const counted = new Map(audit.snapshots.map((one) => [one.id, one]));
  for (const snapshot of after.snapshots ?? []) checkTotals(snapshot, counted, said);
  checkLog(after, said);
  if (after["format-version"] > 1) checkSequence(after, said);
  if (after["format-version"] > 2) checkRowIds(after, said);
  const heads = history.rounds.map(({ head }) => ids.get(head));
  assert.equal(branchHead(after, MAIN), heads.at(-1), said);
}

function checkTotals(
  snapshot: Snapshot,
  counted: ReadonlyMap<string, AuditedSnapshot>,
  said: string,
): void {
  const found = counted.get(snapshotId(snapshot["snapshot-id"]));
  const { summary = {} } = snapshot;
  const told = {
    "total-data-files": found?.dataFiles,
    "total-records": found?.rows,
    "total-files-size": found?.bytes,
    "total-delete-files": found?.deleteFiles,
  };
  for (const [key, count] of Object.entries(told))
    assert.equal(Number(summary[key]), count, `${said}: ${key} of ${JSON.stringify(summary)}`);
}

function checkLog(after: TableMetadata, said: string): void {
  const log = (after["snapshot-log"] ?? []) as readonly {
    readonly "snapshot-id": number | bigint;
    readonly "timestamp-ms": number;
  }[];
  assert.equal(String(log.at(-1)?.["snapshot-id"]), branchHead(after, MAIN), `${said}: the log`);
  const times = log.map((one) => one["timestamp-ms"]);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
    `${said}: the log`,
  );
  assert.ok(Number(after["last-updated-ms"]) >= (times.at(-1) ?? 0), `${said}: last-updated-ms`);
}

/** A version 1 snapshot has none, after an upgrade too. */
function checkSequence({ snapshots = [], ...after }: TableMetadata, said: string): void {
  const numbers = snapshots
    .map((one) => Number(one["sequence-number"] ?? 0))
    .filter((one) => one > 0);
  assert.equal(
    new Set(numbers).size,
    numbers.length,
    `${said}: sequence numbers ${numbers.join()}`,
  );
  const last = Number(after["last-sequence-number"]);
  assert.ok(Math.max(0, ...numbers) <= last, `${said}: last-sequence-number`);
  const byId = new Map(snapshots.map((one) => [snapshotId(one["snapshot-id"]), one]));
  for (const one of snapshots) {
    const parent = byId.get(String(one["parent-snapshot-id"] ?? ""));
    const [own, before] = [one, parent].map((it) => Number(it?.["sequence-number"] ?? 0));
    assert.ok(parent === undefined || own === 0 || (own ?? 0) > (before ?? 0), said);
  }
}

/** Each snapshot's begin where those before it ended, or later where some are expired. */
function checkRowIds({ snapshots = [], ...after }: TableMetadata, said: string): void {
  const given = snapshots
    .filter((one) => one["first-row-id"] !== undefined)
    .map((one) => [Number(one["first-row-id"]), Number(one["added-rows"])] as const)
    .sort(([a, more], [b, most]) => a - b || more - most);
  let next = 0;
  for (const [first, added] of given) {
    assert.ok(first >= next, `${said}: row ids ${JSON.stringify(given)}`);
    next = first + added;
  }
  assert.ok(next <= Number(after["next-row-id"]), `${said}: next-row-id`);
}

/** No two rows of a ref have one id. */
export function checkLiveRowIds(
  { history }: ReplayTable,
  after: TableMetadata,
  files: { readonly [path: string]: EngineFile },
): void {
  if (after["format-version"] < 3) return;
  const said = `seed ${history.seed}: row ids`;
  const ranges = Object.values(files)
    .filter((file) => file.firstRowId !== null)
    .map(({ firstRowId, rows }) => [Number(firstRowId), Number(firstRowId) + rows] as const)
    .sort(([a], [b]) => a - b);
  for (const [index, [from, to]] of ranges.entries()) {
    assert.ok(to <= Number(after["next-row-id"]), said);
    assert.ok(index === 0 || from >= (ranges[index - 1]?.[1] ?? 0), `${said} ${ranges.join(" ")}`);
  }
}

/** Every column of every row, as it was written. */
export function checkRecords(
  { history }: ReplayTable,
  records: { readonly [id: string]: { readonly [column: string]: unknown } },
): void {
  const { table, seed } = history;
  if (table.isBroken) return;
  const columns = { id: "long", region: "string", ...table.columns };
  for (const [id, record] of Object.entries(records)) {
    const row = Number(id);
    const written = { id: "long", region: "string", ...table.written.get(row) };
    const expected = Object.keys(columns).map((column) => {
      const type = (written as { readonly [column: string]: string })[column];
      return [column, type === undefined ? null : cellOf(column, type, row)];
    });
    assert.deepEqual(record, Object.fromEntries(expected), `seed ${seed}: row ${id}`);
  }
}
