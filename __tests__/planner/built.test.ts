import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { it } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { sourcesHash } from "../../scripts/planner/sources.ts";
import { planner } from "./planner.ts";

const root = resolve(import.meta.dirname, "../..");
const built = JSON.parse(readFileSync(join(root, "planner/built.json"), "utf8"));

it("was built from the sources as they are: npm run planner", () =>
  assert.equal(built.sources, sourcesHash(root)));

it("is the file that was built", () => {
  const wasm = brotliDecompressSync(readFileSync(join(root, "dist/planner.wasm.br")));
  assert.equal(createHash("sha256").update(wasm).digest("hex"), built.wasm);
});

it("is DataFusion of the version that it says", () => {
  const lock = readFileSync(join(root, "planner/Cargo.lock"), "utf8");
  const versions = [...lock.matchAll(/name = "datafusion-[\w-]+"\nversion = "(.*)"/g)];
  assert.ok(versions.length > 5);
  for (const [, version] of versions) assert.equal(version, planner.version);
});
