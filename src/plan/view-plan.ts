/** How a view stands in its catalog, and what is done to it. */
import type { ViewColumn } from "../lineage/view-columns.ts";

/**
 * create, update, drop: what a publish does to the view in its catalog. equal: it is there as its
 * file says. undone: it was put back, and its SQL is the same since. unknown: its columns are not
 * known yet. foreign: somebody else's table or view has its name. unsupported: its catalog keeps
 * none. left: it is there, and its file is gone. newer: a later commit has written it. waits: what it
 * reads is not published.
 */
export type ViewStateName =
  | "create"
  | "update"
  | "drop"
  | "equal"
  | "undone"
  | "unknown"
  | "foreign"
  | "unsupported"
  | "left"
  | "newer"
  | "waits";

/** What a step does to one view. Versions are Iceberg's; null where there is none. */
export interface ViewMove {
  /** `catalog.namespace.name`. */
  readonly view: string;
  readonly result: "created" | "updated" | "dropped" | "undone";
  readonly from: number | null;
  readonly to: number | null;
  readonly undo: string | null;
}

export interface ViewOutcome extends Omit<ViewMove, "result"> {
  readonly result: ViewMove["result"] | "waits" | "failed" | "unsupported";
}

export interface ViewPlan {
  readonly node: string;
  readonly reads: readonly string[];
  /** As DataFusion plans them; null where they are not known, or the view was not planned. */
  readonly columns: readonly ViewColumn[] | null;
  /** DataFusion's functions that it calls. `volatile`: those that answer differently each time. */
  readonly functions: readonly string[];
  readonly volatile: readonly string[];
  /** Absent where its catalog was not asked. */
  readonly state?: ViewStateName;
}
