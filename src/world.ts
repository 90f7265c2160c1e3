/** What a run has read before it asks any catalog. */
import { type Catalogs, openCatalogs } from "./catalogs.ts";
import { withForeignConnectors } from "./connector-specs.ts";
import { type Finding, IcebranchError } from "./errors.ts";
import type { ConfigInputs, Inputs } from "./inputs.ts";
import { lineageGraph } from "./lineage/build.ts";
import { diffGraphs } from "./lineage/diff.ts";
import type { Change, LineageGraph } from "./lineage/graph.ts";
import type { Ports } from "./ports.ts";
import { DASHTOOL_CONFIG, ICEBRANCH_CONFIG } from "./project/config.ts";
import { defaults } from "./project/config-members.ts";
import { secretValues } from "./project/expand.ts";
import type { Config } from "./project/project.ts";
import { wantsFile } from "./project/read.ts";
import {
  inFolder,
  projectAt,
  projectOnDisk,
  type ReadProject,
  type Shared,
} from "./read-project.ts";
import type { Trigger } from "./trigger.ts";

export interface Request {
  readonly trigger: Trigger;
  readonly inputs: Inputs;
  /** The project's folder from the repository's root; `.` for the root. */
  readonly dir: string;
  /**
   * The configuration in force, where it is not that of the commit in hand: at GitHub a pull request
   * must not choose the host that credentials are sent to.
   */
  readonly inForce: Config | undefined;
  /** The commit whose connectors' specifications are in force; at GitHub none is without one. */
  readonly specsFrom?: string | undefined;
  /** What is to be said of how the run began. */
  readonly notices: readonly Finding[];
  /**
   * Whether the pull request may have data branches from an earlier run: those are published by its
   * merge, though its files do not write to their tables any more.
   */
  readonly mayHaveBranches?: boolean;
  /** Asks again, where the branch that is committed to has moved on since. */
  readonly renew?: () => Promise<Request>;
}

export interface World extends Request {
  readonly ports: Ports;
  /** The configuration in force: where the catalogs are, and what may be done with them. */
  readonly config: Config;
  /** As the head commit has it: what the workflow file is made from. */
  readonly headConfig: Config;
  readonly catalogs: Catalogs;
  /** What of other commits need not be read again. */
  readonly shared: Shared;
  readonly base: ReadProject | undefined;
  readonly head: ReadProject;
  /** Before any catalog was asked: unknown tables are not yet told from missing ones. */
  readonly baseGraph: LineageGraph | undefined;
  readonly graph: LineageGraph;
  readonly changes: readonly Change[];
}

/** `check` and `workflow` look at the files as they are; every other verb at commits. */
export function readsDisk({ trigger, inputs }: Request): boolean {
  const local = trigger.event === "local" && inputs.head === undefined;
  return local && (trigger.verb === "check" || trigger.verb === "workflow");
}

/** Throws IB603 where nothing configures the project. */
export async function readWorld(request: Request, ports: Ports): Promise<World> {
  const { trigger, dir, inputs, notices } = request;
  const shared: Shared = { parsed: new Map(), blobs: new Map() };
  const onDisk = readsDisk(request);
  const files = onDisk
    ? await projectOnDisk({ ...ports, workTree: requireWorkTree(ports) }, dir)
    : await projectAt(ports, trigger.head ?? "HEAD", dir, shared, request.inForce);
  const head = await withForeignConnectors(request, files, ports);
  const base =
    trigger.base === undefined ? undefined : await projectAt(ports, trigger.base, dir, shared);
  const baseGraph = base && lineageGraph(base.project, () => undefined);
  const graph = lineageGraph(head.project, () => undefined);
  const config = withInputs(request.inForce ?? configOf(head, dir), inputs.config);
  const headConfig = withInputs(head.project.config ?? config, inputs.config);
  keepSecret(config, ports);
  keepSecret(headConfig, ports);
  const more = [
    ...(isAtHand(request) ? await uncommitted(ports, dir, headConfig, onDisk) : []),
    ...(onDisk ? [] : notYetInForce(request, base, head)),
  ];
  return {
    ...request,
    ...{ ports, config, headConfig, shared, base, head, baseGraph, graph },
    catalogs: openCatalogs(config, ports),
    changes: baseGraph === undefined ? [] : diffGraphs(baseGraph, graph),
    notices: [...notices, ...more],
  };
}

function keepSecret(config: Config, { env, secrets }: Ports): void {
  for (const value of secretValues(config, env)) secrets?.add(value);
}

