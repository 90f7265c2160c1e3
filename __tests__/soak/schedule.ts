/**
 * A random life of a lakehouse: connectors, builds, merges, publishes, second thoughts, several at
 * once, and runs that are killed in the middle of a write. After each step must hold:
 * every row that was ever written is on some ref, no main loses a row but by `undo` or has one twice, no row of a
 * git branch is on main before its merge, and every mark can be read.
 */
import assert from "node:assert/strict";
import { marksOf } from "../../src/iceberg/marks.ts";
import { refsOf } from "../../src/iceberg/refs.ts";
import { killedRun } from "../e2e/killed-run.ts";
import { ingestOf, type Lakehouse, lakehouse } from "../e2e/lakehouse.ts";
import { type Random, randomOf } from "./random.ts";

const tables = ["t1", "t2", "t3"] as const;
const gitBranches = ["a", "b"] as const;
const spec = "bronze/inventory/load.ingest.json";

export interface Life {
  readonly seed: number;
  /** Asked before each step: whether there is to be another. */
  readonly goOn: (steps: number) => boolean;
}

interface Scene {
  readonly house: Lakehouse;
  readonly random: Random;
  /** Which ids of rows were written, by table; those of a git branch by its name. */
  readonly written: Map<string, Set<number>>;
  readonly ofBranch: Map<string, Set<number>>;
  readonly merged: Set<string>;
  /** What main showed last. */
  readonly main: Map<string, readonly number[]>;
  readonly log: string[];
  nextId: number;
}

/** Plays it, and answers how many steps it took; throws, with the steps, where a promise is broken. */
export async function playLife({ seed, goOn }: Life): Promise<number> {
  await using house = await lakehouse({ [spec]: specOf(0) });
  const scene: Scene = {
    ...{ house, random: randomOf(seed), log: [], nextId: 1 },
    written: new Map(tables.map((table) => [table, new Set()])),
    ofBranch: new Map(gitBranches.map((branch) => [branch, new Set()])),
    // A git branch without a commit of its own is all on main.
    ...{ merged: new Set(gitBranches), main: new Map() },
  };
  for (const branch of gitBranches) await house.repository.git("branch", branch);
  for (const table of tables) await sync(scene, table, "main");
  for (const branch of gitBranches) await commit(scene, branch);
  let steps = 0;
  try {
    for (; goOn(steps); steps++) {
      const mayUndo = await step(scene);
      await check(scene, mayUndo);
    }
  } catch (cause) {
    const story = scene.log.slice(-40).join("\n");
    throw new Error(`seed ${seed}, step ${steps}:\n${story}`, { cause });
  }
  return steps;
}

/** One thing that somebody does, or two at once. Whether one of them takes rows off main. */
async function step(scene: Scene): Promise<boolean> {
  const { random } = scene;
  if (random.chance(0.2)) {
    await work(scene, random.pick(gitBranches));
    return false;
  }
  if (random.chance(0.35)) {
    await sync(scene);
    return false;
  }
  const argv = randomVerb(scene);
  await scene.house.repository.checkout(placeOf(argv, random));
  if (random.chance(0.15)) await killed(scene, argv);
  else if (random.chance(0.25)) await Promise.all([verb(scene, argv), sync(scene)]);
  else if (random.chance(0.1)) {
    const other = randomVerb(scene);
    await Promise.all([verb(scene, argv), verb(scene, other)]);
    return argv[0] === "undo" || other[0] === "undo";
  } else await verb(scene, argv);
  return argv[0] === "undo";
}

/** Where a person stands to run a verb; `build` does another thing in each place. */
function placeOf([verb]: readonly string[], random: Random): string {
  return verb === "build" ? random.pick([...gitBranches, "main"]) : "main";
}

async function work(scene: Scene, branch: string): Promise<void> {
  const { house, random, log, merged } = scene;
  const { repository } = house;
  if (!random.chance(0.4)) return commit(scene, branch);
  const how = random.pick([["--squash"], ["--no-ff", "-m", "merge"]]);
  log.push(`git merge ${how[0]} ${branch}`);
  await repository.checkout("main");
  await repository.git("merge", "-q", "-X", "theirs", ...how, branch);
  await repository.commit("merged");
  merged.add(branch);
}

