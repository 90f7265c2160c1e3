/** Line coverage of the pure rooms, from the short tests; fails below the bar. */
import { spawnSync } from "node:child_process";
import process from "node:process";

const pureRooms = ["iceberg", "project", "connectors", "lineage", "plan", "argo", "report"];
const bar = 95;

const tests = [...pureRooms, "."].map((room) => `__tests__/${room}/*.test.ts`);
const run = spawnSync(
  process.execPath,
  [
    "--test",
    "--test-reporter=tap",
    "--test-reporter-destination=stdout",
    "--experimental-test-coverage",
    ...pureRooms.map((room) => `--test-coverage-include=src/${room}/**`),
    `--test-coverage-lines=${bar}`,
    ...tests,
  ],
  { encoding: "utf8", maxBuffer: 1 << 28 },
);
const lines = run.stdout.split("\n").filter((line) => /^# (tests|pass|fail|.*\|)/.test(line));
process.stdout.write(`${lines.join("\n")}\n${run.stderr}`);
if (run.status !== 0)
  process.stdout.write(
    run.stdout
      .split("\n")
      .filter((line) => /^\s*not ok|coverage/.test(line))
      .join("\n"),
  );
process.exitCode = run.status ?? 1;
