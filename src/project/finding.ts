/** Findings that point at a place in a file. */
import type { Code, Finding, Location } from "../errors.ts";

export function errorAt(at: Location, code: Code, message: string, hint: string): Finding {
  return { code, level: "error", ...at, message: sentence(message), hint: sentence(hint) };
}

export function warningAt(at: Location, code: Code, message: string, hint: string): Finding {
  return { code, level: "warning", ...at, message: sentence(message), hint: sentence(hint) };
}

const MAX_SENTENCE = 1_000;

/** One line that a person reads to its end, whatever keys and words of the file stand in it. */
function sentence(text: string): string {
  const line = ends(text, MAX_SENTENCE).replace(/[\p{Cc}\u2028\u2029]/gu, escaped);
  return ends(line, MAX_SENTENCE);
}

function ends(text: string, length: number): string {
  if (text.length <= length) return text;
  const half = length / 2;
  return `${text.slice(0, half - 3)} … ${text.slice(-half)}`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** For what concerns the whole file. */
export function startOf(file: string): Location {
  return { file, line: 1, column: 1 };
}

/** `offset` counts UTF-16 units from 0, as JavaScript's strings do. */
export function locationAt(file: string, text: string, offset: number): Location {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.split("\n").length;
  return { file, line, column: offset - lineStart + 1 };
}
