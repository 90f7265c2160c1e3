/**
 * `npm run soak -- [SECONDS] [SEED]`: random lives of a lakehouse, one after the other, and between
 * them random schedules of all who write to its tables.
 */
import process from "node:process";
import { playLife } from "./schedule.ts";
import { addCounts, playSchedule } from "./schedules.ts";

const seconds = Number(process.argv[2] ?? 600);
const first = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const end = Date.now() + seconds * 1000;
const stepsOfALife = 120;
const schedulesOfASeed = 500;
const counts: { [what: string]: number } = {};

for (let seed = first; Date.now() < end; seed++) {
  await playSchedules(seed);
  const goOn = (steps: number) => steps < stepsOfALife && Date.now() < end;
  const steps = await playLife({ seed, goOn });
  console.log(`seed ${seed}: ${steps} steps`);
}
for (const [what, times] of Object.entries(counts).sort()) console.log(`${what}: ${times}`);

/** Other ones for each seed. */
async function playSchedules(seed: number): Promise<void> {
  const from = (seed * schedulesOfASeed) % 2 ** 31;
  for (let one = 0; one < schedulesOfASeed && Date.now() < end; one++)
    addCounts(counts, await playSchedule(from + one));
}
