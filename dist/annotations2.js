import { Ui as codes, ct as withoutCommands, lt as count, st as visible } from "./core.js";
// src/report/annotations.ts
/** What GitHub keeps of each level from one step; it drops what comes later without a word. */
const perLevel = 10;
/** The findings, errors first, that GitHub shows of one step, and those that it would drop. */
function annotated(findings) {
	const groups = [
		"error",
		"warning",
		"notice"
	].map((level) => findings.filter((finding) => finding.level === level));
	return {
		shown: groups.flatMap((group) => group.slice(0, perLevel)),
		rest: groups.flatMap((group) => group.slice(perLevel))
	};
}
/**
* The findings as workflow commands, each at its line of the pull request's diff, and what GitHub
* would drop as a folded list in the log.
* https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
*/
function renderAnnotations(findings) {
	const { shown, rest } = annotated(findings);
	return [...shown.map(command), ...folded(rest)].map((line) => `${line}\n`).join("");
}
function annotationTitle({ code }) {
	return `${code} ${codes[code]}`;
}
function command(finding) {
	const { level, file, line, column, message, hint } = finding;
	const properties = Object.entries({
		file,
		line,
		col: column,
		title: annotationTitle(finding)
	}).filter(([, value]) => value !== void 0).map(([key, value]) => `${key}=${escapeProperty(oneLine(String(value)))}`);
	const data = [message, ...hint === void 0 ? [] : [hint]].map((text) => escapeData(oneLine(text))).join("%0A");
	return `::${level} ${properties.join(",")}::${data}`;
}
function folded(rest) {
	if (rest.length === 0) return [];
	const lines = rest.map(({ code, level, file, line, column, message }) => {
		return oneLine(`- ${[
			file,
			line,
			column
		].filter((part) => part !== void 0).join(":")} ${level} ${code}: ${message}`);
	});
	return [
		`::group::${count(rest.length, "more problem")}`,
		...lines,
		"::endgroup::"
	];
}
function oneLine(text) {
	return withoutCommands(visible(text));
}
/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
export { annotationTitle as n, renderAnnotations as r, annotated as t };
