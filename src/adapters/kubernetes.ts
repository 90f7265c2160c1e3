/**
 * Argo's Workflows, as the `kubectl` on PATH lists them: with the user's kubeconfig, and whatever
 * way of signing in that names. What it prints is never repeated: it may quote a header or a token.
 */
import { spawn } from "node:child_process";
import { IcebranchError } from "../errors.ts";
import type { Kubernetes, RunningWorkflow } from "../kubernetes-port.ts";
import { shellWord } from "../shell-word.ts";

/** For one answer; signing in may take some of it. */
const patienceMs = 60_000;
const requestTimeout = "--request-timeout=20s";
/** A list of names is short; what is longer is no such list. */
const maxCharacters = 1 << 20;

const line = '{.metadata.name}{" "}{.status.phase}{"\\n"}';

type CronWorkflowName = Parameters<Kubernetes["runningWorkflows"]>[0];

type Env = { readonly [name: string]: string | undefined };

export function kubectl(env: Env, command = "kubectl", timeoutMs = patienceMs): Kubernetes {
  return {
    async runningWorkflows(cron) {
      const list = listArguments(cron);
      const output = `-o=jsonpath={range .items[*]}${line}{end}`;
      const answer = await runKubectl([command, ...list, requestTimeout, output], env, timeoutMs);
      if (answer.status === 0) return answer.out.split("\n").flatMap(readLine);
      throw cannotTell(reasonOf(answer, timeoutMs), list);
    },
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

interface Answer {
  /** Its exit status; `absent`: there is no such program, `slow`, `long`: it was stopped. */
  readonly status: number | "absent" | "slow" | "long";
  readonly out: string;
  readonly err: string;
}

function runKubectl(
  [command, ...asked]: readonly [string, ...string[]],
  env: Env,
  timeoutMs: number,
): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(command, asked, {
      env: withoutInputs(env),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const { stdout, stderr } = child;
    const answer: { status: Answer["status"]; out: string; err: string } = {
      ...{ status: "absent", out: "", err: "" },
    };
    // What it has started to sign in may outlive it, and keep its outputs open.
    const stop = (why: "slow" | "long") => {
      answer.status = why;
      child.kill("SIGKILL");
      stdout.destroy();
      stderr.destroy();
    };
    const timer = setTimeout(() => stop("slow"), timeoutMs);
    stdout.setEncoding("utf8").on("data", (text: string) => {
      answer.out += text;
      if (answer.out.length > maxCharacters) stop("long");
    });
    stderr.setEncoding("utf8").on("data", (text: string) => {
      answer.err += text.slice(0, maxCharacters - answer.err.length);
    });
    // Where it cannot even be started.
    child.on("error", () => resolve(answer));
    child.on("close", (status) => resolve({ ...answer, status: status ?? answer.status }));
    child.on("close", () => clearTimeout(timer)).on("error", () => clearTimeout(timer));
  });
}

/** The inputs of a GitHub action are variables of its process: tokens that are nothing to kubectl. */
function withoutInputs(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("INPUT_")));
}

/** In our own words, by what kubectl is known to say. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/doesn't have a resource type|no matches for kind/i, "the cluster has no Argo Workflows"],
  [/forbidden/i, "the user of this kubeconfig may not list Workflows there"],
  [/unauthorized|must be logged in|credentials/i, "the cluster does not know this user"],
  [/exec: executable|exec plugin/i, "the program that the kubeconfig signs in with failed"],
  [/context .*(does not exist|was not found)|invalid configuration/i, "the kubeconfig is broken"],
  [/x509|tls:/i, "the cluster's certificate is not trusted"],
  [
    /unable to connect|refused|no such host|timeout|deadline|unreachable|reset by peer|EOF/i,
    "the cluster cannot be reached",
  ],
];

function reasonOf({ status, err }: Answer, timeoutMs: number): string {
  if (status === "absent") return "no kubectl on PATH can be started";
  if (status === "slow") return `kubectl gave no answer within ${timeoutMs / 1000} seconds`;
  if (status === "long") return "kubectl answers something else than names";
  const known = reasons.find(([says]) => says.test(err));
  return known?.[1] ?? `kubectl ended with status ${status}`;
}

function cannotTell(reason: string, list: readonly string[]): IcebranchError {
  return new IcebranchError("IB428", `Nobody can tell whether a sync is running: ${reason}.`, {
    hint: `Make this work where icebranch runs: kubectl ${list.map(shellWord).join(" ")}. Or set wait-for to none.`,
  });
}
