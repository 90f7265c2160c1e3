/** What every planner knows beside the tables. */

import type { Mark, MarkOwner } from "../iceberg/marks.ts";
import type { LoadedTable } from "../iceberg/table-metadata.ts";

export interface PlanContext {
  /** As whom we plan: what a new mark says. */
  readonly owner: MarkOwner;
  /** The bases of marks that this repository has: a terminal's marks carry no repository id. */
  readonly knownCommits: ReadonlySet<string>;
  /** The git branch at hand. */
  readonly branch: string;
  /** The Iceberg branch of that git branch. */
  readonly dataBranch: string;
  /** Whether a person on `branch` named the data branch: then it may have been another one's. */
  readonly named: boolean;
  /** Where the data branch is published to; undefined where that is for its mark to say. */
  readonly onto: Onto | undefined;
  /** git oids. */
  readonly base: string;
  readonly head: string;
  readonly strict: boolean;
  readonly expireAfterMs: number;
  readonly keepUndoMs: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The ref that data branches are made from and published to. */
export interface Onto {
  /** `main`, or the data branch of the git branch that a stacked pull request is made to. */
  readonly ref: string;
  /** That git branch. */
  readonly branch: string;
}

/** A table as the catalog shows it. */
export interface CatalogTable {
  readonly catalog: string;
  readonly table: LoadedTable;
}

/** The tables of every namespace that was asked for, by `catalog.namespace.name`. */
export type CatalogState = ReadonlyMap<string, CatalogTable>;

/** As whom, and what is known: what tells our marks from others'. */
export type Owning = Pick<PlanContext, "owner" | "knownCommits">;

/**
 * Whether a mark is ours: same repository, project and pull request. A terminal knows neither the
 * repository's id nor the pull request; there the mark's base commit must be one of this repository.
 */
export function isOurs(
  mark: Mark | "unreadable" | undefined,
  { owner, knownCommits }: Owning,
): mark is Mark {
  if (mark === undefined || mark === "unreadable" || mark.project !== owner.project) return false;
  const sameRepository =
    mark.repository !== null && owner.repository !== null
      ? mark.repository === owner.repository
      : knownCommits.has(mark.base);
  const samePull = mark.pull === null || owner.pull === null || mark.pull === owner.pull;
  return sameRepository && samePull;
}

/** Whether a mark is of our repository and project, whichever pull request it is of. */
export function isOfProject(mark: Mark | "unreadable" | undefined, owning: Owning): mark is Mark {
  return isOurs(mark, { ...owning, owner: { ...owning.owner, pull: null } });
}
