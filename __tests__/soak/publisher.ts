/** Runs of icebranch: the real planners and the real way of carrying plans out, without git. */
import assert from "node:assert/strict";
import { type Attempt, applyPlan } from "../../src/apply.ts";
import { readReplays } from "../../src/commands/read-replays.ts";
import { IcebranchError } from "../../src/errors.ts";
import { marksOf } from "../../src/iceberg/marks.ts";
import { planBuild } from "../../src/plan/build.ts";
import { hasOwnSnapshots } from "../../src/plan/classify.ts";
import { planClean } from "../../src/plan/clean.ts";
import type { CatalogState, PlanContext } from "../../src/plan/context.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { PlannedTable } from "../../src/plan/planned-table.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import type { Replays } from "../../src/plan/replay.ts";
import { planSweep } from "../../src/plan/sweep.ts";
import { planUndo, publishes } from "../../src/plan/undo.ts";
import type { WrittenTable } from "../../src/plan/written-tables.ts";
import type { Catalog, TableFiles } from "../../src/ports.ts";
import { assertSaid, type Facts } from "./laws.ts";
import type { CommitRecord } from "./simulated-catalog.ts";
import { identifierOf } from "./store.ts";
import { count, type Scene, type Seen } from "./writers.ts";

const catalogName = "lake";
const pulls = { a: 1, b: 2 } as const;
type Branch = keyof typeof pulls;

const verbs = [
  ...["build", "build", "publish", "publish", "publish", "publish", "named", "named"],
  ...["skipping", "replaying", "replaying", "replaying", "again"],
  ...["undo", "undo", "refresh", "clean", "sweep"],
] as const;
type Verb = (typeof verbs)[number];

export interface Publisher {
  readonly scene: Scene;
  readonly facts: Facts;
  readonly catalog: Catalog;
  readonly files: TableFiles;
  /** What became of each commit of the catalog. */
  readonly records: CommitRecord[];
}

/** A run, on whichever of the two pull requests; what stops it is its report. */
export async function randomRun(publisher: Publisher): Promise<void> {
  const { random } = publisher.scene;
  await runVerb(publisher, random.pick(verbs), random.pick(["a", "b"] as const));
}

export async function runVerb(publisher: Publisher, verb: Verb, branch: Branch): Promise<void> {
  const { seen } = publisher.scene;
  try {
    for (let tries = 0; tries < 4; tries++) {
      const { attempt } = await once(publisher, verb, branch);
      if (attempt?.conflict === undefined) return;
      count(seen, "conflicts");
    }
  } catch (error) {
    if (!(error instanceof IcebranchError && error.code === "IB410")) throw error;
  }
}

async function once(publisher: Publisher, verb: Verb, branch: Branch) {
  const { scene, facts, catalog } = publisher;
  const state = await readState(publisher);
  const context = contextOf(scene, branch);
  const replays = await replaysOf(publisher, verb, state, context);
  const groups = planned(verb, state, context, scene, replays);
  const plan = makePlan({
    ...{ branch, dataBranch: branch, changes: [], findings: [], steps: [], workflow: null },
    graph: { nodes: [], findings: [] },
    catalogs: [{ name: catalogName, type: "sql", atomic: catalog.atomic }],
    groups,
  });
  notePublishes(plan, facts);
  if (verb === "sweep") facts.sweeps++;
  try {
    publisher.records.length = 0;
    const attempt = plan.steps.length === 0 ? undefined : await carryOut(plan, publisher);
    // A sweep may have several commits of one table.
    if (verb !== "sweep")
      for (const one of publisher.records) assertSaid(one, attempt?.tables ?? [], scene.seen);
    for (const { message } of attempt?.findings ?? []) {
      noteLost(scene.seen, message);
      noteLeft(scene.seen, message);
    }
    if (attempt?.conflict !== undefined) noteLeft(scene.seen, attempt.conflict.message);
    return { plan, attempt };
  } finally {
    if (verb === "sweep") facts.sweeps--;
  }
}

/** As the command does it; where the store fails, a table's files are not known. */
async function replaysOf(
  { scene, catalog, files }: Publisher,
  verb: Verb,
  state: CatalogState,
  context: PlanContext,
): Promise<Replays | undefined> {
  if (verb !== "replaying" && verb !== "again") return undefined;
  const config = { publish: { onDiverged: "replay" } };
  const world = {
    config,
    catalogs: { open: async () => catalog },
    ports: { tableFiles: async () => files },
  };
  return readReplays(world as never, writtenOf(scene.store.names), state, context);
}

async function carryOut(plan: Plan, { scene, catalog, files }: Publisher): Promise<Attempt> {
  const ports = {
    ...{ workTree: undefined, gitHub: undefined, stop: new AbortController().signal },
    ...{ tableFiles: async () => files, clock: () => scene.scheduler.now() },
  };
  return applyPlan(plan, { ports, catalogs: { open: async () => catalog } });
}

