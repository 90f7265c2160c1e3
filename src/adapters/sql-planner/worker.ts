/** The thread that DataFusion's planner runs in: `planner.wasm.br`, which is built from `planner/`. */
import { existsSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { parentPort } from "node:worker_threads";
import { brotliDecompressSync } from "node:zlib";
import type { PlannedQuery, PlannerQuery, SqlParse } from "../../sql-port.ts";

export type Question = { readonly parse: string } | { readonly plan: PlannerQuery };

/** Answers at once. What is too deep for the stack it gives up, and goes on. */
export interface LoadedPlanner {
  /** DataFusion's own. */
  readonly version: string;
  parse(sql: string): SqlParse;
  plan(query: PlannerQuery): PlannedQuery;
}

/** The part of the JavaScript interface that we use: TypeScript has it among the browser's types only. */
interface WebAssemblyInterface {
  readonly Module: {
    new (bytes: Uint8Array): object;
    imports(module: object): readonly { readonly module: string; readonly name: string }[];
  };
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly RuntimeError: new () => Error;
}

const { Module, Instance, RuntimeError } = (
  globalThis as unknown as { readonly WebAssembly: WebAssemblyInterface }
).WebAssembly;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  init(): void;
  alloc(size: number): number;
  dealloc(pointer: number, size: number): void;
  /** The answer's pointer in the upper half, its size in the lower; frees the question. */
  answer(pointer: number, size: number): bigint;
}

/** What an instance has taken it keeps: after a text of a mebibyte a fresh one is made. */
const MAX_KEPT_BYTES = 512 * 1024 * 1024;

/** `bytes` as they lie beside the program, compressed. Usable without a thread, on that stack. */
export function loadPlanner(bytes: Uint8Array): LoadedPlanner {
  const module = new Module(brotliDecompressSync(bytes));
  let instance: Exports | undefined;
  const ask = (question: object | string): unknown => {
    instance ??= instantiate(module);
    try {
      const answer = answerOf(instance, JSON.stringify(question));
      if (instance.memory.buffer.byteLength > MAX_KEPT_BYTES) instance = undefined;
      return JSON.parse(answer);
    } catch (error) {
      // Whatever it was doing is half done.
      instance = undefined;
      if (error instanceof RuntimeError || error instanceof RangeError) return { kind: "given-up" };
      throw error;
    }
  };
  return {
    version: String(ask("version")),
    parse: (parse) => ask({ parse }) as SqlParse,
    plan: (plan) => ask({ plan }) as PlannedQuery,
  };
}

function instantiate(module: object): Exports {
  const linked: Record<string, Record<string, () => unknown>> = {};
  for (const { module: from, name } of Module.imports(module)) {
    linked[from] ??= {};
    linked[from][name] = () => unlinked(name);
  }
  // Whoever asked is told that nothing is known; why is for whoever builds it.
  linked.env = { ...linked.env, panic_message() {} };
  const exports = new Instance(module, linked).exports as Exports;
  exports.init();
  return exports;
}

/** The clock and chance of a browser, which libraries link and no planning calls. */
function unlinked(name: string): never {
  throw new Error(`The planner called ${name}, which is not linked.`);
}

function answerOf(wasm: Exports, question: string): string {
  const bytes = Buffer.from(question);
  const pointer = wasm.alloc(bytes.length) >>> 0;
  new Uint8Array(wasm.memory.buffer, pointer, bytes.length).set(bytes);
  const packed = BigInt.asUintN(64, wasm.answer(pointer, bytes.length));
  const [at, size] = [Number(packed >> 32n), Number(packed & 0xffff_ffffn)];
  const answer = Buffer.from(wasm.memory.buffer, at, size).toString();
  wasm.dealloc(at, size);
  return answer;
}

/** Beside the bundle; the sources use the same file. */
function plannerFile(): URL {
  const beside = new URL("./planner.wasm.br", import.meta.url);
  return existsSync(beside) ? beside : new URL("../../../dist/planner.wasm.br", import.meta.url);
}

if (parentPort !== null) {
  const port = parentPort;
  // Optimised code would come too late: making it takes longer than a thousand views do without.
  // https://v8.dev/docs/wasm-compilation-pipeline
  setFlagsFromString("--wasm-tiering-budget=1000000000");
  // Of all that is linked a query calls little: a function is checked when it is first called.
  setFlagsFromString("--wasm-lazy-validation");
  const planner = loadPlanner(readFileSync(plannerFile()));
  port.on("message", (questions: readonly Question[]) => {
    for (const one of questions)
      port.postMessage("parse" in one ? planner.parse(one.parse) : planner.plan(one.plan));
  });
  port.postMessage(planner.version);
}
