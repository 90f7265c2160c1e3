import { t as startThread } from "./thread.js";
// src/adapters/schema-judge.ts
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
		let thread;
		try {
			for (const one of cases) {
				if (left > 0) thread ??= await started(startMs);
				const start = performance.now();
				if (left > 0) thread?.ask(one);
				const answer = left > 0 ? await thread?.answer(Math.min(left, oneMs)) : void 0;
				left -= performance.now() - start;
				judgements.push(answer ?? givenUp);
				if (answer !== void 0) continue;
				await thread?.end();
				thread = void 0;
			}
		} finally {
			await thread?.end();
		}
		return judgements;
	} };
}
function started(startMs) {
	return startThread({
		files: ["./schema-worker.js", "./schema-judge/worker.ts"].map((name) => new URL(name, import.meta.url)),
		purpose: "users' schemas",
		startMs,
		resourceLimits: {
			maxOldGenerationSizeMb: 256,
			maxYoungGenerationSizeMb: 32,
			stackSizeMb: 4
		}
	});
}
export { schemaJudge };
