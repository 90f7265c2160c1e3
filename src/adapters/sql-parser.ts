/**
 * sqlparser-rs, the parser that DataFusion plans from, as WebAssembly. The package's own loader
 * keeps one instance for ever, and an instance that has run out of stack answers nothing after: so
 * we link it ourselves and take a fresh one. The names of the imports carry hashes that change
 * with the package's version; the tests say when.
 */
import { existsSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { IcebranchError } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";

type Parse =
  | { readonly kind: "parsed"; readonly statements: readonly Json[] }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "too-deep" };

/** The part of the JavaScript interface that we use: TypeScript has it among the browser's types only. */
declare namespace WebAssembly {
  type Module = { readonly module: unique symbol };
  interface Table {
    get(index: number): unknown;
    set(index: number, value: unknown): void;
    grow(count: number): number;
  }
  const Module: { imports(module: Module): { readonly name: string }[] };
  const Instance: new (module: Module, imports: object) => { readonly exports: unknown };
  const RuntimeError: new () => Error;
  function compile(bytes: Uint8Array): Promise<Module>;
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly __wbindgen_externrefs: WebAssembly.Table;
  __wbindgen_start(): void;
  __wbindgen_malloc(size: number, align: number): number;
  /** Result, error, and 1 where it is the error. */
  parse_sql(
    dialect: number,
    dialectSize: number,
    sql: number,
    sqlSize: number,
  ): [number, number, 0 | 1];
  __externref_table_dealloc(index: number): void;
}

/** DataFusion's default. https://datafusion.apache.org/user-guide/configs.html `sql_parser.dialect` */
const DIALECT = "generic";

/** Loads the parser, about 30 ms; for runs that read no SQL it never happens. */
export async function loadSqlParser(): Promise<{ parse(text: string): Parse }> {
  // Optimised code would come too late: making it takes longer than a thousand views do without.
  // https://v8.dev/docs/wasm-compilation-pipeline
  setFlagsFromString("--wasm-tiering-budget=1000000000");
  const module = await WebAssembly.compile(readModule());
  let instance: Exports | undefined;
  return {
    parse(text) {
      instance ??= instantiate(module);
      try {
        return parseWith(instance, text);
      } catch (error) {
        instance = undefined;
        if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError)
          return { kind: "too-deep" };
        throw error;
      }
    },
  };
}

/** Beside the bundle, or in the package when run from source. */
function readModule(): Uint8Array {
  const beside = new URL("./sqlparser.wasm", import.meta.url);
  try {
    if (existsSync(beside)) return readFileSync(beside);
    const entry = import.meta.resolve("@guanmingchiu/sqlparser-ts");
    return readFileSync(new URL("../wasm/sqlparser_rs_wasm_bg.wasm", entry));
  } catch (cause) {
    const hint = "Install icebranch again: `sqlparser.wasm` belongs beside the program.";
    throw new IcebranchError("IB901", "The SQL parser cannot be loaded.", { hint, cause });
  }
}

function parseWith(wasm: Exports, text: string): Parse {
  const [dialect, dialectSize] = passText(wasm, DIALECT);
  const [sql, sqlSize] = passText(wasm, text);
  const [result, error, failed] = wasm.parse_sql(dialect, dialectSize, sql, sqlSize);
  const taken = take(wasm, failed ? error : result);
  return failed
    ? { kind: "refused", message: messageOf(taken) }
    : { kind: "parsed", statements: taken as Json[] };
}

function messageOf(error: unknown): string {
  const message =
    typeof error === "object" && error !== null && "message" in error ? error.message : error;
  return String(message);
}

/** The callee frees it. */
function passText(wasm: Exports, text: string): [pointer: number, size: number] {
  const bytes = new TextEncoder().encode(text);
  const pointer = wasm.__wbindgen_malloc(bytes.length, 1) >>> 0;
  new Uint8Array(wasm.memory.buffer, pointer, bytes.length).set(bytes);
  return [pointer, bytes.length];
}

function take(wasm: Exports, index: number): unknown {
  const value: unknown = wasm.__wbindgen_externrefs.get(index);
  wasm.__externref_table_dealloc(index);
  return value;
}

function instantiate(module: WebAssembly.Module): Exports {
  let wasm: Exports | undefined;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
  const text = (pointer: number, size: number) =>
    wasm && decoder.decode(new Uint8Array(wasm.memory.buffer, pointer >>> 0, size));
  const known = imports(text, () => wasm?.__wbindgen_externrefs);
  const linked = WebAssembly.Module.imports(module).map(({ name }) => [
    name,
    known[name] ?? (() => refuse(name)),
  ]);
  const all = { "./sqlparser_rs_wasm_bg.js": Object.fromEntries(linked) };
  wasm = new WebAssembly.Instance(module, all).exports as Exports;
  wasm.__wbindgen_start();
  return wasm;
}

/** What building a syntax tree or an error calls: texts, numbers, arrays and objects. */
function imports(
  text: (pointer: number, size: number) => string | undefined,
  references: () => WebAssembly.Table | undefined,
): Readonly<Record<string, (...values: never[]) => unknown>> {
  const set = (target: Record<string | number, unknown>, key: string | number, value: unknown) => {
    target[key] = value;
  };
  return {
    __wbg_new_36e147a8ced3c6e0: () => [],
    __wbg_new_2e117a478906f062: () => ({}),
    __wbg_set_dc601f4a69da0bc2: set,
    __wbg_set_6be42768c690e380: set,
    __wbg_Error_fdd633d4bb5dd76a: text,
    __wbg_fromCodePoint_93fb75ffd4cdf384: (point: number) => String.fromCodePoint(point >>> 0),
    __wbg___wbindgen_is_undefined_721f8decd50c87a3: (value: unknown) => value === undefined,
    __wbindgen_cast_0000000000000001: (value: number) => value,
    __wbindgen_cast_0000000000000002: (value: bigint) => value,
    __wbindgen_cast_0000000000000003: text,
    __wbindgen_cast_0000000000000004: (value: bigint) => BigInt.asUintN(64, value),
    __wbindgen_init_externref_table: () => reserve(references()),
  };
}

/** The four values that the module expects to find at the start of its new part of the table. */
function reserve(table: WebAssembly.Table | undefined): void {
  const start = table?.grow(4) ?? 0;
  table?.set(0, undefined);
  for (const [index, value] of [undefined, null, true, false].entries())
    table?.set(start + index, value);
}

function refuse(name: string): never {
  throw new IcebranchError("IB901", `The SQL parser called ${name}, which is not linked.`);
}
