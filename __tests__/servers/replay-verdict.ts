/** What publishing a data branch must do, by the model: Java's rules for picking snapshots. */
import {
  chainOf,
  commit,
  headOf,
  type ModelFile,
  type ModelSnapshot,
  type ModelTable,
} from "./replay-model.ts";

export type Why =
  | "schema"
  | "expired"
  | "deletes"
  | "partitions on others"
  | "partitions changed"
  | "rows deleted beside"
  | "files lost"
  | "files there";

export type Verdict =
  | { readonly state: "equal" | "behind" | "fast-forward" }
  | { readonly state: "replay"; readonly picks: readonly ModelSnapshot[] }
  /** All that is against it. */
  | { readonly state: "refused"; readonly why: readonly Why[] };

export function judge(table: ModelTable, ref: string): Verdict {
  if (table.isBroken) return { state: "refused", why: ["schema"] };
  const [head, main] = [table.refs.get(ref) ?? "", table.refs.get("main") ?? ""];
  if (head === main) return { state: "equal" };
  const [ours, theirs] = [chainOf(table, head), chainOf(table, main)];
  if (ours.labels.includes(main)) return { state: "fast-forward" };
  if (theirs.labels.includes(head)) return { state: "behind" };
  const { own, isReplayed, isWhole } = ownOf(table, ref, theirs.labels);
  const picks = own.filter(({ kind }) => kind !== "replace");
  if (isReplayed && isWhole && picks.length === 0) return { state: "behind" };
  const isApart = ours.labels.every((label) => !theirs.labels.includes(label));
  if (!isWhole || (isApart && (ours.isCut || theirs.isCut)))
    return { state: "refused", why: ["expired"] };
  const why = [...new Set(objections(table, picks, own))];
  if (why.length > 0) return { state: "refused", why };
  // What was only compacted has no row that main has not.
  return picks.length === 0 ? { state: "behind" } : { state: "replay", picks };
}

/** Oldest first: what main has neither itself nor as a replay, as far as the branch was made for it. */
function ownOf(table: ModelTable, ref: string, theirs: readonly string[]) {
  const base = table.bases.get(ref);
  const held = new Set(theirs.flatMap((label) => originsOf(table, label)));
  const own: ModelSnapshot[] = [];
  let isReplayed = false;
  for (const label of chainOf(table, table.refs.get(ref) ?? null).labels) {
    if (label === base || theirs.includes(label))
      return { own: own.toReversed(), isReplayed, isWhole: true };
    const snapshot = table.snapshots.get(label);
    if (snapshot === undefined || table.expired.has(label)) break;
    if (held.has(label)) isReplayed = true;
    else own.push(snapshot);
  }
  return { own: own.toReversed(), isReplayed, isWhole: false };
}

function originsOf(table: ModelTable, label: string): readonly string[] {
  const source = table.expired.has(label) ? undefined : table.snapshots.get(label)?.source;
  return source === undefined ? [label] : [label, ...originsOf(table, source)];
}

function objections(
  table: ModelTable,
  picks: readonly ModelSnapshot[],
  own: readonly ModelSnapshot[],
): readonly Why[] {
  const live = new Set(headOf(table, "main")?.live);
  const added = new Set(picks.flatMap((pick) => pick.added));
  const compacted = own.filter(({ kind }) => kind === "replace").flatMap(({ removed }) => removed);
  const isLost = compacted.some((file) => added.has(file) && table.lost.has(file));
  return [
    ...picks.flatMap((pick, index) => pickObjections(table, pick, index)),
    ...([...added].some((file) => live.has(file)) ? (["files there"] as const) : []),
    ...(isLost ? (["files lost"] as const) : []),
  ];
}

function pickObjections(table: ModelTable, pick: ModelSnapshot, index: number): readonly Why[] {
  if (pick.kind === "delete") return ["deletes"];
  if (pick.kind !== "replace-partitions") return [];
  const theirs = chainOf(table, table.refs.get("main") ?? null).labels;
  if (index > 0 || !theirs.includes(pick.parent ?? "")) return ["partitions on others"];
  const since = theirs
    .slice(0, theirs.indexOf(pick.parent ?? ""))
    .flatMap((label) => table.snapshots.get(label) ?? []);
  return [
    ...(isChanged(table, pick, since) ? (["partitions changed"] as const) : []),
    ...(pick.removed.length > 0 && since.some((one) => deletesBeside(table, one))
      ? (["rows deleted beside"] as const)
      : []),
  ];
}

/** Whether main took away what it replaced, or put more beside it. */
function isChanged(
  table: ModelTable,
  pick: ModelSnapshot,
  since: readonly ModelSnapshot[],
): boolean {
  const live = new Set(headOf(table, "main")?.live);
  if (pick.removed.some((file) => !live.has(file))) return true;
  const key = ({ spec, partition }: ModelFile) => `${spec} ${partition}`;
  const replaced = new Set(pick.added.map(key));
  return since.some(({ added }) => added.some((file) => replaced.has(key(file))));
}

function deletesBeside(table: ModelTable, { parent, deleted }: ModelSnapshot): boolean {
  return deleted.size > (table.snapshots.get(parent ?? "")?.deleted.size ?? 0);
}

/** Moves the model's main, as a publish that was let through does. */
export function publish(table: ModelTable, ref: string, verdict: Verdict): void {
  const stood = table.refs.get("main") ?? "";
  switch (verdict.state) {
    case "replay":
      for (const { label, kind, added, removed } of verdict.picks)
        commit(table, "main", { kind, added, removed, source: label });
      break;
    case "fast-forward":
      table.refs.set("main", table.refs.get(ref) ?? "");
      break;
    case "equal":
    case "behind":
    case "refused":
      return;
  }
  table.bases.set(ref, table.refs.get(ref) ?? "");
  // What undo goes back to.
  table.refs.set(`undo ${stood}`, stood);
}
