/** Tables of every format version that a commit of ours adds a snapshot to, as other engines go on with them. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { snapshotId } from "../../src/iceberg/refs.ts";
import { replayOn } from "../contract/catalog.ts";
import { openEngines } from "./lake.ts";
import { lakes } from "./lakes.ts";
import { lakeName } from "./matrix.ts";

const engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

const table = "orders";

for (const kind of lakes.filter(({ adapter }) => adapter !== "nessie"))
  describe(`a snapshot that is added to a table of ${lakeName(kind)}`, () => {
    for (const formatVersion of [1, 2, 3] as const)
      it(`of format ${formatVersion} is read by Java and pyiceberg, which go on from it`, async () => {
        await using lake = await kind.open(engines);
        const java = lake.readers.find(({ name }) => name === "java") ?? assert.fail("no Java");
        await java.ask({ do: "createTable", table, formatVersion });
        await java.ask({ do: "append", table, ids: [1, 2] });
        await using catalog = await lake.connect();
        const identifier = { namespace: [lake.namespace], name: table };
        const before = (await catalog.loadTable(identifier)) ?? assert.fail();
        assert.equal(before.metadata["format-version"], formatVersion);
        const [first] = replayOn(before);
        const [second, commit] = replayOn(before, first);
        await catalog.commit([commit]);
        for (const reader of formatVersion === 3 ? [java] : lake.readers)
          assert.deepEqual(await reader.ask({ do: "rows", table }), [1, 2], reader.name);
        await java.ask({ do: "append", table, ids: [3] });
        assert.deepEqual(await java.ask({ do: "rows", table }), [1, 2, 3]);
        const parents = (await java.ask({ do: "snapshots", table })).map(({ parent }) => parent);
        for (const one of [first, second])
          assert.ok(parents.includes(snapshotId(one["snapshot-id"])), "a snapshot has no child");
        if (formatVersion === 3)
          assert.equal(new Set(await java.ask({ do: "rowIds", table })).size, 3);
      });
  });
