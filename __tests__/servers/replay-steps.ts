/** What can happen to a table: done to the model, and told as an engine does it. */
import type { Random } from "../soak/random.ts";
import type { EngineStep } from "./engine-actions.ts";
import {
  chainOf,
  commit,
  filesOf,
  headOf,
  type ModelFile,
  type ModelSnapshot,
  type ModelTable,
  newRows,
} from "./replay-model.ts";

/** `label`: of the snapshot that it makes. In the place of a snapshot's id it has a label, of a branch `pr`. */
export interface Step {
  readonly label?: string;
  readonly step: EngineStep;
}

type Move = (table: ModelTable, ref: string, random: Random) => Step | undefined;
type Weighted = readonly (readonly [weight: number, move: Move])[];

const ofBranch: Weighted = [
  [50, append],
  [8, emptyAppend],
  [13, compact],
  [7, replacePartitions],
  [3, deleteRows],
  [3, deleteBeside],
  [4, pickByHand],
  [3, loseFile],
  [2, expire],
];

const ofMain: Weighted = [
  [40, append],
  [5, emptyAppend],
  [12, compact],
  [6, rewriteManifests],
  [8, deleteRows],
  [8, deleteBeside],
  [3, replacePartitions],
  [6, addColumn],
  [2, widen],
  [1, breakSchema],
  [5, updateSpec],
  [4, upgrade],
  [4, expire],
];

export function branchStep(
  table: ModelTable,
  branch: string,
  random: Random,
  certain?: "append" | "replacePartitions",
): Step | undefined {
  switch (certain) {
    case "append":
      return append(table, branch, random);
    case "replacePartitions":
      return replacePartitions(table, branch, random);
    case undefined:
      return pickMove(ofBranch, random)(table, branch, random);
  }
}

export function mainStep(table: ModelTable, branch: string, random: Random): Step | undefined {
  const move = pickMove(ofMain, random);
  return move(table, move === expire ? branch : "main", random);
}

function pickMove(moves: Weighted, random: Random): Move {
  let left = random.below(moves.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, move] of moves) {
    if (left < weight) return move;
    left -= weight;
  }
  return append;
}

function onBranch(ref: string): { readonly branch?: string } {
  return ref === "main" ? {} : { branch: ref };
}

function append(table: ModelTable, ref: string, random: Random): Step {
  const files = Array.from({ length: 1 + random.below(3) }, () =>
    newRows(table, 1 + random.below(4)),
  );
  const label = commit(table, ref, { kind: "append", added: filesOf(table, files) });
  const wap = ref !== "main" && random.chance(0.15) ? { "wap.id": `wap-${label}` } : {};
  const summary = random.chance(0.2) ? { ...wap, "airbyte.sync": label } : wap;
  const step = {
    do: "append",
    files,
    fast: random.chance(0.4),
    ...onBranch(ref),
    summary,
  } as const;
  return { label, step };
}

function emptyAppend(table: ModelTable, ref: string, random: Random): Step {
  const label = commit(table, ref, { kind: "append" });
  return { label, step: { do: "append", ids: [], fast: random.chance(0.5), ...onBranch(ref) } };
}

/** Files without delete files beside them. */
function wholeFiles({ live, deleted }: ModelSnapshot): readonly ModelFile[] {
  return live.filter(({ rows }) => !rows.some((row) => deleted.has(row)));
}

function someFiles(
  table: ModelTable,
  ref: string,
  random: Random,
  most: number,
): readonly ModelFile[] {
  const head = headOf(table, ref);
  const files = head === undefined ? [] : wholeFiles(head);
  const picked = new Set(Array.from({ length: most }, () => random.pick(files)));
  return files.length === 0 ? [] : [...picked];
}

function compact(table: ModelTable, ref: string, random: Random): Step | undefined {
  const removed = someFiles(table, ref, random, 2 + random.below(3));
  if (removed.length === 0) return undefined;
  const ids = removed.flatMap(({ rows }) => rows);
  const label = commit(table, ref, { kind: "replace", removed, added: filesOf(table, [ids]) });
  return { label, step: { do: "compact", ids, ...onBranch(ref) } };
}

function rewriteManifests(table: ModelTable): Step {
  return { label: commit(table, "main", { kind: "replace" }), step: { do: "rewriteManifests" } };
}

/** A table that is not partitioned is replaced whole. */
function replacePartitions(table: ModelTable, ref: string, random: Random): Step {
  const ids = newRows(table, 1 + random.below(2));
  const added = filesOf(table, [ids]);
  const spec = table.fields.join();
  const partitions = added.map(({ partition }) => partition);
  const removed = (headOf(table, ref)?.live ?? []).filter(
    (file) => spec === "" || (file.spec === spec && partitions.includes(file.partition)),
  );
  const label = commit(table, ref, { kind: "replace-partitions", removed, added });
  return { label, step: { do: "replacePartitions", ids, ...onBranch(ref) } };
}

