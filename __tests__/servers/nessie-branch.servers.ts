/** What differs on Nessie before a publish: each branch has schemas of its own, and every table. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { outcomes } from "../e2e/lakehouse.ts";
import { type Engines, openEngines } from "./lake.ts";
import { codes, openNessieHouse } from "./nessie-house.ts";
import { lineOf } from "./publish-house.ts";
import { synced } from "./publish-scenarios.ts";

let engines: Engines;
before(() => {
  engines = openEngines();
});
after(() => engines[Symbol.asyncDispose]());

describe("a data branch on Nessie", () => {
  it("stops a column that the data branch has dropped from reaching main, and brings a new one along", async () => {
    await using house = await openNessieHouse(engines);
    await synced(house);
    const [, java] = house.lake.readers;
    assert.ok(java);
    const change = { do: "updateSchema", table: "orders", branch: house.branch };
    await java.ask({ ...change, add: { note: "string" } } as never);
    await house.sync("orders", house.branch, [103]);
    const widened = await house.icebranch(0, "plan");
    assert.equal(lineOf(widened, house, "orders").schemaChange, "added column note");
    await java.ask({ ...change, drop: ["region"] } as never);
    await house.sync("orders", house.branch, [104]);
    await house.merge();
    assert.deepEqual(codes(await house.icebranch(1, "build")), ["IB406"]);
    assert.deepEqual(await house.rows("orders"), [101]);
    await java.ask({ ...change, add: { region: "string" } } as never);
    await house.sync("orders", house.branch, [105]);
    assert.deepEqual(codes(await house.icebranch(1, "build")), ["IB406"]);
  });

  it("says that a branch has to be made where all tables of a change are new", async () => {
    await using house = await openNessieHouse(engines);
    await house.repository.branch(house.branch);
    await house.ingest("fresh");
    assert.deepEqual(codes(await house.icebranch(0, "build"), "warning"), ["IB429"]);
    await house.lake.api.makeBranch(house.branch);
    assert.deepEqual(codes(await house.icebranch(0, "build"), "warning"), []);
    await house.lake.firstSync("fresh", house.branch, [7]);
    assert.equal(outcomes(await house.icebranch(0, "build")), "fresh adopted");
    await house.merge();
    assert.equal(outcomes(await house.icebranch(0, "build")), "fresh published");
    assert.deepEqual(await house.rows("fresh"), [7]);
  });
});
