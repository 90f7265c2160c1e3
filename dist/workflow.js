import { Br as redact, Fi as MAIN, Ft as lineageGraph, Ii as parseJson, It as namespaceText, Jt as inFolder, Mt as readsDisk, Qt as literalsAround, Vi as IcebranchError, Vr as valueOffset, Wr as secretShape, Yt as projectAt, en as secretValues, mn as shellWord, rn as pathBelow, ui as locationAt, ur as concurrently } from "./core.js";
import { A as dashtoolTemplate, C as declaredVariables, E as dagTemplate, O as leafTask, S as workloadsOf, a as isNamedAsOurs, b as plannedTasks, c as mergeCronWorkflow, d as refusedByArgo, g as FORMAT_ANNOTATION, h as nameOf, i as isCronWorkflowOfOurs, j as configMap, l as cannotEdit, n as formatOf, o as isWrittenByIcebranch, p as isAsWritten, r as isConfigMapOfOurs, s as mergeConfigMap, u as keptByUser, w as referencesIn, y as generateWorkflow } from "./ownership.js";
import { _ as nodeNames, a as splitDocuments, c as isList, d as ENTRYPOINT, f as REFRESH, i as parseDocument, l as isObject, m as dashed, n as documentsIn, o as Refusal, s as isEqual, t as asObject } from "./documents.js";
import { t as require_dist } from "./yaml.js";
// src/argo/dashtool-layout.ts
/**
* What dashtool 0.4 makes of the same files: the base of what a person has edited in a file of its
* own, which icebranch takes over. The order of the lists says nothing.
*/
/** One flat DAG, a template for each image, and every secret in every one of them. */
function dashtoolWorkflow(graph, config, branch) {
	const { workloads } = workloadsOf({
		...graph,
		nodes: byFolder(graph.nodes)
	}, config, branch);
	const names = nodeNames(workloads.map(({ id }) => id));
	const templateName = ({ kind, image }) => kind === "view" ? REFRESH : dashed(image);
	const images = new Map(workloads.map((one) => [templateName(one), one.image]));
	const templateOf = new Map(workloads.map((one) => [one.id, templateName(one)]));
	const secrets = [...declaredVariables(config.secrets).values()];
	const tasks = plannedTasks(workloads, names, templateOf).map(leafTask);
	const templates = [...images].map(([name, image]) => dashtoolTemplate(name, image, secrets));
	return [{
		apiVersion: "argoproj.io/v1alpha1",
		kind: "CronWorkflow",
		metadata: { name: ENTRYPOINT },
		spec: { workflowSpec: {
			entrypoint: ENTRYPOINT,
			templates: [dagTemplate(ENTRYPOINT, tasks), ...templates]
		} }
	}, ...workloads.map(({ id, data }) => configMap(names.get(id) ?? id, data))];
}
/** To dashtool every ingest of a folder makes every table of that namespace, whatever its spec says. */
function byFolder(nodes) {
	const ingests = nodes.filter(({ node }) => node.kind === "ingest");
	const folders = Map.groupBy(ingests, ({ node }) => namespaceText(node.identifier));
	const views = new Set(nodes.flatMap(({ id, node }) => node.kind === "view" ? [id] : []));
	return nodes.map((one) => {
		const wanted = one.reads.flatMap(({ table, from }) => {
			const makers = folders.get(namespaceText(table)) ?? [];
			return from.some((id) => views.has(id)) ? from : makers.map(({ id }) => id);
		});
		return {
			...one,
			dependencies: [.../* @__PURE__ */ new Set([...one.dependencies, ...wanted])].sort()
		};
	});
}
/**
* A ConfigMap as dashtool wrote it, in the text that the file has for it: dashtool put the values of
* its own environment in, passwords too, where the files say `$NAME`.
*/
function asExpanded(written, current) {
	if (!isObject(written.data) || !isObject(current.data)) return written;
	const found = current.data;
	const data = Object.entries(written.data).map(([file, text]) => {
		return [file, Object.hasOwn(found, file) && isExpanded(asJson(found[file]), asJson(text)) ? found[file] : text];
	});
	return {
		...written,
		data: Object.fromEntries(data)
	};
}
function asJson(text) {
	try {
		return typeof text === "string" ? parseJson(text) : void 0;
	} catch {
		return;
	}
}
function isExpanded(found, written) {
	if (typeof found === "string" && typeof written === "string") return isBetween(found, literalsAround(written));
	if (isList(found) && isList(written)) return found.length === written.length && found.every((item, i) => isExpanded(item, written[i]));
	if (!isObject(found) || !isObject(written)) return found !== void 0 && isEqual(found, written);
	const keys = Object.keys(written);
	return keys.length === Object.keys(found).length && keys.every((key) => Object.hasOwn(found, key) && isExpanded(found[key], written[key]));
}
/** Whether the text has these pieces in their order, with anything between them. */
function isBetween(text, [first = "", ...rest]) {
	const last = rest.pop();
	if (last === void 0) return text === first;
	if (!text.startsWith(first)) return false;
	let at = first.length;
	for (const piece of rest) {
		const found = text.indexOf(piece, at);
		if (found === -1) return false;
		at = found + piece.length;
	}
	return text.length - last.length >= at && text.endsWith(last);
}
// src/argo/format.ts
var import_dist = require_dist();
const hint = "Use that version, or move the file away and have it written anew.";
/** `document`: what `object` was read from, where the place in its text is wanted. */
function refuseOtherFormat(object, document) {
	if (!isCronWorkflowOfOurs(object)) return;
	const format = formatOf(object);
	if (format === void 0 || format === "1" || format === 1) return;
	const node = document?.getIn([
		"metadata",
		"annotations",
		FORMAT_ANNOTATION
	], true);
	const offset = (0, import_dist.isNode)(node) ? node.range?.[0] ?? 0 : 0;
	const other = `a newer icebranch wrote it, in ${named$1(format)}, and this one knows format 1`;
	throw new Refusal(offset, other, hint);
}
function named$1(format) {
	return /^[\w.-]{1,20}$/.test(String(format ?? "")) ? `format ${format}` : "another format";
}
// src/argo/kept-edits.ts
/** Where a person's edit of what is ours stands: said at its line, with what the plan has in its place. */
/** `kept`: as the file will be. `forced`: as it would be without edits. `bases`: as icebranch wrote it before. */
function keptEdits(kept, forced, bases) {
	return differences({
		kept,
		forced,
		bases,
		path: [],
		place: ""
	});
}
function differences(at) {
	const { kept, forced, bases, path, place } = at;
	if (isEqual(kept, forced)) return [];
	if (isObject(kept) && isObject(forced)) return Object.keys(kept).flatMap((key) => differences({
		kept: kept[key],
		forced: forced[key],
		bases: bases.map((base) => isObject(base) ? base[key] : void 0),
		path: [...path, key],
		place: place === "" ? key : `${place}.${key}`
	}));
	if (isList(kept) && isList(forced) && kept.every((item) => nameOf(item) !== void 0)) return kept.flatMap((item, index) => {
		const [plan, written] = [named(forced, item), bases.map((base) => itemOf(base, item))];
		if (plan === void 0 && written.every((base) => base === void 0)) return [];
		return differences({
			kept: item,
			forced: plan,
			bases: written,
			path: [...path, index],
			place: `${place}.${nameOf(item)}`
		});
	});
	const isConflict = !bases.some((base) => isSame(base, forced));
	const { pointer, ...sides } = jsonDifference(kept, forced) ?? {
		pointer: "",
		kept,
		planned: forced
	};
	return [{
		path,
		place: place + pointer,
		...sides,
		isConflict
	}];
}
function itemOf(list, item) {
	return isList(list) ? named(list, item) : void 0;
}
function named(list, item) {
	return list.find((one) => nameOf(one) === nameOf(item));
}
/** undefined where they are no JSON texts of objects. */
function jsonDifference(kept, planned) {
	const [a, b] = [objectIn(kept), objectIn(planned)];
	return isObject(a) && isObject(b) ? firstDifference(a, b, "") : void 0;
}
function objectIn(text) {
	if (typeof text !== "string" || !/^\s*\{/.test(text)) return void 0;
	try {
		return parseJson(text);
	} catch {
		return;
	}
}
function firstDifference(kept, planned, pointer) {
	if (!isObject(kept) || !isObject(planned)) return {
		pointer,
		kept,
		planned
	};
	const key = [.../* @__PURE__ */ new Set([...Object.keys(kept), ...Object.keys(planned)])].find((one) => !isEqual(kept[one], planned[one]));
	if (key === void 0) return {
		pointer,
		kept,
		planned
	};
	const escaped = key.replaceAll("~", "~0").replaceAll("/", "~1");
	return firstDifference(kept[key], planned[key], `${pointer}/${escaped}`);
}
function isSame(a, b) {
	if (isEqual(a, b)) return true;
	const [x, y] = [objectIn(a), objectIn(b)];
	return x !== void 0 && y !== void 0 && isEqual(x, y);
}
// src/argo/render.ts
/** The one YAML style that icebranch writes; the same documents give the same bytes. */
/** kubectl and Argo read YAML 1.1, where `on`, `1_000` or `12:30` without quotes is no text. */
const YAML_STYLE = {
	compat: "yaml-1.1",
	lineWidth: 0,
	singleQuote: true,
	aliasDuplicateObjects: false
};
function renderWorkflow(documents) {
	return documents.map(renderDocument).join("---\n");
}
/**
* What `stringify` writes, byte for byte. It takes 0.2 ms for a ConfigMap; the plain blocks that
* nearly all documents consist of are put together here, in a tenth of that.
*/
function renderDocument(document) {
	return isPlain(document) ? `${block(document, "")}\n` : (0, import_dist.stringify)(document, YAML_STYLE);
}
/** Whether it is a block of blocks under plain names, and of what fits into one line. */
function isPlain(value) {
	if (!isList(value) && !(isObject(value) && Object.keys(value).every(isName))) return false;
	return membersOf(value).every((one) => isOneLine(one) || isPlain(one));
}
function isOneLine(value) {
	if (typeof value === "string") return /^[\x20-\x7e]*$/.test(value);
	return typeof value === "boolean" || Number.isSafeInteger(value) || isEmpty$1(value);
}
function isEmpty$1(value) {
	return (isList(value) || isObject(value)) && membersOf(value).length === 0;
}
function membersOf(value) {
	return isList(value) ? value : Object.values(value);
}
const WORDS = /^(?:true|false|yes|no|on|off|y|n|null)$/i;
function isName(text) {
	return /^[A-Za-z](?:[\w./-]*[\w./])?$/.test(text) && text.length < 1e3 && !WORDS.test(text);
}
/** The first line without its indentation, the last without its end. */
function block(value, indent) {
	const inner = `${indent}  `;
	return (isList(value) ? value.map((item) => `- ${isOneLine(item) ? scalar(item) : block(item, inner)}`) : Object.entries(value).map(([key, member]) => isOneLine(member) ? `${key}: ${scalar(member)}` : `${key}:\n${inner}${block(member, inner)}`)).join(`\n${indent}`);
}
/** Names stand as they are, JSON in single quotes; for all else the library is asked. */
function scalar(value) {
	if (isEmpty$1(value)) return isList(value) ? "[]" : "{}";
	const text = String(value);
	if (isName(text)) return text;
	if (/^\{"[^']*$/.test(text)) return `'${text}'`;
	return (0, import_dist.stringify)([value], YAML_STYLE).slice(2, -1);
}
// src/argo/source.ts
/** Where the nodes of a parsed YAML document stand in its text. Offsets are UTF-16 code units. */
function lineStart({ text }, offset) {
	return text.lastIndexOf("\n", offset - 1) + 1;
}
/** Start of the line after the one of `offset`; the text's end where that is the last. */
function nextLine({ text }, offset) {
	const end = text.indexOf("\n", offset);
	return end === -1 ? text.length : end + 1;
}
function columnOf(source, offset) {
	return offset - lineStart(source, offset);
}
function isFirstOnLine(source, offset) {
	return source.text.slice(lineStart(source, offset), offset).trim() === "";
}
/** First character of a pair's key. */
function startOf(pair) {
	const key = pair?.key;
	const offset = (0, import_dist.isNode)(key) ? key.range?.[0] ?? 0 : 0;
	const isExplicit = tokensOf(pair, "start").some(({ type }) => type === "explicit-key-ind");
	if (!(0, import_dist.isScalar)(key) || key.tag !== void 0 || key.anchor !== void 0 || isExplicit) throw new Refusal(offset, "a key is not written as a plain name");
	return offset;
}
/** Behind the last character of a node or pair; trailing comments and line breaks are not of it. */
function endOf(source, node) {
	if ((0, import_dist.isPair)(node)) {
		const colon = tokensOf(node, "sep").find(({ type }) => type === "map-value-ind");
		if (!isEmpty(node.value)) return endOf(source, node.value);
		return colon === void 0 ? endOf(source, node.key) : colon.offset + 1;
	}
	if ((0, import_dist.isCollection)(node) && !node.flow && node.items.length > 0) return endOf(source, node.items.at(-1));
	const end = (0, import_dist.isNode)(node) ? node.range?.[1] ?? 0 : 0;
	return end - (/[\r\n]+$/.exec(source.text.slice(0, end).slice(-1e3))?.[0].length ?? 0);
}
function isEmpty(value) {
	return !(0, import_dist.isNode)(value) || value.range?.[0] === value.range?.[1];
}
/** The dash of an item of a block list. */
function dashOf(list, index) {
	const token = list.srcToken;
	const dash = (token?.type === "block-seq" ? token.items[index]?.start : void 0)?.find(({ type }) => type === "seq-item-ind");
	if (dash === void 0) throw new Refusal(list.range?.[0] ?? 0, "a list is not one item a line");
	return dash.offset;
}
function tokensOf(pair, part) {
	return (pair?.srcToken)?.[part] ?? [];
}
/**
* Throws where the text from `start` to `end` has what others may refer to or, if it is replaced
* and not removed, comments that only a person can put in their new place.
*/
function refuseShared(source, node, start, end, how) {
	const refuse = () => {
		throw new Refusal(start, "an anchor or an alias stands in what must change");
	};
	(0, import_dist.visit)((0, import_dist.isPair)(node) ? node.value : node, {
		Alias: refuse,
		Value: (_key, one) => one.anchor === void 0 ? void 0 : refuse()
	});
	const value = (0, import_dist.isPair)(node) ? node.value : node;
	if (how === "replace" && (0, import_dist.isCollection)(value) && /(^|[ \t])#/m.test(source.text.slice(start, end))) throw new Refusal(start, "a comment stands in what must be written anew");
	if ((0, import_dist.isAlias)(value)) refuse();
}
// src/argo/splice.ts
/** `document` is `text` parsed with its source tokens, `current` its value. Throws `Refusal`. */
function spliceDocument(text, document, current, target) {
	const source = {
		text,
		eol: text.includes("\r\n") ? "\r\n" : "\n"
	};
	if (!canDescend(document.contents, current, target)) throw new Refusal(0, "the document is no block of keys");
	return applyEdits(text, editsOf(source, document.contents, current, target));
}
/** Edits never overlap. What is inserted at one place keeps its order, and stands before what goes there. */
function applyEdits(text, edits) {
	const pieces = [];
	let from = 0;
	for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
		pieces.push(text.slice(from, edit.start), edit.text);
		from = edit.end;
	}
	return pieces.join("") + text.slice(from);
}
/** Whether the node's own text can be kept, and only members of it change. */
function canDescend(node, current, target) {
	if (!(0, import_dist.isCollection)(node) || node.flow || node.items.length === 0) return false;
	if ((0, import_dist.isMap)(node) && isObject(current) && isObject(target)) return Object.keys(target).some((key) => Object.hasOwn(current, key));
	if (!(0, import_dist.isSeq)(node) || !isList(current) || !isList(target) || target.length === 0) return false;
	const keys = target.map(keyOf);
	if (keys.includes(void 0) || new Set(keys).size < keys.length) return false;
	const before = new Set(current.map(keyOf));
	const staying = [...before].filter((key) => keys.includes(key));
	return isEqual(staying, keys.filter((key) => before.has(key)));
}
function editsOf(source, node, current, target) {
	if ((0, import_dist.isMap)(node) && isObject(current) && isObject(target)) return mapEdits(source, node, current, target);
	if ((0, import_dist.isSeq)(node) && isList(current) && isList(target)) return listEdits(source, node, current, target);
	return [];
}
function mapEdits(source, map, current, target) {
	const edits = [];
	const written = /* @__PURE__ */ new Set();
	const places = /* @__PURE__ */ new Map();
	for (const [i, pair] of map.items.entries()) {
		const key = keyText(pair);
		written.add(key);
		if (!Object.hasOwn(current, key)) continue;
		if (!Object.hasOwn(target, key)) edits.push(pairRemoval(source, map, i));
		else {
			edits.push(...pairEdits(source, pair, current[key], target[key]));
			places.set(key, nextLine(source, endOf(source, pair)));
		}
	}
	refuseMerged(map, written, current, target);
	return [...edits, ...pairInsertions(source, map, target, places)];
}
/** `places` has the line behind each pair that stays. */
function pairInsertions(source, map, target, places) {
	const first = startOf(map.items[0]);
	const [afterFirst = first] = places.values();
	let place = isFirstOnLine(source, first) ? lineStart(source, first) : afterFirst;
	return Object.entries(target).flatMap(([key, value]) => {
		const own = places.get(key);
		if (own === void 0) return [insertion(source, place, columnOf(source, first), { [key]: value })];
		place = own;
		return [];
	});
}
/** Keys that a merge key (`<<`) brings are another place's to change. */
function refuseMerged(map, written, current, target) {
	for (const key of Object.keys(current)) if (!written.has(key) && !isEqual(current[key], target[key])) throw new Refusal(map.range?.[0] ?? 0, `a merge key brings ${key}, which must change`);
}
function pairEdits(source, pair, current, target) {
	if (isEqual(current, target)) return [];
	if (canDescend(pair.value, current, target)) return editsOf(source, pair.value, current, target);
	const start = startOf(pair);
	const end = endOf(source, pair);
	refuseShared(source, pair, start, end, "replace");
	return [{
		start,
		end,
		text: render(source, { [keyText(pair)]: target }, columnOf(source, start)).trim()
	}];
}
function pairRemoval(source, map, index) {
	const pair = map.items[index];
	const next = map.items[index + 1];
	const start = startOf(pair);
	const end = endOf(source, pair);
	if (isFirstOnLine(source, start)) {
		refuseShared(source, pair, start, end, "remove");
		return {
			start: lineStart(source, start),
			end: nextLine(source, end),
			text: ""
		};
	}
	if (next === void 0) throw new Refusal(start, "what must go has the line of its list item");
	refuseShared(source, pair, start, startOf(next), "replace");
	return {
		start,
		end: startOf(next),
		text: ""
	};
}
function listEdits(source, list, current, target) {
	const wanted = new Map(target.map((item) => [keyOf(item), item]));
	const edits = [];
	const places = /* @__PURE__ */ new Map();
	for (const [i, item] of current.entries()) {
		const key = keyOf(item);
		const goal = places.has(key) ? void 0 : wanted.get(key);
		if (goal === void 0) {
			edits.push(itemRemoval(source, list, i));
			continue;
		}
		edits.push(...itemEdits(source, list, i, item, goal));
		places.set(key, nextLine(source, endOf(source, list.items[i])));
	}
	return [...edits, ...itemInsertions(source, list, target, places)];
}
/** `places` has the line behind each item that stays. */
function itemInsertions(source, list, target, places) {
	const first = dashOf(list, 0);
	const column = columnOf(source, first);
	let place = lineStart(source, first);
	return target.flatMap((item) => {
		const own = places.get(keyOf(item));
		if (own === void 0) return [insertion(source, place, column, [item])];
		place = own;
		return [];
	});
}
function itemEdits(source, list, index, current, target) {
	const item = list.items[index];
	if (isEqual(current, target)) return [];
	if (canDescend(item, current, target)) return editsOf(source, item, current, target);
	const start = dashOf(list, index);
	const end = endOf(source, item);
	refuseShared(source, item, start, end, "replace");
	return [{
		start,
		end,
		text: render(source, [target], columnOf(source, start)).trim()
	}];
}
function itemRemoval(source, list, index) {
	const item = list.items[index];
	const dash = dashOf(list, index);
	const end = endOf(source, item);
	if (!isFirstOnLine(source, dash)) throw new Refusal(dash, "a list begins on another's line");
	refuseShared(source, item, dash, end, "remove");
	return {
		start: lineStart(source, dash),
		end: nextLine(source, end),
		text: ""
	};
}
function insertion(source, place, column, value) {
	const text = render(source, value, column);
	return {
		start: place,
		end: place,
		text: place === 0 || source.text[place - 1] === "\n" ? text : source.eol + text.trimEnd()
	};
}
/** Whole lines in the file's line ending, each at `column`. */
function render(source, value, column) {
	return (0, import_dist.stringify)(value, YAML_STYLE).trimEnd().split("\n").map((line) => " ".repeat(column) + line + source.eol).join("");
}
/** What an item of a list is known by. */
function keyOf(item) {
	if (typeof item === "string") return `text ${item}`;
	const name = nameOf(item);
	return name === void 0 ? void 0 : `name ${name}`;
}
function keyText({ key }) {
	return (0, import_dist.isScalar)(key) ? String(key.value) : "";
}
// src/argo/edit.ts
/** Puts a generated workflow into the file that a user may have edited. */
/**
* `current` is the file at `path`, undefined where there is none. Only what `ownership.ts` names is
* changed. No documents planned leave the file as it is: a good workflow is never emptied.
*/
function editWorkflow(current, documents, path, bases = []) {
	if (documents.length === 0) return {
		text: current ?? "",
		findings: []
	};
	const planned = documents.map((object) => ({
		object,
		text: renderDocument(object)
	}));
	const fresh = planned.map(({ text }) => text).join("---\n");
	if (current === void 0 || current.trim() === "") return {
		text: fresh,
		findings: []
	};
	if (current === fresh) return {
		text: current,
		findings: []
	};
	const mark = current.startsWith("﻿") ? "﻿" : "";
	const text = current.slice(mark.length);
	try {
		if (text.startsWith("﻿")) throw new Refusal(0, "it begins with two byte order marks");
		const edited = editText(text, planned, {
			path,
			bases
		});
		return {
			...edited,
			text: mark + edited.text
		};
	} catch (error) {
		const refusal = error instanceof RangeError ? tooMuch : error;
		if (!(refusal instanceof Refusal)) throw error;
		return {
			text: current,
			findings: [cannotEdit(refusal, text, path)]
		};
	}
}
/** The stack is exhausted: by levels, or by lines that are one comment. */
const tooMuch = new Refusal(0, "it is nested too deep or too long");
function editText(text, planned, { path, bases }) {
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	const parts = readParts(text, planned);
	const context = contextOf(parts);
	const added = addedBehind(parts, planned);
	return {
		...joinPieces(parts.flatMap((part, i) => [within(part.offset, () => editPart(part, bases, context)), ...(added.get(i) ?? []).map((one) => ({ text: `---\n${one.text}`.replaceAll("\n", eol) }))]), eol, path),
		...context.adopting && { adopting: true }
	};
}
function readParts(text, planned) {
	const byText = new Map(planned.map((one) => [one.text, one]));
	const byIdentity = new Map(planned.map((one) => [identityOf(one.object), one]));
	let end = 0;
	return splitDocuments(text).map((text) => {
		const offset = end;
		end += text.length;
		const same = byText.get(text.replace(/^---\n/, ""));
		if (same) return {
			text,
			offset,
			parsed: void 0,
			object: same.object,
			planned: same
		};
		const parsed = within(offset, () => parseDocument(text));
		const object = asObject(parsed?.value);
		if (object) within(offset, () => refuseOtherFormat(object, parsed?.document));
		return {
			text,
			offset,
			parsed,
			object,
			planned: object && byIdentity.get(identityOf(object))
		};
	});
}
/** A refusal inside a part, moved to its place in the file. */
function within(offset, work) {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new Refusal(offset + error.offset, error.message, error.hint);
	}
}
/** One CronWorkflow is ours, under whatever name its user gave it. */
function identityOf(object) {
	return isCronWorkflowOfOurs(object) ? object.kind : `${object.kind} ${object.metadata.name}`;
}
function contextOf(parts) {
	const objects = parts.flatMap(({ object }) => object ?? []);
	const configMaps = objects.filter(isNamedAsOurs);
	return {
		adopting: !objects.some(isWrittenByIcebranch),
		references: new Set(configMaps.flatMap(({ data }) => referencesIn(JSON.stringify(data ?? null))))
	};
}
/** Planned documents that the file lacks, by the index of the part that they come behind. */
function addedBehind(parts, planned) {
	const places = new Map(parts.map(({ planned }, i) => [planned, i]));
	const added = /* @__PURE__ */ new Map();
	let place = parts.length - 1;
	for (const one of planned) {
		const own = places.get(one);
		if (own !== void 0) place = own;
		else if (added.get(place)?.push(one) === void 0) added.set(place, [one]);
	}
	return added;
}
function editPart(part, all, context) {
	const { text, parsed, object, planned } = part;
	if (parsed === void 0 || object === void 0) return { text };
	const identity = identityOf(object);
	const found = all.map((base) => base.find((one) => identityOf(one) === identity));
	const bases = context.adopting ? found.map((one) => one && asExpanded(one, object)) : found;
	if (planned === void 0) {
		if (isStale(object, bases, context)) return { text: commentsAbove(text) };
		return isConfigMapOfOurs(object) && bases.some((base) => base !== void 0) ? {
			text,
			parsed,
			edits: [keptWhole(object)]
		} : { text };
	}
	const isWorkflow = planned.object.kind === "CronWorkflow";
	const merge = isWorkflow ? mergeCronWorkflow : mergeConfigMap;
	const target = merge(object, planned.object, bases, context);
	const edits = keptEdits(target, merge(object, planned.object, [], context), bases);
	if (!isObject(target) || isEqual(object, target)) return {
		text,
		parsed,
		isWorkflow,
		edits
	};
	const edited = spliceDocument(text, parsed.document, object, target);
	const reread = reparse(edited);
	if (reread === void 0 || !isEqual(reread.value, target)) throw new IcebranchError("IB901", `An edit of ${identityOf(object)} did not come out as planned.`, { hint: "Move the workflow file away, run again to have it written anew, and report this." });
	return {
		text: edited,
		parsed: reread,
		isWorkflow,
		edits
	};
}
/** A ConfigMap of ours goes with its node, unless a person has changed what is ours of it. */
function isStale(object, bases, context) {
	if (!isConfigMapOfOurs(object)) return false;
	return bases.length === 0 || isAsWritten(mergeConfigMap, object, bases, context);
}
/** What a person has changed of a node that is gone. */
function keptWhole(object) {
	return {
		path: [],
		place: `${object.kind} ${object.metadata.name}`,
		kept: object,
		planned: void 0,
		isConflict: false
	};
}
function reparse(text) {
	try {
		return parseDocument(text);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return;
	}
}
/** What a person wrote above a document stays when the document goes. */
function commentsAbove(text) {
	const [above = ""] = /^(?:---[ \t]*\r?\n)?((?:[ \t]*(?:#.*)?\r?\n)*)/.exec(text)?.slice(1) ?? [];
	return above.includes("#") ? above : "";
}
function joinPieces(pieces, eol, path) {
	const texts = pieces.map(({ text }, i) => {
		return i < pieces.length - 1 && text !== "" && !text.endsWith("\n") ? text + eol : text;
	});
	const text = texts.join("");
	let end = 0;
	return {
		text,
		findings: pieces.flatMap(({ parsed, isWorkflow, edits = [] }, i) => {
			const offset = end;
			end += texts[i]?.length ?? 0;
			if (parsed === void 0) return [];
			return [...keptByUser(edits, parsed, offset, text, path), ...isWorkflow ? refusedByArgo(parsed, offset, text, path) : []];
		})
	};
}
// node_modules/diff/libesm/diff/base.js
var Diff = class {
	diff(oldStr, newStr, options = {}) {
		let callback;
		if (typeof options === "function") {
			callback = options;
			options = {};
		} else if ("callback" in options) callback = options.callback;
		const oldString = this.castInput(oldStr, options);
		const newString = this.castInput(newStr, options);
		const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
		const newTokens = this.removeEmpty(this.tokenize(newString, options));
		return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
	}
	diffWithOptionsObj(oldTokens, newTokens, options, callback) {
		var _a;
		const done = (value) => {
			value = this.postProcess(value, options);
			if (callback) {
				setTimeout(function() {
					callback(value);
				}, 0);
				return;
			} else return value;
		};
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let editLength = 1;
		let maxEditLength = newLen + oldLen;
		if (options.maxEditLength != null) maxEditLength = Math.min(maxEditLength, options.maxEditLength);
		const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
		const abortAfterTimestamp = Date.now() + maxExecutionTime;
		const bestPath = [{
			oldPos: -1,
			lastComponent: void 0
		}];
		let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
		if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
		let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
		const execEditLength = () => {
			for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
				let basePath;
				const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
				if (removePath) bestPath[diagonalPath - 1] = void 0;
				let canAdd = false;
				if (addPath) {
					const addPathNewPos = addPath.oldPos - diagonalPath;
					canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
				}
				const canRemove = removePath && removePath.oldPos + 1 < oldLen;
				if (!canAdd && !canRemove) {
					bestPath[diagonalPath] = void 0;
					continue;
				}
				if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) basePath = this.addToPath(addPath, true, false, 0, options);
				else basePath = this.addToPath(removePath, false, true, 1, options);
				newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
				if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
				else {
					bestPath[diagonalPath] = basePath;
					if (basePath.oldPos + 1 >= oldLen) maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
					if (newPos + 1 >= newLen) minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
				}
			}
			editLength++;
		};
		if (callback) (function exec() {
			setTimeout(function() {
				if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) return callback(void 0);
				if (!execEditLength()) exec();
			}, 0);
		})();
		else while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
			const ret = execEditLength();
			if (ret) return ret;
		}
	}
	addToPath(path, added, removed, oldPosInc, options) {
		const last = path.lastComponent;
		if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: last.count + 1,
				added,
				removed,
				previousComponent: last.previousComponent
			}
		};
		else return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: 1,
				added,
				removed,
				previousComponent: last
			}
		};
	}
	extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
		while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
			newPos++;
			oldPos++;
			commonCount++;
			if (options.oneChangePerToken) basePath.lastComponent = {
				count: 1,
				previousComponent: basePath.lastComponent,
				added: false,
				removed: false
			};
		}
		if (commonCount && !options.oneChangePerToken) basePath.lastComponent = {
			count: commonCount,
			previousComponent: basePath.lastComponent,
			added: false,
			removed: false
		};
		basePath.oldPos = oldPos;
		return newPos;
	}
	equals(left, right, options) {
		if (options.comparator) return options.comparator(left, right);
		else return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
	}
	removeEmpty(array) {
		const ret = [];
		for (let i = 0; i < array.length; i++) if (array[i]) ret.push(array[i]);
		return ret;
	}
	castInput(value, options) {
		return value;
	}
	tokenize(value, options) {
		return Array.from(value);
	}
	join(chars) {
		return chars.join("");
	}
	postProcess(changeObjects, options) {
		return changeObjects;
	}
	get useLongestToken() {
		return false;
	}
	buildValues(lastComponent, newTokens, oldTokens) {
		const components = [];
		let nextComponent;
		while (lastComponent) {
			components.push(lastComponent);
			nextComponent = lastComponent.previousComponent;
			delete lastComponent.previousComponent;
			lastComponent = nextComponent;
		}
		components.reverse();
		const componentLen = components.length;
		let componentPos = 0, newPos = 0, oldPos = 0;
		for (; componentPos < componentLen; componentPos++) {
			const component = components[componentPos];
			if (!component.removed) {
				if (!component.added && this.useLongestToken) {
					let value = newTokens.slice(newPos, newPos + component.count);
					value = value.map(function(value, i) {
						const oldValue = oldTokens[oldPos + i];
						return oldValue.length > value.length ? oldValue : value;
					});
					component.value = this.join(value);
				} else component.value = this.join(newTokens.slice(newPos, newPos + component.count));
				newPos += component.count;
				if (!component.added) oldPos += component.count;
			} else {
				component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
				oldPos += component.count;
			}
		}
		return components;
	}
};
// node_modules/diff/libesm/diff/character.js
var CharacterDiff = class extends Diff {};
new CharacterDiff();
// node_modules/diff/libesm/util/string.js
function longestCommonPrefix(str1, str2) {
	let i = 0;
	for (; i < str1.length && i < str2.length; i++) if (str1[i] != str2[i]) return str1.slice(0, i);
	return str1.slice(0, i);
}
function longestCommonSuffix(str1, str2) {
	let i;
	if (!str1 || !str2 || str1[str1.length - 1] != str2[str2.length - 1]) return "";
	for (i = 0; i < str1.length && i < str2.length; i++) if (str1[str1.length - (i + 1)] != str2[str2.length - (i + 1)]) return str1.slice(-i);
	return str1.slice(-i);
}
function replacePrefix(string, oldPrefix, newPrefix) {
	if (string.slice(0, oldPrefix.length) != oldPrefix) throw Error(`string ${JSON.stringify(string)} doesn't start with prefix ${JSON.stringify(oldPrefix)}; this is a bug`);
	return newPrefix + string.slice(oldPrefix.length);
}
function replaceSuffix(string, oldSuffix, newSuffix) {
	if (!oldSuffix) return string + newSuffix;
	if (string.slice(-oldSuffix.length) != oldSuffix) throw Error(`string ${JSON.stringify(string)} doesn't end with suffix ${JSON.stringify(oldSuffix)}; this is a bug`);
	return string.slice(0, -oldSuffix.length) + newSuffix;
}
function removePrefix(string, oldPrefix) {
	return replacePrefix(string, oldPrefix, "");
}
function removeSuffix(string, oldSuffix) {
	return replaceSuffix(string, oldSuffix, "");
}
function maximumOverlap(string1, string2) {
	return string2.slice(0, overlapCount(string1, string2));
}
function overlapCount(a, b) {
	let startA = 0;
	if (a.length > b.length) startA = a.length - b.length;
	let endB = b.length;
	if (a.length < b.length) endB = a.length;
	const map = Array(endB);
	let k = 0;
	map[0] = 0;
	for (let j = 1; j < endB; j++) {
		if (b[j] == b[k]) map[j] = map[k];
		else map[j] = k;
		while (k > 0 && b[j] != b[k]) k = map[k];
		if (b[j] == b[k]) k++;
	}
	k = 0;
	for (let i = startA; i < a.length; i++) {
		while (k > 0 && a[i] != b[k]) k = map[k];
		if (a[i] == b[k]) k++;
	}
	return k;
}
/**
* Split a string into segments using a word segmenter, merging consecutive
* segments if they are both whitespace segments. Whitespace segments can
* appear adjacent to one another for two reasons:
* - newlines always get their own segment
* - where a diacritic is attached to a whitespace character in the text, the
*   segment ends after the diacritic, so e.g. " \u0300 " becomes two segments.
* This function therefore runs the segmenter's .segment() method and then
* merges consecutive segments of whitespace into a single part.
*/
function segment(string, segmenter) {
	const parts = [];
	for (const segmentObj of Array.from(segmenter.segment(string))) {
		const segment = segmentObj.segment;
		if (parts.length && /\s/.test(parts[parts.length - 1]) && /\s/.test(segment)) parts[parts.length - 1] += segment;
		else parts.push(segment);
	}
	return parts;
}
function trailingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[1];
	let i;
	for (i = string.length - 1; i >= 0; i--) if (!string[i].match(/\s/)) break;
	return string.substring(i + 1);
}
function leadingWs(string, segmenter) {
	if (segmenter) return leadingAndTrailingWs(string, segmenter)[0];
	const match = string.match(/^\s*/);
	return match ? match[0] : "";
}
function leadingAndTrailingWs(string, segmenter) {
	if (!segmenter) return [leadingWs(string), trailingWs(string)];
	if (segmenter.resolvedOptions().granularity != "word") throw new Error("The segmenter passed must have a granularity of \"word\"");
	const segments = segment(string, segmenter);
	const firstSeg = segments[0];
	const lastSeg = segments[segments.length - 1];
	return [/\s/.test(firstSeg) ? firstSeg : "", /\s/.test(lastSeg) ? lastSeg : ""];
}
// node_modules/diff/libesm/diff/word.js
const extendedWordChars = "a-zA-Z0-9_\\u{AD}\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2C6}\\u{2C8}-\\u{2D7}\\u{2DE}-\\u{2FF}\\u{1E00}-\\u{1EFF}";
const tokenizeIncludingWhitespace = new RegExp(`[${extendedWordChars}]+|\\s+|[^${extendedWordChars}]`, "ug");
var WordDiff = class extends Diff {
	equals(left, right, options) {
		if (options.ignoreCase) {
			left = left.toLowerCase();
			right = right.toLowerCase();
		}
		return left.trim() === right.trim();
	}
	tokenize(value, options = {}) {
		let parts;
		if (options.intlSegmenter) {
			const segmenter = options.intlSegmenter;
			if (segmenter.resolvedOptions().granularity != "word") throw new Error("The segmenter passed must have a granularity of \"word\"");
			parts = segment(value, segmenter);
		} else parts = value.match(tokenizeIncludingWhitespace) || [];
		const tokens = [];
		let prevPart = null;
		parts.forEach((part) => {
			if (/\s/.test(part)) {
				if (prevPart == null) tokens.push(part);
				else tokens.push(tokens.pop() + part);
			} else if (prevPart != null && /\s/.test(prevPart)) {
				if (tokens[tokens.length - 1] == prevPart) tokens.push(tokens.pop() + part);
				else tokens.push(prevPart + part);
			} else tokens.push(part);
			prevPart = part;
		});
		return tokens;
	}
	join(tokens) {
		return tokens.map((token, i) => {
			if (i == 0) return token;
			else return token.replace(/^\s+/, "");
		}).join("");
	}
	postProcess(changes, options) {
		if (!changes || options.oneChangePerToken) return changes;
		let lastKeep = null;
		let insertion = null;
		let deletion = null;
		changes.forEach((change) => {
			if (change.added) insertion = change;
			else if (change.removed) deletion = change;
			else {
				if (insertion || deletion) dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, change, options.intlSegmenter);
				lastKeep = change;
				insertion = null;
				deletion = null;
			}
		});
		if (insertion || deletion) dedupeWhitespaceInChangeObjects(lastKeep, deletion, insertion, null, options.intlSegmenter);
		return changes;
	}
};
new WordDiff();
function dedupeWhitespaceInChangeObjects(startKeep, deletion, insertion, endKeep, segmenter) {
	if (deletion && insertion) {
		const [oldWsPrefix, oldWsSuffix] = leadingAndTrailingWs(deletion.value, segmenter);
		const [newWsPrefix, newWsSuffix] = leadingAndTrailingWs(insertion.value, segmenter);
		if (startKeep) {
			const commonWsPrefix = longestCommonPrefix(oldWsPrefix, newWsPrefix);
			startKeep.value = replaceSuffix(startKeep.value, newWsPrefix, commonWsPrefix);
			deletion.value = removePrefix(deletion.value, commonWsPrefix);
			insertion.value = removePrefix(insertion.value, commonWsPrefix);
		}
		if (endKeep) {
			const commonWsSuffix = longestCommonSuffix(oldWsSuffix, newWsSuffix);
			endKeep.value = replacePrefix(endKeep.value, newWsSuffix, commonWsSuffix);
			deletion.value = removeSuffix(deletion.value, commonWsSuffix);
			insertion.value = removeSuffix(insertion.value, commonWsSuffix);
		}
	} else if (insertion) {
		if (startKeep) {
			const ws = leadingWs(insertion.value, segmenter);
			insertion.value = insertion.value.substring(ws.length);
		}
		if (endKeep) {
			const ws = leadingWs(endKeep.value, segmenter);
			endKeep.value = endKeep.value.substring(ws.length);
		}
	} else if (startKeep && endKeep) {
		const newWsFull = leadingWs(endKeep.value, segmenter), [delWsStart, delWsEnd] = leadingAndTrailingWs(deletion.value, segmenter);
		const newWsStart = longestCommonPrefix(newWsFull, delWsStart);
		deletion.value = removePrefix(deletion.value, newWsStart);
		const newWsEnd = longestCommonSuffix(removePrefix(newWsFull, newWsStart), delWsEnd);
		deletion.value = removeSuffix(deletion.value, newWsEnd);
		endKeep.value = replacePrefix(endKeep.value, newWsFull, newWsEnd);
		startKeep.value = replaceSuffix(startKeep.value, newWsFull, newWsFull.slice(0, newWsFull.length - newWsEnd.length));
	} else if (endKeep) {
		const endKeepWsPrefix = leadingWs(endKeep.value, segmenter);
		const overlap = maximumOverlap(trailingWs(deletion.value, segmenter), endKeepWsPrefix);
		deletion.value = removeSuffix(deletion.value, overlap);
	} else if (startKeep) {
		const overlap = maximumOverlap(trailingWs(startKeep.value, segmenter), leadingWs(deletion.value, segmenter));
		deletion.value = removePrefix(deletion.value, overlap);
	}
}
var WordsWithSpaceDiff = class extends Diff {
	tokenize(value) {
		const regex = new RegExp(`(\\r?\\n)|[${extendedWordChars}]+|[^\\S\\n\\r]+|[^${extendedWordChars}]`, "ug");
		return value.match(regex) || [];
	}
};
new WordsWithSpaceDiff();
// node_modules/diff/libesm/diff/line.js
var LineDiff = class extends Diff {
	constructor() {
		super(...arguments);
		this.tokenize = tokenize;
	}
	equals(left, right, options) {
		if (options.ignoreWhitespace) {
			if (!options.newlineIsToken || !left.includes("\n")) left = left.trim();
			if (!options.newlineIsToken || !right.includes("\n")) right = right.trim();
		} else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
			if (left.endsWith("\n")) left = left.slice(0, -1);
			if (right.endsWith("\n")) right = right.slice(0, -1);
		}
		return super.equals(left, right, options);
	}
};
const lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
	return lineDiff.diff(oldStr, newStr, options);
}
function tokenize(value, options) {
	if (options.stripTrailingCr) value = value.replace(/\r\n/g, "\n");
	const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
	if (!linesAndNewlines[linesAndNewlines.length - 1]) linesAndNewlines.pop();
	for (let i = 0; i < linesAndNewlines.length; i++) {
		const line = linesAndNewlines[i];
		if (i % 2 && !options.newlineIsToken) retLines[retLines.length - 1] += line;
		else retLines.push(line);
	}
	return retLines;
}
// node_modules/diff/libesm/diff/sentence.js
function isSentenceEndPunct(char) {
	return char == "." || char == "!" || char == "?";
}
var SentenceDiff = class extends Diff {
	tokenize(value) {
		var _a;
		const result = [];
		let tokenStartI = 0;
		for (let i = 0; i < value.length; i++) {
			if (i == value.length - 1) {
				result.push(value.slice(tokenStartI));
				break;
			}
			if (isSentenceEndPunct(value[i]) && value[i + 1].match(/\s/)) {
				result.push(value.slice(tokenStartI, i + 1));
				i = tokenStartI = i + 1;
				while ((_a = value[i + 1]) === null || _a === void 0 ? void 0 : _a.match(/\s/)) i++;
				result.push(value.slice(tokenStartI, i + 1));
				tokenStartI = i + 1;
			}
		}
		return result;
	}
};
new SentenceDiff();
// node_modules/diff/libesm/diff/css.js
var CssDiff = class extends Diff {
	tokenize(value) {
		return value.split(/([{}:;,]|\s+)/);
	}
};
new CssDiff();
// node_modules/diff/libesm/diff/json.js
var JsonDiff = class extends Diff {
	constructor() {
		super(...arguments);
		this.tokenize = tokenize;
	}
	get useLongestToken() {
		return true;
	}
	castInput(value, options) {
		const { undefinedReplacement, stringifyReplacer = (k, v) => typeof v === "undefined" ? undefinedReplacement : v } = options;
		return typeof value === "string" ? value : JSON.stringify(canonicalize(value, null, null, stringifyReplacer), null, "  ");
	}
	equals(left, right, options) {
		return super.equals(left.replace(/,([\r\n])/g, "$1"), right.replace(/,([\r\n])/g, "$1"), options);
	}
};
new JsonDiff();
function canonicalize(obj, stack, replacementStack, replacer, key) {
	stack = stack || [];
	replacementStack = replacementStack || [];
	if (replacer) obj = replacer(key === void 0 ? "" : key, obj);
	let i = 0;
	for (; i < stack.length; i += 1) if (stack[i] === obj) return replacementStack[i];
	let canonicalizedObj;
	if ("[object Array]" === Object.prototype.toString.call(obj)) {
		stack.push(obj);
		canonicalizedObj = new Array(obj.length);
		replacementStack.push(canonicalizedObj);
		for (i = 0; i < obj.length; i += 1) canonicalizedObj[i] = canonicalize(obj[i], stack, replacementStack, replacer, String(i));
		stack.pop();
		replacementStack.pop();
		return canonicalizedObj;
	}
	if (obj && obj.toJSON) obj = obj.toJSON();
	if (typeof obj === "object" && obj !== null) {
		stack.push(obj);
		canonicalizedObj = {};
		replacementStack.push(canonicalizedObj);
		const sortedKeys = [];
		let key;
		for (key in obj)
 /* istanbul ignore else */
		if (Object.prototype.hasOwnProperty.call(obj, key)) sortedKeys.push(key);
		sortedKeys.sort();
		for (i = 0; i < sortedKeys.length; i += 1) {
			key = sortedKeys[i];
			canonicalizedObj[key] = canonicalize(obj[key], stack, replacementStack, replacer, key);
		}
		stack.pop();
		replacementStack.pop();
	} else canonicalizedObj = obj;
	return canonicalizedObj;
}
// node_modules/diff/libesm/diff/array.js
var ArrayDiff = class extends Diff {
	tokenize(value) {
		return value.slice();
	}
	join(value) {
		return value;
	}
	removeEmpty(value) {
		return value;
	}
};
new ArrayDiff();
// node_modules/diff/libesm/patch/create.js
/**
* Returns true if the filename contains characters that require C-style
* quoting (as used by Git and GNU diffutils in diff output).
*/
function needsQuoting(s) {
	for (let i = 0; i < s.length; i++) if (s[i] < " " || s[i] > "~" || s[i] === "\"" || s[i] === "\\") return true;
	return false;
}
/**
* C-style quotes a filename, encoding special characters as escape sequences
* and non-ASCII bytes as octal escapes. This is the inverse of
* `parseQuotedFileName` in parse.ts.
*
* Non-ASCII bytes are encoded as UTF-8 before being emitted as octal escapes.
* This matches the behaviour of both Git and GNU diffutils, which always emit
* UTF-8 octal escapes regardless of the underlying filesystem encoding (e.g.
* Git for Windows converts from NTFS's UTF-16 to UTF-8 internally).
*
* If the filename doesn't need quoting, returns it as-is.
*/
function quoteFileNameIfNeeded(s) {
	if (!needsQuoting(s)) return s;
	let result = "\"";
	const bytes = new TextEncoder().encode(s);
	let i = 0;
	while (i < bytes.length) {
		const b = bytes[i];
		if (b === 7) result += "\\a";
		else if (b === 8) result += "\\b";
		else if (b === 9) result += "\\t";
		else if (b === 10) result += "\\n";
		else if (b === 11) result += "\\v";
		else if (b === 12) result += "\\f";
		else if (b === 13) result += "\\r";
		else if (b === 34) result += "\\\"";
		else if (b === 92) result += "\\\\";
		else if (b >= 32 && b <= 126) result += String.fromCharCode(b);
		else result += "\\" + b.toString(8).padStart(3, "0");
		i++;
	}
	result += "\"";
	return result;
}
const INCLUDE_HEADERS = {
	includeIndex: true,
	includeUnderline: true,
	includeFileHeaders: true
};
const FILE_HEADERS_ONLY = {
	includeIndex: false,
	includeUnderline: false,
	includeFileHeaders: true
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
	let optionsObj;
	if (!options) optionsObj = {};
	else if (typeof options === "function") optionsObj = { callback: options };
	else optionsObj = options;
	if (typeof optionsObj.context === "undefined") optionsObj.context = 4;
	const context = optionsObj.context;
	if (optionsObj.newlineIsToken) throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");
	if (!optionsObj.callback) return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
	else {
		const { callback } = optionsObj;
		diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
			const patch = diffLinesResultToPatch(diff);
			callback(patch);
		} }));
	}
	function diffLinesResultToPatch(diff) {
		if (!diff) return;
		diff.push({
			value: "",
			lines: []
		});
		function contextLines(lines) {
			return lines.map(function(entry) {
				return " " + entry;
			});
		}
		const hunks = [];
		let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
		for (let i = 0; i < diff.length; i++) {
			const current = diff[i], lines = current.lines || splitLines(current.value);
			current.lines = lines;
			if (current.added || current.removed) {
				if (!oldRangeStart) {
					const prev = diff[i - 1];
					oldRangeStart = oldLine;
					newRangeStart = newLine;
					if (prev) {
						curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
						oldRangeStart -= curRange.length;
						newRangeStart -= curRange.length;
					}
				}
				for (const line of lines) curRange.push((current.added ? "+" : "-") + line);
				if (current.added) newLine += lines.length;
				else oldLine += lines.length;
			} else {
				if (oldRangeStart) {
					if (lines.length <= context * 2 && i < diff.length - 2) for (const line of contextLines(lines)) curRange.push(line);
					else {
						const contextSize = Math.min(lines.length, context);
						for (const line of contextLines(lines.slice(0, contextSize))) curRange.push(line);
						const hunk = {
							oldStart: oldRangeStart,
							oldLines: oldLine - oldRangeStart + contextSize,
							newStart: newRangeStart,
							newLines: newLine - newRangeStart + contextSize,
							lines: curRange
						};
						hunks.push(hunk);
						oldRangeStart = 0;
						newRangeStart = 0;
						curRange = [];
					}
				}
				oldLine += lines.length;
				newLine += lines.length;
			}
		}
		for (const hunk of hunks) for (let i = 0; i < hunk.lines.length; i++) if (hunk.lines[i].endsWith("\n")) hunk.lines[i] = hunk.lines[i].slice(0, -1);
		else {
			hunk.lines.splice(i + 1, 0, "\\ No newline at end of file");
			i++;
		}
		return {
			oldFileName,
			newFileName,
			oldHeader,
			newHeader,
			hunks
		};
	}
}
/**
* creates a unified diff patch.
*
* @param patch either a single structured patch object (as returned by `structuredPatch`) or an
*   array of them (as returned by `parsePatch`).
* @param headerOptions behaves the same as the `headerOptions` option of `createTwoFilesPatch`.
*   Ignored for patches where `isGit` is `true`.
*
* When a patch has `isGit: true`, `formatPatch` output is changed to more closely match Git's
* output: it emits a `diff --git` header, emits Git extended headers as appropriate based on
* properties like `isRename`, `isCreate`, `newMode`, etc, and will omit `---`/`+++` file
* headers for patches with no hunks (e.g. renames without content changes).
*/
function formatPatch(patch, headerOptions) {
	var _a, _b, _c, _d, _e, _f;
	if (!headerOptions) headerOptions = INCLUDE_HEADERS;
	if (Array.isArray(patch)) {
		if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every((p) => p.isGit)) throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");
		return patch.map((p) => formatPatch(p, headerOptions)).join("\n");
	}
	const ret = [];
	if (patch.isGit) {
		headerOptions = INCLUDE_HEADERS;
		if (!patch.oldFileName) throw new Error("oldFileName must be specified for Git patches");
		if (!patch.newFileName) throw new Error("newFileName must be specified for Git patches");
		let gitOldName = patch.oldFileName;
		let gitNewName = patch.newFileName;
		if (patch.isCreate && gitOldName === "/dev/null") gitOldName = gitNewName.replace(/^b\//, "a/");
		else if (patch.isDelete && gitNewName === "/dev/null") gitNewName = gitOldName.replace(/^a\//, "b/");
		ret.push("diff --git " + quoteFileNameIfNeeded(gitOldName) + " " + quoteFileNameIfNeeded(gitNewName));
		if (patch.isDelete) ret.push("deleted file mode " + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : "100644"));
		if (patch.isCreate) ret.push("new file mode " + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : "100644"));
		if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
			ret.push("old mode " + patch.oldMode);
			ret.push("new mode " + patch.newMode);
		}
		if (patch.isRename) {
			ret.push("rename from " + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : "").replace(/^a\//, "")));
			ret.push("rename to " + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : "").replace(/^b\//, "")));
		}
		if (patch.isCopy) {
			ret.push("copy from " + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : "").replace(/^a\//, "")));
			ret.push("copy to " + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : "").replace(/^b\//, "")));
		}
	} else {
		if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== void 0) ret.push("Index: " + patch.oldFileName);
		if (headerOptions.includeUnderline) ret.push("===================================================================");
	}
	if (headerOptions.includeFileHeaders && patch.oldFileName !== void 0 && patch.newFileName !== void 0 && (!patch.isGit || patch.hunks.length > 0)) {
		ret.push("--- " + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? "	" + patch.oldHeader : ""));
		ret.push("+++ " + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? "	" + patch.newHeader : ""));
	}
	for (let i = 0; i < patch.hunks.length; i++) {
		const hunk = patch.hunks[i];
		const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
		const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
		ret.push("@@ -" + oldStart + "," + hunk.oldLines + " +" + newStart + "," + hunk.newLines + " @@");
		for (const line of hunk.lines) ret.push(line);
	}
	return ret.join("\n") + "\n";
}
/**
* Split `text` into an array of lines, including the trailing newline character (where present)
*/
function splitLines(text) {
	const hasTrailingNl = text.endsWith("\n");
	const result = text.split("\n").map((line) => line + "\n");
	if (hasTrailingNl) result.pop();
	else result.push(result.pop().slice(0, -1));
	return result;
}
// src/argo/patch.ts
/** A change of one file as people, GitHub and `git apply` read it. */
/** Past so many differing lines the patch takes away all and adds all, which needs no search. */
const MAX_EDITS = 4e3;
/** Unified diff with git's `a/` and `b/`; empty where nothing changes. `before` undefined: no file. */
function unifiedDiff(before, after, path) {
	if ((before ?? "") === after) return "";
	const from = before === void 0 ? "/dev/null" : `a/${path}`;
	const to = `b/${path}`;
	return formatPatch((before === void 0 ? void 0 : structuredPatch(from, to, before, after, void 0, void 0, {
		context: 3,
		maxEditLength: MAX_EDITS
	})) ?? wholeFile(from, to, before ?? "", after), FILE_HEADERS_ONLY);
}
function wholeFile(from, to, before, after) {
	const removed = linesOf(before);
	const added = linesOf(after);
	return {
		oldFileName: from,
		newFileName: to,
		oldHeader: void 0,
		newHeader: void 0,
		hunks: [{
			oldStart: 1,
			oldLines: removed.length,
			newStart: 1,
			newLines: added.length,
			lines: [...signed("-", removed, before), ...signed("+", added, after)]
		}]
	};
}
function linesOf(text) {
	const lines = text.split("\n");
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
function signed(sign, lines, text) {
	const signed = lines.map((line) => sign + line);
	return text === "" || text.endsWith("\n") ? signed : [...signed, "\\ No newline at end of file"];
}
// src/commands/hidden-file.ts
/** Of the work tree. A file that is tracked all the same is not hidden. */
async function hiddenOnDisk({ ports }, path) {
	return hiddenBy(await ports.git.ignoreRule(path), path);
}
/** Of a commit, by its own `.gitignore` files. */
async function hiddenInCommit(ports, { files }, commit, path) {
	if (files.has(path)) return [];
	const above = (await ports.git.listFiles(commit)).filter((file) => file.mode.startsWith("100") && isAbove(file.path, path));
	const blobs = await ports.git.readBlobs(above.map(({ oid }) => oid));
	const rules = above.flatMap(({ path, oid }) => {
		const bytes = blobs.get(oid);
		return bytes === void 0 ? [] : [[path, bytes]];
	});
	return hiddenBy(await ports.git.ignoreRule(path, new Map(rules)), path);
}
/** Whether it is a `.gitignore` of a folder that the path is in. */
function isAbove(file, path) {
	if (!/(?:^|\/)\.gitignore$/.test(file)) return false;
	return path.startsWith(file.slice(0, -10));
}
function hiddenBy(rule, path) {
	if (rule === void 0) return [];
	const { file, line, pattern } = rule;
	return [{
		code: "IB505",
		level: "error",
		.../(?:^|\/)\.gitignore$/.test(file) && !file.startsWith("/") ? {
			file,
			line,
			column: 1
		} : { file: path },
		message: `git ignores ${path}, so it would never reach production: ${pattern} stands in ${file}.`,
		hint: `Take that line out, or commit the file once all the same: git add --force ${shellWord(path)}.`
	}];
}
// src/commands/secret-in-file.ts
function secretsInFile(world, text, file) {
	const { config, headConfig, dir } = world;
	if (config.allowedLiterals?.includes(pathBelow(file, dir) ?? "")) return [];
	const offset = valueOffset(text, [...valuesOf(config, world), ...valuesOf(headConfig, world)]) ?? secretShape(text)?.offset;
	if (offset === void 0) return [];
	return [{
		code: "IB305",
		level: "error",
		...locationAt(file, text, offset),
		message: "The file would have a secret in it, written out.",
		hint: "Take it out of the file that it comes from, or of this one where somebody wrote it here."
	}];
}
/** The id of an access key opens nothing, and specs may have it. */
function valuesOf(config, { ports }) {
	const env = Object.entries(ports.env).filter(([name]) => !name.endsWith("ACCESS_KEY_ID"));
	return secretValues(config, Object.fromEntries(env));
}
// src/commands/workflow-bases.ts
/** What icebranch made of the workflow file before: what a person's edits of it began with. */
/** Under which a work tree remembers what was last made for the file on its disk. */
const lastMade = "workflow";
/** Who edits a file mostly does so soon after it was made: older commits say little more. */
const maxCommits = 4;
/** Of a file that names several Iceberg branches, as one that was merged by hand may. */
const maxBranches = 3;
/**
* Of the trees of the last commits that changed the file, of the change's base, and what was last
* made here. `from`: the commits whose history is looked at.
*/
async function workflowBases(world, { path, text, branch, adopting }, from = [ownHead(world)]) {
	const { git } = world.ports;
	const found = await concurrently(from, (commit) => git.changesOf(path, commit, maxCommits));
	const commits = [...new Set(found.flat())];
	const projects = [
		...(await concurrently(commits, (commit) => projectOf(world, commit))).flat(),
		...world.base === void 0 ? [] : [world.base.project],
		...adopting ? [world.head.project] : []
	];
	const branches = [.../* @__PURE__ */ new Set([branch, ...namedBranches(text)])].slice(0, maxBranches);
	const generate = adopting ? dashtoolWorkflow : generated;
	return [...projects.flatMap((project) => branches.flatMap((one) => baseOf(project, one, generate))), ...await remembered(world)];
}
/** None where not all of it is in this clone. */
async function projectOf({ ports, dir, shared }, commit) {
	try {
		return [(await projectAt(ports, commit, dir, shared)).project];
	} catch (error) {
		if (error instanceof IcebranchError && error.code === "IB602") return [];
		throw error;
	}
}
/** The pull request's own commit: history does not know GitHub's test merge. */
function ownHead({ trigger: { pull, head } }) {
	return pull?.headCommit ?? head ?? "HEAD";
}
function namedBranches(text) {
	return [...text.matchAll(/\\?"branch\\?": ?\\?"([^"\\]+)\\?"/g)].map(([, name = ""]) => name);
}
function generated(graph, config, branch) {
	return generateWorkflow(graph, config, branch).documents;
}
function baseOf(project, branch, generate) {
	const graph = lineageGraph(project, () => void 0);
	const findings = [...project.findings, ...graph.findings];
	if (project.config === void 0 || findings.some(({ level }) => level === "error")) return [];
	return [generate(graph, project.config, branch)];
}
async function remembered(world) {
	const { workTree } = world.ports;
	const bytes = readsDisk(world) ? await workTree?.recall(lastMade) : void 0;
	return bytes === void 0 ? [] : [documentsIn(new TextDecoder().decode(bytes))];
}
// src/commands/workflow.ts
/** The Argo workflow file: what a tree of files makes, against what is there. */
/** The file of the head commit; null where the configuration or the graph has errors, or it is let be. */
async function workflowOfCommit(world) {
	return (await regenerateCommitted(world))?.plan ?? null;
}
/**
* The file beside a change. Before a merge it must be what the merged tree makes: production runs it.
* Where it is not, a run on an open pull request commits it to its branch, if it may.
*/
async function workflowOfChange(world) {
	const made = await regenerateCommitted(world);
	if (made === void 0 || !touchesProject(world)) return {
		workflow: made?.plan ?? null,
		findings: [],
		steps: []
	};
	const { plan, findings } = made;
	const step = plan.changed ? commitStep(world, made) : void 0;
	const late = plan.changed && step === void 0 && isBeforeMerge(world);
	const ignored = late ? await hiddenInCommit(world.ports, world.head, headOf(world), plan.path) : [];
	return {
		workflow: plan,
		findings: [
			...findings,
			...ignored,
			...late ? [stale(plan.path, lateLevel(world))] : []
		],
		steps: step === void 0 ? [] : [step]
	};
}
function headOf({ trigger: { head } }) {
	return head ?? "HEAD";
}
function isBeforeMerge({ trigger: { event, pull } }) {
	return event === "merge_group" || pull !== void 0 && !pull.closed;
}
/** On the pull request's branch, whose tip the test merge was made from. */
function commitStep({ trigger: { pull, verb, access }, inputs, ports }, { plan: { path }, text }) {
	if (!(inputs.workflowMode === "commit" && ports.gitHub !== void 0) || verb !== "build" || access !== "write") return void 0;
	if (pull === void 0 || pull.closed || pull.fork) return void 0;
	const { headBranch: branch, headCommit: expectedHead } = pull;
	return {
		kind: "commit-file",
		path,
		branch,
		expectedHead,
		bytes: encode(text)
	};
}
/** A draft's file is committed once it is ready, and any other one's by the next run of its own. */
function lateLevel({ trigger, inputs, ports }) {
	const { pull, access, event } = trigger;
	return inputs.workflowMode === "commit" && ports.gitHub !== void 0 && (pull?.draft || pull !== void 0 && event !== "pull_request") && access !== "none" ? "warning" : "error";
}
/** undefined where there are errors that a file would be made of, and where `workflow-mode` is off. */
async function regenerateCommitted(world) {
	if (hasErrors(world) || world.inputs.workflowMode === "off") return void 0;
	const path = workflowPath(world);
	const made = await regenerate(world, await committed(world, world.head, path));
	if (world.base === void 0) return made;
	const before = textOf(await committed(world, world.base, path));
	const merging = made.text === (before ?? "") ? "" : redact(unifiedDiff(before, made.text, path));
	return {
		...made,
		plan: {
			...made.plan,
			merging
		}
	};
}
/** Whether the change is of the project at all: one to a README need not mend what was stale before. */
function touchesProject(world) {
	const { changes, base, head } = world;
	const differs = (path) => path !== void 0 && base?.files.get(path)?.oid !== head.files.get(path)?.oid;
	return changes.length > 0 || [workflowPath(world), head.project.config?.file].some(differs);
}
/** `workflow`: writes the file or, with `--check`, says how it differs. */
async function workflowParts(world) {
	if (hasErrors(world)) return {};
	const { ports, inputs } = world;
	const path = workflowPath(world);
	const { plan, text, made, findings } = await regenerate(world, readsDisk(world) ? await ports.workTree?.read(path) : await committed(world, world.head, path));
	const ignored = readsDisk(world) ? await hiddenOnDisk(world, path) : await hiddenInCommit(ports, world.head, headOf(world), path);
	if (inputs.check) return {
		workflow: plan,
		findings: [
			...findings,
			...ignored,
			...plan.changed ? [stale(path)] : []
		]
	};
	const steps = plan.changed ? [{
		kind: "write-file",
		path,
		bytes: encode(text),
		remember: {
			name: lastMade,
			bytes: encode(made)
		}
	}] : [];
	return {
		workflow: plan,
		findings: [...findings, ...ignored],
		steps
	};
}
async function committed({ ports }, { files }, path) {
	const file = files.get(path);
	return file && (await ports.git.readBlobs([file.oid])).get(file.oid);
}
/** The committed file says `main` on every git branch, unless the configuration wants the branch in it. */
function branchInFile({ headConfig: { workflow }, trigger }) {
	return workflow.target === "head" ? trigger.dataBranch ?? "main" : MAIN;
}
/** `from`: the commits whose history has what people edited. */
async function regenerate(world, bytes, from) {
	const { headConfig: config, graph, inputs } = world;
	const path = workflowPath(world);
	const branch = branchInFile(world);
	const current = textOf(bytes);
	const generated = generateWorkflow(graph, config, branch);
	const plain = editWorkflow(current, generated.documents, path);
	const isSame = current === void 0 || plain.text === current;
	const { adopting = false } = plain;
	const bases = isSame ? [] : await workflowBases(world, {
		path,
		text: current,
		branch,
		adopting
	}, from);
	const edited = isSame ? plain : editWorkflow(current, generated.documents, path, bases);
	const changed = edited.text !== (current ?? "");
	return {
		plan: {
			path,
			changed,
			patch: changed ? redact(unifiedDiff(current, edited.text, path)) : "",
			merging: "",
			conflicts: []
		},
		text: edited.text,
		made: renderWorkflow(generated.documents),
		findings: [
			...generated.findings,
			...secretsInFile(world, edited.text, path),
			...edited.findings.map((one) => inputs.strict ? asStrict(one) : one)
		]
	};
}
/** Where people and files disagree, somebody has to decide. */
function asStrict(finding) {
	return finding.code === "IB508" ? {
		...finding,
		level: "error"
	} : finding;
}
function encode(text) {
	return new TextEncoder().encode(text);
}
function textOf(bytes) {
	return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
/** The file's text as the world's files make it, edited into `bytes`; undefined where that cannot be. */
async function regeneratedText(world, path, bytes, from) {
	if (hasErrors(world) || path !== workflowPath(world)) return void 0;
	const { text, findings } = await regenerate(world, bytes, from);
	return findings.some(({ level }) => level === "error") ? void 0 : text;
}
function workflowPath({ headConfig: { workflow }, dir }) {
	return inFolder(dir, workflow.path);
}
function hasErrors({ head, graph }) {
	return [...head.project.findings, ...graph.findings].some((one) => one.level === "error");
}
function stale(path, level = "error") {
	return {
		code: "IB501",
		level,
		file: path,
		line: 1,
		column: 1,
		message: `${path} is not what the project's files make.`,
		hint: "Run icebranch workflow and commit the file."
	};
}
export { workflowOfChange as a, secretsInFile as c, stale as i, renderWorkflow as l, regenerate as n, workflowOfCommit as o, regeneratedText as r, workflowParts as s, branchInFile as t, refuseOtherFormat as u };
