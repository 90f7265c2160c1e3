/** Columns that a table's partitions or order are made of: they name them by id, and the current schema is to have it. */
import type { Json } from "./json.ts";
import type { NestedField, TableMetadata } from "./table-metadata.ts";

/** Whether a table's current partitions or order need a column that these fields do not have. */
export function losesBound(metadata: TableMetadata, fields: readonly NestedField[]): boolean {
  const ids = new Set(idsIn(fields as unknown as Json));
  const current = [
    ...entries(metadata["partition-specs"], "spec-id", metadata["default-spec-id"]),
    ...entries(metadata["sort-orders"], "order-id", metadata["default-sort-order-id"]),
  ];
  return current.some((id) => !ids.has(id));
}

function entries(all: unknown, key: string, id: unknown): readonly number[] {
  const found = (Array.isArray(all) ? all : []).find((one) => one?.[key] === (id ?? 0));
  const fields: readonly { readonly "source-id"?: unknown }[] = found?.fields ?? [];
  return fields.flatMap(({ "source-id": source }) => (typeof source === "number" ? [source] : []));
}

function idsIn(json: Json): readonly number[] {
  if (Array.isArray(json)) return json.flatMap(idsIn);
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    key === "id" && typeof value === "number" ? [value] : idsIn(value),
  );
}
