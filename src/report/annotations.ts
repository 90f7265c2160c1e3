import { codes, type Finding, type Level } from "../errors.ts";
import { count } from "./count.ts";
import { visible, withoutCommands } from "./harmless.ts";

/** What GitHub keeps of each level from one step; it drops what comes later without a word. */
const perLevel = 10;

/** The findings, errors first, that GitHub shows of one step, and those that it would drop. */
export function annotated(findings: readonly Finding[]): {
  readonly shown: readonly Finding[];
  readonly rest: readonly Finding[];
} {
  const levels: readonly Level[] = ["error", "warning", "notice"];
  const groups = levels.map((level) => findings.filter((finding) => finding.level === level));
  return {
    shown: groups.flatMap((group) => group.slice(0, perLevel)),
    rest: groups.flatMap((group) => group.slice(perLevel)),
  };
}

/**
 * The findings as workflow commands, each at its line of the pull request's diff, and what GitHub
 * would drop as a folded list in the log.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderAnnotations(findings: readonly Finding[]): string {
  const { shown, rest } = annotated(findings);
  const lines = [...shown.map(command), ...folded(rest)];
  return lines.map((line) => `${line}\n`).join("");
}

export function annotationTitle({ code }: Pick<Finding, "code">): string {
  return `${code} ${codes[code]}`;
}

function command(finding: Finding): string {
  const { level, file, line, column, message, hint } = finding;
  const properties = Object.entries({ file, line, col: column, title: annotationTitle(finding) })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(oneLine(String(value)))}`);
  const texts = [message, ...(hint === undefined ? [] : [hint])];
  const data = texts.map((text) => escapeData(oneLine(text))).join("%0A");
  return `::${level} ${properties.join(",")}::${data}`;
}

function folded(rest: readonly Finding[]): string[] {
  if (rest.length === 0) return [];
  const lines = rest.map(({ code, level, file, line, column, message }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(":");
    return oneLine(`- ${place} ${level} ${code}: ${message}`);
  });
  return [`::group::${count(rest.length, "more problem")}`, ...lines, "::endgroup::"];
}

function oneLine(text: string): string {
  return withoutCommands(visible(text));
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
