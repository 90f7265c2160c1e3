import { Bi as utf8ToBytes, Ri as sha256, Vi as IcebranchError, oi as measure, zi as bytesToHex } from "./core.js";
import { t as require_dist } from "./yaml.js";
import { i as surveyYaml, t as MAX_ALIASES } from "./yaml-survey.js";
// src/argo/names.ts
/**
* Names that Kubernetes and Argo take. dashtool's are kept where they are legal and nothing else has
* them; any other gets a hash of what it names, so that it depends on no order.
* Limits: a template's or task's name 128 of `[a-zA-Z0-9-]`, a ConfigMap's 253, lower case.
*/
/** The entrypoint's template; `dashtool-1`, `dashtool-2`, … are the parts of a large graph. */
const ENTRYPOINT = "dashtool";
const REFRESH = "refresh";
const MAX_NAME = 128;
/** Hexadecimal digits of a hash; the longer ones are for names made to collide. */
const HASH_LENGTHS = [
	8,
	16,
	32,
	64
];
/** dashtool's mapping: `a/b:c_d.e` → `a-b-c-d-e`. */
function dashed(text) {
	return text.replace(/[/:_.]/g, "-");
}
function isReserved(name) {
	return name === "refresh" || name === "dashtool" || partNumber(name) !== void 0;
}
/** n of `dashtool-n`, the nth part of a graph that is too large for one DAG. */
function partNumber(name) {
	const digits = /^dashtool-([1-9]\d*)$/.exec(name)?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}
