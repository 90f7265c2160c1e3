/**
 * `npm run soak -- [SECONDS] [SEED]`: random lives of a lakehouse, one after the other, and between
 * them random schedules of all who write to its tables, and mangled workflow files.
 * `npm run soak -- workflows COUNT [SEED]`: so many of those files alone.
 */
import process from "node:process";
import { mutateWorkflow } from "./mutated-workflows.ts";
import { playLife } from "./schedule.ts";
import { addCounts, playSchedule } from "./schedules.ts";

const onlyFiles = process.argv[2] === "workflows";
const [amount = 600, first = Math.floor(Math.random() * 2 ** 31)] = process.argv
  .slice(onlyFiles ? 3 : 2)
  .map(Number);
const end = Date.now() + (onlyFiles ? 0 : amount * 1000);
const stepsOfALife = 120;
const schedulesOfASeed = 500;
const filesOfASeed = 200;
const counts: { [what: string]: number } = {};

if (onlyFiles) mangleFiles(first, amount);
for (let seed = first; Date.now() < end; seed++) {
  mangleFiles((seed * filesOfASeed) % 2 ** 31, filesOfASeed);
  await playSchedules(seed);
  const goOn = (steps: number) => steps < stepsOfALife && Date.now() < end;
  const steps = await playLife({ seed, goOn });
  console.log(`seed ${seed}: ${steps} steps`);
}
for (const [what, times] of Object.entries(counts).sort()) console.log(`${what}: ${times}`);

function mangleFiles(from: number, count: number): void {
  for (let one = 0; one < count; one++)
    addCounts(counts, { [`workflow files ${mutateWorkflow(from + one)}`]: 1 });
}

/** Other ones for each seed. */
async function playSchedules(seed: number): Promise<void> {
  const from = (seed * schedulesOfASeed) % 2 ** 31;
  for (let one = 0; one < schedulesOfASeed && Date.now() < end; one++)
    addCounts(counts, await playSchedule(from + one));
}
