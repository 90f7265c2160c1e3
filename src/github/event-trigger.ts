/**
 * A run on GitHub: what an event asks for. Anybody who opens a pull request has a hand in the
 * payload: its ids and names are checked here, once.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
import { IcebranchError } from "../errors.ts";
import type { Inputs } from "../inputs.ts";
import {
  type Access,
  type Commits,
  chooseDataBranch,
  comparesCommits,
  type Pull,
  type Trigger,
} from "../trigger.ts";
import type { Verb } from "../verbs.ts";
import { closedCommits, dispatched, mergeGroup, only, testMerge } from "./event-commits.ts";
import {
  branchOf,
  commitAt,
  commitOrNoneAt,
  integerAt,
  type Payload,
  parsePayload,
  parsePull,
  queuedPull,
  textAt,
  valueAt,
} from "./payload.ts";

/** A trigger before git was asked for the commits: `findCommits` does that. */
export type EventTrigger = Omit<Trigger, "base" | "head"> & { readonly commits: Commits };

export interface Wishes {
  readonly command: Inputs["command"];
  /** The data branch that was named. */
  readonly branch: string | undefined;
  /** git's production branch; the repository's default branch unless given. */
  readonly production: string | undefined;
  readonly drafts: "check" | "full";
}

interface Event {
  readonly name: string;
  readonly payload: Payload;
  /** GITHUB_SHA */
  readonly sha: string;
  /** The branch of GITHUB_REF, if it is one. */
  readonly branch: string | undefined;
  readonly production: string;
  readonly drafts: "check" | "full";
  /** Runs that Dependabot causes get no secrets and a token that cannot write. */
  readonly dependabot: boolean;
}

/** What an event asks for, and how far its run may go when the input `command` asks for another verb. */
interface Verdict {
  readonly verb: Verb;
  readonly reason: string;
  readonly access: Access;
  readonly limit: Access;
  readonly commits: Commits;
  readonly branch: string | undefined;
}

/** `payload`: the parsed file of GITHUB_EVENT_PATH. Throws IB605, IB609. */
export function eventTrigger(
  name: string,
  payload: unknown,
  env: { readonly [name: string]: string | undefined },
  wishes: Wishes,
): EventTrigger {
  const event = parseEvent(name, parsePayload(payload), env, wishes);
  const pull = name === "pull_request" ? parsePull(event.payload) : undefined;
  const verdict = pull === undefined ? judge(event) : judgePull(event, pull);
  const { verb, access, reason } = choose(verdict, wishes.command);
  const { commits, branch } = verdict;
  const { production } = event;
  return {
    ...{ event: name, verb, reason, production, branch, pull, access },
    repository: integerAt(event.payload, "repository.id"),
    dataBranch: chooseDataBranch(wishes.branch, branch, production),
    queued: name === "merge_group" ? queuedPull(event.payload) : undefined,
    commits: comparesCommits(verb) ? commits : only(commits.head),
  };
}

function parseEvent(
  name: string,
  payload: Payload,
  env: { readonly [name: string]: string | undefined },
  { production, drafts }: Wishes,
): Event {
  return {
    name,
    payload,
    sha: commitAt({ GITHUB_SHA: env.GITHUB_SHA }, "GITHUB_SHA"),
    branch: branchOf(env.GITHUB_REF),
    production: production ?? textAt(payload, "repository.default_branch"),
    drafts,
    dependabot: env.GITHUB_ACTOR === "dependabot[bot]",
  };
}

function choose({ verb, reason, access, limit }: Verdict, command: Inputs["command"]) {
  if (command === "auto") return { verb, reason, access };
  return { verb: command, reason: `The input \`command\` asks for \`${command}\`.`, access: limit };
}

function judge(event: Event): Verdict {
  switch (event.name) {
    case "push":
      return judgePush(event);
    case "merge_group":
      return judgeQueue(event);
    case "workflow_dispatch":
      return {
        ...plan("A run by hand shows the plan unless `command` asks for more."),
        ...{ limit: "write", commits: dispatched(event), branch: event.branch },
      };
    case "schedule":
      return {
        ...build("A scheduled run publishes what was missed, sweeps, and looks for drift."),
        ...{ limit: "write", commits: only(event.sha), branch: event.production },
      };
    default:
      throw refused(event.name);
  }
}

