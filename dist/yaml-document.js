import { t as require_dist } from "./yaml.js";
import { Dr as stringifyJson, _n as errorAt, gn as tooDeep, hn as pointerParts, mn as measure, vn as startOf } from "./core.js";
import { n as surveyYaml } from "./yaml-survey.js";
// src/project/yaml-document.ts
var import_dist = require_dist();
/** How often one alias may repeat what it names, and the size in characters of what all of them make. */
const MAX_REPEATS = 100;
const MAX_UNFOLDED = 1048576;
/** Only what JSON has; and no warnings, which go to the log with the file's own words. */
const options = {
	intAsBigInt: true,
	prettyErrors: false,
	logLevel: "error",
	resolveKnownTags: false,
	uniqueKeys: false
};
function readYamlDocument(file, text) {
	const lines = new import_dist.LineCounter();
	let tree;
	let value;
	try {
		tree = (0, import_dist.parseDocument)(text, {
			...options,
			lineCounter: lines
		});
		const { aliases, repeatedKeys } = surveyYaml(tree);
		const findings = [...syntaxFindings(file, text, tree, lines), ...repeatedKeys.slice(0, 20).map((offset) => repeatedKey(file, offset, lines))];
		if (findings.length > 0) return {
			value: void 0,
			findings
		};
		if (aliases > 1e3) return {
			value: void 0,
			findings: [tooManyAliases(file)]
		};
		value = tree.toJS({
			maxAliasCount: MAX_REPEATS,
			reviver: smallest
		});
		if (aliases > 0 && stringifyJson(value).length > MAX_UNFOLDED) return {
			value: void 0,
			findings: [tooManyAliases(file)]
		};
	} catch (error) {
		if (error instanceof RangeError) return {
			value: void 0,
			findings: [tooDeep(file)]
		};
		if (error instanceof ReferenceError) return {
			value: void 0,
			findings: [tooManyAliases(file)]
		};
		throw error;
	}
	if (measure(value).depth > 100) return {
		value: void 0,
		findings: [tooDeep(file)]
	};
	const locate = locator(file, tree, lines, "value");
	const locateKey = locator(file, tree, lines, "key");
	return {
		value: {
			file,
			value,
			locate,
			locateKey
		},
		findings: []
	};
}
/** `intAsBigInt` keeps 64-bit integers; all others are numbers as they are in JSON. */
function smallest(_key, value) {
	if (typeof value !== "bigint") return value;
	return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
function tooManyAliases(file) {
	const message = `The file's aliases are undefined, repeat more than ${MAX_REPEATS} times, or make it too large.`;
	return errorAt(startOf(file), "IB101", message, "Write out what the aliases stand for.");
}
function syntaxFindings(file, text, tree, lines) {
	if (tree.contents === null && tree.errors.length === 0) return [errorAt(startOf(file), "IB101", "The file is empty.", "Write a mapping, or remove it.")];
	const exhausted = /^(?:Maximum call stack|Invalid regular expression: .*: Stack overflow$)/;
	if (tree.errors.some(({ message }) => exhausted.test(message))) return [tooDeep(file)];
	const places = tree.errors.map((error) => ({
		error,
		...lines.linePos(error.pos[0])
	}));
	return places.filter(({ line }, index) => places[index - 1]?.line !== line).slice(0, 20).map(({ error, line, col }) => {
		const message = `The file is not valid YAML: ${firstSentence(error.message)}.`;
		const at = error.pos[0];
		const hint = text.slice(Math.max(at - 1, 0), at + 1) === "${" ? `Put a value with \`\${NAME}\` in it in quotes, or write \`$NAME\`.` : "Correct the syntax here.";
		return errorAt({
			file,
			line,
			column: col
		}, "IB101", message, hint);
	});
}
function repeatedKey(file, offset, lines) {
	const { line, col } = lines.linePos(offset);
	return errorAt({
		file,
		line,
		column: col
	}, "IB110", "A key is given twice in one mapping.", "Keep one of the two.");
}
function firstSentence(message) {
	return (message.split("\n")[0] ?? message).replace(/[.:]$/, "");
}
function locator(file, tree, lines, part) {
	return (pointer) => {
		let found = tree.contents;
		let node = found;
		for (const step of pointerParts(pointer)) {
			const child = childOf(node, step);
			if (child === void 0) break;
			found = child[part];
			node = child.value;
		}
		const offset = (0, import_dist.isNode)(found) ? found.range?.[0] : void 0;
		if (offset === void 0) return startOf(file);
		const { line, col } = lines.linePos(offset);
		return {
			file,
			line,
			column: col
		};
	};
}
/** A member of a mapping or an item of a sequence; an item is its own key, and so is an absent value. */
function childOf(node, step) {
	if ((0, import_dist.isSeq)(node)) {
		const item = node.items[Number(step)];
		return item === void 0 ? void 0 : {
			key: item,
			value: item
		};
	}
	const pair = (0, import_dist.isMap)(node) ? node.items.find(({ key }) => String(key) === step) : void 0;
	return pair === void 0 ? void 0 : {
		key: pair.key,
		value: pair.value ?? pair.key
	};
}
export { readYamlDocument };
