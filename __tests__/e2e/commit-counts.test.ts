/** Each commit to a table is a chance that somebody's sync is lost: how many a data branch takes. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { parseArguments } from "../../src/arguments.ts";
import { tableName } from "../../src/iceberg/refs.ts";
import { parseInputs } from "../../src/inputs.ts";
import { localTrigger } from "../../src/local-trigger.ts";
import type { Catalog } from "../../src/ports.ts";
import { run } from "../../src/run.ts";
import { openMachine } from "../../src/this-machine.ts";
import type { Lakehouse } from "./lakehouse.ts";
import { shopOnBranch, shopTables } from "./shop.ts";

/** How many commits of a verb each table got, as the port was asked for them. */
async function commits({ repository }: Lakehouse, ...argv: readonly string[]) {
  const asked = parseArguments(argv);
  assert.ok(asked.kind === "run");
  const inputs = parseInputs(asked.read);
  const { git, dir, ports } = await openMachine(repository.root, ".");
  const trigger = await localTrigger(git, asked.verb, inputs, "main");
  const counts: { [table: string]: number } = {};
  const counted = (catalog: Catalog): Catalog => ({
    ...catalog,
    async commit(all) {
      for (const { identifier } of all)
        counts[tableName(identifier)] = (counts[tableName(identifier)] ?? 0) + 1;
      return catalog.commit(all);
    },
  });
  const request = { trigger, inputs, dir, inForce: undefined, notices: [] };
  const openCatalog: typeof ports.openCatalog = async (...where) =>
    counted(await ports.openCatalog(...where));
  await run(request, { ...ports, openCatalog });
  return shopTables.map((table) => counts[`inventory.${table}`] ?? 0);
}

/** How many metadata files each table has had: what others than the port may have done, too. */
async function files(house: Lakehouse) {
  const all = shopTables.map((table) => house.metadata(table));
  return (await Promise.all(all)).map((one) => (one["metadata-log"] ?? []).length);
}

it("a data branch takes one commit a table to be made and one to be published", async () => {
  await using house = await shopOnBranch();
  const before = await files(house);
  assert.deepEqual(await commits(house, "build"), [1, 1]);
  assert.deepEqual(await commits(house, "build"), [0, 0]);
  await house.sync("customers", "pr", [2]);
  await house.sync("orders", "pr", [102]);
  assert.deepEqual(await commits(house, "build"), [0, 0], "a mark is not made anew for a sync");
  await house.repository.commit("More", { "notes.md": "more" });
  assert.deepEqual(await commits(house, "build"), [0, 0], "nor for a commit to the git branch");
  assert.deepEqual(await commits(house, "plan"), [0, 0]);
  await house.repository.checkout("main");
  await house.repository.merge("pr");
  assert.deepEqual(await commits(house, "build"), [1, 1]);
  assert.deepEqual(await commits(house, "build"), [0, 0]);
  assert.deepEqual(await commits(house, "drift"), [0, 0]);
  // Made, synced, published.
  assert.deepEqual(
    await files(house),
    before.map((count) => count + 3),
  );
});
