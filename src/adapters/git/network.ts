/** The one place where git speaks to a server. */
import { spawn } from "node:child_process";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { throwIfStopped } from "../../concurrently.ts";
import { IcebranchError } from "../../errors.ts";
import { redact } from "../../redact.ts";
import { type Env, firstLine, gitRunner, hardened } from "./process.ts";

export interface Source {
  /** As it was asked for. */
  readonly name: string;
  /** A commit's id or a ref, there; and the ref that it becomes here. */
  readonly from: string;
  readonly to: string;
}

export interface Remote {
  readonly url: string;
  readonly token: string;
  readonly root: string;
  readonly env: Env;
  readonly stop: AbortSignal;
  readonly timeoutMs?: number;
  readonly retryBaseMs?: number;
}

interface Ended {
  readonly status: number | null;
  readonly stderr: string;
}

/** Brings sources in one request, and answers the names of those that the server does not have. */
export function bringer(
  remote: Remote,
): (sources: readonly Source[], depth: number) => Promise<readonly string[]> {
  return async (sources, depth) => {
    const { timeoutMs = 120_000, stop } = remote;
    const timeout = AbortSignal.timeout(timeoutMs);
    const missing = new Set(sources.filter(({ from }) => !isPlain(from)).map(({ name }) => name));
    for (let tries = 1; ; ) {
      const left = sources.filter(({ name }) => !missing.has(name));
      if (left.length === 0) break;
      throwIfStopped(stop);
      const ended = await fetchOnce(remote, left, {
        depth,
        signal: AbortSignal.any([stop, timeout]),
      });
      if (ended.status === 0) break;
      throwIfStopped(stop);
      if (timeout.aborted) throw tookTooLong(remote, timeoutMs);
      const refused = refusedSources(ended, left);
      for (const { name } of refused) missing.add(name);
      if (refused.length > 0) continue;
      if (tries === 3 || !isTransient(ended)) throw explainFetch(remote, ended);
      await pause(tries ** 2, remote, timeout);
      tries += 1;
    }
    return sources.map(({ name }) => name).filter((name) => missing.has(name));
  };
}

/** Neither a pattern nor a second half, which a ref's name cannot have and a refspec can. */
function isPlain(from: string): boolean {
  return !/[\s:*^~?[\\\p{Cc}]/u.test(from) && !/^0+$/.test(from);
}

/**
 * All of them fail where the server lacks one, and git names the first. Asked with the newest
 * protocol: an older one gives no commit by its id.
 */
function refusedSources({ stderr }: Ended, sources: readonly Source[]): readonly Source[] {
  const says = /(?:couldn't find remote ref|not our ref|unadvertised object) (\S+)/g;
  const named = new Set([...stderr.matchAll(says)].map(([, from]) => from));
  return sources.filter(({ from }) => named.has(from));
}

function isTransient({ stderr }: Ended): boolean {
  return /returned error: (?:5\d\d|429)|RPC failed|early EOF|disconnect|Could not resolve|Failed to connect|Connection (?:reset|refused|timed out)|Empty reply|hung up/i.test(
    stderr,
  );
}

async function pause(seconds: number, remote: Remote, timeout: AbortSignal): Promise<void> {
  const { retryBaseMs = 1000, stop } = remote;
  const signal = AbortSignal.any([stop, timeout]);
  await setTimeout(seconds * retryBaseMs, undefined, { signal }).catch(() => undefined);
}

const ownServer = "icebranch:own-server";

/** In the background, unlike git's other answers: a signal must be heard while a server is slow. */
function fetchOnce(
  { root, ...remote }: Remote,
  sources: readonly Source[],
  { depth, signal }: { readonly depth: number; readonly signal: AbortSignal },
): Promise<Ended> {
  const how = ["--quiet", "--no-tags", "--no-recurse-submodules", `--depth=${depth}`];
  const refspecs = sources.map(({ from, to }) => `+${from}:${to}`);
  const child = spawn("git", ["fetch", ...how, ownServer, ...refspecs], {
    ...{ cwd: root, env: networkEnv(remote) },
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: git's helpers for HTTP are to end with it.
    detached: process.platform !== "win32",
  });
  return new Promise((resolve) => {
    let stderr = "";
    const kill = () => {
      if (child.pid === undefined) return;
      try {
        if (process.platform === "win32") child.kill();
        else process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has just ended.
      }
    };
    const end = (status: number | null, more = "") => {
      signal.removeEventListener("abort", kill);
      resolve({ status, stderr: stderr + more });
    };
    signal.addEventListener("abort", kill);
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (stderr.length < 65_536) stderr += text;
    });
    child.on("error", ({ message }) => end(null, message)).on("close", (status) => end(status));
    if (signal.aborted) kill();
  });
}

