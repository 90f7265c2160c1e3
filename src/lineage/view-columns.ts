/** A view with the columns that DataFusion will give it. */
import type { Identifier } from "../project/project.ts";
import type { PlannedColumn } from "./planner.ts";

/** `PlannedColumn` of a view that can be kept: each has a type of Iceberg's. */
export type ViewColumn = Pick<PlannedColumn, "name" | "type" | "required" | "from">;

export interface TypedView {
  /** `catalog.namespace.name`. */
  readonly id: string;
  readonly identifier: Identifier;
  readonly file: string;
  readonly sql: string;
  /** The SELECT in one spelling: equal for two texts that say the same. */
  readonly canonical: string;
  /** In the SELECT's order; undefined where they are not known yet. */
  readonly columns: readonly ViewColumn[] | undefined;
}
