/** Which data branches are merged, in the order of their merges. */
import { compareText } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { branchHead, refsOf } from "../iceberg/refs.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import { type CatalogState, isOurs, type PlanContext } from "./context.ts";

/** A data branch of ours that is in work. */
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
): readonly OpenBranch[] {
  const branches = new Map<string, OpenBranch>();
  for (const [table, { table: loaded }] of state) {
    for (const [dataBranch, mark] of marksOf(loaded.metadata)) {
      if (!isOurs(mark, context) || mark.state !== "open") continue;
      const known = branches.get(dataBranch);
      branches.set(dataBranch, {
        branch: mark.branch,
        dataBranch,
        commits: [...(known?.commits ?? []), { base: mark.base, head: mark.head }],
        since: Math.min(known?.since ?? mark.at, mark.at),
        tables: [...(known?.tables ?? []), table],
      });
    }
  }
  return [...branches.values()].sort(
    (a, b) => a.since - b.since || compareText(a.dataBranch, b.dataBranch),
  );
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
