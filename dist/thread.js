import { Vi as IcebranchError, vt as existsSync } from "./core.js";
import { t as Worker } from "./builtin_node_worker_threads.js";
// src/thread.ts
/** A thread for work that may take for ever: it can be ended, which nothing else could. */
/** The process ends without it while nothing is waited for. Throws IB901. */
async function startThread(options) {
	const file = options.files.find((one) => existsSync(one));
	const worker = file && new Worker(file, settings(options));
	const thread = worker && listenTo(worker);
	const greeting = await thread?.answer(options.startMs);
	if (thread && greeting !== void 0) return {
		...thread,
		greeting
	};
	await thread?.end();
	throw new IcebranchError("IB901", `The thread for ${options.purpose} does not start.`, { hint: "Install icebranch again: its files belong beside the program." });
}
function settings({ resourceLimits }) {
	return {
		env: {},
		execArgv: [],
		stdout: true,
		stderr: true,
		resourceLimits
	};
}
function listenTo(worker) {
	const said = [];
	let ended = false;
	let told = () => {};
	const hear = (message) => {
		said.push(message);
		told();
	};
	const end = () => {
		ended = true;
		told();
	};
	worker.on("message", hear).on("error", end).on("exit", end);
	worker.unref();
	return {
		ask: (message) => worker.postMessage(message),
		async answer(ms) {
			if (said.length === 0 && !ended) {
				worker.ref();
				await new Promise((resolve) => {
					const timer = setTimeout(resolve, ms);
					told = () => {
						clearTimeout(timer);
						resolve();
					};
				});
				worker.unref();
			}
			return said.shift();
		},
		async end() {
			await worker.terminate();
		}
	};
}
export { startThread as t };
