/** Another writer on real catalogs, after the files of a replay are written and before its commit. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { racing } from "../e2e/racing.ts";
import { openEngines } from "./lake.ts";
import { type LakeKind, lakes } from "./lakes.ts";
import { lakeName } from "./matrix.ts";
import { openHouse } from "./publish-house.ts";
import { replayFiles } from "./replay-files.ts";
import { diverged, mainIs } from "./replay-scenarios.ts";

const engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

/** The third takes the sequence number that the replay was written with. */
const others = ["main", "its data branch", "a third branch"] as const;

function isRaced({ adapter, server, layout, store }: LakeKind): boolean {
  if (adapter === "rest") return server !== "SeaweedFS";
  return server === "Postgres" && (layout === "pyiceberg" ? store === "local" : store === "moto");
}

for (const kind of lakes.filter(isRaced))
  describe(`a replay on ${lakeName(kind)} that another writer is faster than`, () => {
    for (const other of others)
      it(`is planned and written again, and its first files go: on ${other}`, async () => {
        await using house = await openHouse(await kind.open(engines));
        await diverged(house);
        const { writer } = house.lake;
        await writer.ask({ do: "setRef", table: "orders", ref: "third" });
        const ref = { main: "main", "its data branch": house.branch, "a third branch": "third" };
        let first: readonly string[] = [];
        const report = await racing(house, "build", async () => {
          first = (await replayFiles(house.lake, "orders")).left;
          await writer.ask({ do: "append", table: "orders", branch: ref[other], ids: [150] });
        });
        const { used } = await replayFiles(house.lake, "orders");
        assert.deepEqual([first.length, first.filter((one) => used.includes(one))], [2, []]);
        assert.deepEqual([report.result, report.findings], ["ok", []]);
        const theirs = other === "a third branch" ? [] : [150];
        await mainIs(house, [1, 2, 3], [101, 102, 103, ...theirs]);
        await house.agree();
      });
  });