function deleteRows(table: ModelTable, ref: string, random: Random): Step | undefined {
  const [file] = someFiles(table, ref, random, 1);
  if (file === undefined) return undefined;
  const ids = [random.pick(file.rows)];
  const kept = file.rows.filter((row) => !ids.includes(row));
  const added = kept.length === 0 ? [] : filesOf(table, [kept]);
  const label = commit(table, ref, { kind: "delete", removed: [file], added });
  return { label, step: { do: "deleteRows", ids, ...onBranch(ref) } };
}

function deleteBeside(table: ModelTable, ref: string, random: Random): Step | undefined {
  const [file] = someFiles(table, ref, random, 1);
  if (file === undefined || table.version === 1) return undefined;
  const ids = [random.pick(file.rows)];
  const label = commit(table, ref, { kind: "delete", deleted: ids });
  const by = random.pick(["position", "value"] as const);
  return { label, step: { do: "deleteBeside", ids, by, ...onBranch(ref) } };
}

/** Somebody picks a snapshot of the branch onto main. */
function pickByHand(table: ModelTable, ref: string, random: Random): Step | undefined {
  const [main, head] = [headOf(table, "main"), table.refs.get(ref) ?? null];
  const theirs = chainOf(table, main?.label ?? null).labels;
  const held = new Set(theirs.map((label) => table.snapshots.get(label)?.source));
  const candidates = chainOf(table, head)
    .labels.filter((label) => !theirs.includes(label) && !held.has(label))
    .flatMap((label) => table.snapshots.get(label) ?? [])
    .filter(({ label, kind }) => kind === "append" && !table.expired.has(label));
  const own = candidates.filter(({ source }) => source === undefined);
  if (own.length === 0) return undefined;
  const { label: source, added, parent } = random.pick(own);
  const step = { do: "cherryPick", snapshot: source } as const;
  if (parent === main?.label) {
    table.refs.set("main", source);
    return { step };
  }
  return { label: commit(table, "main", { kind: "append", added, source }), step };
}

/** Of a file that the branch has compacted, and no other has. */
function loseFile(table: ModelTable, ref: string, random: Random): Step | undefined {
  const chain = chainOf(table, table.refs.get(ref) ?? null).labels.flatMap(
    (label) => table.snapshots.get(label) ?? [],
  );
  const live = new Set([...table.refs.keys()].flatMap((name) => headOf(table, name)?.live ?? []));
  const lost = chain
    .filter(({ kind, label }) => kind === "append" && !table.expired.has(label))
    .flatMap(({ label, added }) => added.map((file) => ({ label, file })))
    .filter(({ file }) => !live.has(file) && !table.lost.has(file));
  if (lost.length === 0) return undefined;
  const { label, file } = random.pick(lost);
  table.lost.add(file);
  return { step: { do: "loseFile", snapshot: label, id: file.rows[0] ?? 0 } };
}

function addColumn(table: ModelTable, _ref: string, random: Random): Step {
  const name = `extra_${Object.keys(table.columns).length}`;
  const type = random.pick(["string", "double", "long"]);
  table.columns = { ...table.columns, [name]: type };
  return { step: { do: "updateSchema", add: { [name]: type } } };
}

function widen(table: ModelTable): Step | undefined {
  if (table.columns.amount !== "int") return undefined;
  table.columns = { ...table.columns, amount: "long" };
  return { step: { do: "updateSchema", retype: { amount: "long" } } };
}

function breakSchema(table: ModelTable): Step | undefined {
  if (table.isBroken) return undefined;
  table.isBroken = true;
  return { step: { do: "updateSchema", rename: { amount: "sum" } } };
}

function updateSpec(table: ModelTable, _ref: string, random: Random): Step | undefined {
  if (table.fields.includes("truncate[7](id)")) return undefined;
  const removed = random.chance(0.4) ? table.fields.slice(0, 1) : [];
  const added = ["truncate[7](id)"];
  table.fields = [...table.fields.filter((one) => !removed.includes(one)), ...added];
  return { step: { do: "updateSpec", add: added, remove: removed } };
}

function upgrade(table: ModelTable): Step | undefined {
  if (table.version === 3) return undefined;
  table.version = table.version === 1 ? 2 : 3;
  const properties = { "format-version": String(table.version) };
  return { step: { do: "setProperties", properties } };
}

/** Snapshots of main or of the branch that no ref is at. */
function expire(table: ModelTable, ref: string, random: Random): Step | undefined {
  const side = random.pick(["main", ref]);
  const heads = new Set(table.refs.values());
  const chain = chainOf(table, table.refs.get(side) ?? null).labels;
  const old = chain.filter((label) => !heads.has(label) && !table.expired.has(label));
  const picked = old.slice(random.below(old.length + 1)).slice(0, 1 + random.below(2));
  if (picked.length === 0) return undefined;
  for (const label of picked) table.expired.add(label);
  return { step: { do: "expireSnapshots", snapshots: picked } };
}
