/** The Argo workflow file: what a tree of files makes, against what is there. */
import { editWorkflow } from "../argo/edit.ts";
import { generateWorkflow } from "../argo/generate.ts";
import { unifiedDiff } from "../argo/patch.ts";
import type { Finding } from "../errors.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import type { WorkflowPlan } from "../plan/plan.ts";
import { readsDisk, type World } from "../world.ts";

interface Regenerated {
  readonly plan: WorkflowPlan;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** The file of the head commit; null where the configuration or the graph has errors, or it is let be. */
export async function workflowOfCommit(world: World): Promise<WorkflowPlan | null> {
  return (await regenerateCommitted(world))?.plan ?? null;
}

/** The file beside a change. Before a merge it must be what the merged tree makes: production runs it. */
export async function workflowOfChange(
  world: World,
): Promise<Pick<PlanParts, "workflow" | "findings">> {
  const { event, pull } = world.trigger;
  const made = await regenerateCommitted(world);
  if (made === undefined || !touchesProject(world))
    return { workflow: made?.plan ?? null, findings: [] };
  const { plan, findings } = made;
  const beforeMerge = event === "merge_group" || (pull !== undefined && !pull.closed);
  const late = beforeMerge && plan.changed ? [stale(plan.path)] : [];
  return { workflow: plan, findings: [...findings, ...late] };
}

/** undefined where there are errors that a file would be made of, and where `workflow-mode` is off. */
async function regenerateCommitted(world: World): Promise<Regenerated | undefined> {
  if (hasErrors(world) || world.inputs.workflowMode === "off") return undefined;
  return regenerate(world, await committed(world, workflowPath(world)));
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
  const bytes = readsDisk(world) ? await ports.workTree?.read(path) : await committed(world, path);
  const { plan, text, findings } = regenerate(world, bytes);
  const ignored = (await ports.git.isIgnored(path)) ? [hidden(path)] : [];
  if (inputs.check)
    return {
      workflow: plan,
      findings: [...findings, ...ignored, ...(plan.changed ? [stale(path)] : [])],
    };
  const steps = plan.changed
    ? [{ kind: "write-file", path, bytes: new TextEncoder().encode(text) } as const]
    : [];
  return { workflow: plan, findings: [...findings, ...ignored], steps };
}

async function committed({ head, ports }: World, path: string): Promise<Uint8Array | undefined> {
  const file = head.files.get(path);
  return file && (await ports.git.readBlobs([file.oid])).get(file.oid);
}

/** The committed file says `main` on every git branch, unless the configuration wants the branch in it. */
function regenerate(world: World, bytes: Uint8Array | undefined): Regenerated {
  const { headConfig: config, graph, trigger } = world;
  const path = workflowPath(world);
  const branch = config.workflow.target === "head" ? (trigger.dataBranch ?? MAIN) : MAIN;
  const current = bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const generated = generateWorkflow(graph, config, branch);
  const edited = editWorkflow(current, generated.documents, path);
  const changed = edited.text !== (current ?? "");
  const patch = changed ? unifiedDiff(current, edited.text, path) : "";
  return {
    plan: { path, changed, patch, conflicts: [] },
    text: edited.text,
    findings: [...generated.findings, ...edited.findings],
  };
}

function workflowPath({ headConfig: { workflow }, dir }: World): string {
  return dir === "." ? workflow.path : `${dir}/${workflow.path}`;
}

function hasErrors({ head, graph }: World): boolean {
  return [...head.project.findings, ...graph.findings].some((one) => one.level === "error");
}

export function stale(path: string): Finding {
  return {
    code: "IB501",
    level: "error",
    file: path,
    line: 1,
    column: 1,
    message: `${path} is not what the project's files make.`,
    hint: "Run icebranch workflow and commit the file.",
  };
}

function hidden(path: string): Finding {
  return {
    code: "IB505",
    level: "warning",
    file: path,
    line: 1,
    column: 1,
    message: `git ignores ${path}, so it would never reach production.`,
    hint: "Take the line that hides it out of .gitignore.",
  };
}
