/** The engines that confirm the others' tests agree with each other, on every kind of lake. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Audit, EngineCatalog, EngineStep } from "./engine-actions.ts";
import { newFolder, openEngines, type ServerLake } from "./lake.ts";
import { lakes } from "./lakes.ts";
import { lakeName } from "./matrix.ts";

const engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

/** What each engine that opens the lake says of a table. */
async function told({ readers }: ServerLake, table: string) {
  const answers = [];
  for (const reader of readers)
    answers.push({
      refs: await reader.ask({ do: "refs", table }),
      snapshots: (await reader.ask({ do: "snapshots", table })).map(({ id, parent }) => [
        id,
        parent,
      ]),
      main: await reader.ask({ do: "rows", table }),
      branch: await reader.ask({ do: "rows", table, ref: "side" }),
    });
  return answers;
}

// Nessie shows an engine one of its branches at a time, and none of Iceberg's.
for (const kind of lakes.filter(({ adapter }) => adapter !== "nessie"))
  describe(`${lakeName(kind)}: other engines`, () => {
    it("see the same refs, snapshots and rows", async () => {
      await using lake = await kind.open(engines);
      const { writer } = lake;
      await writer.ask({ do: "createTable", table: "orders" });
      const first = await writer.ask({ do: "append", table: "orders", ids: [1, 2] });
      await writer.ask({ do: "setRef", table: "orders", ref: "side" });
      await writer.ask({ do: "setRef", table: "orders", ref: "v1", refType: "tag" });
      const second = await writer.ask({ do: "append", table: "orders", ids: [3], branch: "side" });
      for (const answer of await told(lake, "orders")) {
        assert.deepEqual(answer.refs, {
          main: { type: "branch", snapshot: first },
          side: { type: "branch", snapshot: second },
          v1: { type: "tag", snapshot: first },
        });
        assert.deepEqual(
          [answer.main, answer.branch],
          [
            [1, 2],
            [1, 2, 3],
          ],
        );
      }
      const [one, ...others] = await told(lake, "orders");
      for (const other of others) assert.deepEqual(other, one);
    });
  });

describe("Java's histories", () => {
  it("take steps on many tables, and manifests that add up", async () => {
    const folder = newFolder();
    const catalog: EngineCatalog = {
      ...{ type: "sql", name: "bronze", uri: `sqlite:///${folder}/lake.db?synchronous=OFF` },
      ...{ warehouse: `file://${folder}/warehouse`, "fs.file.impl": "LocalFiles" },
    };
    const histories = [1, 2, 3].map((formatVersion) => ({
      table: `inventory.orders_v${formatVersion}`,
      steps: steps(formatVersion as 1 | 2 | 3),
    }));
    const answers = await engines.java.ask(catalog, {
      ...{ do: "histories", table: "inventory.*", histories },
    });
    for (const [index, told] of answers.entries()) {
      const deletes = index > 0;
      const [main, side, audit] = told.slice(-3);
      assert.deepEqual(main, deletes ? [2, 3, 5] : [1, 2, 3, 5]);
      assert.deepEqual(side, [1, 2, 3, 4]);
      const { problems, snapshots } = audit as Audit;
      assert.deepEqual(problems, []);
      assert.equal(snapshots.length, deletes ? 7 : 6);
    }
  });
});

function steps(formatVersion: 1 | 2 | 3): readonly EngineStep[] {
  return [
    { do: "createTable", formatVersion, spec: ["bucket[4](id)"], columns: { at: "timestamp" } },
    { do: "append", files: [[1, 2], [3]] },
    { do: "setRef", ref: "side" },
    { do: "append", branch: "side", ids: [4], fast: true },
    { do: "append", branch: "side", ids: [] },
    { do: "compact", branch: "side", ids: [1, 2, 3, 4] },
    ...(formatVersion === 1 ? [] : [{ do: "deleteBeside", ids: [1] } as const]),
    { do: "updateSpec", add: ["day(at)"] },
    { do: "replacePartitions", ids: [5] },
    { do: "rewriteManifests" },
    { do: "rows" },
    { do: "rows", ref: "side" },
    { do: "audit" },
  ];
}
