/** Java picks the same snapshots onto the same main, and what it makes is held against ours. */
import { findSnapshot, snapshotId } from "../../src/iceberg/refs.ts";
import type { Snapshot, TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { EngineFile, EngineStep } from "./engine-actions.ts";
import type { Engine } from "./engines.ts";
import { replaysOf } from "./replay-checks.ts";
import { type ReplayGroup, type ReplayLake, readTable } from "./replay-house.ts";
import { chainOf, type ModelSnapshot } from "./replay-model.ts";
import type { Published } from "./replay-rounds.ts";

/** Where the two may differ, and why. Each must be seen in a run: else it is none any more. */
export const differences: { readonly [key: string]: string } = {
  "summary engine-name": "Each names itself.",
  "summary iceberg-version": "Java names its library.",
  "added-rows":
    "Java gives the rows of manifests that it merges new ids, and counts them as added.",
  "first-row-id": "It follows the one before, which added more by Java.",
  "file firstRowId": "The same.",
  "icebranch alone refuses: rows deleted beside":
    "Java takes main's delete files along with what they are of; icebranch writes none.",
  "summary manifests-created": "Java counts manifests, icebranch does not.",
  "summary manifests-kept": "Java counts manifests, icebranch does not.",
  "summary manifests-replaced": "Java counts manifests, icebranch does not.",
};

type Seen = Map<string, string[]>;

export interface Picked {
  readonly published: Published;
  readonly group: ReplayGroup;
}

/** A copy of each table, as it was before its first publish. Answers what differs, with examples. */
export async function compareWithJava(
  lake: ReplayLake,
  java: Engine,
  all: readonly Picked[],
  ours: ReadonlyMap<Published, { readonly [path: string]: EngineFile }>,
): Promise<{ readonly seen: ReadonlyMap<string, readonly string[]>; readonly refused: number }> {
  const asked = all.map(({ published }) => ({
    ...{ published, picks: picksOf(published), table: `copies.t${published.table.history.seed}` },
  }));
  const answers = await lake.ask(
    java,
    asked.map(({ published, picks, table }) => ({ table, steps: stepsOf(published, picks) })),
  );
  const places = lake.locations("copies");
  const seen: Seen = new Map();
  let refused = 0;
  for (const [index, { published, picks }] of asked.entries()) {
    const told = answers[index] ?? [];
    const answered = told.slice(1, 1 + picks.length) as readonly Answer[];
    const no = answered.find((one) => "refused" in one);
    if (no !== undefined) refused += 1;
    const { history } = published.table;
    const isOurs = published.round.verdict.state === "refused";
    if (isOurs !== (no !== undefined)) {
      note(
        seen,
        isOurs ? `icebranch alone refuses: ${whyOf(published)}` : "Java alone refuses",
        `seed ${history.seed} ${JSON.stringify(no)}`,
      );
      continue;
    }
    if (isOurs) continue;
    const copy = await readTable(places.get(`t${history.seed}`) ?? "");
    compareSnapshots(seen, published, copy, answered);
    compareFiles(seen, published, told.at(-1) as Files, ours.get(published) ?? {});
  }
  return { seen, refused };
}

type Answer = { readonly snapshot: string } | { readonly refused: string };
type Files = { readonly [path: string]: EngineFile };

function note(seen: Seen, what: string, example: string): void {
  seen.set(what, [...(seen.get(what) ?? []), example]);
}

function whyOf({ round: { verdict } }: Published): string {
  return verdict.state === "refused" ? verdict.why.join(", ") : verdict.state;
}

/** What the branch has of its own, compactions left out: somebody who picks would take these. */
function picksOf({ table, round }: Published): readonly ModelSnapshot[] {
  if (round.verdict.state === "replay") return round.verdict.picks;
  const { table: model } = table.history;
  const main = new Set(chainOf(model, model.refs.get("main") ?? null).labels);
  const base = model.bases.get(round.branch);
  const own = chainOf(model, model.refs.get(round.branch) ?? null).labels;
  const end = own.findIndex((label) => label === base || main.has(label));
  return own
    .slice(0, end === -1 ? own.length : end)
    .toReversed()
    .flatMap((label) => (model.expired.has(label) ? [] : (model.snapshots.get(label) ?? [])))
    .filter(({ kind }) => kind !== "replace");
}

function stepsOf(
  { from, table: { ids } }: Published,
  picks: readonly ModelSnapshot[],
): readonly EngineStep[] {
  return [
    { do: "registerTable", location: from },
    ...picks.map(({ label }) => ({ do: "cherryPick", snapshot: ids.get(label) ?? "" }) as const),
    { do: "files" },
  ];
}

function compareSnapshots(
  seen: Seen,
  published: Published,
  copy: TableMetadata,
  answered: readonly Answer[],
): void {
  const { seed } = published.table.history;
  for (const [index, { snapshot: own }] of replaysOf(published).entries()) {
    const answer = answered[index];
    const theirs =
      answer !== undefined && "snapshot" in answer && findSnapshot(copy, answer.snapshot);
    if (!theirs) {
      note(seen, "no snapshot of Java's", `seed ${seed}`);
      continue;
    }
    for (const key of keysOf(own.summary, theirs.summary)) {
      const [a, b] = [own.summary?.[key], theirs.summary?.[key]];
      if (a !== b) note(seen, `summary ${key}`, `seed ${seed}: ${a} by icebranch, ${b} by Java`);
    }
    for (const key of ["schema-id", "sequence-number", "first-row-id", "added-rows"] as const) {
      const [a, b] = [String(own[key]), String(theirs[key])];
      if (a !== b) note(seen, key, `seed ${seed}: ${a} by icebranch, ${b} by Java`);
    }
    if (index === 0 && parentOf(own) !== parentOf(theirs)) note(seen, "parent", `seed ${seed}`);
  }
}

function parentOf(snapshot: Snapshot): string {
  return snapshotId(snapshot["parent-snapshot-id"] ?? 0);
}

function keysOf(...all: readonly (object | undefined)[]): readonly string[] {
  return [...new Set(all.flatMap((one) => Object.keys(one ?? {})))];
}

/** The live files of main, whole. */
function compareFiles(seen: Seen, { table }: Published, theirs: Files, ours: Files): void {
  const { seed } = table.history;
  for (const path of keysOf(ours, theirs)) {
    const [own, other] = [ours[path], theirs[path]];
    if (own === undefined || other === undefined) {
      note(
        seen,
        "live files",
        `seed ${seed}: ${path} is not by ${own === undefined ? "icebranch" : "Java"}`,
      );
      continue;
    }
    for (const key of keysOf(own, other)) {
      const [a, b] = [JSON.stringify(own[key]), JSON.stringify(other[key])];
      if (a !== b) note(seen, `file ${key}`, `seed ${seed}: ${a} by icebranch, ${b} by Java`);
    }
  }
}
