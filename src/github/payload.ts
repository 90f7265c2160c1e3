/** Reading an event's payload, which others wrote: a value has the kind asked for, or the run ends. */
import { isCommitId } from "../commit-id.ts";
import { IcebranchError } from "../errors.ts";
import type { Pull } from "../trigger.ts";

export interface Payload {
  readonly [key: string]: unknown;
}

export function parsePayload(value: unknown): Payload {
  if (isObject(value)) return value;
  throw wrongPayload("is no JSON object");
}

/** `path`: keys joined by dots. null and what is not there are undefined. */
export function valueAt(payload: Payload, path: string): unknown {
  let value: unknown = payload;
  for (const key of path.split(".")) value = isObject(value) ? value[key] : undefined;
  return value ?? undefined;
}

export function textAt(payload: Payload, path: string): string {
  const value = valueAt(payload, path);
  if (typeof value === "string" && value !== "") return value;
  throw wrongPayload(`has no text at \`${path}\``);
}

export function integerAt(payload: Payload, path: string): number {
  const value = valueAt(payload, path);
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw wrongPayload(`has no integer at \`${path}\``);
}

/** A commit's id in full. */
export function commitAt(payload: Payload, path: string): string {
  const commit = commitOrNoneAt(payload, path);
  if (commit !== undefined) return commit;
  throw wrongPayload(`names no commit at \`${path}\``);
}

/** undefined for the zeros that stand for none: what was before a new branch, is after a deleted one. */
export function commitOrNoneAt(payload: Payload, path: string): string | undefined {
  const id = textAt(payload, path);
  if (!isCommitId(id)) throw wrongPayload(`has no commit's id at \`${path}\``);
  return /^0+$/.test(id) ? undefined : id;
}

export function parsePull(payload: Payload): Pull {
  const repository = integerAt(payload, "repository.id");
  const merged = valueAt(payload, "pull_request.merged") === true;
  return {
    repository,
    number: integerAt(payload, "pull_request.number"),
    closed:
      valueAt(payload, "action") === "closed" ||
      valueAt(payload, "pull_request.state") === "closed",
    merged,
    draft: valueAt(payload, "pull_request.draft") === true,
    // A repository that is gone has no id, and so is another one too.
    fork: valueAt(payload, "pull_request.head.repo.id") !== repository,
    headBranch: textAt(payload, "pull_request.head.ref"),
    headCommit: commitAt(payload, "pull_request.head.sha"),
    baseBranch: textAt(payload, "pull_request.base.ref"),
    mergeCommit: merged ? commitAt(payload, "pull_request.merge_commit_sha") : undefined,
    reverts: revertedPull(valueAt(payload, "pull_request.body")),
  };
}

/** GitHub's button "Revert" begins the description with the pull request; it only names a receipt to show. */
export function revertedPull(body: unknown): number | undefined {
  const number = /^Reverts (?:[\w.-]+\/[\w.-]+)?#(\d{1,9})\s*$/m.exec(
    typeof body === "string" ? body.slice(0, 10_000) : "",
  )?.[1];
  return number === undefined ? undefined : Number(number);
}

/** The pull request that a merge queue asks about: only its temporary branch's name says which. */
export function queuedPull(payload: Payload): number | undefined {
  const ref = branchOf(valueAt(payload, "merge_group.head_ref"));
  const number = /\/pr-(\d{1,9})-[0-9a-f]{40,64}$/.exec(ref ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}

/** undefined where it is the ref of no branch. */
export function branchOf(ref: unknown): string | undefined {
  return typeof ref === "string" ? /^refs\/heads\/(.+)$/.exec(ref)?.[1] : undefined;
}

function isObject(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongPayload(what: string): IcebranchError {
  return new IcebranchError("IB609", `The event's payload ${what}.`, {
    hint: "Run icebranch with the file that GitHub names in GITHUB_EVENT_PATH, as it is.",
  });
}
