/** Which CronWorkflows a workflow file has: what they start in the cluster is the project's. */
import type { Json } from "../iceberg/json.ts";
import { asObject, parseDocument, splitDocuments } from "./documents.ts";
import { ENTRYPOINT } from "./names.ts";
import { Refusal } from "./refusal.ts";

export interface CronWorkflowName {
  readonly name: string;
  /** undefined where the file leaves it to whoever applies it: the one that kubectl is set to. */
  readonly namespace: string | undefined;
}

/**
 * That of a file that is yet to be made where this one has none; undefined where one of them cannot
 * be read.
 */
export function cronWorkflowsOf(text: string | undefined): readonly CronWorkflowName[] | undefined {
  const mayBeOne = (document: string) => document.includes("CronWorkflow");
  const documents = text === undefined ? [] : splitDocuments(text).filter(mayBeOne);
  const contents = documents.map(contentOf);
  if (contents.includes("unreadable")) return undefined;
  const found = contents.flatMap(cronWorkflow);
  return found.length > 0 ? found : [{ name: ENTRYPOINT, namespace: undefined }];
}

function cronWorkflow(content: Json): readonly CronWorkflowName[] {
  const object = asObject(content);
  if (object?.kind !== "CronWorkflow") return [];
  const { name, namespace } = object.metadata;
  // Anything else no cluster has; and these go into a command line.
  if (!isName(name) || (namespace !== undefined && !isName(namespace))) return [];
  return [{ name, namespace }];
}

function contentOf(document: string): Json | "unreadable" {
  try {
    return parseDocument(document)?.value;
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) return "unreadable";
    throw error;
  }
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
function isName(value: Json): value is string {
  return typeof value === "string" && /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/.test(value);
}
