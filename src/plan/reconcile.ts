/** Which data branches are merged, in the order of their merges. */
import { compareText } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { branchHead, refsOf } from "../iceberg/refs.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import { type CatalogState, isOurs, type PlanContext } from "./context.ts";

/** A data branch of ours: in work, or ended unpublished. */
export interface OpenBranch {
  readonly branch: string;
  readonly dataBranch: string;
  /** What its marks were made at; empty where only a first sync made it, without a mark. */
  readonly commits: readonly { readonly base: string; readonly head: string }[];
  readonly since: number;
  readonly tables: readonly string[];
}

/** Oldest first: whoever branched first is most likely the parent of the others. */
export function openBranches(
  state: CatalogState,
  context: Pick<PlanContext, "owner" | "knownCommits">,
  inState: "open" | "closed" = "open",
): readonly OpenBranch[] {
  const all = [...state].flatMap(([table, { table: loaded }]) =>
    [...marksOf(loaded.metadata)].flatMap(([dataBranch, mark]) =>
      isOurs(mark, context) && mark.state === inState ? [{ table, dataBranch, mark }] : [],
    ),
  );
  const branches = [...Map.groupBy(all, ({ dataBranch }) => dataBranch)].map(
    ([dataBranch, members]): OpenBranch => ({
      branch: members.at(-1)?.mark.branch ?? dataBranch,
      dataBranch,
      commits: differentCommits(members.map(({ mark }) => mark)),
      since: members.reduce(
        (since, { mark }) => Math.min(since, mark.at),
        Number.POSITIVE_INFINITY,
      ),
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
export function firstSyncBranches(state: CatalogState): ReadonlyMap<string, readonly string[]> {
  const branches = new Map<string, string[]>();
  for (const [table, { table: loaded }] of state) {
    const { metadata } = loaded;
    if (branchHead(metadata, MAIN) !== null) continue;
    const marks = marksOf(metadata);
    for (const [name, ref] of Object.entries(refsOf(metadata))) {
      if (ref.type !== "branch" || marks.has(name)) continue;
      const tables = branches.get(name);
      if (tables === undefined) branches.set(name, [table]);
      else tables.push(table);
    }
  }
  return branches;
}
