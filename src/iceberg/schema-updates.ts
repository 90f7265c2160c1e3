/** What a catalog does with schemas that a commit adds: one that is there already is that one. */
import { sameFields } from "./column-ids.ts";
import { findSchema } from "./schema-diff.ts";
import type { Schema, TableMetadata, TableUpdate } from "./table-metadata.ts";

export function addSchema(
  metadata: TableMetadata,
  update: Extract<TableUpdate, { action: "add-schema" }>,
): TableMetadata {
  const found = schemaLike(metadata, update.schema);
  const others = schemasOf(metadata).filter((schema) => schema !== found);
  // The last one is what -1 means.
  const added = found ?? { ...update.schema, "schema-id": nextSchemaId(schemasOf(metadata)) };
  return {
    ...metadata,
    schemas: [...others, added],
    "last-column-id": Math.max(metadata["last-column-id"] ?? 0, update["last-column-id"]),
  };
}

export function setCurrentSchema(metadata: TableMetadata, id: number): TableMetadata {
  const wanted = id === -1 ? (schemasOf(metadata).at(-1)?.["schema-id"] ?? 0) : id;
  return metadata["current-schema-id"] === wanted
    ? metadata
    : { ...metadata, "current-schema-id": wanted };
}

/** The schema that has these fields, by ids, names and types. */
export function schemaLike(
  { schemas = [] }: { readonly schemas?: readonly Schema[] },
  schema: Pick<Schema, "fields">,
): Schema | undefined {
  return schemas.find((one) => sameFields(one, schema));
}

export function currentSchema(metadata: TableMetadata): Schema | undefined {
  return findSchema(metadata, metadata["current-schema-id"] ?? 0);
}

/** Highest and one. */
export function nextSchemaId(schemas: readonly Schema[]): number {
  return schemas.reduce((next, schema) => Math.max(next, (schema["schema-id"] ?? 0) + 1), 0);
}

function schemasOf({ schemas, schema }: TableMetadata): readonly Schema[] {
  return schemas ?? (schema === undefined ? [] : [schema]);
}