/**
 * The token travels in the environment: arguments are seen by every process of the machine, and a
 * file outlives a run that is killed. Options for this very URL beat any that the user has.
 */
function networkEnv({ url, token, env }: Omit<Remote, "root">): NodeJS.ProcessEnv {
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const settings = [
    // The empty value drops headers that the user's configuration adds.
    [`http.${url}.extraHeader`, ""],
    [`http.${url}.extraHeader`, `AUTHORIZATION: basic ${basic}`],
    [`http.${url}.followRedirects`, "false"],
    // Under a name that no rule of the user's rewrites to another address.
    [`url.${url}.insteadOf`, ownServer],
    ["credential.helper", ""],
    ["protocol.version", "2"],
    ["fetch.writeCommitGraph", "false"],
    ["gc.auto", "0"],
    ["maintenance.auto", "false"],
    ["core.fsmonitor", "false"],
  ] as const;
  const before = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
  const numbered = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${before + index}`, key],
    [`GIT_CONFIG_VALUE_${before + index}`, value],
  ]);
  return {
    ...hardened(env),
    ...Object.fromEntries(numbered),
    GIT_CONFIG_COUNT: String(before + settings.length),
    GIT_ALLOW_PROTOCOL: url.startsWith("http:") ? "http" : "https",
    // No program is asked for a password.
    ...{ GIT_ASKPASS: "", SSH_ASKPASS: "" },
    // What git traces of requests goes without their secrets, unless this says otherwise.
    GIT_TRACE_REDACT: undefined,
  };
}

function tookTooLong({ url }: Remote, timeoutMs: number): IcebranchError {
  const seconds = Math.ceil(timeoutMs / 1000);
  return new IcebranchError("IB610", `${url} could not be fetched within ${seconds} s.`, {
    hint: "Run the job again; where it happens often, give actions/checkout `fetch-depth: 0`.",
  });
}

function explainFetch(remote: Remote, { stderr }: Ended): IcebranchError {
  const { url, token, root, env } = remote;
  const isUnknown = /Authentication failed|could not read (?:User|Pass)|invalid cred/i.test(stderr);
  if (isUnknown || /error: 40[13]|not found/i.test(stderr)) {
    if (!takesSettings(root, env))
      return new IcebranchError("IB610", `This git is too old to fetch ${url}.`, {
        hint: "Install git 2.31 or newer, or give actions/checkout `fetch-depth: 0`.",
      });
    return new IcebranchError("IB611", `The token may not read ${url}.`, {
      hint: isUnknown
        ? "Give `github-token` a token that is valid; a job's own ends with the job."
        : "Add `contents: read` under `permissions:` of the job in the workflow file.",
    });
  }
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const said = redact(firstLine(stderr) ?? "it was ended", [token, basic]);
  return new IcebranchError("IB610", `${url} could not be fetched: ${said}.`, {
    hint: "Run the job again; see whether the runner reaches the server.",
  });
}

/** Settings from the environment came with 2.31: an older git sends no token. */
function takesSettings(root: string, env: Env): boolean {
  const { stdout } = gitRunner(root, env)(["version"]);
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(stdout.toString()) ?? [];
  return Number(major) > 2 || Number(minor) >= 31;
}
