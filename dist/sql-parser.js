import { Xr as IcebranchError, pt as existsSync, yt as readFileSync } from "./core.js";
import { t as setFlagsFromString } from "./builtin_node_v8.js";
// src/adapters/sql-parser.ts
/**
* sqlparser-rs, the parser that DataFusion plans from, as WebAssembly. The package's own loader
* keeps one instance for ever, and an instance that has run out of stack answers nothing after: so
* we link it ourselves and take a fresh one. The names of the imports carry hashes that change
* with the package's version; the tests say when.
*/
/** DataFusion's default. https://datafusion.apache.org/user-guide/configs.html `sql_parser.dialect` */
const DIALECT = "generic";
/** Loads the parser, about 30 ms; for runs that read no SQL it never happens. */
async function loadSqlParser() {
	setFlagsFromString("--wasm-tiering-budget=1000000000");
	const module = await WebAssembly.compile(readModule());
	let instance;
	return { parse(text) {
		instance ??= instantiate(module);
		try {
			return parseWith(instance, text);
		} catch (error) {
			instance = void 0;
			if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return { kind: "too-deep" };
			throw error;
		}
	} };
}
/** Beside the bundle, or in the package when run from source. */
function readModule() {
	const beside = new URL("./sqlparser.wasm", import.meta.url);
	try {
		if (existsSync(beside)) return readFileSync(beside);
		const entry = import.meta.resolve("@guanmingchiu/sqlparser-ts");
		return readFileSync(new URL("../wasm/sqlparser_rs_wasm_bg.wasm", entry));
	} catch (cause) {
		throw new IcebranchError("IB901", "The SQL parser cannot be loaded.", {
			hint: "Install icebranch again: `sqlparser.wasm` belongs beside the program.",
			cause
		});
	}
}
function parseWith(wasm, text) {
	const [dialect, dialectSize] = passText(wasm, DIALECT);
	const [sql, sqlSize] = passText(wasm, text);
	const [result, error, failed] = wasm.parse_sql(dialect, dialectSize, sql, sqlSize);
	const taken = take(wasm, failed ? error : result);
	return failed ? {
		kind: "refused",
		message: messageOf(taken)
	} : {
		kind: "parsed",
		statements: taken
	};
}
function messageOf(error) {
	const message = typeof error === "object" && error !== null && "message" in error ? error.message : error;
	return String(message);
}
/** The callee frees it. */
function passText(wasm, text) {
	const bytes = new TextEncoder().encode(text);
	const pointer = wasm.__wbindgen_malloc(bytes.length, 1) >>> 0;
	new Uint8Array(wasm.memory.buffer, pointer, bytes.length).set(bytes);
	return [pointer, bytes.length];
}
function take(wasm, index) {
	const value = wasm.__wbindgen_externrefs.get(index);
	wasm.__externref_table_dealloc(index);
	return value;
}
function instantiate(module) {
	let wasm;
	const decoder = new TextDecoder("utf-8", {
		ignoreBOM: true,
		fatal: true
	});
	const text = (pointer, size) => wasm && decoder.decode(new Uint8Array(wasm.memory.buffer, pointer >>> 0, size));
	const known = imports(text, () => wasm?.__wbindgen_externrefs);
	const linked = WebAssembly.Module.imports(module).map(({ name }) => [name, known[name] ?? (() => refuse(name))]);
	const all = { "./sqlparser_rs_wasm_bg.js": Object.fromEntries(linked) };
	wasm = new WebAssembly.Instance(module, all).exports;
	wasm.__wbindgen_start();
	return wasm;
}
/** What building a syntax tree or an error calls: texts, numbers, arrays and objects. */
function imports(text, references) {
	const set = (target, key, value) => {
		target[key] = value;
	};
	return {
		__wbg_new_36e147a8ced3c6e0: () => [],
		__wbg_new_2e117a478906f062: () => ({}),
		__wbg_set_dc601f4a69da0bc2: set,
		__wbg_set_6be42768c690e380: set,
		__wbg_Error_fdd633d4bb5dd76a: text,
		__wbg_fromCodePoint_93fb75ffd4cdf384: (point) => String.fromCodePoint(point >>> 0),
		__wbg___wbindgen_is_undefined_721f8decd50c87a3: (value) => value === void 0,
		__wbindgen_cast_0000000000000001: (value) => value,
		__wbindgen_cast_0000000000000002: (value) => value,
		__wbindgen_cast_0000000000000003: text,
		__wbindgen_cast_0000000000000004: (value) => BigInt.asUintN(64, value),
		__wbindgen_init_externref_table: () => reserve(references())
	};
}
/** The four values that the module expects to find at the start of its new part of the table. */
function reserve(table) {
	const start = table?.grow(4) ?? 0;
	table?.set(0, void 0);
	for (const [index, value] of [
		void 0,
		null,
		true,
		false
	].entries()) table?.set(start + index, value);
}
function refuse(name) {
	throw new IcebranchError("IB901", `The SQL parser called ${name}, which is not linked.`);
}
export { loadSqlParser };
