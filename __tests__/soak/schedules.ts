/**
 * Two runs of icebranch, a writer that looks, one that does not, and one that expires snapshots, on
 * the same tables, in an order that a seed decides. After every step the laws must hold, and in the
 * end every sync that was lost must have been told of, and nothing else.
 */
import assert from "node:assert/strict";
import { lostSyncsOf } from "../../src/commands/lost-syncs-of.ts";
import type { LoadedTable, TableMetadata } from "../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../src/ports.ts";
import { aTable } from "../a-table.ts";
import { assertLaws, type Facts } from "./laws.ts";
import { noteLost, type Publisher, randomRun, runVerb, settle } from "./publisher.ts";
import { randomOf } from "./random.ts";
import { scheduler as schedulerOf } from "./scheduler.ts";
import { type Flavour, simulatedCatalog } from "./simulated-catalog.ts";
import { orphans, simulatedFiles } from "./simulated-files.ts";
import { identifierOf, type Swap, storeOf } from "./store.ts";
import {
  carefulSync,
  carelessSync,
  count,
  expire,
  type Scene,
  type Seen,
  settled,
} from "./writers.ts";

export interface Counts {
  readonly [what: string]: number;
}

/** Throws, with the seed and what was done, where a law is broken. */
export async function playSchedule(seed: number): Promise<Counts> {
  const random = randomOf(seed);
  const flavour: Flavour = { atomic: random.chance(0.5), faults: random.pick([0, 0, 0.05, 0.15]) };
  const scheduler = schedulerOf(random);
  const seen: Seen = {
    ...{
      told: new Set(),
      lost: new Map(),
      reported: new Set(),
      left: new Set(),
      dropped: new Set(),
    },
    ...{ syncs: new Set(), counts: {} },
  };
  const facts: Facts = {
    ...{ publishes: new Map(), sweeps: 0 },
    ...{ moves: new WeakMap(), published: new Set() },
  };
  const told: string[] = [];
  const onSwap = (swap: Swap) => {
    told.push(`${scheduler.now()} ${swap.by}: ${swap.tables.map(changeText).join("; ")}`);
    for (const { before, after } of swap.by.startsWith("us") ? swap.tables : [])
      for (const one of before.metadata.snapshots ?? [])
        if (!after.metadata.snapshots?.includes(one))
          seen.dropped.add(Number(one["sequence-number"]));
    assertLaws({ store, seen, facts, atomic: flavour.atomic }, swap);
  };
  const store = storeOf(tables(), onSwap);
  const scene: Scene = { store, random, scheduler, seen };
  try {
    await play(scene, facts, flavour);
    assertTold(scene);
  } catch (cause) {
    const story = told.slice(-30).join("\n");
    throw new Error(`seed ${seed}, step ${scheduler.now()}:\n${story}`, { cause });
  }
  count(seen, flavour.atomic ? "schedules, all at once" : "schedules, one after the other");
  count(seen, "steps", scheduler.now());
  return seen.counts;
}

/** Two tables with rows, and one that waits for its first sync. */
function tables(): { readonly [name: string]: TableMetadata } {
  const numbered = (history: string): TableMetadata => {
    const table = aTable(history, {
      ...{ "last-updated-ms": 0, "last-sequence-number": 1 },
      properties: { "icebranch.branch.foreign": "{}" },
    });
    const snapshots = table.snapshots?.map((one) => ({
      ...one,
      "sequence-number": 1,
      "timestamp-ms": 0,
    }));
    return snapshots === undefined ? table : { ...table, snapshots };
  };
  const first = numbered("1; main=1 theirs=1");
  const others = { type: "tag", "snapshot-id": 1 } as const;
  return {
    t1: { ...first, refs: { ...first.refs, v1: { ...others, "max-ref-age-ms": 1 } } },
    t2: numbered("2; main=2"),
    t3: aTable("", { "last-updated-ms": 0 }),
  };
}

