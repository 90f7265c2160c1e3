/** dashtool's files as their users have them: in any order, of any git branch, with edits. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { objectsIn } from "../../src/argo/documents.ts";
import { editWorkflow } from "../../src/argo/edit.ts";
import { someEdits } from "./arbitraries.ts";
import { outputs } from "./dashtool-outputs.ts";
import { reorder, reorderDocuments } from "./file-edits.ts";
import { assertArgoAccepts, manifestsIn } from "./judges.ts";
import {
  assertLinesStand,
  assertOrder,
  changes,
  flat,
  isAlive,
  orders,
  ownedPlace,
} from "./kept.ts";
import { edited, freeEdits } from "./user-edits.ts";

const path = "argo/workflow.yaml";
const templates = ["CronWorkflow", "spec", "workflowSpec", "templates"];
const valuesOf = (text: string) => flat(objectsIn(text));
const schedules = "CronWorkflow.spec.schedules";

const anyOutput = fc.constantFrom(...outputs);
const ranks = fc.array(fc.nat(20), { minLength: 20, maxLength: 20 });
const branches = fc.constantFrom("main", "silver", "feat/orders-2", "größe", "a$b");

/** Another run of dashtool, on another git branch. */
function another(text: string, rank: readonly number[], branch: string): string {
  const at = (i: number) => rank[i % rank.length] ?? 0;
  const tasks = reorder(text, [...templates, "=dashtool", "dag", "tasks"], at);
  return reorderDocuments(
    reorder(tasks, templates, (i) => at(i + 7)),
    (i) => at(i + 3),
  ).replace(/"branch":"(?:bronze|silver)"/g, () => `"branch":"${branch}"`);
}

describe("a file of dashtool's", () => {
  it("becomes ours in whatever order it is and of whatever git branch, and keeps its order", () => {
    const property = fc.property(
      anyOutput,
      ranks,
      branches,
      ({ text, documents }, rank, branch) => {
        const theirs = another(text, rank, branch);
        const adopted = editWorkflow(theirs, documents, path);
        assert.deepEqual(adopted.findings, []);
        const [ours, plan] = [valuesOf(adopted.text), flat(documents)];
        assert.deepEqual([...ours.leaves].sort(), [...plan.leaves].sort());
        const [before, after] = [orders(valuesOf(theirs)), orders(ours)];
        for (const [i, order] of before.entries()) assertOrder(order, after[i] ?? []);
        assertArgoAccepts(manifestsIn(adopted.text));
        assert.equal(editWorkflow(adopted.text, documents, path).text, adopted.text);
      },
    );
    fc.assert(property, { seed: 7, numRuns: 60 });
  });

  it("loses nothing of what its user has written into it", () => {
    const edits = someEdits(freeEdits, 6);
    const property = fc.property(anyOutput, ranks, edits, ({ text, documents }, rank, chosen) => {
      const plain = another(text, rank, "silver");
      const mine = edited(plain, chosen);
      const adopted = editWorkflow(mine.text, documents, path);
      assert.deepEqual(adopted.findings, []);
      const [theirs, ours, plan] = [valuesOf(plain), valuesOf(adopted.text), flat(documents)];
      const alive = (place: string) => isAlive(place, theirs, plan);
      for (const [place, value = ""] of changes(theirs, valuesOf(mine.text)))
        if (place === "CronWorkflow.spec.schedule")
          assert.equal(ours.leaves.get(schedules), `[${value}]`);
        else if (!ownedPlace.test(place) && alive(place))
          assert.equal(ours.leaves.get(place), value, place);
      for (const { place, lines } of mine.made)
        if (alive(place))
          assertLinesStand(
            lines.filter((line) => !line.startsWith("schedule:")),
            mine.text,
            adopted.text,
          );
      assertArgoAccepts(manifestsIn(adopted.text));
      assert.equal(editWorkflow(adopted.text, documents, path).text, adopted.text);
    });
    fc.assert(property, { seed: 7, numRuns: 120 });
  });
});
