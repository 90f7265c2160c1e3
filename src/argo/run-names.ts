/**
 * Names of one run. A suffix that this run alone has, and not `generateName`: the cluster would make
 * up a name of which the ConfigMaps, made before, could know nothing.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
const MAX_LABEL = 63;
const HASH_DIGITS = 12;

export const RUN_LABEL = "icebranch/run";
export const BRANCH_LABEL = "icebranch/data-branch";
/** The name in full, which a label has no room for. */
export const BRANCH_ANNOTATION = "icebranch/data-branch";

export interface RunNames {
  /** The Workflow's. Argo makes a label of it. */
  readonly workflow: string;
  /** The label that all objects of the run have. */
  readonly run: string;
  readonly branchLabel: string;
  /** The ConfigMap of a task, or of what stands for one in a template. */
  configMap(task: string): string;
}

/** `seed`: all that makes this run another one than any before, its time included. */
export function runNames(cronWorkflow: string, branch: string, seed: readonly string[]): RunNames {
  const run = hashOf(JSON.stringify([cronWorkflow, branch, ...seed]));
  const readable = `${dashed(cronWorkflow) || "workflow"}-run-${dashed(branch)}`;
  return {
    workflow: `${cut(readable, MAX_LABEL - 1 - run.length)}-${run}`,
    run,
    branchLabel: labelOf(branch),
    configMap: (task) => `${task}-run-${run}`,
  };
}

/** As it is where a label may be so, which a slash may not. */
function labelOf(branch: string): string {
  if (branch.length <= MAX_LABEL && /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/.test(branch))
    return branch;
  const hash = hashOf(branch);
  const readable = cut(dashed(branch), MAX_LABEL - 1 - hash.length);
  return readable === "" ? hash : `${readable}-${hash}`;
}

function dashed(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/-+$/, "");
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, HASH_DIGITS);
}
