/** A part of what `npm run soak -- doors` does, the same files each time. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { doors, knock } from "./doors.ts";

describe("whatever comes in, there is an answer in time, at a place in the file, that holds no secret:", () => {
  for (const door of doors)
    it(door, async () => {
      const counts = { accepted: 0, refused: 0 };
      for (let seed = 0; seed < 2_000; seed++) counts[await knock(door, seed)]++;
      assert.ok(counts.accepted > 40 && counts.refused > 300, JSON.stringify(counts));
    });
});
