import { lstatSync, writeFileSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { IcebranchError } from "./errors.ts";

export function writeReport(path: string, text: string, folder: string): void {
  writeText("report", path, text, folder);
}

/** As `writeReport`, for what a run was asked to make. */
export function writeOutput(path: string, text: string, folder: string): void {
  writeText("output", path, text, folder);
}

/**
 * `path` is absolute. What stands in `folder`, the checkout, a commit may have chosen: no link in it
 * leads the report elsewhere. Throws IB608.
 */
function writeText(what: string, path: string, text: string, folder: string): void {
  try {
    const link = linkBelow(folder, path);
    if (link !== undefined) throw new Error(`${link} is a link`);
    writeFileSync(path, text);
  } catch (cause) {
    throw new IcebranchError("IB608", `The ${what} cannot be written to ${path}.`, {
      hint: "Name a file in a folder that exists and may be written to, and no link in the checkout.",
      cause,
    });
  }
}

function linkBelow(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  const parts = way.split(sep);
  if (parts[0] === ".." || isAbsolute(way)) return undefined;
  return parts
    .map((_, index) => join(folder, ...parts.slice(0, index + 1)))
    .find((place) => lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink());
}
