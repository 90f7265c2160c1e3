import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "rolldown";

/** The two doors and, as chunks of their own, what only some runs load. */
// biome-ignore lint/style/noDefaultExport: rolldown looks for it.
export default defineConfig({
  input: { action: "src/action.ts", cli: "src/cli.ts" },
  platform: "node",
  // For Node the default is `main` first, where jsonc-parser has a UMD file that no bundler follows.
  resolve: { mainFields: ["module", "main"] },
  plugins: [sqlParser()],
  // A reader of `dist` must be able to follow a diff.
  output: {
    dir: "dist",
    format: "esm",
    cleanDir: true,
    chunkFileNames: "chunks/[name].js",
    entryFileNames: "[name].js",
  },
});

/** The SQL parser's WebAssembly, where src/adapters/sql-parser.ts looks for it. */
function sqlParser(): Plugin {
  const entry = import.meta.resolve("@guanmingchiu/sqlparser-ts");
  const wasm = fileURLToPath(new URL("../wasm/sqlparser_rs_wasm_bg.wasm", entry));
  return {
    name: "sql-parser",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "sqlparser.wasm", source: readFileSync(wasm) });
    },
  };
}
