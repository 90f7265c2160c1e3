/** What a terminal's pages are put together from: broken lines, bullets, problems. */
import type { Finding, Level } from "../errors.ts";
import type { Paint } from "./paint.ts";

export interface Sheet {
  readonly paint: Paint;
  /** Columns of the terminal: prose is broken there, names and commands never are. */
  readonly width: number;
}

/** Where, what, and how to mend it. */
export function problemLines(finding: Finding, { paint, width }: Sheet): string[] {
  const { code, level, message, hint } = finding;
  const place = [finding.file, finding.line, finding.column].filter((part) => part !== undefined);
  return [
    `  ${[...(place.length === 0 ? [] : [place.join(":")]), paint(levelColour(level), level), code].join("  ")}`,
    ...wrap(message, width, "      "),
    ...(hint === undefined ? [] : wrap(hint, width, "      ").map((line) => paint("dim", line))),
  ];
}

function levelColour(level: Level): "red" | "yellow" | "cyan" {
  switch (level) {
    case "error":
      return "red";
    case "warning":
      return "yellow";
    case "notice":
      return "cyan";
  }
}

export function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

/** Puts a bullet where the first line's indent is. */
export function hang(bullet: string, [first = "", ...rest]: readonly string[]): string[] {
  return [bullet + first.slice(bullet.length), ...rest];
}
