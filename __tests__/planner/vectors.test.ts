/** What DataFusion's planner makes of queries over every type, clause and family of functions. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planner } from "./planner.ts";
import { defaults, expectedOf, readVectors, tables } from "./vectors.ts";

for (const [family, vectors] of readVectors())
  describe(`planned: ${family}`, () => {
    for (const { name, sql, expected } of vectors)
      it(name, () => {
        const planned = planner.plan({ sql, defaults, tables });
        assert.deepEqual(expectedOf(planned), expected, sql);
      });
  });

describe("the vectors", () => {
  const all = [...readVectors().values()].flat();

  it("are many, and many of them are refused", () => {
    assert.ok(all.length >= 240);
    assert.ok(all.filter(({ expected }) => expected && "refused" in expected).length >= 50);
  });

  it("give the reason of each difference from what DataFusion answers when it runs them", () => {
    for (const { name, differs } of all) if (differs) assert.match(differs.because, /\w{3}/, name);
  });
});