/** Of another branch than production nothing in it reaches `main`. */
function judgeQueue(event: Event): Verdict {
  const base = branchOf(valueAt(event.payload, "merge_group.base_ref"));
  const access = base === undefined || base === event.production ? "read" : "none";
  return {
    ...plan("A merge queue asks whether the combined tree is sound."),
    ...{ access, limit: access, commits: mergeGroup(event), branch: undefined },
  };
}

function judgePush(event: Event): Verdict {
  const after = commitOrNoneAt(event.payload, "after");
  // GITHUB_REF is the default branch then, whichever branch it was.
  if (after === undefined) {
    const commits = only(event.sha);
    return { ...nothing("A branch was deleted."), commits, branch: undefined, limit: "none" };
  }
  if (event.branch !== event.production)
    return {
      ...nothing(
        "Only a push to the production branch moves data; its pull request does the rest.",
      ),
      ...{ commits: only(after), branch: event.branch },
      limit: event.dependabot ? "none" : "write",
    };
  const commits: Commits = {
    kind: "range",
    base: commitOrNoneAt(event.payload, "before"),
    head: after,
  };
  if (event.dependabot) return { ...untrusted("Dependabot"), commits, branch: event.branch };
  return {
    ...build("A push to the production branch publishes what was merged."),
    ...{ limit: "write", commits, branch: event.branch },
  };
}

function judgePull(event: Event, pull: Pull): Verdict {
  const commits = pull.closed ? closedCommits(event, pull) : testMerge(event, pull);
  const limited = pull.fork ? "a fork" : event.dependabot ? "Dependabot" : undefined;
  if (limited !== undefined) {
    const verdict = pull.closed
      ? nothing(`Pull requests of ${limited} have no data branches.`)
      : untrusted(limited);
    return { ...verdict, limit: "none", commits, branch: undefined };
  }
  const verdict = pull.closed ? judgeClosed(event, pull) : judgeOpen(event, pull);
  const reconciles = pull.merged && verdict.verb === "build";
  const branch = reconciles ? event.production : pull.headBranch;
  return { ...verdict, limit: "write", commits, branch };
}

/**
 * Whatever was done to it: where runs wait in line, GitHub drops one for a newer one, so that the run
 * of a label or a title may be all that is left of a push.
 */
function judgeOpen({ production, drafts }: Event, pull: Pull) {
  if (pull.headBranch === production) return back(production);
  if (pull.draft && drafts === "check") return plan("A draft is only planned.");
  if (pull.baseBranch !== production)
    return build(
      `An open pull request to \`${pull.baseBranch}\` has data branches made from that one's.`,
    );
  return build("An open pull request has data branches.");
}

function judgeClosed({ production, payload }: Event, pull: Pull) {
  // A label on a closed pull request comes long after its data branches were dealt with.
  if (valueAt(payload, "action") !== "closed")
    return nothing("The pull request is closed already.");
  if (!pull.merged && pull.headBranch === production) return back(production);
  if (!pull.merged)
    return { ...clean, reason: "The pull request was closed without being merged." };
  if (pull.baseBranch !== production)
    return build(
      `The pull request was merged into \`${pull.baseBranch}\`: its data goes to that one's data branch.`,
    );
  return build("The pull request was merged.");
}

/** What is published of the production branch is on `main`. */
function back(branch: string) {
  const reason = `A pull request from \`${branch}\` itself has no data branches.`;
  return { verb: "plan", access: "none", reason } as const;
}

const clean = { verb: "clean", access: "write" } as const;

function build(reason: string) {
  return { verb: "build", reason, access: "write" } as const;
}

function plan(reason: string) {
  return { verb: "plan", reason, access: "read" } as const;
}

/** Files are parsed all the same, so that a required job has its verdict. */
function nothing(reason: string) {
  return { verb: "check", reason, access: "none" } as const;
}

function untrusted(who: string) {
  const reason = `A run for ${who} has no secrets.`;
  return { verb: "plan", reason, access: "none", limit: "none" } as const;
}

function refused(event: string): IcebranchError {
  if (event === "pull_request_target")
    return new IcebranchError(
      "IB609",
      "`pull_request_target` runs with secrets on what anybody wrote.",
      {
        hint: "Let the workflow run on `pull_request`; pull requests of forks are planned there without secrets.",
      },
    );
  return new IcebranchError("IB609", `icebranch does not act on the event \`${event}\`.`, {
    hint: "Let the workflow run on pull_request, push, merge_group, schedule or workflow_dispatch.",
  });
}
