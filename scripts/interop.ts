/** `npm run test:interop`: the tests against pyiceberg, which this installs into `.venv` once. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const root = join(import.meta.dirname, "..");
const requirements = join(root, "__tests__/interop/requirements.txt");
const venv = join(root, ".venv");
const python = join(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
/** Says what is installed; written last, so that an installation cut short is done again. */
const stamp = join(venv, "requirements.txt");

installPyiceberg();
run(process.execPath, ["--test", join(root, "__tests__/interop/*.interop.ts")], {
  ICEBRANCH_TEST_PYTHON: python,
});

function installPyiceberg(): void {
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  run(process.platform === "win32" ? "python" : "python3", ["-m", "venv", "--clear", venv]);
  run(python, ["-m", "pip", "install", "--quiet", "--requirement", requirements]);
  writeFileSync(stamp, wanted);
}

/** Ends this process where the program is missing or fails. */
function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status, error } = spawnSync(program, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (error !== undefined) console.error(`${program} does not run here: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
