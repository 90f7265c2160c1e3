import { d as splitDocuments, f as Refusal, l as asObject, t as ENTRYPOINT, u as parseDocument } from "./names.js";
// src/argo/cron-workflows.ts
/** That of a file that is yet to be made where this one has none, or cannot be read. */
function cronWorkflowsOf(text) {
	const found = text === void 0 ? [] : splitDocuments(text).flatMap(cronWorkflow);
	return found.length > 0 ? found : [{
		name: ENTRYPOINT,
		namespace: void 0
	}];
}
function cronWorkflow(document) {
	if (!document.includes("CronWorkflow")) return [];
	const object = asObject(contentOf(document));
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
		if (error instanceof Refusal || error instanceof RangeError) return void 0;
		throw error;
	}
}
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
function isName(value) {
	return typeof value === "string" && /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/.test(value);
}
export { cronWorkflowsOf };
