/** The layout of a workflow file: one that this icebranch does not know must be left to the one that does. */
import { type Document, isNode } from "yaml";
import type { Json } from "../iceberg/json.ts";
import { FORMAT, FORMAT_ANNOTATION } from "./generate.ts";
import type { KubernetesObject } from "./kubernetes.ts";
import { formatOf, isCronWorkflowOfOurs } from "./ownership.ts";
import { Refusal } from "./refusal.ts";

const hint = "Use that version, or move the file away and have it written anew.";

/** `document`: what `object` was read from, where the place in its text is wanted. */
export function refuseOtherFormat(object: KubernetesObject, document?: Document.Parsed): void {
  if (!isCronWorkflowOfOurs(object)) return;
  const format = formatOf(object);
  // Without quotes it is a number, which a person may have made of it.
  if (format === undefined || format === FORMAT || format === Number(FORMAT)) return;
  const node = document?.getIn(["metadata", "annotations", FORMAT_ANNOTATION], true);
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  const other = `a newer icebranch wrote it, in ${named(format)}, and this one knows format ${FORMAT}`;
  throw new Refusal(offset, other, hint);
}

function named(format: Json): string {
  return /^[\w.-]{1,20}$/.test(String(format ?? "")) ? `format ${format}` : "another format";
}