/** What is written to the branch from now on is part of its next merge. */
async function commit(scene: Scene, branch: string): Promise<void> {
  const { house, log, merged, ofBranch } = scene;
  log.push(`git commit on ${branch}`);
  await house.repository.checkout(branch);
  await house.repository.commit("work", { [spec]: specOf(scene.nextId++) });
  merged.delete(branch);
  ofBranch.get(branch)?.clear();
}

/** A sync of one table; one that loses a race writes nothing, and says so. */
async function sync(
  scene: Scene,
  table = scene.random.pick(tables),
  branch = scene.random.pick(["main", ...gitBranches, ...gitBranches]),
): Promise<void> {
  const { house, log, written, ofBranch } = scene;
  const id = scene.nextId++;
  try {
    await house.sync(table, branch, [id]);
  } catch (error) {
    if ((error as { code?: string }).code !== "IB411") throw error;
    log.push(`sync ${table} ${branch} lost a race`);
    return;
  }
  log.push(`sync ${table} ${branch} row ${id}`);
  written.get(table)?.add(id);
  ofBranch.get(branch)?.add(id);
}

function randomVerb({ random }: Scene): readonly string[] {
  const branch = random.pick(gitBranches);
  return random.pick([
    ...Array(6).fill(["build"]),
    ["plan"],
    ["publish", `--branch=${branch}`],
    ["publish", `--branch=${branch}`, "--on-diverged=skip"],
    ["publish", `--branch=${branch}`, "--on-diverged=fail"],
    ["undo", `--branch=${branch}`],
    ["refresh", `--branch=${branch}`],
    ["refresh", `--branch=${branch}`, "--discard"],
    ["clean", `--branch=${branch}`],
    ["clean", "--sweep"],
    ["drift"],
  ]);
}

/** Whatever it finds, it must be able to say it in words of its own. */
async function verb({ house, log, merged }: Scene, argv: readonly string[]): Promise<void> {
  const { status, report } = await house.icebranch(...argv);
  const codes = report.findings.map(({ code }) => code);
  log.push(`icebranch ${argv.join(" ")}: ${status} ${codes.join()}`);
  assert.ok([0, 1, 4].includes(status), JSON.stringify(report.findings));
  // Whoever names a branch on main says that it is merged.
  if (argv[0] === "publish" && report.result !== "blocked")
    merged.add(argv[1]?.slice("--branch=".length) ?? "");
}

async function killed({ house, random, log, merged }: Scene, argv: readonly string[]) {
  const at = 1 + Math.floor(random.next() * 20);
  const signal = await killedRun(house.repository.root, argv, at);
  log.push(`icebranch ${argv.join(" ")}: ${signal ? `killed at write ${at}` : "not killed"}`);
  if (argv[0] === "publish") merged.add(argv[1]?.slice("--branch=".length) ?? "");
}

async function check(scene: Scene, mayUndo: boolean): Promise<void> {
  const { house, written, main } = scene;
  for (const table of tables) {
    const ids = written.get(table) ?? new Set();
    if (ids.size === 0) continue;
    const metadata = await house.metadata(table);
    const shown = new Set<number>();
    for (const ref of Object.keys(refsOf(metadata)))
      for (const id of await house.rows(table, ref)) shown.add(id);
    assert.deepEqual(
      [...ids].filter((id) => !shown.has(id)),
      [],
      `rows of ${table} are on no ref`,
    );
    for (const [name, mark] of marksOf(metadata))
      assert.notEqual(mark, "unreadable", `the mark ${name} of ${table}`);
    const now = await house.rows(table);
    assert.equal(new Set(now).size, now.length, `rows are twice on main of ${table}: ${now}`);
    const lost = (main.get(table) ?? []).filter((id) => !now.includes(id));
    if (!mayUndo) assert.deepEqual(lost, [], `rows are gone from main of ${table}`);
    main.set(table, now);
    for (const branch of gitBranches.filter((one) => !scene.merged.has(one))) {
      const early = now.filter((id) => scene.ofBranch.get(branch)?.has(id));
      assert.deepEqual(early, [], `${branch} is on main of ${table} before its merge`);
    }
  }
}

function specOf(version: number): string {
  const spec = JSON.parse(ingestOf(...tables));
  return JSON.stringify({ ...spec, source: { ...spec.source, port: 5000 + version } });
}
