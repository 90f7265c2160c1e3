/** A round of a group's histories: Java's steps, then icebranch's publish, and what its report must say. */
import assert from "node:assert/strict";
import { branchHead, findSnapshot, snapshotId } from "../../src/iceberg/refs.ts";
import { MAIN, type TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { Report, ReportTable } from "../../src/report/report.ts";
import type { Engine } from "./engines.ts";
import type { Round } from "./replay-histories.ts";
import {
  besides,
  icebranch,
  perform,
  type ReplayGroup,
  type ReplayLake,
  type ReplayTable,
  readTable,
} from "./replay-house.ts";
import type { Why } from "./replay-verdict.ts";

/** One table around one publish. */
export interface Published {
  readonly table: ReplayTable;
  readonly round: Round;
  /** The metadata file that it was planned on. */
  readonly from: string;
  readonly before: TableMetadata;
  readonly after: TableMetadata;
  /** What the publish put beside the metadata. */
  readonly newFiles: readonly string[];
}

export async function playRound(
  lake: ReplayLake,
  java: Engine,
  group: ReplayGroup,
  index: number,
): Promise<readonly Published[]> {
  await perform(lake, java, group, (table) => roundOf(table, index).steps);
  const places = lake.locations(group.namespace);
  const seen = await seenOf(group, places);
  const [first] = group.tables;
  const { branch, verdict } = roundOf(first ?? assert.fail("an empty group"), index);
  const isRefused = verdict.state === "refused";
  const argv = ["--branch", group.branches[branch], "--on-diverged=replay"];
  const report = await icebranch(group, isRefused ? 1 : 0, "publish", ...argv);
  for (const table of group.tables) holdReport(report, group, table, roundOf(table, index));
  const now = lake.locations(group.namespace);
  if (isRefused) assert.deepEqual(now, places, "a refused publish moved a table");
  const after = await seenOf(group, now);
  return group.tables.map((table) => {
    const [old, fresh] = [seen.get(table.name), after.get(table.name)];
    if (old === undefined || fresh === undefined) assert.fail(`no table ${table.name}`);
    bindReplays(table, fresh.metadata, index);
    const newFiles = [...fresh.files].filter((one) => !old.files.has(one));
    const [from, before] = [old.location, old.metadata];
    return { table, round: roundOf(table, index), from, before, after: fresh.metadata, newFiles };
  });
}

/** What was published is published: whoever asks again changes nothing, and is told the same. */
export async function playAgain(lake: ReplayLake, group: ReplayGroup): Promise<void> {
  const round = group.tables[0]?.history.rounds.at(-1) ?? assert.fail("an empty group");
  const isRefused = round.verdict.state === "refused";
  const places = lake.locations(group.namespace);
  const argv = ["--branch", group.branches[round.branch], "--on-diverged=replay"];
  const { result } = await icebranch(group, isRefused ? 1 : 0, "publish", ...argv);
  assert.equal(result, isRefused ? "blocked" : "nothing-to-do");
  assert.deepEqual(lake.locations(group.namespace), places, "a second publish moved a table");
}

function roundOf({ history }: ReplayTable, index: number): Round {
  return history.rounds[index] ?? assert.fail(`seed ${history.seed} has no round ${index}`);
}

async function seenOf({ tables }: ReplayGroup, places: ReadonlyMap<string, string>) {
  const seen = await Promise.all(
    tables.map(async ({ name }) => {
      const location = places.get(name) ?? assert.fail(`no table ${name}`);
      const [metadata, files] = await Promise.all([readTable(location), besides(location)]);
      return [name, { location, metadata, files }] as const;
    }),
  );
  return new Map(seen);
}

function holdReport(
  { tables, findings }: Report,
  { namespace }: ReplayGroup,
  { name, history }: ReplayTable,
  { verdict }: Round,
): void {
  const full = `bronze.${namespace}.${name}`;
  const line = tables.find(({ table }) => table === full);
  const own = findings.filter(({ message }) => message.split(/[ :]/).includes(full));
  const said = JSON.stringify({ seed: history.seed, verdict, line, own });
  switch (verdict.state) {
    case "equal":
    case "behind":
      assert.ok(line === undefined || line.state === verdict.state, said);
      break;
    case "fast-forward":
      assert.equal(line?.state, "fast-forward", said);
      break;
    case "replay": {
      assert.equal(line?.state, "replay", said);
      const files = verdict.picks.flatMap(({ added }) => added);
      const rows = files.flatMap((file) => file.rows).length;
      assert.deepEqual(line?.added, { rows, files: files.length }, said);
      break;
    }
    case "refused":
      assert.ok(
        verdict.why.some((why) => isSaid(why, line, own)),
        said,
      );
      return;
  }
  assert.ok(!own.some(({ level }) => level === "error"), said);
  assert.ok(
    own.every(({ code }) => code === "IB406" || code === "IB437"),
    said,
  );
}

const words: { readonly [why in Exclude<Why, "schema">]: RegExp } = {
  expired: /expired/,
  deletes: /does more than add files|adds or removes deletes of rows/,
  "partitions on others": /replaces partitions as they were after other snapshots/,
  "partitions changed":
    /replaces partitions (that have got new files|of which files have been taken away) since/,
  "rows deleted beside": /replaces partitions, and rows have been deleted since/,
  "files lost": /were compacted on it, and are not there any more/,
  "files there": /are on the other branch already, and not by a replay/,
};

function isSaid(why: Why, line: ReportTable | undefined, own: Report["findings"]): boolean {
  const errors = own.filter(({ level }) => level === "error");
  if (why === "schema") return errors.some(({ code }) => code === "IB406");
  const isState =
    line?.state === "diverged" || (why === "expired" && line?.state === "history-expired");
  return isState && errors.some(({ message }) => words[why].test(message));
}

/** main's snapshots are the model's, one by one; those that the publish made get their ids. */
function bindReplays({ history, ids }: ReplayTable, metadata: TableMetadata, index: number): void {
  const { table, rounds, seed } = history;
  let next = branchHead(metadata, MAIN);
  let label: string | null = rounds[index]?.head ?? null;
  for (; label !== null; label = table.snapshots.get(label)?.parent ?? null) {
    assert.ok(next !== null, `seed ${seed}: main ends before ${label}`);
    const known = ids.get(label);
    assert.ok(known === undefined || known === next, `seed ${seed}: ${label} is not on main`);
    ids.set(label, next);
    const snapshot = findSnapshot(metadata, next);
    if (snapshot === undefined) break;
    const parent = snapshot["parent-snapshot-id"] ?? null;
    next = parent === null ? null : snapshotId(parent);
  }
}
