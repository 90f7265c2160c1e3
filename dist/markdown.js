import { B as verdictOf, H as toldViews, J as problemsOf, K as committedText, Q as ontoOf, U as viewWords, W as nextSteps, X as rivalSentences, Y as rivalAdvice, Z as atomicitySentences, at as clip, ct as withoutCommands, dt as shortened, et as tableText, ft as size$1, it as plannedBy, lt as count, nt as columnList, pi as hexDigest, q as mergingSentences, rt as columnTexts, st as visible, tt as tableWord, ut as digits } from "./core.js";
// src/report/data-diff.ts
function dataDiff({ tables }) {
	const known = tables.filter((table) => isThere(table) && table.totals.branch !== null);
	const different = known.filter((table) => differs(table));
	return {
		differences: different.map(difference),
		same: known.length - different.length
	};
}
/** What is published or removed is not beside anything any more. */
function isThere({ outcome }) {
	return outcome === null || outcome.result === "failed" || outcome.result === "skipped";
}
function differs({ totals: { onto, branch }, schemaChange }) {
	if (schemaChange !== null || onto === null || branch === null) return true;
	return [
		"rows",
		"files",
		"bytes"
	].some((key) => onto[key] !== branch[key]);
}
function difference({ table, totals, schemaChange }) {
	return {
		table,
		rows: compared(totals, ({ rows }) => rows, digits),
		files: compared(totals, ({ files }) => files, digits),
		size: compared(totals, ({ bytes }) => bytes, size$1),
		schema: schemaChange ?? ""
	};
}
/** `20 → 23 (+3)`. */
function compared({ onto, branch }, pick, show) {
	if (branch === null) return "";
	const after = pick(branch);
	if (onto === null) return `none → ${show(after)}`;
	const before = pick(onto);
	if (before === after) return show(after);
	const sign = after > before ? "+" : "−";
	return `${show(before)} → ${show(after)} (${sign}${show(Math.abs(after - before))})`;
}
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
// src/report/markdown-tables.ts
/** The parts of a page that are tables. */
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
			"Details"
		])}`,
		items: rows,
		close: after.length === 0 ? "" : `\n${after.join(" ")}`,
		leftOut: (number) => `${count(number, "more table")} in the JSON report.`
	};
}
function dataDifferences(report) {
	const { differences, same } = dataDiff(report);
	const hasSchema = differences.some(({ schema }) => schema !== "");
	const rows = differences.map(({ table, rows, files, size, schema }) => row([
		code(table),
		rows,
		files,
		size,
		...hasSchema ? [prose(schema)] : []
	]));
	const names = [
		"Table",
		"Rows",
		"Files",
		"Size",
		...hasSchema ? ["Schema"] : []
	];
	return {
		rank: 5,
		open: `<details>${`<summary>${prose(`Rows, files and size: ${sidesOf(report)}`)}</summary>`}\n\n${head(names, [
			1,
			2,
			3
		])}`,
		items: rows,
		close: `${same === 0 ? "" : `\n${count(same, "more table")}: no difference.\n`}\n</details>`,
		leftOut: (number) => `${count(number, "more comparison")} in the JSON report.`
	};
}
function sidesOf({ tables }) {
	return `${shortened([...new Set(tables.map(ontoOf))])} compared with data branch ${shortened([...new Set(tables.map(({ branch }) => branch))])}`;
}
function changes({ changes }) {
	const hasColumns = changes.some(({ columns }) => columns !== void 0);
	const rows = changes.map(({ node, kind, change, impact, because, columns }) => row([...[
		code(node),
		kind,
		change,
		impact,
		shortened(because, code)
	], ...hasColumns ? [prose(shortened(columnTexts(columns)))] : []]));
	const names = [
		"Node",
		"Kind",
		"Change",
		"Impact",
		"Because of"
	];
	return {
		rank: 5,
		open: `### Changes\n\n${head(hasColumns ? [...names, "Columns"] : names)}`,
		items: rows,
		close: "",
		leftOut: (number) => `${count(number, "more change")} in the JSON report.`
	};
}
/** `numbers`: the columns that stand at the right. */
function head(names, numbers = []) {
	return `${row(names)}\n${row(names.map((_, column) => numbers.includes(column) ? "---:" : "---"))}`;
}
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}
// src/report/mermaid.ts
/** Beyond this a drawing says less than the tables below it. */
const mostNodes = 40;
/**
* The changed nodes, those that changed themselves first, and their neighbours as a flowchart; rows
* flow along the arrows. https://mermaid.js.org/syntax/flowchart.html
*/
function draw({ graph, changes }) {
	const changeOf = new Map(changes.map((change) => [change.node, change]));
	const names = [...changes.map(({ node }) => node), ...graph.map(({ node }) => node)];
	const unique = [...new Set(names)];
	const chosen = unique.length > mostNodes ? neighboursTogether(unique, graph) : unique;
	const drawn = new Map(chosen.slice(0, mostNodes).map((name, index) => [name, `n${index}`]));
	const nodes = [...drawn].map(([name, id]) => {
		const change = changeOf.get(name);
		return change === void 0 ? `  ${id}["${label(name)}"]` : `  ${id}["${label(name)}<br>${wordOf(change)}"]:::${classOf(change)}`;
	});
	const edges = graph.flatMap(({ node, dependencies }) => dependencies.flatMap((from) => edge(drawn.get(from), drawn.get(node))));
	if (edges.length === 0) return {
		lines: [],
		left: 0
	};
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
function hurts({ impact }) {
	return impact === "broken" || impact === "breaking";
}
function wordOf(change) {
	return hurts(change) ? `${change.change}, ${change.impact}` : change.change;
}
/** What breaks somebody is seen before how it came about. */
function classOf(change) {
	return hurts(change) ? change.impact : change.change;
}
/** Those with edges first, each followed by its neighbours: any forty may have no edge between them. */
function neighboursTogether(names, graph) {
	const edges = graph.flatMap(({ node, dependencies }) => dependencies.flatMap((from) => [[node, from], [from, node]]));
	const near = Map.groupBy(edges, ([one]) => one);
	const linked = names.flatMap((name) => {
		const others = near.get(name)?.map(([, other]) => other) ?? [];
		return others.length === 0 ? [] : [name, ...others];
	});
	return [.../* @__PURE__ */ new Set([...linked, ...names])];
}
const classes = [
	"  classDef added stroke:#1a7f37,stroke-width:3px",
	"  classDef removed stroke:#cf222e,stroke-width:3px,stroke-dasharray:6",
	"  classDef modified stroke:#9a6700,stroke-width:3px",
	"  classDef moved stroke:#0969da,stroke-width:3px",
	"  classDef downstream stroke-dasharray:3",
	"  classDef breaking stroke:#bc4c00,stroke-width:4px",
	"  classDef broken stroke:#cf222e,stroke-width:6px"
];
function edge(from, to) {
	return from === void 0 || to === void 0 ? [] : [`  ${from} --> ${to}`];
}
/** Everything but plain name characters as Mermaid's own entity, which its grammar cannot misread. */
function label(name) {
	return clip(visible(name), 80).replace(/[^\w. -]/gu, (character) => `#${character.codePointAt(0)};`);
}
// src/report/markdown-sections.ts
/** What everybody reads: it stands first, and gets room first. */
function verdictSections(report) {
	return [
		heading(report),
		alertBox(report),
		problems(report)
	];
}
function commentSections(report) {
	return [
		tables(report),
		merging(report),
		rivals(report),
		dataDifferences(report),
		changes(report),
		drawing(report),
		commit(report),
		patch(report),
		conflicts(report),
		views(report),
		notIsolated(report),
		next(report)
	];
}
function heading(report) {
	const { headline, counts } = verdictOf(report);
	return {
		rank: 0,
		open: "",
		items: [`## icebranch: ${prose(headline)}`, ...counts.length === 0 ? [] : [`\n${counts.join(" · ")}`]],
		close: "",
		leftOut: () => ""
	};
}
/** Only where a person must act. */
function alertBox(report) {
	const { alert } = verdictOf(report);
	return {
		rank: 0,
		open: "",
		items: alert === null ? [] : [`> [!${report.result === "ok" || report.result === "nothing-to-do" ? "WARNING" : "CAUTION"}]\n> ${prose(alert)}`],
		close: "",
		leftOut: () => ""
	};
}
function problems(report) {
	return {
		rank: 1,
		share: .7,
		open: "### Problems\n",
		items: problemsOf(report).map(problem),
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
function merging(report) {
	return {
		rank: 0,
		open: `### ${report.pull === null ? "When it is merged" : "When this is merged"}\n`,
		items: mergingSentences(report, code).map((sentence) => `- ${sentence}`),
		close: "",
		leftOut: (number) => `${count(number, "more sentence")} on the merge in the JSON report.`
	};
}
function rivals(report) {
	return {
		rank: 3,
		open: "### In work on the same tables\n",
		items: rivalSentences(report, code).map((sentence) => `- ${sentence}`),
		close: `\n${rivalAdvice}`,
		leftOut: (number) => `${count(number, "more data branch", "es")} in the JSON report.`
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
function commit({ commit }) {
	return {
		rank: 3,
		open: "### Workflow file\n",
		items: commit === null ? [] : [`GitHub ${committedText(commit, code)}: ${code(commit.path)}.`],
		close: "",
		leftOut: () => ""
	};
}
/** What is to be written where nobody has yet; else what merging the file brings. */
function patch({ workflow, commit }) {
	const isToDo = workflow?.changed === true && commit === null;
	const text = (isToDo ? workflow.patch : workflow?.merging ?? "").replace(/\n$/, "");
	const lines = text === "" ? [] : text.split("\n").map((line) => withoutCommands(visible(line)));
	const { open, close } = fence("diff", lines);
	return {
		rank: 7,
		open: `<details>${`<summary>${prose(`${isToDo ? "What changes in" : "What merging changes in"} ${workflow?.path ?? ""}`)}</summary>`}\n\n${open}`,
		items: lines,
		close: `${close}\n\n</details>`,
		leftOut: (number) => `${count(number, "more line")} of the workflow file's change: ${code("icebranch workflow --check")} shows them.`
	};
}
function conflicts({ workflow }) {
	return {
		rank: 3,
		open: "### Left to you in the workflow file\n",
		items: (workflow?.conflicts ?? []).map((conflict) => `- ${prose(conflict)}`),
		close: "",
		leftOut: (number) => `${count(number, "more place")} in the JSON report.`
	};
}
function views(report) {
	return {
		rank: 8,
		open: `<details><summary>${prose(`Views${plannedBy(report)}`)}</summary>\n`,
		items: toldViews(report).map((view) => {
			const words = viewWords(view);
			const reads = `reads ${shortened(view.reads, code) || "no table"}`;
			const columns = columnList(view);
			const has = columns.length === 0 ? "" : `: ${shortened(columns, code)}`;
			return `- ${code(view.node)} ${words === "" ? reads : `${words}; ${reads}`}${has}`;
		}),
		close: "\n</details>",
		leftOut: (number) => `${count(number, "more view")} in the JSON report.`
	};
}
function notIsolated({ notIsolated }) {
	return {
		rank: 4,
		open: "### Not isolated by the data branch\n",
		items: notIsolated.map((sentence) => `- ${prose(sentence)}`),
		close: "",
		leftOut: (number) => `${count(number, "more sentence")} in the JSON report.`
	};
}
/** A command stands in a block of its own: GitHub puts a button there that copies it. */
function next(report) {
	return {
		rank: 2,
		open: "### Next\n",
		items: nextSteps(report).map(({ why, command }) => command === null ? `- ${prose(why)}.` : `- ${prose(why)}:\n${commandBlock(command)}`),
		close: "",
		leftOut: (number) => `${count(number, "more step")} in the JSON report.`
	};
}
function commandBlock(command) {
	const line = withoutCommands(visible(command));
	const { open, close } = fence("sh", [line]);
	return `  ${open}\n  ${line}\n  ${close}`;
}
// src/report/marker.ts
/** The hidden first line of what icebranch writes on GitHub. */
/** Longer names are told apart by a hash: each of them is longer than any that stands as it is. */
const longestName = 200;
/**
* Finds our comment again, and says whether it has to be written anew: `content` is of the text
* that a reader sees. Never cut, and always as long for one project.
*/
function marker({ project, digest }, text) {
	const content = `sha256:${hexDigest(text).slice(0, 16)}`;
	return `${opening(project)}digest=${clip(digest, 80)} content=${content} -->`;
}
/** What the marker of each of a project's comments begins with. */
function opening(project) {
	return `<!-- icebranch/report/1 project=${projectName(project)} `;
}
function projectName(project) {
	const name = encodeURIComponent(project.toWellFormed()).replaceAll("-", "%2D");
	if (name.length <= longestName) return name;
	return `${name.slice(0, longestName)}~${hexDigest(project).slice(0, 16)}`;
}
// src/report/sections.ts
/**
* The sections in their order, joined by empty lines, in at most `limit` bytes of UTF-8: GitHub
* counts characters in one place and bytes in another, and there are never more characters than
* bytes. Holds as long as what stands for the left out items fits.
*/
function fit(sections, limit) {
	let room = limit - sections.reduce((sum, section) => sum + size(render(section, 0)) + 2, 0);
	const given = /* @__PURE__ */ new Map();
	for (const isSharing of [true, false]) for (const section of sections.toSorted((a, b) => a.rank - b.rank)) {
		room += given.get(section)?.cost ?? 0;
		const most = mostItems(section, isSharing ? Math.min(room, limit * (section.share ?? 1)) : room);
		given.set(section, most);
		room -= most.cost;
	}
	return `${sections.map((section) => render(section, given.get(section)?.number ?? 0)).filter((text) => text !== "").join("\n\n")}\n`;
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
/** Kept free in every page, so that no address of a run changes what else finds room. */
const roomForOrigin = 480;
/** For a comment on a pull request or a job's summary: the verdict first, what is long folded. */
function renderMarkdown(report, options = {}) {
	const { limit = commentLimit } = options;
	const room = limit - marker(report, "").length - 1;
	const sections = [...verdictSections(report), ...commentSections(report)];
	const text = fit(sections, room - roomForOrigin);
	return `${marker(report, text)}\n${withOrigin(text, sections[0], report, options)}`;
}
/** Puts where it comes from below the verdict. */
function withOrigin(text, first, report, options) {
	const verdict = first?.items.join("\n") ?? "";
	const line = origin(report, options);
	return text.startsWith(verdict) && line.length < roomForOrigin ? `${verdict}\n\n${line}${text.slice(verdict.length)}` : text;
}
function origin({ version, head }, { run, commit = head ?? "" }) {
	const isAddress = run !== void 0 && /^https?:\/\/[\w.:/@~-]+$/.test(run.url);
	return `<sub>As of ${[
		.../^[0-9a-f]{40,64}$/.test(commit) ? [`commit ${commit.slice(0, 7)}`] : [],
		...isAddress ? [`[this run](${run.url})`] : [],
		`icebranch ${/^[\w.+-]+$/.test(version) ? version : ""}`.trim()
	].join(" · ")}</sub>`;
}
export { fit as a, verdictSections as c, withOrigin as i, renderMarkdown as n, opening as o, summaryLimit as r, commentSections as s, commentLimit as t };
