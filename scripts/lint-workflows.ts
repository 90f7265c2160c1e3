/**
 * `npm run lint:workflows`: action.yml, this repository's own workflows and the one that `init`
 * writes, against what GitHub takes.
 */
import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { initSteps } from "../src/commands/init.ts";
import { run } from "./run.ts";
import { installIntoVenv, inVenv } from "./venv.ts";

const root = join(import.meta.dirname, "..");
const own = globSync(".github/workflows/*.yml", { cwd: root });
const workflows = [...own, ...starterWorkflow()];

installIntoVenv("scripts/lint-requirements.txt");
run(inVenv("check-jsonschema"), ["--builtin-schema", "vendor.github-actions", "action.yml"]);
run(inVenv("check-jsonschema"), ["--builtin-schema", "vendor.github-workflows", ...workflows]);
run(inVenv("actionlint"), workflows);
// Whoever copies the starter decides how to pin: it names versions, as GitHub's own pages do.
run(inVenv("zizmor"), ["--offline", "--no-progress", "action.yml", ...own]);

/** Paths from the repository's root. */
function starterWorkflow(): readonly string[] {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const steps = initSteps(".", { config: true, workflow: false, main: "main" });
  return steps.map(({ bytes }) => {
    const path = ".cache/starter-workflow.yml";
    writeFileSync(join(root, path), bytes);
    return path;
  });
}
