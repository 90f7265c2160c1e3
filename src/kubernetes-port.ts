/** What icebranch asks of the cluster that runs the connectors. */
import type { CronWorkflowName } from "./argo/cron-workflows.ts";

export interface Kubernetes {
  /** Workflows that a CronWorkflow, or somebody from it, has started and that have not ended. Throws IB428. */
  runningWorkflows(cron: CronWorkflowName): Promise<readonly RunningWorkflow[]>;
  /**
   * Server-side apply of every object of a manifest, as the field manager `icebranch`. One that is
   * refused keeps no other one from being applied. Throws IB512 where the cluster cannot be asked.
   */
  apply(manifest: Uint8Array, how: ApplyOptions): Promise<Applied>;
  /** The ConfigMaps of a namespace, by name. Throws IB512. */
  configMaps(place: Place): Promise<readonly Listed[]>;
  /** The tasks of the CronWorkflows of a namespace, by the CronWorkflow's name. Throws IB512. */
  cronWorkflowTasks(place: Place): Promise<readonly Listed[]>;
}

export interface RunningWorkflow {
  readonly name: string;
  /** `Pending`, `Running`; undefined until Argo has seen it. */
  readonly phase: string | undefined;
}

/** Where in which cluster; what is undefined is the kubeconfig's to say. */
export interface Place {
  readonly context: string | undefined;
  readonly namespace: string | undefined;
}

export interface ApplyOptions extends Place {
  /** Ask the server what it would do, and change nothing. */
  readonly dryRun: boolean;
  /** Take over fields that another manager has set to something else. */
  readonly force: boolean;
  /** How many objects there are: each takes its time. */
  readonly objects: number;
}

export interface Applied {
  /** What was, or would be, applied, in the manifest's order: `configmap/a`, `cronworkflow.argoproj.io/b`. */
  readonly names: readonly string[];
  /** In the manifest's order. */
  readonly refusals: readonly ObjectRefusal[];
}

/** Never with a value: what a server repeats of an object may be a secret. */
export type ObjectRefusal = Readonly<
  | { kind: "conflict"; owners: readonly FieldOwner[] }
  | { kind: "invalid"; object: string | undefined; reasons: readonly string[] }
>;

export interface FieldOwner {
  /** As server-side apply knows it. */
  readonly manager: string;
  /** Paths such as `.data.source.json`. */
  readonly fields: readonly string[];
}

/** An object's name, and the names of what is in it. */
export interface Listed {
  readonly name: string;
  readonly members: readonly string[];
}
