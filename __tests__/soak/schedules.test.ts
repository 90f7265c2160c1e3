/** A thousand short schedules, the same ones each time; `npm run soak` plays others. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { addCounts, playSchedule } from "./schedules.ts";

/** What has to have happened, or nothing was tried. */
const wanted = [
  ...["schedules, all at once", "schedules, one after the other", "commits", "conflicts", "syncs"],
  ...["syncs tried again", "syncs lost to a run of ours", "syncs lost to others"],
  ...["lost syncs reported", "snapshots expired", "publishes", "reads that failed"],
  ...["main moved: forward", "main moved: made by a first sync", "main moved: undone"],
  ...["main moved: exchanged for a full refresh", "half commits, told as such"],
  ...["main moved: replayed", "files of replays left behind, and told"],
  ...["main put back where a commit could not go on", "half commits, told as unknown"],
  "commits without an answer, before they were done",
  "commits without an answer, after they were done",
];

it("keeps the laws in a thousand random schedules", async (t) => {
  const counts: { [what: string]: number } = {};
  for (let seed = 1; seed <= 1_000; seed++) addCounts(counts, await playSchedule(seed));
  for (const [what, times] of Object.entries(counts).sort()) t.diagnostic(`${what}: ${times}`);
  assert.deepEqual(
    wanted.filter((what) => (counts[what] ?? 0) === 0),
    [],
  );
});
