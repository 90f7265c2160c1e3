import { _ as shortened, a as verdictOf, c as changedViews, d as tableWord, f as clip, g as count, h as withoutCommands, m as visible, o as nextSteps, s as atomicitySentences, u as tableText } from "./core.js";
// src/report/markdown-text.ts
/**
* Untrusted text inside GitHub's Markdown. https://github.github.com/gfm/ says what is Markdown;
* GitHub makes mentions, issue numbers and addresses live afterwards, in the text of the page, where
* an entity is a plain character again: only a zero-width space between keeps them dead, or `<code>`.
*/
/** Longer text is cut: one message must not push all others out of a comment. */
const longest = 600;
/** A sentence, on one line, that reads as it was written. */
function prose(text) {
	return neutral(clip(visible(text).trim(), longest));
}
/** A name, path, id or command, on one line. Nothing but a backtick or a pipe ends a code span. */
function code(text) {
	const line = withoutCommands(clip(visible(text), longest));
	return line === "" || /[`|]/.test(line) ? `<code>${neutral(line)}</code>` : `\`${line}\``;
}
/** What goes before and after lines that show as they are, whatever backticks they hold. */
function fence(language, lines) {
	const longestRun = lines.flatMap((line) => line.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 2);
	const ticks = "`".repeat(longestRun + 1);
	return {
		open: ticks + language,
		close: ticks
	};
}
/** Underscores within a word, and most punctuation, mean nothing to Markdown and stay readable. */
const live = /[&<>`*~|\\[\]$@#]|(?<![a-z0-9])_|_(?![a-z0-9])|:(?=\/\/)|(?<=www)\.|(?<=GH)-|^[-+=]|(?<=^\d+)[.)]/gi;
function neutral(text) {
	return text.replace(live, (character) => {
		if (character === "$") return "<span>$</span>";
		return `&#${character.charCodeAt(0)};${/[@#:.-]/.test(character) ? "&#8203;" : ""}`;
	});
}
// src/report/mermaid.ts
/** Beyond this a drawing says less than the tables below it. */
const mostNodes = 40;
/**
* The changed nodes, those that changed themselves first, and their neighbours as a flowchart; rows
* flow along the arrows. https://mermaid.js.org/syntax/flowchart.html
*/
function draw({ graph, changes }) {
	const changeOf = new Map(changes.map(({ node, change }) => [node, change]));
	const names = [...changes.map(({ node }) => node), ...graph.map(({ node }) => node)];
	const unique = [...new Set(names)];
	const drawn = new Map(unique.slice(0, mostNodes).map((name, index) => [name, `n${index}`]));
	if (drawn.size === 0) return {
		lines: [],
		left: 0
	};
	const nodes = [...drawn].map(([name, id]) => {
		const change = changeOf.get(name);
		return change === void 0 ? `  ${id}["${label(name)}"]` : `  ${id}["${label(name)}<br>${change}"]:::${change}`;
	});
	const edges = graph.flatMap(({ node, dependencies }) => dependencies.flatMap((from) => edge(drawn.get(from), drawn.get(node))));
	return {
		lines: [
			"flowchart LR",
			...nodes,
			...edges,
			...classes
		],
		left: unique.length - drawn.size
	};
}
const classes = [
	"  classDef added stroke:#1a7f37,stroke-width:3px",
	"  classDef removed stroke:#cf222e,stroke-width:3px,stroke-dasharray:6",
	"  classDef modified stroke:#9a6700,stroke-width:3px",
	"  classDef moved stroke:#0969da,stroke-width:3px",
	"  classDef downstream stroke-dasharray:3"
];
function edge(from, to) {
	return from === void 0 || to === void 0 ? [] : [`  ${from} --> ${to}`];
}
/** Everything but plain name characters as Mermaid's own entity, which its grammar cannot misread. */
function label(name) {
	return clip(visible(name), 80).replace(/[^\w. -]/gu, (character) => `#${character.codePointAt(0)};`);
}
// src/report/sections.ts
/**
* The sections in their order, joined by empty lines, in at most `limit` bytes of UTF-8: GitHub
* counts characters in one place and bytes in another, and there are never more characters than
* bytes. Holds as long as what stands for the left out items fits.
*/
function fit(sections, limit) {
	let room = limit - sections.reduce((sum, section) => sum + size(render(section, 0)) + 2, 0);
	const numbers = /* @__PURE__ */ new Map();
	for (const section of sections.toSorted((a, b) => a.rank - b.rank)) {
		const { number, cost } = mostItems(section, room);
		numbers.set(section, number);
		room -= cost;
	}
	return `${sections.map((section) => render(section, numbers.get(section) ?? 0)).filter((text) => text !== "").join("\n\n")}\n`;
}
/** How many items fit into `room` bytes beyond what the section needs without any. */
function mostItems(section, room) {
	const { items, open, close, leftOut } = section;
	const least = size(render(section, 0));
	const whole = size(render(section, items.length)) - least;
	if (whole <= room) return {
		number: items.length,
		cost: whole
	};
	let cost = size(open) + size(close) + size(leftOut(items.length)) + 4 - least;
	for (const [number, item] of items.entries()) {
		const next = cost + size(item) + 1;
		if (next > room) return {
			number,
			cost: number === 0 ? 0 : cost
		};
		cost = next;
	}
	return {
		number: items.length,
		cost: whole
	};
}
function render({ open, items, close, leftOut }, number) {
	if (items.length === 0) return "";
	const left = items.length - number;
	const frame = (line) => line === "" ? [] : [line];
	const shown = [
		...frame(open),
		...items.slice(0, number),
		...frame(close)
	].join("\n");
	return [...number === 0 ? [] : [shown], ...left === 0 ? [] : [leftOut(left)]].join("\n\n");
}
function size(text) {
	return new TextEncoder().encode(text).length;
}
// src/report/markdown.ts
/** Bytes: a comment holds 65,536 characters, a job summary 1 MiB, a check run's text 65,535. */
const commentLimit = 65535;
const summaryLimit = 1048576;
/** For a comment on a pull request or a job's summary: the verdict first, what is long folded. */
function renderMarkdown(report, { limit = commentLimit } = {}) {
	const sections = [
		heading(report),
		problems(report),
		tables(report),
		changes(report),
		drawing(report),
		patch(report),
		conflicts(report),
		views(report),
		notIsolated(report),
		next(report)
	];
	return `${marker(report)}\n${fit(sections, limit - marker(report).length - 1)}`;
}
/** Finds our comment again, and says whether it has to be written anew. Hidden, and never cut. */
function marker({ project, digest }) {
	const safe = encodeURIComponent(project.toWellFormed()).replaceAll("-", "%2D");
	return `<!-- icebranch/report/1 project=${clip(safe, 1e3)} digest=${clip(digest, 80)} -->`;
}
function heading(report) {
	const { headline, counts, alert } = verdictOf(report);
	const kind = report.result === "ok" || report.result === "nothing-to-do" ? "WARNING" : "CAUTION";
	return {
		rank: 0,
		open: "",
		items: [
			`## icebranch: ${prose(headline)}`,
			...counts.length === 0 ? [] : [`\n${counts.join(" · ")}`],
			...alert === null ? [] : [`\n> [!${kind}]\n> ${prose(alert)}`]
		],
		close: "",
		leftOut: () => ""
	};
}
function problems({ findings }) {
	return {
		rank: 1,
		open: "### Problems",
		items: findings.map(problem),
		close: "",
		leftOut: (number) => `${count(number, "more problem")} in the JSON report.`
	};
}
function problem({ level, code: name, file, line, column, message, hint }) {
	const place = [
		file,
		line,
		column
	].filter((part) => part !== void 0).join(":");
	const texts = [message, ...hint === void 0 ? [] : [hint]].map(prose);
	return `- **${level} ${name}**${place === "" ? "" : ` ${code(place)}`}: ${texts.join(" ")}`;
}
function tables(report) {
	const rows = report.tables.map((table) => row([
		code(table.table),
		tableWord(table),
		prose(tableText(table))
	]));
	const after = atomicitySentences(report).map(prose);
	return {
		rank: 2,
		open: `### Tables\n\n${head([
			"Table",
			"State",
			"What happens"
		])}`,
		items: rows,
		close: after.length === 0 ? "" : `\n${after.join(" ")}`,
		leftOut: (number) => `${count(number, "more table")} in the JSON report.`
	};
}
function changes({ changes }) {
	const rows = changes.map(({ node, kind, change, impact, because }) => row([
		code(node),
		kind,
		change,
		impact,
		shortened(because, code)
	]));
	return {
		rank: 5,
		open: `### Changes\n\n${head([
			"Node",
			"Kind",
			"Change",
			"Impact",
			"Because of"
		])}`,
		items: rows,
		close: "",
		leftOut: (number) => `${count(number, "more change")} in the JSON report.`
	};
}
/** All or nothing: half a drawing would show edges that lead nowhere. */
function drawing(report) {
	const { lines, left } = draw(report);
	const { open, close } = fence("mermaid", lines);
	const more = left === 0 ? "" : `\n\n${count(left, "more node")} not drawn.`;
	return {
		rank: 6,
		open: "",
		items: lines.length === 0 ? [] : [`${open}\n${lines.join("\n")}\n${close}${more}`],
		close: "",
		leftOut: () => "The drawing found no room here."
	};
}
function patch({ workflow }) {
	const text = workflow?.changed ? workflow.patch.replace(/\n$/, "") : "";
	const lines = text === "" ? [] : text.split("\n").map((line) => withoutCommands(visible(line)));
	const { open, close } = fence("diff", lines);
	return {
		rank: 7,
		open: `<details>${`<summary>${prose(`What changes in ${workflow?.path ?? ""}`)}</summary>`}\n\n${open}`,
		items: lines,
		close: `${close}\n\n</details>`,
		leftOut: (number) => `${count(number, "more line")} of the workflow file's change: ${code("icebranch workflow --check")} shows them.`
	};
}
function conflicts({ workflow }) {
	return {
		rank: 3,
		open: "### Left to you in the workflow file",
		items: (workflow?.conflicts ?? []).map((conflict) => `- ${prose(conflict)}`),
		close: "",
		leftOut: (number) => `${count(number, "more place")} in the JSON report.`
	};
}
function views(report) {
	return {
		rank: 8,
		open: "<details><summary>Views (they read main, not the data branch)</summary>\n",
		items: changedViews(report).map(({ node, reads }) => `- ${code(node)} reads ${shortened(reads, code) || "no table"}`),
		close: "\n</details>",
		leftOut: (number) => `${count(number, "more view")} in the JSON report.`
	};
}
function notIsolated({ notIsolated }) {
	return {
		rank: 4,
		open: "### Not isolated by the data branch",
		items: notIsolated.map((sentence) => `- ${prose(sentence)}`),
		close: "",
		leftOut: (number) => `${count(number, "more sentence")} in the JSON report.`
	};
}
function next(report) {
	return {
		rank: 3,
		open: "### Next",
		items: nextSteps(report).map(({ why, command }) => command === null ? `- ${prose(why)}.` : `- ${prose(why)}: ${code(command)}`),
		close: "",
		leftOut: (number) => `${count(number, "more step")} in the JSON report.`
	};
}
function head(names) {
	return `${row(names)}\n${row(names.map(() => "---"))}`;
}
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}
export { summaryLimit as i, marker as n, renderMarkdown as r, commentLimit as t };
