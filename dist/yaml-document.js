import { t as require_dist } from "./yaml.js";
import { C as measure, O as errorAt, T as tooDeep, k as startOf, w as pointerParts } from "./core.js";
// src/project/yaml-document.ts
var import_dist = require_dist();
/** How often aliases may repeat what they name; a few lines of them could fill the memory otherwise. */
const MAX_ALIASES = 100;
function readYamlDocument(file, text) {
	const lines = new import_dist.LineCounter();
	let tree;
	let value;
	try {
		tree = (0, import_dist.parseDocument)(text, {
			lineCounter: lines,
			intAsBigInt: true,
			prettyErrors: false
		});
		const findings = syntaxFindings(file, tree, lines);
		if (findings.length > 0) return {
			value: void 0,
			findings
		};
		value = tree.toJS({
			maxAliasCount: MAX_ALIASES,
			reviver: smallest
		});
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
	const message = `The file's aliases are undefined, or repeat more than ${MAX_ALIASES} times.`;
	return errorAt(startOf(file), "IB101", message, "Write out what the aliases stand for.");
}
function syntaxFindings(file, tree, lines) {
	if (tree.contents === null && tree.errors.length === 0) return [errorAt(startOf(file), "IB101", "The file is empty.", "Write a mapping, or remove it.")];
	return tree.errors.map((error) => {
		const { line, col } = lines.linePos(error.pos[0]);
		const at = {
			file,
			line,
			column: col
		};
		if (error.code === "DUPLICATE_KEY") return errorAt(at, "IB110", "A key is given twice in one mapping.", "Keep one of the two.");
		const message = `The file is not valid YAML: ${firstSentence(error.message)}.`;
		return errorAt(at, "IB101", message, "Correct the syntax here.");
	});
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