async function play(scene: Scene, facts: Facts, flavour: Flavour): Promise<void> {
  const { random, scheduler } = scene;
  const us = (by: string, faults = flavour.faults): Publisher => {
    const records: Publisher["records"] = [];
    const catalog = simulatedCatalog(scene, by, { ...flavour, faults }, records);
    return { scene, facts, catalog, records, files: simulatedFiles(scene, faults) };
  };
  let looked = 0;
  const look = async () => {
    // What is younger is not told for certain yet.
    const began = scheduler.now() - settled;
    await lookForLost(scene, us("drift", 0).catalog);
    looked = began;
    for (const sync of scene.seen.syncs)
      if (sync.until !== undefined && sync.until < began) scene.seen.syncs.delete(sync);
  };
  const repeatedly = (times: number, work: () => Promise<void>) => async () => {
    for (let time = 0; time < times; time++) await work();
  };
  if (random.chance(0.8)) await scheduler.run([() => runVerb(us("us 1", 0), "build", "a")]);
  if (random.chance(0.5)) await scheduler.run([() => runVerb(us("us 1", 0), "build", "b")]);
  await scheduler.run([
    repeatedly(3 + random.below(4), () => randomRun(us("us 1"))),
    repeatedly(3 + random.below(4), () => randomRun(us("us 2"))),
    repeatedly(2 + random.below(3), () => carefulSync(scene)),
    repeatedly(2 + random.below(3), () => carelessSync(scene)),
    repeatedly(2 + random.below(2), async () => {
      for (let pause = random.below(12); pause > 0; pause--) await scheduler.point();
      await look();
      await expire(scene, () => looked);
      await expire(scene, () => looked);
    }),
  ]);
  await scheduler.run([() => settle(us("us at last", 0))]);
  await scheduler.run([repeatedly(settled, () => scheduler.point())]);
  await scheduler.run([look]);
}

/** All tables are read before the first folder is looked into, as `drift` does: long before the last. */
async function lookForLost({ store, scheduler, seen }: Scene, catalog: Catalog): Promise<void> {
  const tables: LoadedTable[] = [];
  for (const name of store.names) {
    const found = await catalog.loadTable(identifierOf(name));
    assert.ok(found);
    tables.push(found);
  }
  for (let pause = 30; pause > 0; pause--) await scheduler.point();
  for (const table of tables) {
    // A minute of the product's is 25 steps of this world's.
    const now = scheduler.now() + 60_000 - settled;
    const findings = await lostSyncsOf(catalog, table.identifier.name, table, { since: -1, now });
    for (const { message } of findings) noteLost(seen, message);
  }
}

function assertTold({ store, seen }: Scene): void {
  const isTellable = (id: string) =>
    !seen.dropped.has(Number(store.snapshot(id)?.["sequence-number"]));
  const untold = [...seen.lost.keys()].filter((id) => !seen.reported.has(id) && isTellable(id));
  assert.deepEqual(untold, [], "syncs were lost, and nobody said so");
  const wrong = [...seen.reported].filter((id) => store.wasCommitted(id));
  assert.deepEqual(wrong, [], "syncs were called lost that were not");
  const untidy = orphans(store, store.names).filter((one) => !seen.left.has(one));
  assert.deepEqual(untidy, [], "files were left behind, and nobody said so");
  count(seen, "snapshots that went with a replayed data branch", seen.dropped.size);
  count(seen, "files of replays left behind, and told", seen.left.size);
  count(seen, "lost syncs reported", [...seen.lost.keys()].length);
}

function changeText({ before, after }: Swap["tables"][number]): string {
  const refs = ({ metadata }: typeof before) =>
    Object.entries(metadata.refs ?? {})
      .map(([name, ref]) => `${name}=${ref["snapshot-id"]}`)
      .join(" ");
  return `${before.name} ${refs(before)} → ${refs(after)}`;
}

export function addCounts(all: { [what: string]: number }, more: Counts): void {
  for (const [what, times] of Object.entries(more)) all[what] = (all[what] ?? 0) + times;
}
