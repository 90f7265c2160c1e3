/**
 * Untrusted text inside GitHub's Markdown. https://github.github.com/gfm/ says what is Markdown;
 * GitHub makes mentions, issue numbers and addresses live afterwards, in the text of the page, where
 * an entity is a plain character again: only a zero-width space between keeps them dead, or `<code>`.
 */
import { clip, visible, withoutCommands } from "./harmless.ts";

/** Longer text is cut: one message must not push all others out of a comment. */
const longest = 600;

/** A sentence, on one line, that reads as it was written. */
export function prose(text: string): string {
  return neutral(clip(visible(text).trim(), longest));
}

/** A name, path, id or command, on one line. Nothing but a backtick or a pipe ends a code span. */
export function code(text: string): string {
  const line = withoutCommands(clip(visible(text), longest));
  return line === "" || /[`|]/.test(line) ? `<code>${neutral(line)}</code>` : `\`${line}\``;
}

/** What goes before and after lines that show as they are, whatever backticks they hold. */
export function fence(
  language: string,
  lines: readonly string[],
): { readonly open: string; readonly close: string } {
  const longestRun = lines
    .flatMap((line) => line.match(/`+/g) ?? [])
    .reduce((longest, { length }) => Math.max(longest, length), 2);
  const ticks = "`".repeat(longestRun + 1);
  return { open: ticks + language, close: ticks };
}

/** Underscores within a word, and most punctuation, mean nothing to Markdown and stay readable. */
const live =
  /[&<>`*~|\\[\]$@#]|(?<![a-z0-9])_|_(?![a-z0-9])|:(?=\/\/)|(?<=www)\.|(?<=GH)-|^[-+=]|(?<=^\d+)[.)]/gi;

function neutral(text: string): string {
  return text.replace(live, (character) => {
    // As GitHub's manual says: it takes a bare one for the start of a formula.
    if (character === "$") return "<span>$</span>";
    return `&#${character.charCodeAt(0)};${/[@#:.-]/.test(character) ? "&#8203;" : ""}`;
  });
}
