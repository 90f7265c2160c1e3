/**
 * Builds `planner/` into `dist/planner.wasm.br`, with a record of what it was built from. With
 * `--check` nothing is written: what is committed must be, or behave as, what is built here.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { crateNotices } from "./planner/notices.ts";
import { type Built, sourcesHash } from "./planner/sources.ts";
import { type Toolchain, toolchain } from "./planner/toolchain.ts";
import { run } from "./run.ts";

const root = resolve(import.meta.dirname, "..");
const committed = join(root, "dist/planner.wasm.br");
const record = join(root, "planner/built.json");
const notices = join(root, "dist/PLANNER_NOTICES.txt");
/** A build from nothing takes ten minutes: what it leaves is kept outside of git. */
const cache =
  process.env.ICEBRANCH_PLANNER_CACHE ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "icebranch-planner");

const tools = toolchain();
const wasm = build(tools);
if (process.argv.includes("--check")) check();
else keep();

function build({ kind }: Toolchain): Buffer {
  const { stdout, status } = spawnSync(join(root, "planner/build.sh"), {
    env: { ...process.env, TOOLCHAIN: kind, CARGO_TARGET_DIR: join(cache, kind) },
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error("The planner does not build.");
  return readFileSync(stdout.trim());
}

function keep(): void {
  writeFileSync(committed, compressed(wasm, constants.BROTLI_MAX_QUALITY));
  writeFileSync(notices, crateNotices(tools));
  const built: Built = { sources: sourcesHash(root), compiler: tools.compiler, wasm: hashOf(wasm) };
  writeFileSync(record, `${JSON.stringify(built, undefined, 2)}\n`);
}

function check(): void {
  const built: Built = JSON.parse(readFileSync(record, "utf8"));
  const same = hashOf(brotliDecompressSync(readFileSync(committed))) === hashOf(wasm);
  if (same) {
    console.log(`dist/planner.wasm.br is, byte for byte, what ${tools.compiler} builds.`);
    return;
  }
  // Another compiler, or another place that the crates lie in, makes other bytes of one source.
  console.log(`Built here by ${tools.compiler}, there by ${built.compiler}: the vectors decide.`);
  const file = join(mkdtempSync(join(tmpdir(), "icebranch-planner-")), "planner.wasm.br");
  writeFileSync(file, compressed(wasm, 1));
  run(process.execPath, ["scripts/test.ts", "__tests__/planner/*.test.ts"], {
    ICEBRANCH_PLANNER: file,
  });
}

function compressed(bytes: Buffer, quality: number): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
