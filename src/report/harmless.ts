/** Text that others wrote, made safe to stand on one line: of a terminal, a log, a page. */

/**
 * One line without control characters, invisible or direction marks, or halves of surrogate pairs: a
 * name can neither move the cursor nor pretend to be another. What is not a line break shows as `\u{1b}`.
 */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\t\n\v\f\r\u2028\u2029]/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, escapeCharacter);
}

/**
 * A text of many lines, none of which the runner reads as a command: `::` where a line starts,
 * `##[` anywhere. https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*)::/gm, "$1: :").replaceAll("##[", "## [");
}

/** At most `length` characters; what was cut shows as `…`. */
export function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** The same value with every string in it rewritten, keys excepted. */
export function mapStrings<T>(value: T, rewrite: (text: string) => string): T {
  return mapUnknown(value, rewrite) as T;
}

function mapUnknown(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === "string") return rewrite(value);
  if (Array.isArray(value)) return value.map((member) => mapUnknown(member, rewrite));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, mapUnknown(member, rewrite)]),
  );
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
