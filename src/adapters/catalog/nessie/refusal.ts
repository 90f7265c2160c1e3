/** What Nessie's answers mean where they are not the one that was hoped for. */
import { IcebranchError } from "../../../errors.ts";
import type { JsonObject } from "../../../iceberg/json.ts";
import type { RestAnswer } from "../rest/connection.ts";
import { objectOf } from "./api-json.ts";

/** Something moved between two requests: to read again may do. */
export function moved(what: string, hint = "Plan again: nothing was changed."): IcebranchError {
  return new IcebranchError("IB411", what, { hint });
}

export function unsupported(what: string, hint: string): IcebranchError {
  return new IcebranchError("IB420", what, { hint });
}

export function notOurs(branch: string): IcebranchError {
  return new IcebranchError("IB402", `Nessie has a branch ${branch} that icebranch did not make.`, {
    hint: "Rename the git branch, or remove that Nessie branch if nobody needs it.",
  });
}

export function noNessie(catalog: string): IcebranchError {
  return new IcebranchError("IB410", `The catalog ${catalog} has no API of Nessie's, version 2.`, {
    hint: "Give it the type rest if it is not Nessie; else check that its uri ends in /iceberg/, and Nessie's log.",
  });
}

export function noList(catalog: string, member: string): IcebranchError {
  return new IcebranchError("IB410", `The catalog ${catalog} does not list all of its ${member}.`, {
    hint: "Check its uri, Nessie's log, and whether something between it and icebranch changes its answers.",
  });
}

export function noEnd(catalog: string, what: string): IcebranchError {
  return new IcebranchError("IB410", `The catalog ${catalog} lists its ${what} without an end.`, {
    hint: "Look into Nessie's log, and whether something between it and icebranch repeats its answers.",
  });
}

/** Whether it was said that nothing was done, and not merely not said what was. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof IcebranchError)) return false;
  return error.code !== "IB412" && error.code !== "IB410";
}

/** The body of an answer, if it is a success. */
export function bodyOf(answer: RestAnswer, catalog: string): JsonObject {
  if (answer.status >= 200 && answer.status < 300 && !answer.foreign) return objectOf(answer.body);
  if (answer.status === 404 && !answer.foreign)
    throw moved("Nessie no longer has a branch that was to be read.");
  throw new IcebranchError(
    "IB410",
    `The catalog ${catalog} does not answer as Nessie does (${describe(answer)}).`,
    { hint: "Check its uri, and Nessie's log." },
  );
}

/** Of a write: whether it was done, or refused because something moved; anything else is thrown. */
export function writeOutcome(answer: RestAnswer, doing: string): "done" | "conflict" {
  const { status, unsure, foreign } = answer;
  if (status >= 200 && status < 300 && !foreign) return "done";
  // 404: the branch was deleted, or put where the expected commit is not.
  const isConflict = (status === 409 || status === 404) && !foreign;
  if (isConflict && !unsure) return "conflict";
  // Where an earlier try may have done it, any refusal may be for that one's sake.
  if (unsure || isConflict || foreign || status >= 500) throw unsaid(doing);
  throw unsupported(
    `Nessie refused: ${doing} (${describe(answer)}).`,
    "Look into Nessie's log; nothing was changed by that request.",
  );
}

/** What Nessie holds tells. */
export function unsaid(doing: string): IcebranchError {
  return new IcebranchError("IB412", `Nessie did not say whether it did: ${doing}.`, {
    hint: "Run again: what was done is found, and the rest goes on from there.",
  });
}

/** The status, and Nessie's own name for the problem: what else it says may quote anything. */
function describe({ status, body }: RestAnswer): string {
  const { errorCode } = objectOf(body);
  return typeof errorCode === "string" && /^[A-Z_]{1,60}$/.test(errorCode)
    ? `HTTP ${status}, ${errorCode}`
    : `HTTP ${status}`;
}
