/** The Argo workflow file: what a tree of files makes, against what is there. */
import { editWorkflow } from "../argo/edit.ts";
import { generateWorkflow } from "../argo/generate.ts";
import { unifiedDiff } from "../argo/patch.ts";
import { renderWorkflow } from "../argo/render.ts";
import type { Finding } from "../errors.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import type { Step, WorkflowPlan } from "../plan/plan.ts";
import { inFolder, type ReadProject } from "../read-project.ts";
import { redact } from "../redact.ts";
import { readsDisk, type World } from "../world.ts";
import { hiddenInCommit, hiddenOnDisk } from "./hidden-file.ts";
import { secretsInFile } from "./secret-in-file.ts";
import { lastMade, workflowBases } from "./workflow-bases.ts";

interface Regenerated {
  readonly plan: WorkflowPlan;
  readonly text: string;
  /** The file as it would be where nobody edited it. */
  readonly made: string;
  readonly findings: readonly Finding[];
}

/** The file of the head commit; null where the configuration or the graph has errors, or it is let be. */
export async function workflowOfCommit(world: World): Promise<WorkflowPlan | null> {
  return (await regenerateCommitted(world))?.plan ?? null;
}

/**
 * The file beside a change. Before a merge it must be what the merged tree makes: production runs it.
 * Where it is not, a run on an open pull request commits it to its branch, if it may.
 */
export async function workflowOfChange(
  world: World,
): Promise<Pick<PlanParts, "workflow" | "findings" | "steps">> {
  const made = await regenerateCommitted(world);
  if (made === undefined || !touchesProject(world))
    return { workflow: made?.plan ?? null, findings: [], steps: [] };
  const { plan, findings } = made;
  const step = plan.changed ? commitStep(world, made) : undefined;
  const late = plan.changed && step === undefined && isBeforeMerge(world);
  // What this run commits is tracked from then on.
  const ignored = late
    ? await hiddenInCommit(world.ports, world.head, headOf(world), plan.path)
    : [];
  return {
    workflow: plan,
    findings: [...findings, ...ignored, ...(late ? [stale(plan.path, lateLevel(world))] : [])],
    steps: step === undefined ? [] : [step],
  };
}

function headOf({ trigger: { head } }: World): string {
  return head ?? "HEAD";
}

function isBeforeMerge({ trigger: { event, pull } }: World): boolean {
  return event === "merge_group" || (pull !== undefined && !pull.closed);
}

/** On the pull request's branch, whose tip the test merge was made from. */
function commitStep(
  { trigger: { pull, verb, access }, inputs, ports }: World,
  { plan: { path }, text }: Regenerated,
): Extract<Step, { kind: "commit-file" }> | undefined {
  const mayCommit = inputs.workflowMode === "commit" && ports.gitHub !== undefined;
  if (!mayCommit || verb !== "build" || access !== "write") return undefined;
  if (pull === undefined || pull.closed || pull.fork) return undefined;
  const { headBranch: branch, headCommit: expectedHead } = pull;
  return {
    kind: "commit-file",
    ...{ path, branch, expectedHead, bytes: encode(text) },
  };
}

/** A draft's file is committed once it is ready, and any other one's by the next run of its own. */
function lateLevel({ trigger, inputs, ports }: World): Finding["level"] {
  const { pull, access, event } = trigger;
  const isToCome = inputs.workflowMode === "commit" && ports.gitHub !== undefined;
  const waits = pull?.draft || (pull !== undefined && event !== "pull_request");
  return isToCome && waits && access !== "none" ? "warning" : "error";
}

/** undefined where there are errors that a file would be made of, and where `workflow-mode` is off. */
async function regenerateCommitted(world: World): Promise<Regenerated | undefined> {
  if (hasErrors(world) || world.inputs.workflowMode === "off") return undefined;
  const path = workflowPath(world);
  const made = await regenerate(world, await committed(world, world.head, path));
  if (world.base === undefined) return made;
  const before = textOf(await committed(world, world.base, path));
  const merging = made.text === (before ?? "") ? "" : redact(unifiedDiff(before, made.text, path));
  return { ...made, plan: { ...made.plan, merging } };
}

