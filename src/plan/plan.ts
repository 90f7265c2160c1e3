/** What a run will do, and why, before anything is done. */
import type { Finding } from "../errors.ts";
import type { SnapshotId, TableCommit, TableIdentifier } from "../iceberg/table-metadata.ts";
import type { Change, LineageGraph } from "../lineage/graph.ts";

export type TableStateName =
  | "create"
  | "exists"
  | "pending"
  | "equal"
  | "behind"
  | "fast-forward"
  | "new-main"
  | "replaced"
  | "replay"
  | "diverged"
  | "history-expired"
  | "foreign"
  | "missing"
  | "published";

/** One table that the data branch is, or will be, on. */
export interface TablePlan {
  /** `catalog.namespace.name`. */
  readonly table: string;
  readonly catalog: string;
  readonly identifier: TableIdentifier;
  readonly uuid: string | null;
  /** The ingests that feed it. */
  readonly nodes: readonly string[];
  readonly branch: string;
  readonly state: TableStateName;
  /** Where `main` stood when the data branch was made. */
  readonly base: SnapshotId | null;
  readonly main: SnapshotId | null;
  readonly head: SnapshotId | null;
  /** What the data branch has and `main` has not, from the snapshots' summaries; null where they do not say. */
  readonly added: { readonly rows: number; readonly files: number } | null;
  /** What changed in the table's schema since the branch was made: it shows on `main` already. */
  readonly schemaChange: string | null;
  /** Whether a connector's state is kept on the table, so that a sync of the branch moves main's too. */
  readonly sharedState: boolean;
  /** One sentence on what this state means here, for a person: who moved main, what to do. */
  readonly note: string | null;
}

/** What a step does to one table, for the receipt. */
export interface TableMove {
  readonly table: string;
  readonly result:
    | "created"
    | "adopted"
    | "published"
    | "refreshed"
    | "removed"
    | "undone"
    | "dropped"
    | "nothing";
  readonly from: SnapshotId | null;
  readonly to: SnapshotId | null;
  readonly undo: string | null;
}

/** The smallest unit that is all or none. Left of `apply`, nothing of it has happened. */
export type Step =
  | {
      readonly kind: "commit";
      readonly catalog: string;
      readonly commits: readonly { readonly move: TableMove; readonly commit: TableCommit }[];
    }
  | {
      readonly kind: "drop-table";
      readonly catalog: string;
      readonly identifier: TableIdentifier;
      readonly uuid: string;
      /** What the table was when this was planned: whoever writes to it meanwhile keeps it. */
      readonly metadataLocation: string;
      readonly move: TableMove;
    }
  | { readonly kind: "write-file"; readonly path: string; readonly bytes: Uint8Array };

export interface WorkflowPlan {
  readonly path: string;
  readonly changed: boolean;
  /** Unified diff, empty where nothing changes. */
  readonly patch: string;
  readonly conflicts: readonly string[];
}

export interface ViewPlan {
  readonly node: string;
  readonly reads: readonly string[];
}

export interface Plan {
  /** The git branch whose data branch this is; null where the verb has none. */
  readonly branch: string | null;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  readonly graph: LineageGraph;
  readonly tables: readonly TablePlan[];
  readonly views: readonly ViewPlan[];
  readonly catalogs: readonly {
    readonly name: string;
    readonly type: string;
    readonly atomic: boolean;
  }[];
  readonly notIsolated: readonly string[];
  readonly workflow: WorkflowPlan | null;
  /** Tables that stay where they are while the others of their data branch move. */
  readonly skipped: readonly string[];
  /** Empty where a finding is an error. */
  readonly steps: readonly Step[];
  /** `sha256:` of the canonical steps. */
  readonly digest: string;
}

/** What came of one table. */
export interface TableOutcome {
  readonly table: string;
  readonly result: TableMove["result"] | "skipped" | "failed";
  readonly from: SnapshotId | null;
  readonly to: SnapshotId | null;
  readonly undo: string | null;
}

export interface Outcome {
  readonly applied: boolean;
  readonly tables: readonly TableOutcome[];
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}
