/** Runs the tests under Node 24: the short ones, as `npm test`; `--update` rewrites the golden files. */
import { spawnSync } from "node:child_process";
import process from "node:process";

const update = process.argv.includes("--update") ? ["--test-update-snapshots"] : [];
const patterns = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const files = patterns.length > 0 ? patterns : ["__tests__/**/*.test.ts"];
const run = spawnSync(process.execPath, ["--test", ...update, ...files], { stdio: "inherit" });
process.exitCode = run.status ?? 1;
