/** What the planner is built from, so that a change without a build is seen. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** `planner/built.json`: what `dist/planner.wasm.br` was built from, and by whom. */
export interface Built {
  /** Of all that the build reads. */
  readonly sources: string;
  readonly compiler: string;
  /** Of the file before it is compressed. */
  readonly wasm: string;
}

export function sourcesHash(root: string): string {
  const planner = join(root, "planner");
  const sources = readdirSync(join(planner, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rs"))
    .map((name) => `src/${name}`);
  const hash = createHash("sha256");
  for (const name of ["Cargo.toml", "Cargo.lock", "build.sh", ...sources.sort()])
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(planner, name)))
      .update("\0");
  return hash.digest("hex");
}
