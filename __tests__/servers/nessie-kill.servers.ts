/** A run that is killed between any two of its requests leaves all tables as they were, or all done. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { IcebranchError } from "../../src/errors.ts";
import { applyUpdates } from "../../src/iceberg/commit.ts";
import type {
  LoadedTable,
  TableCommit,
  TableIdentifier,
} from "../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../src/ports.ts";
import { faultProxy, faults } from "./fault-proxy.ts";
import { connectTo, type Engines, openEngines } from "./lake.ts";
import {
  commitOf,
  endBranch,
  headOf,
  makeBranch,
  picture,
  publish,
  restoreBranch,
  set,
  undo,
  watchedCatalog,
} from "./nessie-commits.ts";
import { type NessieLake, openNessieLake } from "./nessie-lakes.ts";
import { server } from "./servers.ts";

let engines: Engines;
before(() => {
  engines = openEngines();
});
after(() => engines[Symbol.asyncDispose]());

const tables = ["orders", "customers"];

/** Two tables in a Nessie branch, with a row of their own on it. */
interface Scene extends AsyncDisposable {
  readonly lake: NessieLake;
  readonly branch: string;
  readonly catalog: Catalog;
  load(): Promise<readonly LoadedTable[]>;
  /** Commits what is to be done to each of the tables, all at once. */
  play(of: (table: LoadedTable) => TableCommit, by?: Catalog): Promise<void>;
  sync(branch: string): Promise<void>;
}

async function openScene(): Promise<Scene> {
  const lake = await openNessieLake(engines);
  const branch = `kill-${lake.namespace}`;
  const ids: readonly TableIdentifier[] = await Promise.all(tables.map(lake.makeTable));
  const catalog = await lake.connect();
  const load = () =>
    Promise.all(ids.map(async (id) => (await catalog.loadTable(id)) ?? assert.fail("no table")));
  return {
    ...{ lake, branch, catalog, load },
    async play(of, by = catalog) {
      await by.commit((await load()).map(of));
    },
    async sync(to) {
      for (const id of ids) await lake.append(id, to);
    },
    // Each branch that stays costs every later read a request.
    async [Symbol.asyncDispose]() {
      await catalog[Symbol.asyncDispose]();
      await lake.api.removeBranch(branch);
    },
  };
}

interface Step {
  readonly name: string;
  /** What comes before, beside the tables with one row. */
  prepare(scene: Scene): Promise<void>;
  commit(table: LoadedTable, branch: string): TableCommit;
}

const made = async (scene: Scene) => scene.play((table) => makeBranch(table, scene.branch));
const synced = async (scene: Scene) => {
  await made(scene);
  await scene.sync(scene.branch);
};
const published = async (scene: Scene) => {
  await synced(scene);
  await scene.play((table) => publish(table, scene.branch, idOf(scene.branch)));
};
const ended = async (scene: Scene) => {
  await synced(scene);
  await scene.play((table) => endBranch(table, scene.branch));
};
const idOf = (branch: string) => branch.slice(-8);

const steps: readonly Step[] = [
  { name: "making a branch", prepare: async () => undefined, commit: makeBranch },
  {
    name: "a publish",
    prepare: synced,
    commit: (table, branch) => publish(table, branch, idOf(branch)),
  },
  {
    name: "an undo",
    prepare: published,
    commit: (table, branch) => undo(table, branch, idOf(branch)),
  },
  {
    name: "putting a branch on the new main",
    async prepare(scene) {
      await made(scene);
      await scene.sync("main");
    },
    commit: (table, branch) =>
      commitOf(table, ["main", branch], set(branch, headOf(table, "main"))),
  },
  { name: "ending a branch", prepare: synced, commit: endBranch },
  { name: "bringing a branch back", prepare: ended, commit: restoreBranch },
];

/** `lost`: Nessie does it, and the run dies before it hears so. `unheard`: it lives on without the answer. */
type Death = "unsent" | "lost" | "unheard";

async function mortalCatalog(at: number, death: Death): Promise<Catalog & { died(): boolean }> {
  let isHit = false;
  const dies = (): never => {
    isHit = true;
    throw new IcebranchError("IB412", "no answer came");
  };
  const catalog = await watchedCatalog(async ({ write }, pass) => {
    const isDead = isHit && death !== "unheard";
    if (isDead || (write === at && death === "unsent")) return dies();
    const answer = await pass();
    return write === at ? dies() : answer;
  });
  return { ...catalog, died: () => isHit };
}

/** Whether it was killed at that write: false where it had fewer. */
async function killAndFinish(step: Step, at: number, death: Death): Promise<boolean> {
  await using scene = await openScene();
  await step.prepare(scene);
  const commit = (table: LoadedTable) => step.commit(table, scene.branch);
  const loaded = await scene.load();
  const before = loaded.map(picture);
  const done = loaded.map((table) => picture(asIceberg(table, commit(table))));
  assert.notDeepEqual(done, before);
  const mortal = await mortalCatalog(at, death);
  await scene.play(commit, mortal).catch((error) => {
    if (death === "unheard" || !(error instanceof IcebranchError)) throw error;
  });
  const now = (await scene.load()).map(picture);
  if (isDeepStrictEqual(now, before)) await scene.play(commit);
  else assert.deepEqual(now, done, `neither undone nor done: killed at ${at}`);
  assert.deepEqual((await scene.load()).map(picture), done, `killed at ${at}, and run again`);
  return mortal.died();
}

/** What Iceberg would make of the table. */
function asIceberg(table: LoadedTable, { updates }: TableCommit): LoadedTable {
  const context = { now: Date.now(), previousLocation: table.metadataLocation };
  return { ...table, metadata: applyUpdates(table.metadata, updates, context) };
}

describe("a run on Nessie that is killed between two requests", () => {
  for (const step of steps)
    for (const death of ["unsent", "lost", "unheard"] as const)
      it(`leaves all as it was or all done: ${step.name}, ${death}`, async () => {
        let at = 1;
        while (await killAndFinish(step, at, death)) at++;
        assert.ok(at > 3, `it had ${at - 1} writes`);
      });
});

describe("a publish on Nessie through a bad network", () => {
  for (const fault of faults)
    it(`is all or none, and is told as it is: ${fault}`, async () => {
      await using scene = await openScene();
      await synced(scene);
      const loaded = await scene.load();
      const before = loaded.map(picture);
      const commits = loaded.map((table) => publish(table, scene.branch, idOf(scene.branch)));
      const done = loaded.map((table, index) =>
        picture(asIceberg(table, commits[index] as TableCommit)),
      );
      await using proxy = await faultProxy(new URL(server("nessie").uri).origin);
      let isHit = false;
      proxy.rule = ({ method, path }) => {
        if (isHit || method !== "POST" || !/main%40\w+\/history\/commit$/.test(path))
          return undefined;
        isHit = true;
        return fault;
      };
      const config = { ...scene.lake.config, uri: `${proxy.origin}/iceberg/` };
      await using catalog = await connectTo(config, {});
      const error = await catalog.commit(commits).then(
        () => undefined,
        (thrown) => thrown,
      );
      assert.ok(isHit);
      const now = (await scene.load()).map(picture);
      assert.deepEqual(now, error === undefined ? done : before, String(error));
      if (error !== undefined) await scene.catalog.commit(commits);
      assert.deepEqual((await scene.load()).map(picture), done);
    });
});
