/** The ports of this machine: what both doors hand to the program. */
import { isAbsolute, join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { type GitRepository, gitRepository } from "./adapters/git.ts";
import { workTree } from "./adapters/work-tree.ts";
import { IcebranchError } from "./errors.ts";
import { wellKnownSecrets } from "./known-secrets.ts";
import type { Kubernetes } from "./kubernetes-port.ts";
import type { Ports } from "./ports.ts";

export interface Machine {
  readonly git: GitRepository;
  /** The project's folder from the repository's root. */
  readonly dir: string;
  readonly ports: Ports;
}

/**
 * `project` is a folder as a person in `cwd` names it; `home`: where the project's relative paths
 * count from, if that is not the repository; `isTheirs`: whether its files may be a pull request's.
 * Throws IB601, IB903.
 */
export async function openMachine(
  cwd: string,
  project: string,
  { home, isTheirs = false }: { readonly home?: string; readonly isTheirs?: boolean } = {},
): Promise<Machine> {
  const git = await gitRepository(cwd);
  const dir = projectFolder(git.prefix, project);
  const root = join(home ?? git.root, dir);
  const secrets = new Set(wellKnownSecrets(process.env));
  const place = { root, ...(isTheirs ? { untrusted: git.root } : {}) };
  return {
    git,
    dir,
    ports: {
      git,
      workTree: git.hasWorkTree ? workTree(git) : undefined,
      openCatalog: async (name, address) =>
        (await import("./open-catalog.ts")).openCatalog(name, address, place, secrets),
      tableFiles: async (storage) => (await import("./adapters/manifests.ts")).tableFiles(storage),
      sqlPlanner,
      schemaJudge: async () => (await import("./adapters/schema-judge.ts")).schemaJudge(),
      env: process.env,
      secrets,
      clock: Date.now,
      pause,
      kubernetes: {
        runningWorkflows: async (cron) => (await kubernetes()).runningWorkflows(cron),
        apply: async (manifest, how) => (await kubernetes()).apply(manifest, how),
        configMaps: async (place) => (await kubernetes()).configMaps(place),
        cronWorkflowTasks: async (place) => (await kubernetes()).cronWorkflowTasks(place),
      },
      progress() {},
      gitHub: undefined,
      stop: new AbortController().signal,
    },
  };
}

/** From the repository's root, of a folder named from `prefix` in it. Throws IB903. */
export function projectFolder(prefix: string, project: string): string {
  const dir = isAbsolute(project) ? outside(project) : join(prefix, project).replace(/\/$/, "");
  return dir.startsWith("..") ? outside(project) : dir;
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal: stop }).catch((error) => {
    if (!stop.aborted) throw error;
  });
}

async function kubernetes(): Promise<Kubernetes> {
  return (await import("./adapters/kubernetes.ts")).kubectl(process.env);
}

let planner: ReturnType<Ports["sqlPlanner"]> | undefined;

function sqlPlanner(): ReturnType<Ports["sqlPlanner"]> {
  planner ??= import("./adapters/sql-planner.ts").then((adapter) => adapter.sqlPlanner());
  return planner;
}

function outside(project: string): never {
  throw new IcebranchError("IB903", `The project ${project} is not inside this repository.`, {
    hint: "Name a folder of this repository, as seen from the current one.",
  });
}
