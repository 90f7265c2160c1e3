/** What the hub remembers. git's own part is in the bare repository, and nowhere else. */
import type { BareRepository } from "./git.ts";
import type { LabelChange } from "./labels.ts";
import type { Role } from "./people.ts";
import type { Token } from "./permissions.ts";

/** Another repository that a pull request comes from; its branches are in a git namespace of its own. */
export interface Fork {
  readonly id: number;
  readonly owner: string;
}

export interface Pull {
  readonly number: number;
  readonly author: string;
  title: string;
  body: string;
  state: "open" | "closed";
  draft: boolean;
  labels: string[];
  /** Oldest first. */
  readonly labelChanges: LabelChange[];
  /** What webhooks tell of the last label that came or went. */
  lastLabel: string | undefined;
  /** `commit`: its tip, or what that was when the pull request was closed. */
  readonly head: { readonly branch: string; commit: string; readonly fork: Fork | undefined };
  /** `commit`: the branch's tip when the head last moved, as GitHub has it; not the tip of now. */
  readonly base: { branch: string; commit: string };
  /** A fork that was deleted: GitHub answers null where its repository would be. */
  forkGone: boolean;
  /** The test merge of the base branch's tip and the head; undefined while they conflict. */
  testMerge: string | undefined;
  mergeable: "MERGEABLE" | "CONFLICTING";
  /** How many times GitHub still answers that it does not know yet. */
  unknownLeft: number;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | undefined;
  merged: { readonly at: string; readonly commit: string; readonly by: string } | undefined;
  /** What webhooks tell of the last move of the head and the last edit. */
  headBefore: string | undefined;
  changes: { readonly [member: string]: unknown };
  /** The merge queue's commit, while it is in one. */
  group: { readonly base: string; readonly head: string } | undefined;
}

export interface IssueComment {
  readonly id: number;
  readonly pull: number;
  readonly author: string;
  readonly bot: boolean;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckRunRecord {
  readonly id: number;
  readonly name: string;
  readonly commit: string;
  readonly externalId: string | undefined;
  readonly detailsUrl: string | undefined;
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion: string | undefined;
  readonly title: string | undefined;
  readonly summary: string | undefined;
  readonly text: string | undefined;
  readonly annotations: readonly Annotation[];
  readonly startedAt: string;
  readonly completedAt: string | undefined;
  readonly by: string;
}

/** Who did it: a token, or a person by a method of the hub. */
export interface Actor {
  readonly kind: Token["kind"] | "person";
  readonly login: string;
}

/**
 * What an event comes to. GITHUB_TOKEN's own events start nothing, but for the runs of a pull request
 * that it opened or pushed to, which wait for a person; a pull request in conflict has no runs.
 */
export type Run = "started" | "awaiting-approval" | "suppressed" | "conflict";

export interface HubEvent {
  readonly name: "pull_request" | "push" | "merge_group";
  readonly action: string | undefined;
  readonly number: number | undefined;
  readonly ref: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly by: string;
  readonly run: Run;
}

export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The root fields of a GraphQL request. */
  readonly operation: string | undefined;
  readonly login: string | undefined;
  /** 0 where the connection was dropped. */
  readonly status: number;
  /** Bytes of the request's body and of the answer's, before any compression. */
  readonly sent: number;
  readonly received: number;
  readonly body: unknown;
}

/** How a branch is protected; both refuse whatever is not a pull request, with other words. */
export type Protection = "classic" | "ruleset";

export interface State {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  /** Whether its APIs are where GitHub Enterprise Server has them. */
  readonly enterprise: boolean;
  readonly repository: BareRepository;
  readonly tokens: ReadonlyMap<string, Token>;
  readonly pulls: Map<number, Pull>;
  /** By login. */
  readonly roles: Map<string, Role>;
  /** Logins of accounts that were deleted. */
  readonly gone: Set<string>;
  readonly comments: IssueComment[];
  readonly checks: CheckRunRecord[];
  readonly events: HubEvent[];
  readonly protection: Map<string, Protection>;
  readonly violations: string[];
  readonly requests: RequestRecord[];
  /** Commits that GitHub itself made and signed. */
  readonly verified: Set<string>;
  /** Every branch's tip by its whole name, as far as the hub has heard of it. */
  readonly tips: Map<string, string>;
  /** How often GitHub says UNKNOWN of a pull request after its head or base moved. */
  unknownAnswers: number;
  url: string;
  /** A second later than the last answer, so that what came first can be told. */
  tick(): string;
  nextId(): number;
}

export function fullName(state: State): string {
  return `${state.owner}/${state.name}`;
}

export function branchRef(branch: string, fork?: Fork): string {
  const ref = `refs/heads/${branch}`;
  return fork === undefined ? ref : `refs/namespaces/${fork.owner}/${ref}`;
}

/** Appends what happened to the log of events. */
export function raise(
  state: State,
  actor: Actor,
  event: Pick<HubEvent, "name"> & Partial<HubEvent>,
): void {
  const conflict =
    event.number !== undefined && state.pulls.get(event.number)?.mergeable === "CONFLICTING";
  state.events.push({
    action: undefined,
    number: undefined,
    ref: undefined,
    before: undefined,
    after: undefined,
    ...event,
    by: actor.login,
    run: runOf(actor, event.name, event.action, conflict),
  });
}

function runOf(
  actor: Actor,
  name: HubEvent["name"],
  action: string | undefined,
  conflict: boolean,
): Run {
  if (actor.kind === "actions") {
    const waits = ["opened", "synchronize", "reopened"].includes(action ?? "");
    return name === "pull_request" && waits && !conflict ? "awaiting-approval" : "suppressed";
  }
  return name === "pull_request" && conflict ? "conflict" : "started";
}
