/** The engines that confirm the others' tests agree with each other, on every kind of lake. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { openEngines, type ServerLake } from "./lake.ts";
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
