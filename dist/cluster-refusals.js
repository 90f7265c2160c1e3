import { a as splitDocuments, i as parseDocument, o as Refusal, t as asObject } from "./documents.js";
import { a as isNamedAsOurs, l as cannotEdit } from "./ownership.js";
import { dt as shortened } from "./core.js";
// src/argo/manifest.ts
/** IB502 where a document is no YAML, or no object of Kubernetes that could be read. */
function manifestObjects(text, file) {
	const objects = [];
	let offset = 0;
	let line = 1;
	for (const document of splitDocuments(text.replace(/^\ufeff/, ""))) {
		try {
			const object = manifestObject(parseDocument(document), line);
			if (object !== void 0) objects.push(object);
		} catch (error) {
			const refusal = error instanceof RangeError ? new Refusal(0, "it is nested too deep") : error;
			if (!(refusal instanceof Refusal)) throw error;
			const place = new Refusal(offset + refusal.offset, refusal.message);
			return {
				objects,
				findings: [cannotEdit(place, text, file)]
			};
		}
		offset += document.length;
		line += document.split("\n").length - 1;
	}
	return {
		objects,
		findings: []
	};
}
function manifestObject(parsed, line) {
	const object = asObject(parsed?.value);
	if (object === void 0) return void 0;
	const { apiVersion, kind, metadata } = object;
	const group = /^([^/]+)\//.exec(String(apiVersion))?.[1];
	const { name, namespace } = metadata;
	return {
		kind,
		name,
		line,
		namespace: typeof namespace === "string" ? namespace : void 0,
		id: `${kind.toLowerCase()}${group === void 0 ? "" : `.${group}`}/${name}`,
		isOfNode: isNamedAsOurs(object)
	};
}
// src/cluster-refusals.ts
/** What the cluster refuses of the workflow file, at the line of the object. */
function refusalFindings({ names, refusals }, file, bytes) {
	if (refusals.length === 0) return [];
	const taken = new Set(names);
	const { objects } = manifestObjects(new TextDecoder().decode(bytes), file);
	const left = objects.filter(({ id }) => !taken.has(id));
	const isClear = left.length === refusals.length;
	return refusals.map((refusal, i) => refusalFinding(refusal, isClear ? left[i] : void 0, file));
}
function refusalFinding(refusal, object, file) {
	const line = object?.line ?? 1;
	const known = object && `${object.kind} ${object.name}`;
	const place = {
		level: "error",
		file,
		line,
		column: 1
	};
	switch (refusal.kind) {
		case "conflict": {
			const fields = refusal.owners.map(({ manager, fields }) => `${shortened(fields) || "fields"} (by ${manager})`);
			return {
				code: "IB513",
				...place,
				message: `${known ?? "An object"} is set by others than icebranch: ${fields.join("; ")}.`,
				hint: `Take their values into the file, or give --force-conflicts to have the file's own.${clientSide(refusal)}`
			};
		}
		case "invalid": {
			const { object: named = known ?? "an object", reasons } = refusal;
			const why = reasons.length === 0 ? "" : `: ${shortened(reasons)}`;
			return {
				code: "IB506",
				...place,
				message: `The cluster refuses ${named}${why}.`,
				hint: `Mend it in ${file}; kubectl apply --server-side --dry-run=server shows the cluster's own words.`
			};
		}
	}
}
/** Whoever comes from dashtool, or has applied the file by hand. */
function clientSide({ owners }) {
	return owners.some(({ manager }) => manager === "kubectl-client-side-apply") ? " That manager is kubectl apply without --server-side." : "";
}
export { manifestObjects as n, refusalFindings as t };
