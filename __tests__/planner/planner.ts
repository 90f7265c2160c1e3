/** DataFusion's planner on this thread, whose stack is small, and without an end to its patience. */
import { readFileSync } from "node:fs";
import process from "node:process";
import { loadPlanner } from "../../src/adapters/sql-planner/worker.ts";

/** Another file is named where one that was just built is tried. */
const file =
  process.env.ICEBRANCH_PLANNER ?? new URL("../../dist/planner.wasm.br", import.meta.url);

export const planner = loadPlanner(readFileSync(file));
