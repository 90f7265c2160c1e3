/** Runs the tests under Node 24: the short ones, as `npm test`; `--update` rewrites the golden files. */
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import process from "node:process";

const update = process.argv.includes("--update") ? ["--test-update-snapshots"] : [];
const patterns = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const files = patterns.length > 0 ? patterns : ["__tests__/**/*.test.ts"];
// Half of their time the files wait for git, or for a server of their own.
const concurrency = `--test-concurrency=${availableParallelism() + 1}`;
const asked = ["--test", concurrency, ...update, ...files];
const run = spawnSync(process.execPath, asked, { stdio: "inherit" });
process.exitCode = run.status ?? 1;
