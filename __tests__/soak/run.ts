/** `npm run soak -- [SECONDS] [SEED]`: random lives of a lakehouse, one after the other. */
import process from "node:process";
import { playLife } from "./schedule.ts";

const seconds = Number(process.argv[2] ?? 600);
const first = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const end = Date.now() + seconds * 1000;
const stepsOfALife = 120;

for (let seed = first; Date.now() < end; seed++) {
  const goOn = (steps: number) => steps < stepsOfALife && Date.now() < end;
  const steps = await playLife({ seed, goOn });
  console.log(`seed ${seed}: ${steps} steps`);
}
