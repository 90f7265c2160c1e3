/**
 * A lakehouse with its pull requests, of repository 42, and runs of the program on their events in
 * this process: real git, a real catalog, real tables, and a GitHub that knows what was merged.
 */
import assert from "node:assert/strict";
import process from "node:process";
import { eventTrigger } from "../../src/github/event-trigger.ts";
import type { GitHub, PullRequest } from "../../src/github-port.ts";
import { type Mark, marksOf } from "../../src/iceberg/marks.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { parseInputs } from "../../src/inputs.ts";
import type { CatalogState } from "../../src/plan/context.ts";
import type { Ports } from "../../src/ports.ts";
import type { Report } from "../../src/report/report.ts";
import { run } from "../../src/run.ts";
import { openMachine } from "../../src/this-machine.ts";
import { findCommits, type Trigger } from "../../src/trigger.ts";
import { ingestOf, type Lakehouse, lakehouse } from "../e2e/lakehouse.ts";
import { assertOthersUnmoved } from "../plan/lake.ts";

export const spec = (table: string) => `bronze/inventory/${table}.ingest.json`;

type With = { readonly [input: string]: string };

export interface Asked {
  readonly with?: With;
  /** A run without a token knows what its event says, and git's history. */
  readonly withoutGitHub?: true;
  /** Members of `pull_request` that are another. */
  readonly pull?: { readonly [key: string]: unknown };
  /** What the event would come to if it went further than it does. */
  readonly trigger?: Partial<Trigger>;
  /** Another machine than this one: a clone of less. */
  readonly folder?: string;
}

export interface Village extends AsyncDisposable {
  readonly house: Lakehouse;
  /** As GitHub has them. */
  readonly pulls: Map<number, PullRequest>;
  /** A pull request from a git branch that is there. */
  open(number: number, head: string, base?: string, more?: Partial<PullRequest>): Promise<void>;
  /** Merges it in git and at GitHub; no run hears of it. */
  merge(number: number, how?: "merge" | "squash"): Promise<string>;
  close(number: number): Promise<void>;
  /** A run on a `pull_request` event, as things are now. */
  event(action: string, number: number, asked?: Asked): Promise<Report>;
  /** A run on a push of the production branch. */
  push(asked?: Asked): Promise<Report>;
  /** A run on the commit that a merge queue would make `main` of. */
  queue(number: number, asked?: Asked): Promise<Report>;
  schedule(asked?: Asked): Promise<Report>;
  /** Fails where a run moves anything but refs and marks of these names. */
  movesOnly(own: readonly string[], work: () => Promise<unknown>): Promise<void>;
  mark(table: string, dataBranch: string): Promise<Mark>;
  /** Where branches of a table stand, by the ids of the rows that they show. */
  rows(table: string, ...branches: readonly string[]): Promise<readonly (readonly number[])[]>;
}

/** `main` writes no table; git branches add ingests of `tables`, each of which has a row on `main`. */
export async function village(tables: readonly string[] = ["orders"]): Promise<Village> {
  const house = await lakehouse({}, "icebranch-village-");
  for (const [index, table] of tables.entries()) await house.sync(table, "main", [index + 1]);
  return villageOf(house, tables);
}

/** Checks out a new git branch that adds the ingests of these tables. */
export async function branchOff(
  { house: { repository } }: Village,
  name: string,
  tables: readonly string[] = ["orders"],
  start = "main",
): Promise<void> {
  await repository.branch(name, start);
  const files = tables.map((table) => [spec(table), ingestOf(table)]);
  await repository.commit(`Load for ${name}`, {
    ...Object.fromEntries(files),
    [`${name.replaceAll("/", "-")}.md`]: name,
  });
}

