import { t as require_dist } from "./yaml.js";
import { Li as stringifyJson, ci as tooDeep, di as startOf, li as errorAt, oi as measure, si as pointerParts, ui as locationAt } from "./core.js";
import { i as surveyYaml, n as MAX_PARTS, r as hasTooManyParts } from "./yaml-survey.js";
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
	if (hasTooManyParts(text)) return {
		value: void 0,
		findings: [tooManyParts(file)]
	};
	let tree;
	let value;
	try {
		tree = (0, import_dist.parseDocument)(text, options);
		const { aliases, repeatedKeys } = surveyYaml(tree);
		const findings = [...syntaxFindings(file, text, tree), ...repeatedKeys.slice(0, 20).map((offset) => repeatedKey(file, text, offset))];
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
	const locate = locator(file, text, tree, "value");
	const locateKey = locator(file, text, tree, "key");
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
function tooManyParts(file) {
	const message = `The file has more than ${MAX_PARTS.toLocaleString("en-US")} words and marks, which takes too long to read.`;
	return errorAt(startOf(file), "IB101", message, "Split it, or write it as JSON.");
}
function syntaxFindings(file, text, tree) {
	if (tree.contents === null && tree.errors.length === 0) return [errorAt(startOf(file), "IB101", "The file is empty.", "Write a mapping, or remove it.")];
	const exhausted = /^(?:Maximum call stack|Invalid regular expression: .*: Stack overflow$)/;
	if (tree.errors.some(({ message }) => exhausted.test(message))) return [tooDeep(file)];
	return tree.errors.filter((error, index) => {
		const before = tree.errors[index - 1];
		return before === void 0 || text.slice(before.pos[0], error.pos[0]).includes("\n");
	}).slice(0, 20).map((error) => {
		const message = `The file is not valid YAML: ${firstSentence(error.message)}.`;
		const at = error.pos[0];
		const hint = text.slice(Math.max(at - 1, 0), at + 1) === "${" ? `Put a value with \`\${NAME}\` in it in quotes, or write \`$NAME\`.` : "Correct the syntax here.";
		return errorAt(locationAt(file, text, at), "IB101", message, hint);
	});
}
function repeatedKey(file, text, offset) {
	return errorAt(locationAt(file, text, offset), "IB110", "A key is given twice in one mapping.", "Keep one of the two.");
}
/** Without what it repeats of the file: that may be a piece of a secret. */
function firstSentence(message) {
	const [first = ""] = message.split("\n");
	return first.replace(/: .*$/, "").replace(/[!%]\S+/g, "it").replace(/[.:]$/, "");
}
function locator(file, text, tree, part) {
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
		return offset === void 0 ? startOf(file) : locationAt(file, text, offset);
	};
}
/**
* A member of a mapping or an item of a sequence; an item is its own key, and so is an absent value. A
* key that is no text is passed over: as one it doubles with each key inside of it.
*/
function childOf(node, step) {
	if ((0, import_dist.isSeq)(node)) {
		const item = node.items[Number(step)];
		return item === void 0 ? void 0 : {
			key: item,
			value: item
		};
	}
	const pair = (0, import_dist.isMap)(node) ? node.items.find(({ key }) => (0, import_dist.isScalar)(key) && String(key.value) === step) : void 0;
	return pair === void 0 ? void 0 : {
		key: pair.key,
		value: pair.value ?? pair.key
	};
}
export { readYamlDocument };
