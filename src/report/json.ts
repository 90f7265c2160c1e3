import type { Report } from "./report.ts";

/** `schemas/report.schema.json` describes it. Equal reports give equal bytes. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
