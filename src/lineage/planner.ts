/** What DataFusion's planner is asked, and what it answers: values that pass a thread's border. */
import type { Json } from "../iceberg/json.ts";
import type { Schema } from "../iceberg/table-metadata.ts";

/** A table's column: the table's full name `catalog.namespace.name`, and the column's. */
export type ColumnOrigin = readonly [table: string, column: string];

export interface PlannerQuery {
  readonly sql: string;
  /** What a name of fewer than three parts is completed with. */
  readonly defaults: { readonly catalog: string; readonly namespace: string };
  /** Every table and view that the query names. `namespace` may hold dots. */
  readonly tables: readonly {
    readonly catalog: string;
    readonly namespace: string;
    readonly name: string;
    readonly schema: Pick<Schema, "fields">;
  }[];
}

export interface PlannedColumn {
  readonly name: string;
  /**
   * Iceberg's type as its schemas spell it, without field ids; null where Iceberg has none.
   * https://iceberg.apache.org/spec/#schemas-and-data-types
   */
  readonly type: Json;
  /** Arrow's type as DataFusion prints it. */
  readonly arrow: string;
  readonly required: boolean;
  /** The columns that its values are computed from, sorted. */
  readonly from: readonly ColumnOrigin[];
}

export type PlannedQuery =
  | {
      readonly kind: "planned";
      readonly columns: readonly PlannedColumn[];
      /** Every column that the query needs, wherever it stands in it. Sorted. */
      readonly reads: readonly ColumnOrigin[];
      /** By DataFusion's names, sorted; `volatile`: those that answer differently each time. */
      readonly functions: readonly string[];
      readonly volatile: readonly string[];
    }
  /** `line` and `column` count from 1, columns in UTF-16 code units; absent where it does not say. */
  | {
      readonly kind: "refused";
      /** One sentence without a position or the words "Error during planning". */
      readonly message: string;
      readonly line?: number;
      readonly column?: number;
    }
  /** It ran out of stack, memory or time: nothing is known of the query. */
  | { readonly kind: "given-up" };

/** DataFusion's planner and analyzer. Nothing is read and nothing is run. */
export interface QueryPlanner {
  /** DataFusion's own: `53.1.0`. */
  readonly version: string;
  plan(query: PlannerQuery): Promise<PlannedQuery>;
}
