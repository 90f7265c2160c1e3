/**
 * `npm run soak -- [SECONDS] [SEED]`: random lives of a lakehouse, one after the other, and between
 * them random schedules of all who write to its tables, and mangled workflow files.
 * `npm run soak -- workflows COUNT [SEED]`: so many of those files alone.
 * `npm run soak -- planner COUNT [SEED]`: so many queries for the planner, and where
 * ICEBRANCH_TEST_PYTHON names a Python with datafusion, for that too.
 * `npm run soak -- doors SECONDS [SEED] [DOOR]`: files of a project, mangled, for each door so long.
 */
import process from "node:process";
import { doors, knock } from "./doors.ts";
import { mutateWorkflow } from "./mutated-workflows.ts";
import { soakPlanner } from "./planner.ts";
import { playLife } from "./schedule.ts";
import { addCounts, playSchedule } from "./schedules.ts";

const only = ["workflows", "doors", "planner"].find((one) => one === process.argv[2]);
const numbers = process.argv.slice(only === undefined ? 2 : 3, only === undefined ? 4 : 5);
const [amount = 600, first = Math.floor(Math.random() * 2 ** 31)] = numbers.map(Number);
const end = Date.now() + (only === undefined ? amount * 1000 : 0);
const stepsOfALife = 120;
const schedulesOfASeed = 500;
const filesOfASeed = 200;
const counts: { [what: string]: number } = {};

if (only === "workflows") mangleFiles(first, amount);
if (only === "doors") await knockAtDoors(first, amount);
if (only === "planner") addCounts(counts, soakPlanner(amount, first));
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

async function knockAtDoors(from: number, seconds: number): Promise<void> {
  const wanted = doors.filter((door) => [undefined, door].includes(process.argv[5] as typeof door));
  for (const door of wanted) {
    const until = Date.now() + seconds * 1000;
    for (let seed = from; Date.now() < until; seed++)
      addCounts(counts, { [`${door} ${await knock(door, seed % 2 ** 31, 0.002)}`]: 1 });
  }
}

/** Other ones for each seed. */
async function playSchedules(seed: number): Promise<void> {
  const from = (seed * schedulesOfASeed) % 2 ** 31;
  for (let one = 0; one < schedulesOfASeed && Date.now() < end; one++)
    addCounts(counts, await playSchedule(from + one));
}