/** Whether what is looked at is, or may be taken for, what lies on disk. */
function isAtHand({ trigger, inputs }: Request): boolean {
  const { event, verb } = trigger;
  const ofBranch = verb === "plan" || verb === "build" || verb === "check" || verb === "workflow";
  const tries = verb === "apply" && inputs.dryRun;
  return event === "local" && inputs.head === undefined && (ofBranch || tries);
}

function requireWorkTree({ workTree }: Ports): NonNullable<Ports["workTree"]> {
  if (workTree !== undefined) return workTree;
  throw new IcebranchError("IB601", "This repository is bare: there are no files on disk.", {
    hint: "Run icebranch in a work tree, or name a commit with --head.",
  });
}

function configOf({ project }: ReadProject, dir: string): Config {
  if (project.config !== undefined) return project.config;
  const names = [ICEBRANCH_CONFIG, DASHTOOL_CONFIG].map((name) => inFolder(dir, name));
  const broken = project.findings.find(
    ({ level, file }) => level === "error" && file !== undefined && names.includes(file),
  );
  if (broken !== undefined) return { ...unusable, file: broken.file ?? dir };
  throw new IcebranchError(
    "IB603",
    `There is no configuration in ${dir === "." ? "the repository's root" : dir}.`,
    {
      hint:
        dir === "."
          ? "Run icebranch init, or name the project's folder with --project."
          : "Run icebranch in the project's folder, or name it with --project; icebranch init begins a new project.",
    },
  );
}

/** Stands in where the configuration itself has errors: those stop every step. */
const unusable: Config = {
  file: "",
  dialect: "icebranch",
  catalogs: {},
  main: defaults.main,
  branches: defaults.branches,
  publish: defaults.publish,
  workflow: defaults.workflow,
  secrets: {},
  env: {},
  locate: () => ({ file: "", line: 1, column: 1 }),
};

/** An input says the same thing louder than the configuration. */
function withInputs(config: Config, inputs: ConfigInputs): Config {
  const { branches, publish, workflow } = config;
  return {
    ...config,
    main: inputs.main ?? config.main,
    branches: {
      naming: inputs.naming ?? branches.naming,
      expireAfterMs: inputs.expireAfterMs ?? branches.expireAfterMs,
      drafts: inputs.drafts ?? branches.drafts,
    },
    publish: {
      onDiverged: inputs.onDiverged ?? publish.onDiverged,
      atomic: inputs.atomic ?? publish.atomic,
      keepUndoMs: inputs.keepUndoMs ?? publish.keepUndoMs,
      waitFor: inputs.waitFor ?? publish.waitFor,
      waitTimeoutMs: inputs.waitTimeoutMs ?? publish.waitTimeoutMs,
    },
    workflow: {
      path: inputs.workflowPath ?? workflow.path,
      target: inputs.workflowTarget ?? workflow.target,
    },
  };
}

function notYetInForce(
  { inForce }: Request,
  base: ReadProject | undefined,
  head: ReadProject,
): readonly Finding[] {
  const { config } = head.project;
  if (inForce === undefined || config === undefined || base?.project.config === undefined)
    return [];
  const { file } = config;
  const isChanged = base.files.get(file)?.oid !== head.files.get(file)?.oid;
  if (!isChanged || JSON.stringify(config) === JSON.stringify(inForce)) return [];
  return [
    {
      ...{ code: "IB304", level: "notice", file, line: 1, column: 1 },
      message: `${file} is changed here; the one in force is still that of the default branch.`,
      hint: "Merge it to have it used: a change must not choose where its own run sends credentials.",
    },
  ];
}

async function uncommitted(
  ports: Ports,
  dir: string,
  config: Config,
  onDisk: boolean,
): Promise<readonly Finding[]> {
  const number = (await uncommittedFiles(ports, dir, config)).length;
  if (number === 0) return [];
  const [files, them] =
    number === 1 ? ["1 file differs", "it"] : [`${number} files differ`, "them"];
  const read = onDisk ? "the files on disk are what was read" : "the commit is what was read";
  return [
    {
      code: "IB607",
      level: "notice",
      message: `${files} from the last commit; ${read}.`,
      hint: onDisk
        ? `Commit ${them} before icebranch build, which reads commits only.`
        : `Commit ${them} to have ${them} count.`,
    },
  ];
}

/** Of the project's own files: what else lies about is nobody's business here. */
export async function uncommittedFiles(
  { git }: Ports,
  dir: string,
  { workflow }: Config,
): Promise<readonly string[]> {
  const all = await git.uncommitted(dir === "." ? undefined : dir);
  const file = inFolder(dir, workflow.path);
  return all.filter((path) => path === file || wantsFile(path, dir));
}
