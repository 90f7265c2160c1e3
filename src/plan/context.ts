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
  /** git oids. */
  readonly base: string;
  readonly head: string;
  readonly strict: boolean;
  readonly expireAfterMs: number;
  readonly keepUndoMs: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A table as the catalog shows it. */
export interface CatalogTable {
  readonly catalog: string;
  readonly table: LoadedTable;
}

/** The tables of every namespace that was asked for, by `catalog.namespace.name`. */
export type CatalogState = ReadonlyMap<string, CatalogTable>;

/**
 * Whether a mark is ours: same repository, project and pull request. A terminal knows neither the
 * repository's id nor the pull request; there the mark's base commit must be one of this repository.
 */
export function isOurs(
  mark: Mark | "unreadable" | undefined,
  { owner, knownCommits }: Pick<PlanContext, "owner" | "knownCommits">,
): mark is Mark {
  if (mark === undefined || mark === "unreadable" || mark.project !== owner.project) return false;
  const sameRepository =
    mark.repository !== null && owner.repository !== null
      ? mark.repository === owner.repository
      : knownCommits.has(mark.base);
  const samePull = mark.pull === null || owner.pull === null || mark.pull === owner.pull;
  return sameRepository && samePull;
}
