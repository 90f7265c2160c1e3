/** Python programs for tests and checks, in `.venv`, installed once for each list of requirements. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import process from "node:process";
import { run } from "./run.ts";

const onWindows = process.platform === "win32";
const root = join(import.meta.dirname, "..");
const venv = join(root, ".venv");
const bin = join(venv, onWindows ? "Scripts" : "bin");

/** The path of a program in the environment. */
export function inVenv(program: string): string {
  return join(bin, onWindows ? `${program}.exe` : program);
}

/** `requirements`: a file that pip reads, from the repository's root. */
export function installIntoVenv(requirements: string): void {
  once(requirements, () => {
    pip("install", "--requirement", requirements);
  });
}

/** The folder of the source distributions that the file names with their hashes. */
export function downloadIntoVenv(requirements: string): string {
  const folder = join(venv, "sources");
  once(requirements, () => {
    const sources = ["--no-deps", "--no-binary", ":all:", "--require-hashes", "--dest", folder];
    pip("download", ...sources, "--requirement", requirements);
  });
  return folder;
}

/** Does it unless it was done for the same list. */
function once(requirements: string, work: () => void): void {
  const wanted = readFileSync(join(root, requirements), "utf8");
  // Says what is installed; written last, so that an installation cut short is done again.
  const stamp = join(venv, basename(requirements));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!existsSync(inVenv("python"))) run(onWindows ? "python" : "python3", ["-m", "venv", venv]);
  work();
  writeFileSync(stamp, wanted);
}

function pip(command: string, ...args: readonly string[]): void {
  run(inVenv("python"), ["-m", "pip", command, "--quiet", ...args]);
}
