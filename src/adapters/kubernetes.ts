/** The cluster that runs the connectors, as the `kubectl` on PATH shows and changes it. */
import { IcebranchError } from "../errors.ts";
import type { Kubernetes, RunningWorkflow } from "../kubernetes-port.ts";
import { shellWord } from "../shell-word.ts";
import { applyManifest } from "./kubernetes/apply.ts";
import { listed } from "./kubernetes/listed.ts";
import { type Env, type Kubectl, reasonOf, requestTimeout, runKubectl } from "./kubernetes/run.ts";

/** For one answer; signing in may take some of it. */
const patienceMs = 60_000;

const line = '{.metadata.name}{" "}{.status.phase}{"\\n"}';

/** Not their contents: a ConfigMap may be large, and nothing is to be read of it. */
const keysOfData = "{{range $key, $_ := .data}} {{$key}}{{end}}";
const namesOfTasks =
  "{{range .spec.workflowSpec.templates}}{{if .dag}}{{range .dag.tasks}} {{.name}}{{end}}{{end}}{{end}}";

type CronWorkflowName = Parameters<Kubernetes["runningWorkflows"]>[0];

export function kubectl(env: Env, command = "kubectl", timeoutMs = patienceMs): Kubernetes {
  const program: Kubectl = { command, env, timeoutMs };
  return {
    async runningWorkflows(cron) {
      const list = listArguments(cron);
      const output = `-o=jsonpath={range .items[*]}${line}{end}`;
      const answer = await runKubectl(program, [...list, requestTimeout, output]);
      if (answer.status === 0) return answer.out.split("\n").flatMap(readLine);
      throw cannotTell(reasonOf(answer, timeoutMs, "list Workflows"), list);
    },
    apply: (manifest, how) => applyManifest(program, manifest, how),
    configMaps: (place) => listed(program, "configmaps", keysOfData, place),
    cronWorkflowTasks: (place) => listed(program, "cronworkflows.argoproj.io", namesOfTasks, place),
  };
}

/**
 * Argo labels what a CronWorkflow starts, and what is submitted from it, with its name; and what
 * has ended as completed. https://argo-workflows.readthedocs.io/en/latest/fields/
 */
function listArguments({ name, namespace }: CronWorkflowName): readonly string[] {
  const labels = `workflows.argoproj.io/cron-workflow=${name},workflows.argoproj.io/completed!=true`;
  const place = namespace === undefined ? [] : [`--namespace=${namespace}`];
  return ["get", "workflows.argoproj.io", ...place, `--selector=${labels}`];
}

const ended = ["Succeeded", "Failed", "Error"];

/** Argo sets the phase before the label. */
function readLine(text: string): readonly RunningWorkflow[] {
  const [name = "", phase = ""] = text.split(" ");
  if (name === "" || ended.includes(phase)) return [];
  return [{ name, phase: phase === "" ? undefined : phase }];
}

function cannotTell(reason: string, list: readonly string[]): IcebranchError {
  return new IcebranchError("IB428", `Nobody can tell whether a sync is running: ${reason}.`, {
    hint: `Make this work where icebranch runs: kubectl ${list.map(shellWord).join(" ")}. Or set wait-for to none.`,
  });
}
