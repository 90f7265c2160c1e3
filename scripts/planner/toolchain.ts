/** Which Rust builds the planner here: rustup's, or else Debian's packages, installed where that is allowed. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";

export interface Toolchain {
  readonly kind: "rustup" | "debian";
  /** As it says itself. */
  readonly compiler: string;
  readonly cargo: string;
}

const TARGET = "wasm32-unknown-unknown";
const packages = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
/** What these packages bring. */
const files = ["/usr/bin/rustc", "/usr/bin/cargo", "/usr/bin/wasm-ld-19", "/usr/lib/rustlib/src"];

export function toolchain(): Toolchain {
  if (said("rustup", ["target", "list", "--installed"]).split("\n").includes(TARGET))
    return { kind: "rustup", compiler: said("rustc", ["--version"]), cargo: "cargo" };
  if (!isDebianReady()) installDebian();
  if (!isDebianReady())
    throw new Error(
      `Building the planner takes Rust: rustup target add ${TARGET}, or as root on Debian apt-get install ${packages.join(" ")}.`,
    );
  const compiler = said("/usr/bin/rustc", ["--version"]);
  return { kind: "debian", compiler, cargo: "/usr/bin/cargo" };
}

function isDebianReady(): boolean {
  return files.every((file) => existsSync(file));
}

function installDebian(): void {
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", ...packages]]) {
    const [command = "", ...rest] = [...asRoot, "apt-get", ...args];
    spawnSync(command, rest, { stdio: "inherit" });
  }
}

function said(command: string, args: readonly string[]): string {
  return (spawnSync(command, args, { encoding: "utf8" }).stdout ?? "").trim();
}
