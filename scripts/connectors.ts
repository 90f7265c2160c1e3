/**
 * Writes what is made of the connectors' schemas: a validator for each connector, compiled ahead of
 * time, and the schema of a spec for editors. With `--check` it only says whether they are current.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { compiledConnectors } from "./connectors/compile.ts";
import { ingestSchema } from "./connectors/editor-schema.ts";

const check = process.argv.includes("--check");
const wanted = [...compiledConnectors(), ingestSchema()];

function current(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

mkdirSync("src/connectors/compiled", { recursive: true });
for (const { path, text } of wanted) {
  if (current(path) === text) continue;
  if (!check) writeFileSync(path, text);
  process.stdout.write(`${path}\n`);
  if (check) process.exitCode = 1;
}
