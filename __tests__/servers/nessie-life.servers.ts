/** icebranch on Nessie as a person runs it, from a git branch to what is left of it. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { findRef } from "../../src/iceberg/refs.ts";
import { outcomes, states } from "../e2e/lakehouse.ts";
import type { EngineCatalog } from "./engine-actions.ts";
import { type Engines, openEngines } from "./lake.ts";
import { codes, type NessieHouse, openNessieHouse } from "./nessie-house.ts";
import { lineOf } from "./publish-house.ts";
import { merged, shop, synced } from "./publish-scenarios.ts";
import { server } from "./servers.ts";

let engines: Engines;
before(() => {
  engines = openEngines();
});
after(() => engines[Symbol.asyncDispose]());

describe("icebranch on Nessie", () => {
  it("ends a data branch, keeps its rows under a tag, and brings it back", async () => {
    await using house = await openNessieHouse(engines);
    await synced(house);
    await house.icebranch(0, "clean");
    assert.equal(await house.lake.api.hash(house.branch), undefined);
    const { metadata } = await house.load("orders");
    const kept = Object.keys(metadata.refs ?? {}).filter((ref) => ref.startsWith("icebranch-kept"));
    assert.equal(kept.length, 1);
    await house.icebranch(0, "build");
    assert.deepEqual(await house.rows("orders", house.branch), [101, 102]);
    await house.repository.checkout("main");
    await house.merge();
    assert.equal(
      outcomes(await house.icebranch(0, "build")),
      "customers published, orders published",
    );
  });

  it("puts a data branch on the new main", async () => {
    await using house = await openNessieHouse(engines);
    await synced(house);
    await house.sync("orders", "main", [150]);
    const report = await house.icebranch(0, "plan");
    assert.equal(states(report), "customers fast-forward, orders diverged");
    assert.match(lineOf(report, house, "orders").note ?? "", /moved on by 1 snapshot/);
    await house.icebranch(1, "refresh");
    await house.icebranch(0, "refresh", "--discard");
    assert.deepEqual(await house.rows("orders", house.branch), [101, 150]);
    assert.equal(states(await house.icebranch(0, "plan")), "customers exists, orders exists");
  });

  it("is not replayed where main has moved, and the reason is said: nothing moves", async () => {
    await using house = await openNessieHouse(engines);
    await merged(house);
    await house.sync("orders", "main", [150]);
    const before = await house.places();
    const report = await house.icebranch(1, "build");
    assert.equal(states(report), "customers fast-forward, orders diverged");
    assert.match(
      lineOf(report, house, "orders").note ?? "",
      /on Nessie every branch has a table of its own/,
    );
    assert.deepEqual(await house.places(), before);
  });

  it("says how far main has moved on, and that a branch without rows of its own is behind", async () => {
    await using house = await openNessieHouse(engines);
    await shop(house);
    await house.icebranch(0, "build");
    for (const id of [150, 151, 152]) await house.sync("orders", "main", [id]);
    assert.equal(states(await house.icebranch(0, "plan")), "customers exists, orders behind");
    await house.sync("orders", house.branch, [102]);
    const { note } = lineOf(await house.icebranch(0, "plan"), house, "orders");
    assert.match(note ?? "", /moved on by 3 snapshots/);
  });

  it("does not publish where a connector that names an Iceberg branch replaced the rows", async () => {
    await using house = await openNessieHouse(engines);
    await merged(house);
    const { uri, properties } = server("nessie");
    const at = `${uri}${encodeURIComponent(house.branch)}`;
    const catalog: EngineCatalog = { type: "rest", name: "bronze", ...properties, uri: at };
    const table = `${house.lake.namespace}.orders`;
    const branch = house.branch;
    // It looks for that branch afterwards, and finds none.
    await assert.rejects(
      engines.pyiceberg.ask(catalog, { do: "append", table, branch, ids: [900] }),
      /KeyError/,
    );
    assert.deepEqual(await house.rows("orders", branch), [900]);
    const report = await house.icebranch(1, "build");
    assert.equal(states(report), "customers fast-forward, orders diverged");
    assert.deepEqual(await house.rows("orders"), [101]);
  });

  it("leaves the connectors' state on each branch by itself, takes it along, and brings it back", async () => {
    await using house = await openNessieHouse(engines);
    await synced(house);
    const state = { "airbyte.stream.orders": "102" };
    const setState = { do: "setProperties", table: "orders", branch: house.branch };
    await house.lake.writer.ask({ ...setState, properties: state } as never);
    const stateOnMain = async () => {
      const { text } = await house.lake.writer.ask({ do: "metadata", table: "orders" });
      return JSON.parse(text).properties["airbyte.stream.orders"];
    };
    const report = await house.icebranch(0, "plan");
    assert.equal(lineOf(report, house, "orders").sharedState, false);
    assert.equal(await stateOnMain(), undefined);
    await house.merge();
    await house.icebranch(0, "build");
    assert.equal(await stateOnMain(), "102");
    await house.icebranch(0, "undo");
    assert.equal(await stateOnMain(), undefined);
  });

  it("drops a table that only the data branch has, where it is told to", async () => {
    await using house = await openNessieHouse(engines);
    await shop(house);
    await house.ingest("customers", "orders", "fresh");
    await house.icebranch(0, "build");
    await house.lake.firstSync("fresh", house.branch, [7]);
    await house.icebranch(0, "build");
    assert.deepEqual(codes(await house.icebranch(0, "clean", "--dry-run"), "warning"), ["IB419"]);
    await house.icebranch(0, "clean", "--drop-new");
    await using catalog = await house.lake.connect();
    const names = await catalog.listTables([house.lake.namespace]);
    assert.deepEqual(
      names.map(({ name }) => name),
      ["customers", "orders"],
    );
    assert.equal(await house.lake.api.hash(house.branch), undefined);
  });

  it("leaves a Nessie branch alone that somebody else called so", async () => {
    await using house = await openNessieHouse(engines);
    await shop(house);
    await house.lake.api.makeBranch(house.branch);
    const made = await house.lake.api.hash(house.branch);
    assert.deepEqual(codes(await house.icebranch(1, "build")), ["IB402", "IB402"]);
    await house.icebranch(0, "clean");
    assert.equal(await house.lake.api.hash(house.branch), made);
  });

  it("publishes once where two runs race", async () => {
    await using house = await openNessieHouse(engines);
    await merged(house);
    const runs = await Promise.all([house.icebranch(0, "build"), house.icebranch(0, "build")]);
    const moves = runs.flatMap(({ tables }) => tables.map(({ outcome }) => outcome?.result));
    assert.equal(moves.filter((result) => result === "published").length, 2);
    assert.deepEqual(await house.rows("orders"), [101, 102]);
    assert.equal(outcomes(await house.icebranch(0, "undo")), "customers undone, orders undone");
  });

  it("leaves nothing of a publish when its time is over", async () => {
    await using house = await openNessieHouse(engines);
    await house.repository.commit("Keep nothing", {
      "icebranch.yaml": JSON.stringify({
        ...JSON.parse(await house.repository.git("show", "HEAD:icebranch.yaml")),
        publish: { "keep-undo": "1s" },
      }),
    });
    await merged(house);
    await house.icebranch(0, "build");
    const before = await house.lake.api.refs();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await house.icebranch(0, "clean", "--sweep");
    const gone = before.filter((ref) => ref === house.branch);
    assert.deepEqual(gone, [house.branch]);
    assert.equal(await house.lake.api.hash(house.branch), undefined);
    const { metadata } = await house.load("orders");
    assert.deepEqual(Object.keys(metadata.refs ?? {}), ["main"]);
    assert.equal(findRef(metadata, house.branch), undefined);
    assert.deepEqual(await house.rows("orders"), [101, 102]);
  });

  it("finishes a publish that was killed at any of its requests", async () => {
    await using house = await openNessieHouse(engines);
    await merged(house);
    let at = 1;
    for (; await killedRun(house, at); at++) {
      const seen = [await house.rows("customers"), await house.rows("orders")];
      const isDone = seen[0]?.length === 2;
      assert.deepEqual(
        seen,
        isDone
          ? [
              [1, 2],
              [101, 102],
            ]
          : [[1], [101]],
        `killed at ${at}`,
      );
      await house.icebranch(0, "publish", "--branch", house.branch);
      assert.deepEqual(await house.rows("orders"), [101, 102], `run again after ${at}`);
      const undone = await house.icebranch(0, "undo");
      assert.equal(outcomes(undone), "customers undone, orders undone", `undone after ${at}`);
    }
    assert.ok(at > 8, `it had ${at} moments`);
  });
});

/** Whether it was killed: false where it ended before. */
async function killedRun({ repository, branch }: NessieHouse, at: number): Promise<boolean> {
  const cli = join(import.meta.dirname, "../../src/cli.ts");
  const hook = join(import.meta.dirname, "nessie-kill-hook.ts");
  const argv = ["--import", hook, cli, "publish", "--branch", branch];
  const env = { ...process.env, ICEBRANCH_TEST_KILL_AT: String(at) };
  const child = spawn(process.execPath, argv, { cwd: repository.root, env, stdio: "ignore" });
  const [code, signal] = await once(child, "exit");
  if (signal === null) assert.equal(code, 0);
  return signal !== null;
}
