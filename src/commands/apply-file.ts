/** `apply`: the committed workflow file, to the cluster that runs the connectors. */
import { leftOver } from "../argo/left-over.ts";
import { type ManifestObject, manifestObjects } from "../argo/manifest.ts";
import { refusalFindings } from "../cluster-refusals.ts";
import { type Finding, IcebranchError } from "../errors.ts";
import type { Place } from "../kubernetes-port.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import { inFolder } from "../read-project.ts";
import { shellWord } from "../shell-word.ts";
import { branchTip, isOnProduction } from "../trigger.ts";
import { uncommittedFiles, type World } from "../world.ts";
import { stale, workflowOfCommit } from "./workflow.ts";

/**
 * The cluster is asked first what it would do: where it refuses one object, none is applied. What is
 * applied is what the production branch has, byte for byte; with `--dry-run` any branch's can be tried.
 */
export async function applyParts(world: World): Promise<Partial<PlanParts>> {
  const path = inFolder(world.dir, world.headConfig.workflow.path);
  const bytes = await fileOf(world, path);
  if (bytes === undefined) return { findings: [notCommitted(path)] };
  const { objects, findings } = manifestObjects(new TextDecoder().decode(bytes), path);
  const doubts = [...findings, ...(await doubtsOf(world, path))];
  if (doubts.some(({ level }) => level === "error")) return { findings: doubts };
  const { context, namespace, forceConflicts: force } = world.inputs;
  const how = { context, namespace, force, objects: objects.length };
  const answer = await world.ports.kubernetes.apply(bytes, { ...how, dryRun: true });
  const left = await leftBehind(world, objects);
  return {
    cluster: { path, objects: answer.names, left: left.names },
    findings: [...doubts, ...refusalFindings(answer, path, bytes), ...left.findings],
    steps: [{ kind: "apply-manifest", path, bytes, ...how }],
  };
}

async function fileOf({ head, ports }: World, path: string): Promise<Uint8Array | undefined> {
  const file = head.files.get(path);
  return file && (await ports.git.readBlobs([file.oid])).get(file.oid);
}

/** Why the file may not be what production is to run: errors, or warnings of a dry run. */
async function doubtsOf(world: World, path: string): Promise<readonly Finding[]> {
  const level = world.inputs.dryRun ? "warning" : "error";
  const workflow = await workflowOfCommit(world);
  const outdated = workflow?.changed ? [stale(path, level)] : [];
  if (world.inputs.dryRun) return outdated;
  const { ports, dir, headConfig, trigger, inputs } = world;
  const isElsewhere = !(await isProduction(world));
  const onDisk = trigger.event === "local" && inputs.head === undefined;
  const changed = onDisk ? await uncommittedFiles(ports, dir, headConfig) : [];
  return [
    ...(isElsewhere ? [notProduction(world)] : []),
    ...(changed.length > 0 ? [uncommitted(changed)] : []),
    ...outdated,
  ];
}

/** A detached HEAD may well be the production branch's last commit: CI checks it out so. */
async function isProduction({ trigger, ports: { git } }: World): Promise<boolean> {
  if (isOnProduction(trigger)) return true;
  if (trigger.branch !== undefined || trigger.head === undefined) return false;
  const tip = await branchTip(git, trigger.production);
  return tip !== undefined && (await git.resolve(trigger.head)) === tip;
}

/** In each namespace that the file's ConfigMaps are in. That nobody may list them stops nothing. */
async function leftBehind(
  world: World,
  objects: readonly ManifestObject[],
): Promise<{ readonly names: readonly string[]; readonly findings: readonly Finding[] }> {
  const names: string[] = [];
  const findings: Finding[] = [];
  const { context, namespace: asked } = world.inputs;
  const ofNodes = objects.filter(({ isOfNode }) => isOfNode);
  for (const namespace of new Set(ofNodes.map((one) => one.namespace ?? asked))) {
    const place: Place = { context, namespace };
    const there = objects.filter((one) => (one.namespace ?? asked) === namespace);
    try {
      const configMaps = await world.ports.kubernetes.configMaps(place);
      const cronWorkflows = await world.ports.kubernetes.cronWorkflowTasks(place);
      const left = leftOver(there, configMaps, cronWorkflows);
      names.push(...left);
      findings.push(...leftFindings(left, place));
    } catch (error) {
      if (!(error instanceof IcebranchError)) throw error;
      findings.push(cannotTell(error));
    }
  }
  return { names, findings };
}

/** As many as a command line that is read has room for. */
const namesInOne = 20;

function leftFindings(left: readonly string[], place: Place): readonly Finding[] {
  const pieces = Math.ceil(left.length / namesInOne);
  return Array.from({ length: pieces }, (_, i) => {
    const names = left.slice(i * namesInOne, (i + 1) * namesInOne);
    const options = Object.entries(place).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, value],
    );
    const command = ["kubectl", "delete", "configmap", ...options, ...names].map(shellWord);
    return {
      code: "IB514",
      level: "notice",
      message: `The cluster still has what nodes that went have read: ${names.join(", ")}.`,
      hint: `Where nothing else reads ${names.length === 1 ? "it" : "them"}: ${command.join(" ")}`,
    };
  });
}

function cannotTell({ code, message, hint }: IcebranchError): Finding {
  const what = `What nodes that went have left is not known. ${message}`;
  return { code, level: "warning", message: what, ...(hint === undefined ? {} : { hint }) };
}

function notCommitted(path: string): Finding {
  return {
    ...{ code: "IB511", level: "error", file: path },
    message: `${path} is not committed, so production has no workflow file.`,
    hint: "Run icebranch workflow, and commit what it writes.",
  };
}

function notProduction({ trigger: { branch, head, production } }: World): Finding {
  const at = branch ?? head?.slice(0, 12) ?? "HEAD";
  return {
    ...{ code: "IB511", level: "error" },
    message: `${at} is not the production branch ${production}, whose committed file is what the cluster runs.`,
    hint: `Merge it and check out ${production}; or see with --dry-run what the cluster would take.`,
  };
}

function uncommitted(paths: readonly string[]): Finding {
  const [first, ...more] = paths;
  const files = more.length === 0 ? `${first} differs` : `${first} and ${more.length} more differ`;
  return {
    ...{ code: "IB511", level: "error" },
    message: `${files} from the last commit, and the cluster runs what is committed.`,
    hint: "Commit or put back what was changed.",
  };
}
