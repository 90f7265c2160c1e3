import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "rolldown";
import { noticesOf } from "./scripts/notices.ts";

/**
 * `import` of a module of Node's runs every getter that it has, and so loads streams, workers and
 * stdin: 10 ms at each start. These modules are asked for by name, and only what is used is read.
 */
const builtins: Plugin = {
  name: "builtins",
  resolveId: {
    filter: { id: /^node:/ },
    handler: (id, _importer, { kind }) =>
      kind === "import-statement" ? { id: `builtin:${id}`, moduleSideEffects: false } : null,
  },
  load: {
    filter: { id: /^builtin:/ },
    async handler(id) {
      const name = id.slice("builtin:".length);
      const exported = Object.keys(await import(name));
      const members = exported.filter((one) => one !== "default" && one !== "module.exports");
      return [
        `const builtin = /* @__PURE__ */ process.getBuiltinModule("${name}");`,
        "export default builtin;",
        ...members.map((member) => `export const ${member} = builtin.${member};`),
      ].join("\n");
    },
  },
};

/** Built by `npm run planner`; read before the folder is emptied. */
const planner = ["planner.wasm.br", "PLANNER_NOTICES.txt"].map((fileName) => ({
  fileName,
  source: readFileSync(`dist/${fileName}`),
}));

/** What stands beside the program: the planner, the licences, and that these are ES modules. */
const companions: Plugin = {
  name: "companions",
  generateBundle(_options, bundle) {
    const emit = (fileName: string, source: string | Uint8Array) =>
      this.emitFile({ type: "asset", fileName, source });
    const modules = Object.values(bundle).flatMap((one) =>
      one.type === "chunk" ? Object.keys(one.modules) : [],
    );
    for (const { fileName, source } of planner) emit(fileName, source);
    emit("package.json", '{ "type": "module" }\n');
    emit("THIRD_PARTY_NOTICES.txt", noticesOf(modules));
  },
};

/** A package's chunk is called after the package: the name of its file says nothing (`dist-es`). */
function chunkName(name: string, entry: string | null | undefined): string {
  const inPackage = /\/node_modules\/(?:@[^/]+\/)?([^/]+)\/(?:.*\/)?([^/]+)\.\w+$/.exec(
    entry ?? "",
  );
  if (inPackage === null) return name;
  const [, owner, file] = inPackage;
  return file === "index" ? `${owner}` : `${owner}-${file}`.toLowerCase();
}

/** The two doors, the threads for users' schemas and SQL and, as chunks of their own, what only some runs load. */
// biome-ignore lint/style/noDefaultExport: rolldown reads the default export.
export default defineConfig({
  input: {
    action: "src/action.ts",
    cli: "src/cli.ts",
    "planner-worker": "src/adapters/sql-planner/worker.ts",
    "schema-worker": "src/adapters/schema-judge/worker.ts",
  },
  platform: "node",
  plugins: [builtins, companions],
  // jsonc-parser's other build cannot be bundled.
  resolve: { mainFields: ["module", "main"] },
  treeshake: {
    propertyReadSideEffects: false,
    // Of GitHub's toolkit the action uses no HTTP client, which is half a megabyte.
    moduleSideEffects: [{ test: /node_modules\/(?:@actions|tunnel)\//, sideEffects: false }],
  },
  preserveEntrySignatures: false,
  // A reader of `dist` must be able to follow a diff. All files lie in one folder, so that a path
  // from a source file to another folder of the package holds for its chunk as well.
  output: {
    dir: "dist",
    format: "esm",
    cleanDir: true,
    chunkFileNames: ({ name, facadeModuleId }) => `${chunkName(name, facadeModuleId)}.js`,
    entryFileNames: "[name].js",
    codeSplitting: {
      groups: [
        // One file for what every verb needs: each file more costs half a millisecond.
        { name: "core", test: /\/src\/this-terminal\.ts$/, priority: 2 },
        // They would else stand with the largest of those that use them, which is then loaded too.
        { name: (id) => id.replaceAll(/\W+/g, "_"), test: /^builtin:/, priority: 1 },
        { name: "yaml", test: /\/node_modules\/yaml\// },
        { name: "aws", test: /\/node_modules\/(?:@aws-sdk|@smithy|@aws-crypto)\// },
      ],
    },
  },
});
