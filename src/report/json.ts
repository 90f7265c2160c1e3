import type { Report } from "./report.ts";

/**
 * `schemas/report.schema.json` describes it. Equal reports give equal bytes. What a terminal or the
 * runner's log would obey is escaped, which no reader of JSON notices.
 */
export function renderJson(report: Report): string {
  const json = JSON.stringify(report, null, 2);
  const safe = json.replace(/[\p{Cc}\p{Cf}]/gu, (character) =>
    character === "\n" ? character : escapeUnits(character),
  );
  return `${safe.replaceAll("##[", "#\\u0023[")}\n`;
}

/** Of a character beyond 16 bits both halves. */
function escapeUnits(character: string): string {
  const units = character.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  return units.map((unit) => `\\u${unit}`).join("");
}
