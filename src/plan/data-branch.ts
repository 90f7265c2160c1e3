/** Which data branch a git branch has: its marks say so, and its name only where none does. */
import { compareText } from "../errors.ts";
import { type Mark, marksOf } from "../iceberg/marks.ts";
import { MAIN, type TableMetadata } from "../iceberg/table-metadata.ts";
import { dataBranchName } from "./branch-name.ts";
import { hasLateRows, hasOwnSnapshots } from "./classify.ts";
import {
  type CatalogState,
  isOfProject,
  type Onto,
  type Owning,
  type PlanContext,
} from "./context.ts";

/** One mark of our project, whichever pull request it is of. */
interface Marked {
  readonly dataBranch: string;
  readonly mark: Mark;
  readonly metadata: TableMetadata;
}

/**
 * The data branch of the pull request in `owner`, made from the git branch `branch`. One with its
 * number is its own, whatever either is called: so a pull request keeps it when it is made to
 * another branch. One that a terminal made for that git branch is adopted, and goes before one of
 * its own that nobody has written to. Without either it gets the git branch's name, with its number
 * where another one holds that.
 */
export function dataBranchOf(
  state: CatalogState,
  context: Owning & Pick<PlanContext, "branch">,
): string {
  const { owner, branch } = context;
  const all = marksOfProject(state, context);
  const isOwn = ({ mark }: Marked) => mark.pull !== null && mark.pull === owner.pull;
  const isAdoptable = ({ mark }: Marked) => mark.pull === null && mark.branch === branch;
  const name = dataBranchName(branch);
  const own = first(all.filter(isOwn), name);
  const adoptable = first(all.filter(isAdoptable), name);
  if (own !== undefined && !(isIdle(own, all) && adoptable && isInUse(adoptable, all)))
    return own.dataBranch;
  if (adoptable !== undefined) return adoptable.dataBranch;
  const isHeld = all.some((one) => one.dataBranch === name && holdsName(one));
  return isHeld && owner.pull !== null ? dataBranchName(branch, owner.pull) : name;
}

/**
 * Where a pull request to the git branch `base` goes: the data branch in work for that one. Where
 * there is none, what that would be called, unless the name is another one's, `own` among them.
 */
export function ontoOfBranch(
  state: CatalogState,
  owning: Owning,
  { base, production }: { readonly base: string; readonly production: string },
  own: { readonly dataBranch: string; readonly pull: number | null },
): Onto {
  if (base === production) return { ref: MAIN, branch: base };
  const name = dataBranchName(base);
  const all = marksOfProject(state, owning);
  const isOfBase = ({ dataBranch, mark }: Marked) =>
    mark.branch === base && dataBranch !== own.dataBranch;
  const open = all.filter((one) => one.mark.state === "open" && isOfBase(one));
  const isHeld = all.some(
    (one) => one.dataBranch === name && holdsName(one) && one.mark.branch !== base,
  );
  const isTaken = (isHeld || name === own.dataBranch) && own.pull !== null;
  const free = isTaken ? dataBranchName(base, own.pull) : name;
  return { ref: first(open, name)?.dataBranch ?? free, branch: base };
}

function marksOfProject(state: CatalogState, owning: Owning): readonly Marked[] {
  return [...state.values()].flatMap(({ table: { metadata } }) =>
    [...marksOf(metadata)].flatMap(([dataBranch, mark]) =>
      isOfProject(mark, owning) ? [{ dataBranch, mark, metadata }] : [],
    ),
  );
}

const order: readonly Mark["state"][] = ["open", "undone", "closed", "published"];

/** What is in work before what is over; then the git branch's own name. */
function first(marks: readonly Marked[], name: string): Marked | undefined {
  const rank = ({ mark: { state } }: Marked) => order.indexOf(state);
  const named = ({ dataBranch }: Marked) => (dataBranch === name ? 0 : 1);
  return [...marks.filter(holdsName)].sort(
    (a, b) => rank(a) - rank(b) || named(a) - named(b) || compareText(a.dataBranch, b.dataBranch),
  )[0];
}

/** Published, a name is free again, unless a sync wrote to the branch since. */
function holdsName({ dataBranch, mark, metadata }: Marked): boolean {
  return mark.state !== "published" || hasLateRows(metadata, dataBranch, mark);
}

/** In work, and on no table has anybody written to it. */
function isIdle(one: Marked, all: readonly Marked[]): boolean {
  return one.mark.state === "open" && !isInUse(one, all);
}

function isInUse(one: Marked, all: readonly Marked[]): boolean {
  return all.some(
    ({ dataBranch, mark, metadata }) =>
      dataBranch === one.dataBranch &&
      mark.pull === one.mark.pull &&
      mark.state === "open" &&
      hasOwnSnapshots(metadata, dataBranch, mark.onto),
  );
}
