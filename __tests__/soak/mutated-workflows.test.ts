/** A part of what `npm run soak -- workflows` does, the same files each time. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { mutateWorkflow } from "./mutated-workflows.ts";

it("a workflow file that was mangled is edited right or refused, and no document of it is lost", () => {
  const counts = { refused: 0, edited: 0, unchanged: 0 };
  for (let seed = 0; seed < 2_000; seed++) counts[mutateWorkflow(seed)]++;
  assert.ok(counts.refused > 300 && counts.edited > 300, JSON.stringify(counts));
});
