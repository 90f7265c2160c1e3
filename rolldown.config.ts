import { defineConfig } from "rolldown";

/** The two doors and, as chunks of their own, what only some runs load. */
export default defineConfig({
  input: { action: "src/action.ts", cli: "src/cli.ts" },
  platform: "node",
  // A reader of `dist` must be able to follow a diff.
  output: {
    dir: "dist",
    format: "esm",
    cleanDir: true,
    chunkFileNames: "chunks/[name].js",
    entryFileNames: "[name].js",
  },
});
