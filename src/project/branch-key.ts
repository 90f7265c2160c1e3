/** Under which key a destination looks for the Iceberg branch that icebranch writes. */
import type { JsonObject } from "../iceberg/json.ts";

/** Airbyte's destination-s3-data-lake, which cannot do without `main_branch_name`. */
export function isDataLake(destination: JsonObject): boolean {
  return ["main_branch_name", "s3_bucket_name"].some((key) => Object.hasOwn(destination, key));
}
