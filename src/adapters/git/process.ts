/**
 * How the `git` on PATH is run, and what its failures mean. Calls are synchronous: most take three
 * milliseconds, of which two go into waiting on pipes where they are not.
 */
import { spawnSync } from "node:child_process";
import { IcebranchError } from "../../errors.ts";
import { redact } from "../../redact.ts";

export interface Env {
  readonly [name: string]: string | undefined;
}

/** `answers`: the exit statuses that say something; any other is a failure. Only 0 unless given. */
export type RunGit = (
  args: readonly string[],
  more?: { readonly input?: string | Uint8Array; readonly answers?: readonly number[] },
) => { readonly status: number; readonly stdout: Buffer };

const always = [
  "--no-pager",
  "--literal-pathspecs",
  ...["-c", "core.quotePath=false"],
  // The daemon that it starts would inherit our pipes and keep them open.
  ...["-c", "core.fsmonitor=false"],
];

export function gitRunner(cwd: string, outside: Env): RunGit {
  const env = hardened(outside);
  return (args, { input, answers = [0] } = {}) => {
    const { error, status, stdout, stderr } = spawnSync("git", [...always, ...args], {
      ...{ cwd, env, maxBuffer: Number.POSITIVE_INFINITY },
      ...(input === undefined ? { stdio: ["ignore", "pipe", "pipe"] } : { input }),
    });
    if (status !== null && answers.includes(status)) return { status, stdout };
    // git may end before it has read all its input: its exit status says why, not the broken pipe.
    const code = status ?? (error as NodeJS.ErrnoException | undefined)?.code ?? null;
    throw explain({ cwd, args, status: code, stderr: (stderr ?? "").toString() });
  };
}

/** No question at a terminal, no lock for a mere look, messages in English, nothing from the network. */
export function hardened(outside: Env): NodeJS.ProcessEnv {
  return {
    ...outside,
    LC_ALL: "C",
    LANGUAGE: "",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    // Before git 2.44 this alone keeps a partial clone from fetching: no protocol is allowed.
    GIT_ALLOW_PROTOCOL: "",
    // Beside `--literal-pathspecs` git refuses these.
    GIT_GLOB_PATHSPECS: undefined,
    GIT_NOGLOB_PATHSPECS: undefined,
    GIT_ICASE_PATHSPECS: undefined,
  };
}

interface Failure {
  readonly cwd: string;
  readonly args: readonly string[];
  /** An exit status, or why git did not start (`ENOENT`); null where a signal ended it. */
  readonly status: number | string | null;
  readonly stderr: string;
}

function explain({ cwd, args, status, stderr }: Failure): IcebranchError {
  if (status === "ENOENT")
    return new IcebranchError("IB601", "The program `git` was not found.", {
      hint: "Install git, or put its folder on PATH.",
    });
  if (/dubious ownership|unsafe repository/.test(stderr)) return notOwned(cwd, stderr);
  if (/not a git repository/i.test(stderr)) {
    const hint =
      "Run icebranch inside a clone (at GitHub: after actions/checkout), or make a repository with `git init`.";
    return new IcebranchError("IB601", `${cwd} is not in a git repository.`, { hint });
  }
  const said = firstLine(stderr) ?? `it ended with ${status ?? "a signal"}`;
  if (/from promisor remote|not a tree object|not a valid|bad object/i.test(said))
    return notHere(`What was asked for is not in this clone (git: ${said}).`);
  return new IcebranchError("IB610", `git ${args[0]} failed: ${said}.`, {
    hint: `Make \`git ${args.join(" ")}\` work in ${cwd}, then run icebranch again.`,
  });
}

export function notHere(message: string): IcebranchError {
  const shallow = "`git fetch --unshallow` (`fetch-depth: 0` of actions/checkout)";
  const partial = "`git fetch --refetch --no-filter`";
  const hint = `Complete a shallow clone with ${shallow}, one made with a filter with ${partial}.`;
  return new IcebranchError("IB602", message, { hint });
}

/** git reads no repository of another user, and prints the command that allows it. */
function notOwned(cwd: string, stderr: string): IcebranchError {
  const printed = /git config --global --add safe\.directory .+/.exec(stderr)?.[0];
  const command = printed ?? `git config --global --add safe.directory ${cwd}`;
  return new IcebranchError("IB601", `git refuses ${cwd}, since another user owns it.`, {
    hint: `If you trust what is in it, run \`${command}\`.`,
  });
}

/** The line that says what failed, without what it begins with, and without secrets. */
export function firstLine(stderr: string): string | undefined {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const line = lines.find((text) => /^(fatal|error):/.test(text)) ?? lines[0];
  if (line === undefined) return undefined;
  return redact(line.replace(/^(fatal|error): /, "")).replace(/\.$/, "");
}
