import { Dt as writeFileSync, F as isAbsolute, I as join, L as relative, Vi as IcebranchError, bt as lstatSync, z as sep } from "./core.js";
// src/write-report.ts
function writeReport(path, text, folder) {
	writeText("report", path, text, folder);
}
/** As `writeReport`, for what a run was asked to make. */
function writeOutput(path, text, folder) {
	writeText("output", path, text, folder);
}
/**
* `path` is absolute. What stands in `folder`, the checkout, a commit may have chosen: no link in it
* leads the report elsewhere. Throws IB608.
*/
function writeText(what, path, text, folder) {
	try {
		const link = linkBelow(folder, path);
		if (link !== void 0) throw new Error(`${link} is a link`);
		writeFileSync(path, text);
	} catch (cause) {
		throw new IcebranchError("IB608", `The ${what} cannot be written to ${path}.`, {
			hint: "Name a file in a folder that exists and may be written to, and no link in the checkout.",
			cause
		});
	}
}
function linkBelow(folder, path) {
	const way = relative(folder, path);
	const parts = way.split(sep);
	if (parts[0] === ".." || isAbsolute(way)) return void 0;
	return parts.map((_, index) => join(folder, ...parts.slice(0, index + 1))).find((place) => lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink());
}
export { writeReport as n, writeOutput as t };
