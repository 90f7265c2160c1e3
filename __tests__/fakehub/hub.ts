/** A GitHub of one repository on this machine: see README.md. */
import { noticeMoves, retarget } from "./branches.ts";
import type { JsonObject } from "./extract.ts";
import { type Fault, faultBook, type Match } from "./faults.ts";
import { renameLabel, setLabel } from "./labels.ts";
import { type MergeMethod, mergePull, queuePull } from "./merges.ts";
import { type EventArguments, makePayload } from "./payloads.ts";
import { type People, peopleMethods } from "./people.ts";
import {
  closePull,
  editPull,
  type NewPull,
  openPull,
  pullNumbered,
  reopenPull,
  setDraft,
} from "./pulls.ts";
import { commitFiles, type Files, type NewCommit } from "./repository.ts";
import { type RunEvent, runEvent } from "./run-event.ts";
import { startServer } from "./server.ts";
import { type HubOptions, openState } from "./start.ts";
import type {
  Actor,
  CheckRunRecord,
  Fork,
  HubEvent,
  IssueComment,
  Protection,
  Pull,
  RequestRecord,
  State,
} from "./state.ts";
import { branchRef, fullName } from "./state.ts";

export interface Hub extends AsyncDisposable, People {
  readonly url: string;
  /** The bare repository: a test may commit to it as it likes, and then says `pushed()`. */
  readonly folder: string;
  /** What was not as GitHub describes it, of requests and of the hub's own answers. */
  readonly violations: readonly string[];
  readonly requests: readonly RequestRecord[];
  readonly events: readonly HubEvent[];
  /** Faults that no request has met. */
  readonly pendingFaults: readonly Fault[];
  /** How a runner names this GitHub and its repository. */
  env(): { readonly [name: string]: string };
  /** What the event's payload would say now; what it tells of a change is the last one. */
  payload(...event: EventArguments): Promise<JsonObject>;
  /** The same with GITHUB_SHA, GITHUB_REF and the like. */
  event(...event: EventArguments): Promise<RunEvent>;
  /** Runs git in the bare repository. */
  git(...args: readonly string[]): Promise<string>;
  /** The tip of a branch, or whatever git knows by that name. Throws where there is none. */
  tip(revision: string): Promise<string>;
  /** Commits files to a branch, as a push of a person; a branch that is not there is made. */
  commit(branch: string, files: Files, asked?: NewCommit): Promise<string>;
  /** Notices what was done to branches in the bare repository: test merges, events, merges by push. */
  pushed(by?: Actor): Promise<void>;
  /** GitHub closes what comes from it, and sends on what goes into it. */
  renameBranch(from: string, to: string): Promise<void>;
  deleteBranch(branch: string, fork?: Fork): Promise<void>;
  /** Answers its number. */
  openPull(asked: NewPull): Promise<number>;
  pull(number: number): Readonly<Pull>;
  /** Answers the commit that GitHub shows as the merge. */
  mergePull(number: number, how?: MergeMethod): Promise<string>;
  /** Puts it into the merge queue; answers the commit that the queue tests. */
  queuePull(number: number): Promise<string>;
  closePull(number: number): Promise<void>;
  reopenPull(number: number): Promise<void>;
  retargetPull(number: number, base: string): Promise<void>;
  editPull(
    number: number,
    text: { readonly title?: string; readonly body?: string },
  ): Promise<void>;
  setDraft(number: number, draft: boolean): Promise<void>;
  /** By octocat unless somebody else is named. */
  setLabel(number: number, label: string, on?: boolean, by?: string): Promise<void>;
  renameLabel(from: string, to: string): void;
  /** The head's repository is deleted; the pull request stays as it is. */
  deleteFork(number: number): Promise<void>;
  /** A comment by somebody else; answers its id. */
  comment(number: number, body: string, author?: string): number;
  comments(number: number): readonly Readonly<IssueComment>[];
  /** Of one commit, or all. */
  checkRuns(commit?: string): readonly CheckRunRecord[];
  /** From now on it changes through pull requests only; undefined frees it. */
  protect(branch: string, how: Protection | undefined): void;
  /** GitHub says UNKNOWN so often after a head or base moves, and from now on for the open ones. */
  hesitate(answers: number): void;
  /** The next matching request meets it. */
  fail(fault: Fault): void;
  /** Before the next matching request is looked at. */
  meanwhile(match: Match, does: () => Promise<unknown>): void;
}

const person: Actor = { kind: "person", login: "octocat" };

export async function startHub(options: HubOptions = {}): Promise<Hub> {
  const { state, close } = await openState(options);
  const faults = faultBook();
  const exclusively = queue();
  const noticePush = (by: Actor) => noticeMoves(state, by);
  const engine = { state, faults, exclusively, noticePush };
  await noticeFirst(state);
  const server = await startServer(engine, options.port ?? 0);
  return {
    ...{ folder: state.repository.folder, violations: state.violations, url: state.url },
    ...{ requests: state.requests, events: state.events },
    get pendingFaults() {
      return faults.pending();
    },
    ...readings(state),
    ...branchMethods(state, exclusively),
    ...pullMethods(state, exclusively),
    ...settingMethods(state),
    ...peopleMethods(state),
    fail: (fault) => faults.add(fault),
    meanwhile: (match, does) => faults.add({ ...match, does }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await close();
    },
  };
}

