/** Findings that point at a place in a file. */
import type { Code, Finding, Location } from "../errors.ts";

export function errorAt(at: Location, code: Code, message: string, hint: string): Finding {
  return { code, level: "error", ...at, message, hint };
}

export function warningAt(at: Location, code: Code, message: string, hint: string): Finding {
  return { code, level: "warning", ...at, message, hint };
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
