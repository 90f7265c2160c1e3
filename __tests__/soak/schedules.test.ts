/** A thousand short schedules, the same ones each time; `npm run soak` plays others. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { addCounts, playSchedule } from "./schedules.ts";

it("keeps the laws in a thousand random schedules", async (t) => {
  const counts: { [what: string]: number } = {};
  for (let seed = 1; seed <= 1_000; seed++) addCounts(counts, await playSchedule(seed));
  for (const [what, times] of Object.entries(counts).sort()) t.diagnostic(`${what}: ${times}`);
  assert.equal(
    counts["schedules, all at once"] ?? 0,
    1_000 - (counts["schedules, one after the other"] ?? 0),
  );
});