type Exclusively = <Value>(change: () => Promise<Value>) => Promise<Value>;

/** One change after the other, whether the one before went well or not. */
function queue(): Exclusively {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const next = last.then(change, change);
    last = next.catch(() => {});
    return next;
  };
}

async function noticeFirst(state: State): Promise<void> {
  for (const [ref, commit] of await state.repository.branches()) state.tips.set(ref, commit);
}

function readings(state: State) {
  return {
    env: () => ({
      GITHUB_API_URL: `${state.url}${state.enterprise ? "/api/v3" : ""}`,
      GITHUB_GRAPHQL_URL: `${state.url}${state.enterprise ? "/api" : ""}/graphql`,
      GITHUB_SERVER_URL: state.url,
      GITHUB_REPOSITORY: fullName(state),
      GITHUB_REPOSITORY_ID: String(state.id),
      GITHUB_REPOSITORY_OWNER: state.owner,
    }),
    payload: (...event: EventArguments) => makePayload(state, event),
    event: (...event: EventArguments) => runEvent(state, event),
    git: (...args: readonly string[]) => state.repository.git(...args),
    async tip(revision: string) {
      const { repository } = state;
      const commit =
        (await repository.commit(branchRef(revision))) ?? (await repository.commit(revision));
      if (commit === undefined) throw new Error(`fakehub: there is no ${revision}`);
      return commit;
    },
    pull: (number: number) => structuredClone(pullNumbered(state, number)),
    comments: (number: number) =>
      structuredClone(state.comments.filter(({ pull }) => pull === number)),
    checkRuns: (commit?: string) =>
      state.checks.filter((run) => commit === undefined || run.commit === commit),
  };
}

function branchMethods(state: State, exclusively: Exclusively) {
  const { repository } = state;
  const pushed = (by = person) => exclusively(() => noticeMoves(state, by));
  return {
    pushed,
    commit: (branch: string, files: Files, asked: NewCommit = {}) =>
      exclusively(async () => {
        const commit = await commitFiles(state, branch, files, asked);
        await noticeMoves(state, person);
        return commit;
      }),
    async renameBranch(from: string, to: string) {
      await repository.git("update-ref", branchRef(to), branchRef(from));
      await exclusively(async () => {
        for (const pull of state.pulls.values())
          if (pull.state === "open" && pull.base.branch === from)
            await retarget(state, pull, to, person);
      });
      await repository.git("update-ref", "-d", branchRef(from));
      await pushed();
    },
    async deleteBranch(branch: string, fork?: Fork) {
      await repository.git("update-ref", "-d", branchRef(branch, fork));
      await pushed();
    },
  };
}

function pullMethods(state: State, exclusively: Exclusively) {
  function change<Value>(number: number, how: (pull: Pull) => Value | Promise<Value>) {
    return exclusively(async () => how(pullNumbered(state, number)));
  }
  return {
    openPull: (asked: NewPull) =>
      exclusively(async () => (await openPull(state, asked, person)).number),
    mergePull: (number: number, how: MergeMethod = "merge") =>
      change(number, (pull) => mergePull(state, pull, how, person)),
    queuePull: (number: number) => change(number, (pull) => queuePull(state, pull, person)),
    closePull: (number: number) => change(number, (pull) => closePull(state, pull, person)),
    reopenPull: (number: number) => change(number, (pull) => reopenPull(state, pull, person)),
    retargetPull: (number: number, base: string) =>
      change(number, (pull) => retarget(state, pull, base, person)),
    editPull: (number: number, text: { readonly title?: string; readonly body?: string }) =>
      change(number, (pull) => editPull(state, pull, text, person)),
    setDraft: (number: number, draft: boolean) =>
      change(number, (pull) => setDraft(state, pull, draft, person)),
    setLabel: (number: number, label: string, on = true, by = person.login) =>
      change(number, (pull) => setLabel(state, pull, label, on, by)),
    renameLabel: (from: string, to: string) => renameLabel(state, from, to),
    deleteFork: (number: number) =>
      change(number, (pull) => {
        pull.forkGone = true;
      }),
  };
}

function settingMethods(state: State) {
  return {
    comment(number: number, body: string, author = "octocat") {
      const at = state.tick();
      const id = state.nextId();
      const bot = author.endsWith("[bot]");
      const { number: pull } = pullNumbered(state, number);
      state.comments.push({ id, pull, author, bot, body, createdAt: at, updatedAt: at });
      return id;
    },
    protect(branch: string, how: Protection | undefined) {
      if (how === undefined) state.protection.delete(branch);
      else state.protection.set(branch, how);
    },
    hesitate(answers: number) {
      state.unknownAnswers = answers;
      for (const pull of state.pulls.values()) pull.unknownLeft = answers;
    },
  };
}
