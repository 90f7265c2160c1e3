import { t as startThread } from "./thread.js";
// src/adapters/sql-planner.ts
const usual = {
	oneMs: 1e4,
	allMs: 6e4,
	startMs: 3e4
};
/** The deepest tree that DataFusion makes of a mebibyte fits in less. */
const STACK_MB = 512;
const givenUp = { kind: "given-up" };
/** Throws IB901 where the thread does not start. */
async function sqlPlanner({ oneMs, allMs, startMs } = usual) {
	let thread = await started(startMs);
	let left = allMs;
	const { greeting: version } = thread;
	/** Answers to the questions up to one that takes too long, which ends the thread. */
	async function answersTo(questions) {
		if (left <= 0) return [];
		thread ??= await started(startMs);
		thread.ask(questions);
		const answers = [];
		while (answers.length < questions.length) {
			const start = performance.now();
			const answer = await thread.answer(Math.min(left, oneMs));
			const took = performance.now() - start;
			if (took > oneMs / 100) left -= took;
			if (answer === void 0) {
				await thread.end();
				thread = void 0;
				break;
			}
			answers.push(answer);
		}
		return answers;
	}
	async function ask(questions) {
		const answers = [];
		while (answers.length < questions.length) {
			answers.push(...await answersTo(questions.slice(answers.length)));
			if (answers.length < questions.length) answers.push(givenUp);
		}
		return answers;
	}
	let last = Promise.resolve();
	/** One after the other: the thread says what it answers, not what was asked. */
	function inTurn(questions) {
		const answers = last.then(() => ask(questions));
		last = answers.catch(() => {});
		return answers;
	}
	return {
		version: String(version),
		async plan(query) {
			const [answer] = await inTurn([{ plan: query }]);
			return answer;
		},
		async parse(texts) {
			return await inTurn(texts.map((parse) => ({ parse })));
		}
	};
}
function started(startMs) {
	return startThread({
		files: ["./planner-worker.js", "./sql-planner/worker.ts"].map((name) => new URL(name, import.meta.url)),
		purpose: "SQL",
		startMs,
		resourceLimits: { stackSizeMb: STACK_MB }
	});
}
export { sqlPlanner };