function partName(index) {
	return `${ENTRYPOINT}-${index + 1}`;
}
/** The task of a node, its parameter and its ConfigMap's stem, by the node's id. */
function nodeNames(ids) {
	return uniqueNames(ids, plainName, /^[a-z][-a-z0-9]*$/);
}
/** dashtool's name for the task of a node, which may be neither legal nor its own. */
function plainName(id) {
	return dashed(id).toLowerCase();
}
/** The container template of an image, by the image. */
function imageNames(images) {
	return uniqueNames(images, dashed, /^[a-zA-Z0-9][-a-zA-Z0-9]*$/);
}
/** The ConfigMap that the container template finds by its parameter `identifier`. */
function configMapName(node) {
	return `${node}-config-template`;
}
/** A legal name that says what it stands for, and tells it from all others: `readable-3f2a91c0`. */
function hashedName(readable, text, length = 8) {
	return `${dashed(readable).replace(/[^a-zA-Z0-9-]+/g, "-").replace(/^(?![a-zA-Z])-*/, "n-").slice(0, 127 - length)}-${bytesToHex(sha256(utf8ToBytes(text))).slice(0, length)}`;
}
/**
* In rounds: each name that is legal, and that nobody else of the round or of those before has, is
* given; the others come again with a longer hash. No round looks at the order of `texts`.
*/
function uniqueNames(texts, plain, legal) {
	const names = /* @__PURE__ */ new Map();
	const taken = /* @__PURE__ */ new Set();
	const give = (candidate, texts) => {
		const wanted = Map.groupBy(texts, candidate);
		for (const [name, by] of wanted) {
			const [text, ...others] = by;
			const free = others.length === 0 && !taken.has(name) && !isReserved(name);
			if (text === void 0 || !free || name.length > MAX_NAME || !legal.test(name)) continue;
			names.set(text, name);
			taken.add(name);
		}
		return texts.difference(names);
	};
	let rest = give(plain, new Set(texts));
	for (const length of HASH_LENGTHS) if (rest.size > 0) rest = give((text) => hashedName(plain(text), text, length), rest);
	if (rest.size > 0) throw new IcebranchError("IB503", `No legal name is left for ${[...rest].join(", ")}.`, { hint: "Rename the file." });
	return names;
}
// src/argo/equal.ts
function isEqual(a, b) {
	if (a === b) return true;
	if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
	if (!isObject(a) || !isObject(b)) return false;
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}
function isList(value) {
	return Array.isArray(value);
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Its items; none of what is no list. */
function listOf(value) {
	return isList(value) ? value : [];
}
// src/argo/refusal.ts
var import_dist = require_dist();
/** A place in the file that cannot be edited safely. Caught by `editWorkflow`, shown as a finding. */
var Refusal = class extends Error {
	name = "Refusal";
	/** In UTF-16 code units from the start of the document's text. */
	offset;
	/** What to do, where it is not to mend the place. */
	hint;
	constructor(offset, message, hint) {
		super(message);
		this.offset = offset;
		this.hint = hint;
	}
};
// src/argo/documents.ts
/** A manifest file as its documents, each parsed by itself and only where it has to be. */
/**
* The file's text cut before each line of `---`, so that joining gives the file again. Comments and
* directives above the first document are of that document.
*/
function splitDocuments(text) {
	const pieces = text.split(/^(?=---(?:[ \t\r\n]|$))/m);
	const [first = "", second, ...rest] = pieces;
	return second !== void 0 && /^(?:[ \t]*(?:[#%].*)?\r?\n)*$/.test(first) ? [first + second, ...rest] : pieces;
}
/**
* undefined for an empty document. Throws `Refusal` where the text is not one valid document, and
* `RangeError` where it is nested so deep that its end cannot be seen.
*/
function parseDocument(text) {
	const [document, second] = (0, import_dist.parseAllDocuments)(text, {
		keepSourceTokens: true,
		merge: true,
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: "error"
	});
	if (document === void 0) return void 0;
	const lone = /\r(?!\n)/.exec(text);
	if (lone !== null) throw new Refusal(lone.index, "a carriage return stands alone in a line");
	const error = document.errors[0];
	if (error !== void 0) throw new Refusal(error.pos[0], error.message);
	if (second !== void 0) throw new Refusal(second.range[0], "a line of ... ends a document");
	if (/^[ \t-]*\?[ \t\r\n]|(?:^|[:,-]\s+)\{\{/m.test(text)) refuseKeys(document);
	const { aliases, repeatedKeys } = surveyYaml(document);
	if (repeatedKeys[0] !== void 0) throw new Refusal(repeatedKeys[0], "Map keys must be unique");
	if (aliases > 1e3) throw new Refusal(0, `it has more than ${MAX_ALIASES} aliases`);
	const value = toValue(document);
	if (measure(value).depth > 100) throw new Refusal(0, `it is nested more than 100 levels deep`);
	return {
		document,
		value
	};
}
/** `{{ .Values.image }}` without quotes is Helm's, and valid YAML: a map whose key is a map. */
function refuseKeys(document) {
	(0, import_dist.visit)(document, { Pair(_key, { key }) {
		if ((0, import_dist.isCollection)(key)) throw new Refusal(key.range?.[0] ?? 0, "a key is in braces, not a name");
	} });
}
function toValue(document) {
	try {
		return document.toJS();
	} catch (error) {
		if (error instanceof RangeError) throw error;
		throw new Refusal(0, error instanceof Error ? error.message : String(error));
	}
}
/** undefined for what is no object of Kubernetes. */
function asObject(value) {
	return isKubernetesObject(value) ? value : void 0;
}
function isKubernetesObject(value) {
	if (!isObject(value) || !isObject(value.metadata)) return false;
	return typeof value.kind === "string" && typeof value.metadata.name === "string";
}
/** Throws `Refusal` and `RangeError` where a document cannot be read. */
function objectsIn(text) {
	return splitDocuments(text).flatMap((one) => asObject(parseDocument(one)?.value) ?? []);
}
/** Those of a file that icebranch wrote itself; none of one that cannot be read. */
function documentsIn(text) {
	try {
		return objectsIn(text);
	} catch (error) {
		if (error instanceof Refusal || error instanceof RangeError) return [];
		throw error;
	}
}
export { nodeNames as _, splitDocuments as a, plainName as b, isList as c, ENTRYPOINT as d, REFRESH as f, imageNames as g, hashedName as h, parseDocument as i, isObject as l, dashed as m, documentsIn as n, Refusal as o, configMapName as p, objectsIn as r, isEqual as s, asObject as t, listOf as u, partName as v, partNumber as y };
