/**
 * The `kubectl` on PATH: with the user's kubeconfig, and whatever way of signing in that names. What
 * it prints is never repeated as it is: it may quote a header, a token or a field's value.
 */
import { spawn } from "node:child_process";

export type Env = { readonly [name: string]: string | undefined };

export interface Answer {
  /** Its exit status; `absent`: there is no such program, `slow`, `long`: it was stopped. */
  readonly status: number | "absent" | "slow" | "long";
  readonly out: string;
  readonly err: string;
}

export interface Kubectl {
  readonly command: string;
  readonly env: Env;
  readonly timeoutMs: number;
}

interface Limits {
  readonly timeoutMs: number;
  readonly maxCharacters: number;
  readonly input?: Uint8Array;
}

export const requestTimeout = "--request-timeout=20s";

/** A list of names is short; what is longer is no such list. */
const maxCharacters = 1 << 20;

export function runKubectl(
  { command, env, timeoutMs }: Kubectl,
  asked: readonly string[],
  more: Partial<Limits> = {},
): Promise<Answer> {
  const limits = { timeoutMs, maxCharacters, ...more };
  return new Promise((resolve) => {
    const child = spawn(command, asked, {
      env: withoutInputs(env),
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const { stdin, stdout, stderr } = child;
    const answer: { status: Answer["status"]; out: string; err: string } = {
      ...{ status: "absent", out: "", err: "" },
    };
    // What it has started to sign in may outlive it, and keep its outputs open.
    const stop = (why: "slow" | "long") => {
      answer.status = why;
      child.kill("SIGKILL");
      for (const stream of [stdin, stdout, stderr]) stream.destroy();
    };
    const timer = setTimeout(() => stop("slow"), limits.timeoutMs);
    stdout.setEncoding("utf8").on("data", (text: string) => {
      answer.out += text;
      if (answer.out.length > limits.maxCharacters) stop("long");
    });
    stderr.setEncoding("utf8").on("data", (text: string) => {
      answer.err += text.slice(0, limits.maxCharacters - answer.err.length);
    });
    // Where it ends before it has read all; its status says why.
    stdin.on("error", () => {}).end(limits.input ?? "");
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
  [/forbidden/i, ""],
  [/unauthorized|must be logged in|credentials/i, "the cluster does not know this user"],
  [/exec: executable|exec plugin/i, "the program that the kubeconfig signs in with failed"],
  [/context .*(does not exist|was not found)|invalid configuration/i, "the kubeconfig is broken"],
  [/x509|tls:/i, "the cluster's certificate is not trusted"],
  [
    /unable to connect|refused|no such host|timeout|deadline|unreachable|reset by peer|EOF/i,
    "the cluster cannot be reached",
  ],
];

/** The end of a sentence. `may`: what the user would have had to be allowed. */
export function reasonOf({ status, err }: Answer, timeoutMs: number, may: string): string {
  if (status === "absent") return "no kubectl on PATH can be started";
  if (status === "slow") return `kubectl gave no answer within ${timeoutMs / 1000} seconds`;
  if (status === "long") return "kubectl answers something else than names";
  const known = reasons.find(([says]) => says.test(err))?.[1];
  if (known === "") return `the user of this kubeconfig may not ${may} there`;
  return known ?? `kubectl ended with status ${status}`;
}