/** Whether the change is of the project at all: one to a README need not mend what was stale before. */
function touchesProject(world: World): boolean {
  const { changes, base, head } = world;
  const differs = (path: string | undefined) =>
    path !== undefined && base?.files.get(path)?.oid !== head.files.get(path)?.oid;
  return changes.length > 0 || [workflowPath(world), head.project.config?.file].some(differs);
}

/** `workflow`: writes the file or, with `--check`, says how it differs. */
export async function workflowParts(world: World): Promise<Partial<PlanParts>> {
  if (hasErrors(world)) return {};
  const { ports, inputs } = world;
  const path = workflowPath(world);
  const bytes = readsDisk(world)
    ? await ports.workTree?.read(path)
    : await committed(world, world.head, path);
  const { plan, text, made, findings } = await regenerate(world, bytes);
  const ignored = readsDisk(world)
    ? await hiddenOnDisk(world, path)
    : await hiddenInCommit(ports, world.head, headOf(world), path);
  if (inputs.check)
    return {
      workflow: plan,
      findings: [...findings, ...ignored, ...(plan.changed ? [stale(path)] : [])],
    };
  const steps = plan.changed
    ? [
        {
          kind: "write-file",
          path,
          bytes: encode(text),
          remember: { name: lastMade, bytes: encode(made) },
        } as const,
      ]
    : [];
  return { workflow: plan, findings: [...findings, ...ignored], steps };
}

async function committed(
  { ports }: World,
  { files }: ReadProject,
  path: string,
): Promise<Uint8Array | undefined> {
  const file = files.get(path);
  return file && (await ports.git.readBlobs([file.oid])).get(file.oid);
}

/** The committed file says `main` on every git branch, unless the configuration wants the branch in it. */
export function branchInFile({ headConfig: { workflow }, trigger }: World): string {
  return workflow.target === "head" ? (trigger.dataBranch ?? MAIN) : MAIN;
}

/** `from`: the commits whose history has what people edited. */
export async function regenerate(
  world: World,
  bytes: Uint8Array | undefined,
  from?: readonly string[],
): Promise<Regenerated> {
  const { headConfig: config, graph, inputs } = world;
  const path = workflowPath(world);
  const branch = branchInFile(world);
  const current = textOf(bytes);
  const generated = generateWorkflow(graph, config, branch);
  const plain = editWorkflow(current, generated.documents, path);
  // Where the file says all of it already, nobody needs to know what it said before.
  const isSame = current === undefined || plain.text === current;
  const { adopting = false } = plain;
  const bases = isSame
    ? []
    : await workflowBases(world, { path, text: current, branch, adopting }, from);
  const edited = isSame ? plain : editWorkflow(current, generated.documents, path, bases);
  const changed = edited.text !== (current ?? "");
  const patch = changed ? redact(unifiedDiff(current, edited.text, path)) : "";
  return {
    plan: { path, changed, patch, merging: "", conflicts: [] },
    text: edited.text,
    made: renderWorkflow(generated.documents),
    findings: [
      ...generated.findings,
      ...secretsInFile(world, edited.text, path),
      ...edited.findings.map((one) => (inputs.strict ? asStrict(one) : one)),
    ],
  };
}

/** Where people and files disagree, somebody has to decide. */
function asStrict(finding: Finding): Finding {
  return finding.code === "IB508" ? { ...finding, level: "error" } : finding;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** The file's text as the world's files make it, edited into `bytes`; undefined where that cannot be. */
export async function regeneratedText(
  world: World,
  path: string,
  bytes: Uint8Array,
  from: readonly string[],
): Promise<string | undefined> {
  if (hasErrors(world) || path !== workflowPath(world)) return undefined;
  const { text, findings } = await regenerate(world, bytes, from);
  return findings.some(({ level }) => level === "error") ? undefined : text;
}

function workflowPath({ headConfig: { workflow }, dir }: World): string {
  return inFolder(dir, workflow.path);
}

function hasErrors({ head, graph }: World): boolean {
  return [...head.project.findings, ...graph.findings].some((one) => one.level === "error");
}

export function stale(path: string, level: Finding["level"] = "error"): Finding {
  return {
    code: "IB501",
    level,
    file: path,
    line: 1,
    column: 1,
    message: `${path} is not what the project's files make.`,
    hint: "Run icebranch workflow and commit the file.",
  };
}
