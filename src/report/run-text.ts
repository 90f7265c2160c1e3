/** What a terminal is told beside a manifest: how to go on, and every problem. */
import { mapStrings, visible, withoutCommands } from "./harmless.ts";
import { problemLines } from "./lines.ts";
import { painter } from "./paint.ts";
import type { Report } from "./report.ts";
import { verdictOf } from "./verdict.ts";

/** `opening`: sentences and commands, a line each; undefined where nothing was made. */
export function renderRunText(report: Report, opening: readonly string[] | undefined): string {
  const { findings } = mapStrings(report, visible);
  const sheet = { paint: painter(false), width: 80 };
  const lines = opening?.map(visible) ?? [`${verdictOf(report).headline}.`];
  const problems = findings.flatMap((one) => problemLines(one, sheet));
  return withoutCommands(
    `${[...lines, ...(problems.length === 0 ? [] : ["", "Problems", ...problems])].join("\n")}\n`,
  );
}
