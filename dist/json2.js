// src/report/json.ts
/**
* `schemas/report.schema.json` describes it. Equal reports give equal bytes. What a terminal or the
* runner's log would obey is escaped, which no reader of JSON notices.
*/
function renderJson(report) {
	return `${JSON.stringify(report, null, 2).replace(/[\p{Cc}\p{Cf}]/gu, (character) => character === "\n" ? character : escapeUnits(character)).replaceAll("##[", "#\\u0023[")}\n`;
}
/** Of a character beyond 16 bits both halves. */
function escapeUnits(character) {
	return character.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0")).map((unit) => `\\u${unit}`).join("");
}
export { renderJson as t };
