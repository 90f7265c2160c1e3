/** What a person is told where GitHub does not do what was asked. Never a token, a header or a body. */
import { IcebranchError } from "../../errors.ts";
import type { Limited, Refusal } from "./result.ts";

/** What a call is for. */
export interface Task {
  /** As a sentence begins: `The comment cannot be written`. */
  readonly failed: string;
  /** The line that it needs under `permissions:`. */
  readonly permission: `${string}: ${"read" | "write"}`;
  /** The input that its token comes from. */
  readonly token: "github-token" | "commit-token";
}

/** IB611 where a permission is missing, or the token is no good; IB614 for anything else. */
export function explainRefusal(task: Task, refusal: Refusal): IcebranchError {
  if (refusal.status === 401)
    return new IcebranchError("IB611", `${task.failed}, since GitHub does not know the token.`, {
      hint: `Give \`${task.token}\` a token that is valid; a job's own ends with the job.`,
    });
  if (isForbidden(refusal))
    return new IcebranchError("IB611", `${task.failed}, since the token lacks a permission.`, {
      hint: grant(task, refusal),
    });
  return new IcebranchError("IB614", `${task.failed}: GitHub says "${refusal.message}".`, {
    hint: "Do as it says, then run the job again.",
  });
}

/** GitHub hides what a token may not see: where it may not write it often says 404. */
export function isForbidden({ status, type, message }: Refusal): boolean {
  if (status === 404 || type === "NOT_FOUND") return true;
  if (status !== 403 && type !== "FORBIDDEN" && type !== "INSUFFICIENT_SCOPES") return false;
  return !/archived|locked|blocked|suspended|disabled|repository rule|protected/i.test(message);
}

function grant(task: Task, { accepted }: Refusal): string {
  const lines = chosenPermissions(task, accepted).map((line) => `\`${line}\``);
  if (task.token === "commit-token")
    return `Give the App whose token is \`commit-token\` the permission ${lines.join(" and ")}.`;
  return `Add ${lines.join(" and ")} under \`permissions:\` of the job in the workflow file.`;
}

/** `issues=write; pull_requests=write`: either will do, and ours is taken where it is one of them. */
function chosenPermissions({ permission }: Task, accepted = ""): readonly string[] {
  const sets = accepted
    .split(";")
    .map((set) => [...set.matchAll(/(\w+)=(\w+)/g)].map(([, name, level]) => line(name, level)))
    .map((set) => set.filter((one) => !one.startsWith("metadata:")))
    .filter((set) => set.length > 0);
  return sets.find((set) => set.includes(permission)) ?? sets[0] ?? [permission];
}

function line(name = "", level = ""): string {
  return `${name.replaceAll("_", "-")}: ${level}`;
}

export function waitIsTooLong(task: Task, { seconds }: Limited): IcebranchError {
  const until = new Date(Date.now() + seconds * 1000).toISOString().slice(11, 16);
  const limit = `GitHub takes no more requests of this token before ${until} UTC`;
  return new IcebranchError("IB614", `${task.failed}: ${limit}.`, {
    hint: "Run the job again after that.",
  });
}

export function explainLost(task: Task, why: string): IcebranchError {
  return new IcebranchError("IB614", `${task.failed}: GitHub did not answer (${why}).`, {
    hint: "Look at https://www.githubstatus.com, and run the job again later.",
  });
}

export function explainStrange(cause: TypeError): IcebranchError {
  return new IcebranchError("IB614", "GitHub gave an answer that is none of GitHub's.", {
    hint: "See whether a proxy answers in its place, then run the job again.",
    cause,
  });
}
