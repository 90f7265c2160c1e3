import { t as require_dist } from "./yaml.js";
import "./core.js";
import { g as checkWorkflow } from "./ownership.js";
import { _ as isObject, g as isList } from "./names.js";
// src/argo/finding.ts
var import_dist = require_dist();
/** `refusal.offset` counts from the start of `text`, the whole file. */
function cannotEdit(refusal, text, file) {
	const reason = refusal.message.replace(/\.$/, "");
	return {
		code: "IB502",
		level: "error",
		...locationOf(text, refusal.offset, file),
		message: `The workflow file cannot be edited here: ${reason}.`,
		hint: "Mend this place by hand, or move the file away and have it written anew."
	};
}
/** What Argo would refuse of a document that begins at `offset` of `text`. */
function refusedByArgo({ document, value }, offset, text, file) {
	if (!isObject(value)) return [];
	const offsetOf = ({ path }) => {
		const node = document.getIn(path, true);
		return offset + ((0, import_dist.isNode)(node) ? node.range?.[0] ?? 0 : 0);
	};
	return checkWorkflow(value).slice(0, 20).map((problem) => ({
		code: "IB506",
		level: "warning",
		...locationOf(text, offsetOf(problem), file),
		message: problem.message,
		hint: "Argo refuses the whole workflow until this is mended in the file."
	}));
}
/** Values that a person has changed of what is ours, in a document that begins at `offset` of `text`. */
function keptByUser(edits, { document }, offset, text, file) {
	return edits.slice(0, 20).map((edit) => {
		const node = document.getIn(edit.path, true);
		const at = offset + ((0, import_dist.isNode)(node) ? node.range?.[0] ?? 0 : 0);
		const { place, isConflict } = edit;
		const sides = `is ${shown(edit, edit.kept)} in the file and ${shown(edit, edit.planned)} by the project's files`;
		return {
			code: isConflict ? "IB508" : "IB507",
			level: "warning",
			...locationOf(text, at, file),
			message: `${place} ${sides}${isConflict ? ", which have changed too" : ""}.`,
			hint: isConflict ? "The file was left as it is there: write one of the two, or take the edit out to have the other one." : "Nothing to do if that is wanted; else take the edit out, or change the project's files."
		};
	});
}
const secretive = /pass|secret|token|key|credential|auth|jaas/i;
const maxShown = 80;
/** One line, and nothing of what may be secret. */
function shown({ place }, value) {
	if (value === void 0) return "absent";
	const isNames = isList(value) && value.every((one) => typeof one === "string");
	if (typeof value === "object" && value !== null && !isNames) return "another value";
	const text = typeof value === "string" ? JSON.stringify(value) : String(value);
	const last = place.slice(Math.max(place.lastIndexOf("."), place.lastIndexOf("/")) + 1);
	return !secretive.test(last) && text.length <= maxShown && !text.includes("://") ? text : "another value";
}
function locationOf(text, offset, file) {
	const before = text.slice(0, offset).split("\n");
	return {
		file,
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1
	};
}
export { keptByUser as n, refusedByArgo as r, cannotEdit as t };