function villageOf(house: Lakehouse, tables: readonly string[]): Village {
  const { repository } = house;
  const pulls = new Map<number, PullRequest>();
  const tip = (branch: string) => repository.git("rev-parse", `refs/heads/${branch}`);
  const get = (number: number) => pulls.get(number) ?? assert.fail(`no pull request ${number}`);
  const gitHub = gitHubOf(house, pulls);

  async function start(name: string, payload: unknown, sha: string, asked: Asked) {
    const inputs = parseInputs((input) => ({ "workflow-mode": "off", ...asked.with })[input]);
    const machine = await openMachine(asked.folder ?? repository.root, ".");
    const { command, branch } = inputs;
    const wishes = { command, branch, production: undefined, drafts: "check" } as const;
    const env = { GITHUB_SHA: sha, GITHUB_REF: "refs/heads/main" };
    const { commits, ...trigger } = eventTrigger(name, payload, env, wishes);
    const found = await findCommits(machine.git, commits);
    const ports: Ports = {
      ...machine.ports,
      env: process.env,
      gitHub: asked.withoutGitHub ? undefined : gitHub,
    };
    const request = { inputs, dir: ".", inForce: undefined, notices: [] };
    return run({ ...request, trigger: { ...trigger, ...found, ...asked.trigger } }, ports);
  }
  async function everything(): Promise<CatalogState> {
    const all = await Promise.all(
      tables.map(async (name) => {
        const identifier = { namespace: ["inventory"], name };
        const table = { identifier, metadataLocation: "", metadata: await house.metadata(name) };
        return [`bronze.inventory.${name}`, { catalog: "bronze", table }] as const;
      }),
    );
    return new Map(all);
  }
  return {
    ...{ house, pulls },
    async open(number, headBranch, baseBranch = "main", more = {}) {
      pulls.set(number, {
        ...{ number, state: "open", draft: false, fork: false, mergeable: "yes" },
        ...{ headBranch, headCommit: await tip(headBranch), baseBranch },
        ...{ mergedAt: undefined, mergeCommit: undefined, body: "" },
        ...more,
      });
    },
    async merge(number, how = "merge") {
      const { headBranch, baseBranch } = get(number);
      const headCommit = await tip(headBranch);
      await repository.checkout(baseBranch);
      const mergeCommit = await repository[how](headBranch);
      const merged = { state: "merged", headCommit, mergeCommit, mergedAt: Date.now() } as const;
      pulls.set(number, { ...get(number), ...merged });
      return mergeCommit;
    },
    async close(number) {
      pulls.set(number, { ...get(number), state: "closed" });
    },
    async event(action, number, asked = {}) {
      const pull = get(number);
      const sha = pull.mergeCommit ?? (await testMerge(house, pull));
      const payload = await pullPayload(action, pull, tip);
      const given = { ...payload, pull_request: { ...payload.pull_request, ...asked.pull } };
      return start("pull_request", given, sha, asked);
    },
    async push(asked = {}) {
      const after = await tip("main");
      const before = await repository.git("rev-parse", "main~1");
      return start(
        "push",
        { repository: home, ref: "refs/heads/main", before, after },
        after,
        asked,
      );
    },
    async queue(number, asked = {}) {
      const head = await testMerge(house, get(number));
      const merge_group = { base_sha: await tip("main"), head_sha: head };
      return start("merge_group", { repository: home, merge_group }, head, asked);
    },
    schedule: async (asked = {}) =>
      start("schedule", { repository: home }, await tip("main"), asked),
    async movesOnly(own, work) {
      const before = await everything();
      await work();
      assertOthersUnmoved(before, await everything(), own);
    },
    async mark(table, dataBranch) {
      const mark = marksOf(await house.metadata(table)).get(dataBranch);
      assert.ok(mark !== undefined && mark !== "unreadable", `no mark ${dataBranch} on ${table}`);
      return mark;
    },
    async rows(table, ...branches) {
      const rows: (readonly number[])[] = [];
      for (const ref of branches) rows.push(await house.rows(table, ref));
      return rows;
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

const home = { id: 42, default_branch: "main" };

async function pullPayload(
  action: string,
  { number, state, draft, fork, headBranch, headCommit, baseBranch, mergeCommit }: PullRequest,
  tip: (branch: string) => Promise<string>,
) {
  const head = { ref: headBranch, sha: headCommit, repo: { id: fork ? 43 : 42 } };
  const base = { ref: baseBranch, sha: await tip(baseBranch) };
  const merged = state === "merged";
  const is = { state: state === "open" ? "open" : "closed", merged, draft };
  return {
    ...{ action, repository: home },
    pull_request: { number, ...is, merge_commit_sha: mergeCommit ?? null, head, base },
  };
}

/** What GitHub makes before a run; the branch that was checked out is so again. */
async function testMerge({ repository }: Lakehouse, pull: PullRequest): Promise<string> {
  const at = await repository.git("rev-parse", "--abbrev-ref", "HEAD");
  await repository.git("checkout", "-q", "--detach", pull.baseBranch);
  const sha = await repository.merge(pull.headBranch);
  await repository.checkout(at);
  return sha;
}

function gitHubOf({ repository }: Lakehouse, pulls: ReadonlyMap<number, PullRequest>): GitHub {
  const not = () => assert.fail("this run says nothing to GitHub");
  const newest = () => [...pulls.values()].sort((a, b) => b.number - a.number);
  const is = async (...asked: readonly string[]) => repository.git(...asked).catch(() => undefined);
  return {
    ...{ conversation: not, createComment: not, updateComment: not, removeComment: not },
    ...{ createCheckRun: not, commitFiles: not, commitMerge: not },
    openPulls: async () => newest().filter(({ state }) => state === "open"),
    pulls: async (numbers) => new Map([...pulls].filter(([number]) => numbers.includes(number))),
    pullsFrom: async (branch) =>
      newest()
        .filter((one) => one.headBranch === branch && !one.fork)
        .slice(0, 10),
    changesOf: async () => [],
    labelledBy: async () => undefined,
    async compare(base, head) {
      const mergeBase = await is("merge-base", base, head);
      if (mergeBase === undefined) return undefined;
      if (base === head) return { mergeBase, status: "identical" };
      if (mergeBase === head) return { mergeBase, status: "behind" };
      return { mergeBase, status: mergeBase === base ? "ahead" : "diverged" };
    },
  };
}

/** `CODE level #pull` of each finding. */
export function said({ findings }: Report): readonly string[] {
  return findings.map(
    ({ code, level, pull }) => `${code} ${level}${pull === undefined ? "" : ` #${pull}`}`,
  );
}

/** Every data branch, `main` included, of a table. */
export function branchesOf({ refs }: TableMetadata): readonly string[] {
  const all = Object.entries(refs ?? {}).filter(([, { type }]) => type === "branch");
  return all.map(([name]) => name).sort();
}
