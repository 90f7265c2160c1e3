import { IcebranchError } from "../../errors.ts";
import { tableName } from "../../iceberg/refs.ts";
import type { TableIdentifier } from "../../iceberg/table-metadata.ts";

/** Where a requirement does not hold, and nothing was changed. */
export function notAsPlanned(identifier: TableIdentifier, why: string): IcebranchError {
  return new IcebranchError("IB411", `${tableName(identifier)} is not as it was planned: ${why}.`, {
    hint: "Plan again: nothing was changed.",
  });
}
