/** `icebranch/report/1`: the one document that every way of showing is made from. */
import type { Finding } from "../errors.ts";
import type { SnapshotId } from "../iceberg/table-metadata.ts";
import type { Change } from "../lineage/graph.ts";
import type {
  GitHubCommit,
  TableMove,
  TableOutcome,
  TablePlan,
  TableStateName,
} from "../plan/plan.ts";
import type { ViewOutcome, ViewStateName } from "../plan/view-plan.ts";

export type Result = "ok" | "nothing-to-do" | "blocked" | "failed" | "partial";

export interface ReportTable {
  readonly table: string;
  readonly catalog: string;
  readonly uuid: string | null;
  readonly nodes: readonly string[];
  /** The data branch; tables of one report differ in it where several branches are published. */
  readonly branch: string;
  readonly pull: number | null;
  /** The ref that publishing moves, and where it stands: `main`, unless the pull request is stacked. */
  readonly onto: string;
  readonly target: SnapshotId | null;
  readonly base: SnapshotId | null;
  readonly main: SnapshotId | null;
  readonly head: SnapshotId | null;
  readonly state: TableStateName;
  readonly totals: TablePlan["totals"];
  readonly rivals: TablePlan["rivals"];
  readonly receipt: TablePlan["receipt"];
  readonly added: { readonly rows: number; readonly files: number } | null;
  readonly schemaChange: string | null;
  readonly ownSchema?: true;
  readonly unread?: true;
  readonly sharedState: boolean;
  readonly note: string | null;
  /** What the plan does to it; null where it does nothing. */
  readonly move: Pick<TableMove, "result" | "from" | "to"> | null;
  readonly outcome: Omit<TableOutcome, "table"> | null;
}

export interface ReportView {
  readonly node: string;
  readonly reads: readonly string[];
  /** As DataFusion plans them; null where they are not known, or the view was not planned. */
  readonly columns:
    | readonly {
        readonly name: string;
        /** As people write it: `decimal(10, 2)`, `list<string>`, `struct<a: int>`. */
        readonly type: string;
        readonly nullable: boolean;
        /** Table and column of what its values are computed from. */
        readonly from: readonly (readonly [string, string])[];
      }[]
    | null;
  readonly functions: readonly string[];
  /** Those of them that answer differently each time. */
  readonly volatile: readonly string[];
  /** How it stands in its catalog; absent where that was not asked. */
  readonly state?: ViewStateName;
  /** What was done to it; absent where nothing was due. */
  readonly outcome?: Omit<ViewOutcome, "view">;
}

export interface Report {
  readonly schema: "icebranch/report/1";
  readonly version: string;
  readonly command: string;
  readonly result: Result;
  readonly dryRun: boolean;
  readonly project: string;
  readonly base: string | null;
  readonly head: string | null;
  readonly branch: string | null;
  readonly pull: { readonly repository: number; readonly number: number } | null;
  readonly findings: readonly Finding[];
  readonly changes: readonly Omit<Change, "file">[];
  readonly tables: readonly ReportTable[];
  readonly views: readonly ReportView[];
  /** The version of DataFusion that planned them; null where none was planned. */
  readonly planner: { readonly datafusion: string } | null;
  readonly catalogs: readonly {
    readonly name: string;
    readonly type: string;
    readonly atomic: boolean;
    readonly readOnly?: string;
    /** It, or its warehouse, is on a disk of the machine that ran. */
    readonly local?: true;
  }[];
  readonly notIsolated: readonly string[];
  readonly workflow: {
    readonly path: string;
    readonly changed: boolean;
    readonly patch: string;
    readonly merging: string;
    readonly conflicts: readonly string[];
  } | null;
  /** What `apply` did, or would do; absent for every other verb. */
  readonly cluster?: {
    readonly path: string;
    readonly objects: readonly string[];
    readonly left: readonly string[];
  };
  /** Files of the work tree that were written; in a dry run, that would be, or would be committed. */
  readonly files: readonly string[];
  /** The commit of the workflow file that GitHub made for this run. */
  readonly commit: GitHubCommit | null;
  /** Edges of the graph of the change, for a drawing: node → what it depends on. */
  readonly graph: readonly {
    readonly node: string;
    readonly kind: "ingest" | "view";
    readonly dependencies: readonly string[];
  }[];
  readonly digest: string;
}
