import { vt as existsSync, wt as readFileSync } from "./core.js";
import { t as setFlagsFromString } from "./builtin_node_v8.js";
import { n as parentPort } from "./builtin_node_worker_threads.js";
import { t as brotliDecompressSync } from "./builtin_node_zlib.js";
// src/adapters/sql-planner/worker.ts
/** The thread that DataFusion's planner runs in: `planner.wasm.br`, which is built from `planner/`. */
const { Module, Instance, RuntimeError } = globalThis.WebAssembly;
/** What an instance has taken it keeps: after a text of a mebibyte a fresh one is made. */
const MAX_KEPT_BYTES = 536870912;
/** `bytes` as they lie beside the program, compressed. Usable without a thread, on that stack. */
function loadPlanner(bytes) {
	const module = new Module(brotliDecompressSync(bytes));
	let instance;
	const ask = (question) => {
		instance ??= instantiate(module);
		try {
			const answer = answerOf(instance, JSON.stringify(question));
			if (instance.memory.buffer.byteLength > MAX_KEPT_BYTES) instance = void 0;
			return JSON.parse(answer);
		} catch (error) {
			instance = void 0;
			if (error instanceof RuntimeError || error instanceof RangeError) return { kind: "given-up" };
			throw error;
		}
	};
	return {
		version: String(ask("version")),
		parse: (parse) => ask({ parse }),
		plan: (plan) => ask({ plan })
	};
}
function instantiate(module) {
	const linked = {};
	for (const { module: from, name } of Module.imports(module)) {
		linked[from] ??= {};
		linked[from][name] = () => unlinked(name);
	}
	linked.env = {
		...linked.env,
		panic_message() {}
	};
	const exports = new Instance(module, linked).exports;
	exports.init();
	return exports;
}
/** The clock and chance of a browser, which libraries link and no planning calls. */
function unlinked(name) {
	throw new Error(`The planner called ${name}, which is not linked.`);
}
function answerOf(wasm, question) {
	const bytes = Buffer.from(question);
	const pointer = wasm.alloc(bytes.length) >>> 0;
	new Uint8Array(wasm.memory.buffer, pointer, bytes.length).set(bytes);
	const packed = BigInt.asUintN(64, wasm.answer(pointer, bytes.length));
	const [at, size] = [Number(packed >> 32n), Number(packed & 4294967295n)];
	const answer = Buffer.from(wasm.memory.buffer, at, size).toString();
	wasm.dealloc(at, size);
	return answer;
}
/** Beside the bundle; the sources use the same file. */
function plannerFile() {
	const beside = new URL("./planner.wasm.br", import.meta.url);
	return existsSync(beside) ? beside : new URL("../../../dist/planner.wasm.br", import.meta.url);
}
if (parentPort !== null) {
	const port = parentPort;
	setFlagsFromString("--wasm-tiering-budget=1000000000");
	setFlagsFromString("--wasm-lazy-validation");
	const planner = loadPlanner(readFileSync(plannerFile()));
	port.on("message", (questions) => {
		for (const one of questions) port.postMessage("parse" in one ? planner.parse(one.parse) : planner.plan(one.plan));
	});
	port.postMessage(planner.version);
}
export {};
