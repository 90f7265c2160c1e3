/** What the planners of views know beside the views. */

import type { Finding } from "../errors.ts";
import type { ViewMark } from "../iceberg/view-mark.ts";
import type { SeenView } from "../iceberg/view-write.ts";
import type { PlanContext } from "./context.ts";
import type { Step } from "./plan.ts";
import type { ViewStateName } from "./view-plan.ts";

/** A view as its catalog shows it; or why that keeps none, as the end of a sentence. */
export type CatalogView =
  | { readonly kind: "seen"; readonly seen: SeenView }
  | { readonly kind: "unsupported"; readonly why: string };

/** By `catalog.namespace.name`: those that files declare, and those that were found beside them. */
export type ViewState = ReadonlyMap<string, CatalogView>;

export interface ViewContext
  extends Pick<PlanContext, "owner" | "knownCommits" | "head" | "now" | "keepUndoMs"> {
  /** Commits of marks that come after `head`: an older run must not put back what they wrote. */
  readonly newer: ReadonlySet<string>;
  /** Those of which nobody can tell whether they do: what they made is not dropped. */
  readonly unsure: ReadonlySet<string>;
  /** The publish of tables that it goes with; undefined where no table is published. */
  readonly publish: string | undefined;
  /** Whether views whose file is gone are dropped. */
  readonly dropViews: boolean;
  /** Whether it is only looked at, as `plan` does. */
  readonly isForecast: boolean;
}

export type ViewStep = Extract<Step, { kind: "view" }>;

export interface PlannedView {
  readonly view: string;
  readonly state: ViewStateName;
  readonly findings: readonly Finding[];
  readonly step: ViewStep | undefined;
}

/** A view of ours that somebody has copied, or called otherwise, is theirs: its file does not name it. */
export function isNamedByFile(id: string, { file }: ViewMark): boolean {
  return (
    file
      .replace(/\.sql$/, "")
      .split("/")
      .slice(-3)
      .join(".") === id
  );
}

/** As for marks of tables: a terminal knows no repository, and git says whether it knows the commit. */
export function isOurView(
  mark: ViewMark | "unreadable" | undefined,
  { owner, knownCommits }: Pick<ViewContext, "owner" | "knownCommits">,
): mark is ViewMark {
  if (mark === undefined || mark === "unreadable" || mark.project !== owner.project) return false;
  return mark.repository !== null && owner.repository !== null
    ? mark.repository === owner.repository
    : knownCommits.has(mark.commit);
}
