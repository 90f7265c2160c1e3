import { Lt as writeFileSync, wt as IcebranchError } from "./core.js";
// src/write-report.ts
/** `path` is absolute. Throws IB608. */
function writeReport(path, text) {
	try {
		writeFileSync(path, text);
	} catch (cause) {
		throw new IcebranchError("IB608", `The report cannot be written to ${path}.`, {
			hint: "Name a file in a folder that exists and may be written to.",
			cause
		});
	}
}
export { writeReport as t };
