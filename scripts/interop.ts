/**
 * `npm run test:interop`: the tests against pyiceberg and against DataFusion. `--update` renews what
 * the planner's vectors expect, where DataFusion agrees.
 */
import process from "node:process";
import { run } from "./run.ts";
import { downloadIntoVenv, installIntoVenv, inVenv } from "./venv.ts";

const update = process.argv.includes("--update");
installIntoVenv("__tests__/interop/requirements.txt");
const sources = downloadIntoVenv("__tests__/interop/requirements-tpc.txt");
run(process.execPath, ["--test", "__tests__/interop/*.interop.ts"], {
  ICEBRANCH_TEST_PYTHON: inVenv("python"),
  ICEBRANCH_TEST_SOURCES: sources,
  ...(update ? { ICEBRANCH_UPDATE_VECTORS: "1" } : {}),
});
