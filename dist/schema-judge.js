import { Xr as IcebranchError, pt as existsSync } from "./core.js";
import { t as Worker } from "./builtin_node_worker_threads.js";
// src/adapters/schema-judge.ts
/** Judges by users' own schemas with ajv, in a thread of its own that is ended when it takes too long. */
const usual = {
	oneMs: 2e3,
	allMs: 1e4,
	startMs: 3e4
};
const givenUp = { kind: "given-up" };
function schemaJudge({ oneMs, allMs, startMs } = usual) {
	return { async judge(cases) {
		const judgements = [];
		let left = allMs;
		let worker;
		try {
			for (const one of cases) {
				if (left > 0) worker ??= await started(startMs);
				const start = performance.now();
				const answer = worker && left > 0 ? await answerTo(worker, one, Math.min(left, oneMs)) : void 0;
				left -= performance.now() - start;
				judgements.push(answer ?? givenUp);
				if (answer !== void 0) continue;
				await worker?.terminate();
				worker = void 0;
			}
		} finally {
			await worker?.terminate();
		}
		return judgements;
	} };
}
async function started(ms) {
	const worker = new Worker(workerFile(), {
		env: {},
		execArgv: [],
		stdout: true,
		stderr: true,
		resourceLimits: {
			maxOldGenerationSizeMb: 256,
			maxYoungGenerationSizeMb: 32,
			stackSizeMb: 4
		}
	});
	worker.on("error", () => {});
	if (await answerTo(worker, void 0, ms) !== void 0) return worker;
	await worker.terminate();
	throw new IcebranchError("IB901", "The thread for users' schemas does not start.", { hint: "Install icebranch again: `schema-worker.js` belongs beside the program." });
}
/** Beside the bundle, or in the sources when run from there. */
function workerFile() {
	const beside = new URL("./schema-worker.js", import.meta.url);
	return existsSync(beside) ? beside : new URL("./schema-judge/worker.ts", import.meta.url);
}
/** undefined where the time is up or the thread has ended. */
function answerTo(worker, message, ms) {
	return new Promise((resolve) => {
		const done = (answer) => {
			clearTimeout(timer);
			worker.off("message", done).off("error", ended).off("exit", ended);
			resolve(answer);
		};
		const ended = () => done(void 0);
		const timer = setTimeout(ended, ms);
		worker.once("message", done).once("error", ended).once("exit", ended);
		if (message !== void 0) worker.postMessage(message);
	});
}
export { schemaJudge };
