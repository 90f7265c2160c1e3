import { a as splitDocuments, d as ENTRYPOINT, i as parseDocument, o as Refusal, t as asObject } from "./documents.js";
// src/argo/cron-workflows.ts
/**
* That of a file that is yet to be made where this one has none; undefined where one of them cannot
* be read.
*/
function cronWorkflowsOf(text) {
	const mayBeOne = (document) => document.includes("CronWorkflow");
	const contents = (text === void 0 ? [] : splitDocuments(text).filter(mayBeOne)).map(contentOf);
	if (contents.includes("unreadable")) return void 0;
	const found = contents.flatMap(cronWorkflow);
	return found.length > 0 ? found : [{
		name: ENTRYPOINT,
		namespace: void 0
	}];
}
function cronWorkflow(content) {
	const object = asObject(content);
	if (object?.kind !== "CronWorkflow") return [];
	const { name, namespace } = object.metadata;
	if (!isName(name) || namespace !== void 0 && !isName(namespace)) return [];
	return [{
		name,
		namespace
	}];
}
function contentOf(document) {
	try {
		return parseDocument(document)?.value;
	} catch (error) {
		if (error instanceof Refusal || error instanceof RangeError) return "unreadable";
		throw error;
	}
}
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
function isName(value) {
	return typeof value === "string" && /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/.test(value);
}
export { cronWorkflowsOf };
