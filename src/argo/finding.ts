/** What is to be said of the workflow file, with its line and column. */
import { isNode } from "yaml";
import type { Finding, Location } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";
import { MAX_FINDINGS } from "../project/document.ts";
import { checkWorkflow, type Problem } from "./check.ts";
import type { ParsedDocument } from "./documents.ts";
import { isList, isObject } from "./equal.ts";
import type { KeptEdit } from "./kept-edits.ts";
import type { Refusal } from "./refusal.ts";

/** `refusal.offset` counts from the start of `text`, the whole file. */
export function cannotEdit(refusal: Refusal, text: string, file: string): Finding {
  const reason = refusal.message.replace(/\.$/, "");
  return {
    code: "IB502",
    level: "error",
    ...locationOf(text, refusal.offset, file),
    message: `The workflow file cannot be edited here: ${reason}.`,
    hint:
      refusal.hint ?? "Mend this place by hand, or move the file away and have it written anew.",
  };
}

/** What Argo would refuse of a document that begins at `offset` of `text`. */
export function refusedByArgo(
  { document, value }: ParsedDocument,
  offset: number,
  text: string,
  file: string,
): readonly Finding[] {
  if (!isObject(value)) return [];
  const offsetOf = ({ path }: Problem) => {
    const node = document.getIn(path, true);
    return offset + (isNode(node) ? (node.range?.[0] ?? 0) : 0);
  };
  return checkWorkflow(value)
    .slice(0, MAX_FINDINGS)
    .map((problem) => ({
      code: "IB506",
      level: "warning",
      ...locationOf(text, offsetOf(problem), file),
      message: problem.message,
      hint: "Argo refuses the whole workflow until this is mended in the file.",
    }));
}

/** Values that a person has changed of what is ours, in a document that begins at `offset` of `text`. */
export function keptByUser(
  edits: readonly KeptEdit[],
  { document }: ParsedDocument,
  offset: number,
  text: string,
  file: string,
): readonly Finding[] {
  return edits.slice(0, MAX_FINDINGS).map((edit): Finding => {
    const node = document.getIn(edit.path, true);
    const at = offset + (isNode(node) ? (node.range?.[0] ?? 0) : 0);
    const { place, isConflict } = edit;
    const sides = `is ${shown(edit, edit.kept)} in the file and ${shown(edit, edit.planned)} by the project's files`;
    return {
      code: isConflict ? "IB508" : "IB507",
      level: "warning",
      ...locationOf(text, at, file),
      message: `${place} ${sides}${isConflict ? ", which have changed too" : ""}.`,
      hint: isConflict
        ? "The file was left as it is there: write one of the two, or take the edit out to have the other one."
        : "Nothing to do if that is wanted; else take the edit out, or change the project's files.",
    };
  });
}

const secretive = /pass|secret|token|key|credential|auth|jaas/i;
const maxShown = 80;

/** One line, and nothing of what may be secret. */
function shown({ place, planned }: KeptEdit, value: Json): string {
  if (value === undefined) return "absent";
  const isNames = isList(value) && value.every((one) => typeof one === "string");
  if (typeof value === "object" && value !== null && !isNames)
    return planned === undefined ? "edited" : "another value";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  const last = place.slice(Math.max(place.lastIndexOf("."), place.lastIndexOf("/")) + 1);
  const isShown = !secretive.test(last) && text.length <= maxShown && !text.includes("://");
  return isShown ? text : "another value";
}

function locationOf(text: string, offset: number, file: string): Location {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
