/** What is to be said of the workflow file, with its line and column. */
import { isNode } from "yaml";
import type { Finding, Location } from "../errors.ts";
import { MAX_FINDINGS } from "../project/document.ts";
import { checkWorkflow, type Problem } from "./check.ts";
import type { ParsedDocument } from "./documents.ts";
import { isObject } from "./equal.ts";
import type { Refusal } from "./refusal.ts";

/** `refusal.offset` counts from the start of `text`, the whole file. */
export function cannotEdit(refusal: Refusal, text: string, file: string): Finding {
  const reason = refusal.message.replace(/\.$/, "");
  return {
    code: "IB502",
    level: "error",
    ...locationOf(text, refusal.offset, file),
    message: `The workflow file cannot be edited here: ${reason}.`,
    hint: "Mend this place by hand, or move the file away and have it written anew.",
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

function locationOf(text: string, offset: number, file: string): Location {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
