// src/report/json.ts
/** `schemas/report.schema.json` describes it. Equal reports give equal bytes. */
function renderJson(report) {
	return `${JSON.stringify(report, null, 2)}\n`;
}
export { renderJson as t };
