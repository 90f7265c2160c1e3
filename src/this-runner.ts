/** The ports of GitHub's runner: what its checkout lacks, or all where there is none, the server has. */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { FetchedRepository } from "./adapters/git/fetched.ts";
import { isCommitId } from "./commit-id.ts";
import type { GitHub } from "./github-port.ts";
import type { Git } from "./ports.ts";
import { type Machine, openMachine, projectFolder } from "./this-machine.ts";
import { version } from "./version.ts";

export interface RunnerMachine extends Machine, AsyncDisposable {
  /** undefined without a token: then the checkout is all there is. */
  readonly remote: FetchedRepository | undefined;
}

export interface RunnerPlace {
  readonly workspace: string;
  readonly project: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly token: string | undefined;
  readonly commitToken: string | undefined;
  readonly stop: AbortSignal;
  /** Into the job's log. */
  progress(text: string): void;
}

/** Throws IB601 where there is neither a checkout nor a token, IB903. */
export async function openRunner(place: RunnerPlace): Promise<RunnerMachine> {
  const { workspace, project, stop, progress } = place;
  const server = serverOf(place);
  if (server === undefined) {
    const { ports, ...machine } = await openMachine(workspace, project, { isTheirs: true });
    const nothing = { async [Symbol.asyncDispose]() {} };
    return { ...machine, ports: { ...ports, stop, progress }, remote: undefined, ...nothing };
  }
  const checkout = hasCheckout(workspace)
    ? await openMachine(workspace, project, { isTheirs: true })
    : undefined;
  const remote = await openRemote(place, server, checkout?.git.root);
  const dir = checkout?.dir ?? projectFolder(".", project);
  const machine = checkout ?? (await openMachine(remote.root, dir, { home: workspace }));
  const gitHub = await openGitHub(place, server);
  const git = { ...remote, ...history(remote, gitHub) };
  return {
    ...{ git, dir, remote },
    ports: { ...machine.ports, git, workTree: checkout?.ports.workTree, gitHub, stop, progress },
    [Symbol.asyncDispose]: () => remote[Symbol.asyncDispose](),
  };
}

function hasCheckout(folder: string): boolean {
  return lstatSync(join(folder, ".git"), { throwIfNoEntry: false }) !== undefined;
}

async function openRemote(
  { stop, env }: RunnerPlace,
  { url, token, folder }: Server,
  checkout: string | undefined,
): Promise<FetchedRepository> {
  const { fetchedRepository } = await import("./adapters/git/fetched.ts");
  const borrowed = checkout === undefined ? {} : { checkout };
  return fetchedRepository({ url, token, folder, ...borrowed, env, stop });
}

interface Server {
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly repository: string;
  readonly token: string;
  readonly folder: string;
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
function serverOf({ env, token }: RunnerPlace): Server | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_API_URL: apiUrl, GITHUB_REPOSITORY: repository } = env;
  const { GITHUB_GRAPHQL_URL: graphqlUrl, RUNNER_TEMP: folder } = env;
  if (!server || !apiUrl || !graphqlUrl || !repository || !folder || token === undefined)
    return undefined;
  return { url: `${server}/${repository}`, apiUrl, graphqlUrl, repository, token, folder };
}

async function openGitHub({ commitToken, stop }: RunnerPlace, server: Server): Promise<GitHub> {
  const { gitHub } = await import("./adapters/github.ts");
  const { apiUrl, graphqlUrl, repository, token } = server;
  const commits = commitToken === undefined ? {} : { commitToken };
  return gitHub({ apiUrl, graphqlUrl, repository, token, ...commits, stop, version });
}

/**
 * History is fetched a commit or two deep: what git cannot tell from that, GitHub tells. So nothing
 * is cut off, and `shallow` says so.
 */
function history(
  remote: FetchedRepository,
  gitHub: GitHub,
): Pick<Git, "shallow" | "resolve" | "mergeBase" | "isAncestor" | "changesOf"> {
  const unknown = new Set<string>();
  const resolve = async (revision: string) => {
    const found = await remote.resolve(revision);
    const isPullHead = /^refs\/pull\/\d+\/head$/.test(revision);
    const canBeFetched = isPullHead || isCommitId(revision);
    if (found !== undefined || unknown.has(revision) || !canBeFetched) return found;
    await remote.fetch({ [isPullHead ? "refs" : "commits"]: [revision], depth: 1 });
    const fetched = await remote.resolve(revision);
    if (fetched === undefined) unknown.add(revision);
    return fetched;
  };
  return {
    shallow: false,
    resolve,
    async mergeBase(a, b) {
      const comparison = await gitHub.compare(a, b);
      if (comparison === undefined) return undefined;
      return resolve(comparison.mergeBase);
    },
    async changesOf(path, from, limit) {
      const found = await gitHub.changesOf(path, from, limit);
      const here = await Promise.all(found.map(resolve));
      return here.filter((commit) => commit !== undefined);
    },
    async isAncestor(ancestor, descendant) {
      const areHere = (await resolve(ancestor)) !== undefined && (await resolve(descendant));
      if (areHere && (await remote.isAncestor(ancestor, descendant))) return true;
      const status = (await gitHub.compare(descendant, ancestor))?.status;
      return status === "behind" || status === "identical";
    },
  };
}
