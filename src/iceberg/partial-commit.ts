import { IcebranchError } from "../errors.ts";
import type { LoadedTable } from "./table-metadata.ts";

/**
 * Some tables of a commit moved, others did not, and there is no way back. What the tables show is
 * the truth about each of them.
 */
export class PartialCommit extends IcebranchError {
  /** What the catalog holds now of the tables that were touched; one that is gone is left out. */
  readonly now: readonly LoadedTable[];
  constructor(message: string, now: readonly LoadedTable[]) {
    super("IB422", message, {
      hint: "Run again: what has moved is found, and the rest is planned anew.",
    });
    this.now = now;
  }
}
