/** A change of one file as people, GitHub and `git apply` read it. */
import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, structuredPatch } from "diff";

/** Past so many differing lines the patch takes away all and adds all, which needs no search. */
const MAX_EDITS = 4_000;

/** Unified diff with git's `a/` and `b/`; empty where nothing changes. `before` undefined: no file. */
export function unifiedDiff(before: string | undefined, after: string, path: string): string {
  if ((before ?? "") === after) return "";
  const from = before === undefined ? "/dev/null" : `a/${path}`;
  const to = `b/${path}`;
  const patch =
    before === undefined
      ? undefined
      : structuredPatch(from, to, before, after, undefined, undefined, {
          context: 3,
          maxEditLength: MAX_EDITS,
        });
  return formatPatch(patch ?? wholeFile(from, to, before ?? "", after), FILE_HEADERS_ONLY);
}

function wholeFile(from: string, to: string, before: string, after: string): StructuredPatch {
  const removed = linesOf(before);
  const added = linesOf(after);
  const hunk = {
    oldStart: 1,
    oldLines: removed.length,
    newStart: 1,
    newLines: added.length,
    lines: [...signed("-", removed, before), ...signed("+", added, after)],
  };
  return {
    oldFileName: from,
    newFileName: to,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: [hunk],
  };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function signed(sign: "-" | "+", lines: readonly string[], text: string): readonly string[] {
  const signed = lines.map((line) => sign + line);
  return text === "" || text.endsWith("\n") ? signed : [...signed, "\\ No newline at end of file"];
}
