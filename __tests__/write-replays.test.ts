/** What becomes of a replay's files where its commit is in doubt: what `main` may lead to is never removed. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changeCatalog } from "../src/change-catalog.ts";
import { IcebranchError } from "../src/errors.ts";
import { applyUpdates } from "../src/iceberg/commit.ts";
import type { LoadedTable, TableCommit } from "../src/iceberg/table-metadata.ts";
import { planPublish } from "../src/plan/publish.ts";
import type { Catalog, TableFiles } from "../src/ports.ts";
import { aTable } from "./a-table.ts";
import { allOf, context, lake, marked } from "./plan/lake.ts";
import { factsOf } from "./plan/replay-facts.ts";

const specs = { "partition-specs": [{ "spec-id": 0, fields: [] }] };
const drawn = () => aTable("1 < 2; 1 < 3; main=2 pr=3", { ...specs, ...marked() });
const state = lake({ orders: drawn(), products: drawn() });

function step() {
  const replays = new Map([...state.keys()].map((table) => [table, factsOf([3])]));
  const options = { onDiverged: "replay", explicit: false, replays } as const;
  const planned = planPublish(allOf(state), state, context, options);
  return {
    ...({ kind: "commit", catalog: "bronze" } as const),
    commits: planned.flatMap(({ commit }) => commit ?? []),
  };
}

function before({ identifier }: Pick<TableCommit, "identifier">): LoadedTable {
  const found = state.get(`bronze.inventory.${identifier.name}`);
  assert.ok(found);
  return found.table;
}

function after(commit: TableCommit): LoadedTable {
  const table = before(commit);
  const metadata = applyUpdates(table.metadata, commit.updates, {
    now: 5e6,
    previousLocation: "f",
  });
  return { ...table, metadata };
}

/** Carries the step out on a catalog that answers as told; which files went, and what was said. */
async function carryOut(does: {
  readonly commit: (commits: readonly TableCommit[]) => readonly LoadedTable[];
  readonly load: (name: string, sent: readonly TableCommit[]) => LoadedTable | undefined;
}) {
  let sent: readonly TableCommit[] = [];
  const removed: string[] = [];
  const storage = {} as never;
  const catalog = {
    atomic: true,
    tableStorage: async () => storage,
    strayMetadata: async () => [],
    loadTable: async ({ name }: { name: string }) =>
      (sent.length === 0 ? undefined : does.load(name, sent)) ??
      before({ identifier: { namespace: ["inventory"], name } }),
    async commit(commits: readonly TableCommit[]) {
      sent = commits;
      return does.commit(commits);
    },
  } as unknown as Catalog;
  const files = {
    async write({ identifier }: LoadedTable, picks: readonly { snapshot: object }[]) {
      const list = `file:///${identifier.name}/new.avro`;
      const snapshots = picks.map(({ snapshot }) => ({ ...snapshot, "manifest-list": list }));
      return { snapshots, files: [list] };
    },
    async remove(locations: readonly string[]) {
      removed.push(...locations);
      return [];
    },
    leftOver: async () => [],
  } as unknown as TableFiles;
  const said: { code: string; message: string }[] = [];
  const means = { tableFiles: async () => files, clock: () => 5e6 };
  const done = await changeCatalog(step(), catalog, means, said as never).catch((error) => {
    if (!(error instanceof IcebranchError)) throw error;
    return { findings: [] };
  });
  const told = [...said, ...done.findings].filter(({ code }) => code === "IB436");
  return { removed, told: told.map(({ message }) => message).join() };
}

function fails(code: "IB408" | "IB410" | "IB411" | "IB412") {
  return () => {
    throw new IcebranchError(code, "It did not go well.", { hint: "" });
  };
}

function commitOf(sent: readonly TableCommit[], name: string): TableCommit {
  return sent.find(({ identifier }) => identifier.name === name) ?? assert.fail();
}

describe("the files of a replay", () => {
  for (const code of ["IB408", "IB411", "IB412"] as const)
    it(`stay and are told after ${code} where nothing shows that it was not done`, async () => {
      const { removed, told } = await carryOut({ commit: fails(code), load: () => undefined });
      assert.deepEqual(removed, []);
      assert.match(told, /orders\/new\.avro.*products\/new\.avro/);
    });

  it("stay where the answer is lost and one table shows the commit before the other", async () => {
    const { removed, told } = await carryOut({
      commit: fails("IB412"),
      load: (name, sent) => (name === "orders" ? after(commitOf(sent, name)) : undefined),
    });
    assert.deepEqual(removed, []);
    assert.match(told, /products\/new\.avro/);
  });

  it("go where another writer is seen to have been faster", async () => {
    const { removed, told } = await carryOut({
      commit: fails("IB411"),
      load: (name) => ({
        ...before({ identifier: { namespace: ["inventory"], name } }),
        metadata: aTable("1 < 2 < 9; 1 < 3; main=9 pr=3", { ...specs, ...marked() }),
      }),
    });
    assert.deepEqual([removed.length, told], [2, ""]);
  });

  it("go where nothing was sent", async () => {
    const { removed, told } = await carryOut({ commit: fails("IB410"), load: () => undefined });
    assert.deepEqual([removed.length, told], [2, ""]);
  });

  it("stay and are told where the catalog says that it went well, and shows nothing of it", async () => {
    const { removed, told } = await carryOut({
      commit: (commits) => commits.map(before),
      load: () => undefined,
    });
    assert.deepEqual(removed, []);
    assert.match(told, /orders\/new\.avro.*products\/new\.avro/);
  });

  it("stay where the commit is done", async () => {
    const { removed, told } = await carryOut({
      commit: (commits) => commits.map(after),
      load: () => undefined,
    });
    assert.deepEqual([removed, told], [[], ""]);
  });
});
