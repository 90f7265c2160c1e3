/**
 * `npm run lint:workflows`: action.yml, this repository's workflows, those to copy and the one that
 * `init` writes, against what GitHub takes and what is safe there. Nothing is ignored.
 */
import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { initSteps } from "../src/commands/init.ts";
import { run } from "./run.ts";
import { installIntoVenv, inVenv } from "./venv.ts";

const root = join(import.meta.dirname, "..");
const places = [
  ".github/workflows/*.yml",
  "examples/workflows/*.yml",
  "examples/*/.github/workflows/*.yml",
];
const workflows = [...places.flatMap(filesAt), starterWorkflow()];

installIntoVenv("scripts/lint-requirements.txt");
run(inVenv("check-jsonschema"), ["--builtin-schema", "vendor.github-actions", "action.yml"]);
run(inVenv("check-jsonschema"), ["--builtin-schema", "vendor.github-workflows", ...workflows]);
run(inVenv("actionlint"), workflows);
const zizmor = "--offline --no-progress --pedantic --no-ignores --strict-collection".split(" ");
run(inVenv("zizmor"), [...zizmor, "--config", ".github/zizmor.yml", "action.yml", ...workflows]);

/** In order. A place without files would be one that nobody looks at any more. */
function filesAt(place: string): readonly string[] {
  const found = globSync(place, { cwd: root }).sort();
  if (found.length === 0) throw new Error(`There is no file ${place}.`);
  return found;
}

/** As `init` writes it for a project in a folder: examples/workflows has the one for the root. */
function starterWorkflow(): string {
  const path = ".cache/starter-workflow.yml";
  const [step] = initSteps("lakes/sales", { config: true, workflow: false, main: "trunk" });
  if (step === undefined) throw new Error("init writes no workflow.");
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(join(root, path), step.bytes);
  return path;
}
