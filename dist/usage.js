import { A as verbs, D as terminalOptions, E as terminalName } from "./core.js";
// src/usage.ts
const WIDTH = 80;
const INDENT = 2;
/** Help for one verb, or for all of icebranch. Ends in a line's end. */
function usage(verb) {
	return `${(verb === void 0 ? overview() : verbHelp(verb)).join("\n\n")}\n`;
}
function overview() {
	return [
		paragraph("icebranch makes a pull request safe for data as well as for code: same-named Iceberg branches, one plan, published all or none when it merges."),
		"Usage: icebranch VERB [options]",
		section("Verbs", Object.entries(verbs)),
		...sharedSections(terminalOptions("init")),
		paragraph("`icebranch VERB --help` shows a verb's own options, `icebranch --version` the version."),
		exitStatus
	];
}
function verbHelp(verb) {
	const all = terminalOptions(verb);
	const own = all.filter(({ verbs }) => verbs !== void 0);
	return [
		paragraph(verbs[verb]),
		`Usage: icebranch ${verb} [options]`,
		...own.length === 0 ? [] : [section(`Options of \`${verb}\``, own.map(optionRow))],
		...sharedSections(all),
		exitStatus
	];
}
function sharedSections(all) {
	const shared = all.filter(({ verbs }) => verbs === void 0);
	return [section("Options of every verb", shared.filter(({ config }) => !config).map(optionRow)), section("Options that override the configuration", shared.filter(({ config }) => config).map(optionRow))];
}
const exitStatus = section("Exit status", [
	["0", "Done, or nothing to do."],
	["1", "Blocked: the report says by what."],
	["2", "Wrong usage."],
	["3", "Failed."],
	["4", "Partly done."]
]);
function optionRow(option) {
	const short = option.short === void 0 ? "" : `-${option.short}, `;
	const value = option.value === void 0 ? "" : ` ${option.value}`;
	return [`${short}--${terminalName(option)}${value}`, option.help];
}
function section(title, rows) {
	const column = Math.max(...rows.map(([term]) => term.length)) + INDENT + 2;
	const lines = rows.flatMap(([term, text]) => {
		const [first = "", ...rest] = wrap(text, WIDTH - column);
		return [`${" ".repeat(INDENT)}${term}`.padEnd(column) + first, ...rest.map((line) => " ".repeat(column) + line)];
	});
	return [`${title}:`, ...lines].join("\n");
}
function paragraph(text) {
	return wrap(text, WIDTH).join("\n");
}
function wrap(text, width) {
	const lines = [];
	for (const word of text.split(" ")) {
		const last = lines.at(-1);
		if (last !== void 0 && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
export { usage };
