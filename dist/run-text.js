import { B as verdictOf, M as painter, N as problemLines, ct as withoutCommands, ot as mapStrings, st as visible } from "./core.js";
// src/report/run-text.ts
/** What a terminal is told beside a manifest: how to go on, and every problem. */
/** `opening`: sentences and commands, a line each; undefined where nothing was made. */
function renderRunText(report, opening) {
	const { findings } = mapStrings(report, visible);
	const sheet = {
		paint: painter(false),
		width: 80
	};
	const lines = opening?.map(visible) ?? [`${verdictOf(report).headline}.`];
	const problems = findings.flatMap((one) => problemLines(one, sheet));
	return withoutCommands(`${[...lines, ...problems.length === 0 ? [] : [
		"",
		"Problems",
		...problems
	]].join("\n")}\n`);
}
export { renderRunText };
