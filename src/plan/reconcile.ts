/** Which data branches are in work, pull request by pull request. */
import { compareText } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { branchHead, history, refsOf, snapshotId } from "../iceberg/refs.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import { type CatalogState, isOurs, type Onto, type Owning } from "./context.ts";
import type { WrittenTable } from "./written-tables.ts";

/** A data branch of ours: in work, or ended unpublished. */
export interface OpenBranch {
  readonly branch: string;
  readonly dataBranch: string;
  /** The pull request that it belongs to; null where only a terminal, or a first sync, made it. */
  readonly pull: number | null;
  /** What its marks were made at; empty where only a first sync made it, without a mark. */
  readonly commits: readonly { readonly base: string; readonly head: string }[];
  /** When the first and the last of its marks were made, in milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
  readonly tables: readonly string[];
}

/** One whose pull request, or git branch, is merged. */
export interface DueBranch extends OpenBranch {
  readonly onto: Onto;
  /** The commit of the branch that it was merged into. */
  readonly mergeCommit: string;
  /** In milliseconds since 1970, where that is known. */
  readonly mergedAt: number | undefined;
}

/** Oldest first: whoever branched first is most likely the parent of the others. */
export function openBranches(
  state: CatalogState,
  context: Owning,
  inState: "open" | "closed" = "open",
): readonly OpenBranch[] {
  const all = [...state].flatMap(([table, { table: loaded }]) =>
    [...marksOf(loaded.metadata)].flatMap(([dataBranch, mark]) =>
      isOurs(mark, context) && mark.state === inState ? [{ table, dataBranch, mark }] : [],
    ),
  );
  // Two pull requests may have data branches of one name, on different tables.
  const groups = Map.groupBy(all, ({ dataBranch, mark: { pull, branch } }) =>
    JSON.stringify([dataBranch, pull, pull === null ? branch : ""]),
  );
  const branches = [...groups.values()].map(
    (members): OpenBranch => ({
      branch: members.at(-1)?.mark.branch ?? "",
      dataBranch: members[0]?.dataBranch ?? "",
      pull: members[0]?.mark.pull ?? null,
      commits: differentCommits(members.map(({ mark }) => mark)),
      since: members.reduce((at, { mark }) => Math.min(at, mark.at), Number.POSITIVE_INFINITY),
      until: members.reduce((at, { mark }) => Math.max(at, mark.at), 0),
      tables: members.map(({ table }) => table),
    }),
  );
  return branches.sort((a, b) => a.since - b.since || compareText(a.dataBranch, b.dataBranch));
}

/** One build marks all its tables alike, and each pair costs questions to git. */
function differentCommits(marks: OpenBranch["commits"]): OpenBranch["commits"] {
  return [...new Map(marks.map(({ base, head }) => [`${base} ${head}`, { base, head }])).values()];
}

/** Branches without a mark on tables without a `main`: what first syncs make of pending tables. */
export function firstSyncBranches(state: CatalogState): readonly OpenBranch[] {
  const branches = new Map<string, { tables: string[]; since: number; until: number }>();
  for (const [table, { table: loaded }] of state) {
    const { metadata } = loaded;
    if (branchHead(metadata, MAIN) !== null) continue;
    const marks = marksOf(metadata);
    for (const [name, ref] of Object.entries(refsOf(metadata))) {
      if (ref.type !== "branch" || marks.has(name)) continue;
      const first = history(metadata, snapshotId(ref["snapshot-id"])).snapshots.at(-1);
      const at = Number(first?.["timestamp-ms"] ?? 0);
      const known = branches.get(name) ?? { tables: [], since: at, until: at };
      known.tables.push(table);
      known.since = Math.min(known.since, at);
      known.until = Math.max(known.until, at);
      branches.set(name, known);
    }
  }
  return [...branches].map(([name, made]) => ({
    ...{ branch: name, dataBranch: name, pull: null, commits: [] },
    ...made,
  }));
}

/**
 * The tables of one data branch, and those that its first syncs made without a mark. Where another
 * pull request has a data branch of the same name, nobody can tell whose those are.
 */
export function tablesOfBranch(
  one: Pick<OpenBranch, "dataBranch" | "tables">,
  written: readonly WrittenTable[],
  state: CatalogState,
  all: readonly OpenBranch[],
): readonly WrittenTable[] {
  const { dataBranch } = one;
  const isShared = all.some(
    (other) =>
      other.dataBranch === dataBranch && other.tables.some((table) => !one.tables.includes(table)),
  );
  return written.filter(({ table }) => {
    if (one.tables.includes(table)) return true;
    const found = state.get(table);
    return !isShared && found !== undefined && !marksOf(found.table.metadata).has(dataBranch);
  });
}

/** By the time of the merge, as far as that is known. */
export function inMergeOrder(due: readonly DueBranch[]): readonly DueBranch[] {
  const time = ({ mergedAt, since }: DueBranch) => mergedAt ?? since;
  return [...due].sort((a, b) => time(a) - time(b) || compareText(a.dataBranch, b.dataBranch));
}
