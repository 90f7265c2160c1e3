import { writeFileSync } from "node:fs";
import { IcebranchError } from "./errors.ts";

/** `path` is absolute. Throws IB608. */
export function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new IcebranchError("IB608", `The report cannot be written to ${path}.`, {
      hint: "Name a file in a folder that exists and may be written to.",
      cause,
    });
  }
}
