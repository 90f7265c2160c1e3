/** What icebranch asks of the cluster that runs the connectors. */
import type { CronWorkflowName } from "./argo/cron-workflows.ts";

export interface RunningWorkflow {
  readonly name: string;
  /** `Pending`, `Running`; undefined until Argo has seen it. */
  readonly phase: string | undefined;
}

/** The cluster that runs the connectors. */
export interface Kubernetes {
  /** Workflows that a CronWorkflow, or somebody from it, has started and that have not ended. Throws IB428. */
  runningWorkflows(cron: CronWorkflowName): Promise<readonly RunningWorkflow[]>;
}
