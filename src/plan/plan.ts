/** What a run will do, and why, before anything is done. */
import type { Finding } from "../errors.ts";
import type { ReplayPick } from "../iceberg/replay.ts";
import type { SnapshotId, TableCommit, TableIdentifier } from "../iceberg/table-metadata.ts";
import type { ViewWrite } from "../iceberg/view-write.ts";
import type { Change, LineageGraph } from "../lineage/graph.ts";
import type { ViewMove, ViewOutcome, ViewPlan } from "./view-plan.ts";

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

/** What a snapshot's summary says of all that it shows. */
export interface Totals {
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
}

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
  /** The pull request that the data branch belongs to. */
  readonly pull: number | null;
  readonly state: TableStateName;
  /**
   * The ref that publishing moves: `main`, or the data branch of the git branch that a stacked pull
   * request is made to. `target` is where it stands.
   */
  readonly onto: string;
  readonly target: SnapshotId | null;
  /** Where `onto` stood when the data branch was made. */
  readonly base: SnapshotId | null;
  readonly main: SnapshotId | null;
  readonly head: SnapshotId | null;
  /** Of `onto` and of the data branch, or of what its replay makes of `onto`; null where there is no snapshot, or it does not say. */
  readonly totals: { readonly onto: Totals | null; readonly branch: Totals | null };
  /** Other data branches in work on the same table: whichever is published second has to wait. */
  readonly rivals: readonly { readonly branch: string; readonly pull: number | null }[];
  /** A publish that was done before this run. */
  readonly receipt: {
    readonly id: string;
    readonly from: SnapshotId | null;
    readonly to: SnapshotId | null;
  } | null;
  /** What the data branch has and `main` has not, from the snapshots' summaries; null where they do not say. */
  readonly added: { readonly rows: number; readonly files: number } | null;
  /** What changed in the table's schema since the branch was made: it shows on `main` already, */
  readonly schemaChange: string | null;
  /** unless the data branch has a schema of its own: then `main` gets it by the publish. */
  readonly ownSchema?: true;
  /** Set where its files could not be read, so that nobody knows whether it can be replayed. */
  readonly unread?: true;
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

/** What a step does to one table. */
export interface PlannedCommit {
  readonly move: TableMove;
  readonly commit: TableCommit;
  /** The snapshots that the commit adds: their files are written before it. */
  readonly replay?: readonly ReplayPick[];
}

/** The smallest unit that is all or none. Left of `apply`, nothing of it has happened. */
export type Step =
  | {
      readonly kind: "commit";
      readonly catalog: string;
      readonly commits: readonly PlannedCommit[];
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
  /** After the tables' commits, and never all or none with them. */
  | {
      readonly kind: "view";
      readonly catalog: string;
      readonly write: ViewWrite;
      readonly move: ViewMove;
      /** Tables and views that it reads, through other views too: where one of them fails, it waits. */
      readonly after: readonly string[];
    }
  | {
      readonly kind: "write-file";
      readonly path: string;
      readonly bytes: Uint8Array;
      /** The workflow file without its users' edits, to be known the next time. */
      readonly remember?: { readonly name: string; readonly bytes: Uint8Array };
    }
  /** Server-side apply of a file to the cluster. */
  | {
      readonly kind: "apply-manifest";
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly context: string | undefined;
      readonly namespace: string | undefined;
      readonly force: boolean;
      /** How many objects it has. */
      readonly objects: number;
    }
  /** A commit of one file to a git branch at GitHub, if its tip is still the one named. */
  | {
      readonly kind: "commit-file";
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly branch: string;
      readonly expectedHead: string;
    };

export interface WorkflowPlan {
  readonly path: string;
  readonly changed: boolean;
  /** Unified diff, empty where nothing changes: of the file that is there. */
  readonly patch: string;
  /** Unified diff of the base commit's file: what merging brings to production. */
  readonly merging: string;
  readonly conflicts: readonly string[];
}

/** What `apply` would do, as the cluster says. */
export interface ClusterPlan {
  readonly path: string;
  /** What the cluster takes, in kubectl's words: `configmap/a`. */
  readonly objects: readonly string[];
  /** ConfigMaps of nodes that went: nobody takes them away. */
  readonly left: readonly string[];
}

export interface Plan {
  /** The git branch whose data branch this is; null where the verb has none. */
  readonly branch: string | null;
  /** The data branch that the marks give it; null where none was looked for. */
  readonly dataBranch: string | null;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  readonly graph: LineageGraph;
  readonly tables: readonly TablePlan[];
  readonly views: readonly ViewPlan[];
  /** The version of DataFusion that planned them; null where none was planned. */
  readonly planner: string | null;
  readonly catalogs: readonly {
    readonly name: string;
    readonly type: string;
    readonly atomic: boolean;
    /** Why nothing can be written to it, as the end of a sentence. */
    readonly readOnly?: string;
    /** It, or its warehouse, is on a disk of the machine that ran. */
    readonly local?: true;
  }[];
  readonly notIsolated: readonly string[];
  readonly workflow: WorkflowPlan | null;
  /** Set by `apply` alone. */
  readonly cluster?: ClusterPlan;
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
  /** After the tables, one by one; absent where none was due. */
  readonly views?: readonly ViewOutcome[];
  /** Written to the work tree. */
  readonly files: readonly string[];
  /** Applied to the cluster. */
  readonly appliedObjects?: readonly string[];
  /** The commit that GitHub made. */
  readonly commit: GitHubCommit | null;
  readonly findings: readonly Finding[];
}

export interface GitHubCommit {
  readonly path: string;
  readonly branch: string;
  readonly oid: string;
  /** Whether GitHub signed it. */
  readonly verified: boolean;
}
