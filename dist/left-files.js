import { _n as counted } from "./core.js";
// src/plan/left-files.ts
/** How many of them are named: the others are in the same folder. */
const most = 10;
function leftFiles(table, files, doubt = "certain") {
	if (files.length === 0) return [];
	const what = doubt === "certain" ? `${files.length === 1 ? "belongs" : "belong"} to no snapshot` : "may belong to no snapshot";
	const more = files.length > most ? ` and ${files.length - most} more` : "";
	return [{
		code: "IB436",
		level: "warning",
		message: `${table}: ${counted(files.length, "file")} of a replay ${what}: ${files.slice(0, most).join(", ")}${more}.`,
		hint: "They do no harm; remove them once no run is at work, by hand or with your engine's removal of orphan files."
	}];
}
export { leftFiles as t };
