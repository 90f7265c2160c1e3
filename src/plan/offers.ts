/** Data branches that a new pull request may go on with: a renamed git branch closes the old one. */
import type { Finding } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { shellWord } from "../shell-word.ts";
import { type CatalogState, isOfProject, type PlanContext } from "./context.ts";

export interface Offer {
  readonly dataBranch: string;
  readonly pull: number;
  /** Whether the data branch was ended with its pull request, and a tag keeps its rows. */
  readonly ended: boolean;
  /** The commits of that pull request's builds. */
  readonly heads: readonly string[];
  readonly tables: readonly string[];
}

/**
 * What other pull requests from other git branches have in work, or had when they were closed. Whether
 * they are closed, and their commits are part of this one's, git and GitHub have to say.
 */
export function possibleOffers(state: CatalogState, context: PlanContext): readonly Offer[] {
  const all = [...state].flatMap(
    ([
      table,
      {
        table: { metadata },
      },
    ]) =>
      [...marksOf(metadata)].flatMap(([dataBranch, mark]) => {
        if (!isOfProject(mark, context) || mark.pull === null) return [];
        const isOther = mark.pull !== context.owner.pull && mark.branch !== context.branch;
        const isOver = mark.state === "closed" || mark.state === "open";
        return isOther && isOver ? [{ table, dataBranch, mark, pull: mark.pull }] : [];
      }),
  );
  const groups = Map.groupBy(all, ({ dataBranch, pull }) => `${pull} ${dataBranch}`);
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    return [
      {
        ...{ dataBranch: first.dataBranch, pull: first.pull },
        ended: members.some(({ mark }) => mark.state === "closed"),
        heads: [...new Set(members.map(({ mark }) => mark.head))],
        tables: members.map(({ table }) => table),
      },
    ];
  });
}

export function offerFinding({ dataBranch, pull, tables }: Offer, branch: string): Finding {
  return {
    code: "IB423",
    level: "notice",
    message: `The data branch ${dataBranch} of ${tables.join(", ")} was made for #${pull}, which is closed, and this pull request goes on from its commits.`,
    hint: `To take its rows over, check out ${branch} and run icebranch build --branch ${shellWord(dataBranch)}; the next run goes on with it.`,
  };
}