async function readState({ scene, catalog }: Publisher): Promise<CatalogState> {
  const all = scene.store.names.map(async (name) => {
    const table = await catalog.loadTable(identifierOf(name));
    assert.ok(table);
    return [`${catalogName}.n.${name}`, { catalog: catalogName, table }] as const;
  });
  return new Map(await Promise.all(all));
}

function contextOf({ scheduler }: Scene, branch: Branch): PlanContext {
  return {
    owner: { repository: 42, project: ".", pull: pulls[branch] },
    knownCommits: new Set(),
    ...{ branch, dataBranch: branch, named: false, onto: { ref: "main", branch: "main" } },
    ...{ base: "base", head: `head of ${branch}`, strict: false },
    ...{ expireAfterMs: 400, keepUndoMs: 150, now: scheduler.now() },
  };
}

function writtenOf(names: readonly string[]): readonly WrittenTable[] {
  return names.map((name) => ({
    ...{ table: `${catalogName}.n.${name}`, catalog: catalogName },
    ...{ identifier: identifierOf(name), nodes: ["lake.n.load"] },
  }));
}

function planned(
  verb: Verb,
  state: CatalogState,
  context: PlanContext,
  { store, random }: Scene,
  replays: Replays | undefined,
): readonly (readonly PlannedTable[])[] {
  const written = writtenOf(store.names);
  const options = { onDiverged: "fail", explicit: false } as const;
  switch (verb) {
    case "build":
      return [planBuild(written, state, context)];
    case "publish":
      return [planPublish(written, state, context, options)];
    case "named":
      return [planPublish(written, state, context, { ...options, explicit: true })];
    case "skipping":
      return [planPublish(written, state, context, { ...options, onDiverged: "skip" })];
    case "replaying":
    case "again": {
      const replay = { onDiverged: "replay", explicit: verb === "again", replays } as const;
      return [planPublish(written, state, context, replay)];
    }
    case "undo": {
      const all = publishes(written, state, context);
      return all.length === 0 ? [] : [planUndo(written, state, context, random.pick(all).id)];
    }
    case "refresh":
      return [planRefresh(written, state, context, { discard: true })];
    case "clean":
      return [planClean(written, state, context, { discard: true, dropNew: false }).tables];
    case "sweep": {
      const every = { ...context, owner: { ...context.owner, pull: null } };
      return planSweep(written, state, every);
    }
  }
}

/** By what the commits write: the receipts. */
function notePublishes({ steps }: Plan, { publishes: known }: Facts): void {
  const all = new Map<string, Set<string>>();
  for (const step of steps)
    for (const { commit } of step.kind === "commit" ? step.commits : [])
      for (const update of commit.updates)
        for (const text of update.action === "set-properties"
          ? Object.values(update.updates)
          : []) {
          const mark = text.startsWith("{") ? JSON.parse(text) : {};
          if (mark.state !== "published") continue;
          const { id } = mark.publish;
          all.set(id, (all.get(id) ?? new Set()).add(commit.identifier.name));
        }
  for (const [id, names] of all)
    known.set(id, (known.get(id) ?? new Set()).add([...names].sort().join(" ")));
}

/** A finding IB436, or the error itself, names files that stay where no snapshot leads to them. */
function noteLeft({ left }: Seen, message: string): void {
  for (const [location] of message.matchAll(/mem:\S+\.avro/g)) left.add(location);
}

/** A finding IB407 names what was lost. */
export function noteLost(seen: Seen, message: string): void {
  const [, ids = ""] = / was lost: snapshots? ([\d, ]+) \(/.exec(message) ?? [];
  for (const id of ids.split(", ").filter((one) => one !== "")) seen.reported.add(id);
}

/**
 * What a last publish of each data branch, undisturbed, leaves unpublished: each table is either
 * done or named in a finding.
 */
export async function settle(publisher: Publisher): Promise<void> {
  for (const branch of ["a", "b"] as const) {
    const first = await once(publisher, "publish", branch);
    assert.equal(first.attempt?.conflict, undefined);
    const { plan } = await once(publisher, "publish", branch);
    const state = await readState(publisher);
    for (const [
      table,
      {
        table: { metadata },
      },
    ] of state) {
      const mark = marksOf(metadata).get(branch);
      if (mark === undefined || mark === "unreadable" || mark.state !== "open") continue;
      if (!hasOwnSnapshots(metadata, branch, undefined)) continue;
      // All or none: one that is in the way keeps the others, and is named.
      const said = plan.findings.some(({ level }) => level === "error");
      assert.ok(said, `${table}: ${branch} is not published, and nothing says why`);
    }
  }
}
