/** `npm run test:interop`: the tests against pyiceberg. */
import process from "node:process";
import { run } from "./run.ts";
import { installIntoVenv, inVenv } from "./venv.ts";

installIntoVenv("__tests__/interop/requirements.txt");
run(process.execPath, ["--test", "__tests__/interop/*.interop.ts"], {
  ICEBRANCH_TEST_PYTHON: inVenv("python"),
});
