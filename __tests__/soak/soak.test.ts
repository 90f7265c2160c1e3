/** A short random life, the same one each time; `npm run soak` plays long ones. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { playLife } from "./schedule.ts";

it("loses no row and moves no main too early, whatever happens in which order", async () => {
  assert.equal(await playLife({ seed: 3, goOn: (steps) => steps < 80 }), 80);
});
