/** What changed between two schemas of one table. Schemas belong to the table, not to a branch. */
import { stringifyJson } from "./json.ts";
import type { NestedField, Schema, TableMetadata } from "./table-metadata.ts";

export interface SchemaDiff {
  readonly added: readonly string[];
  /** Sentences such as `dropped column note`: what breaks a reader of `main`. */
  readonly breaking: readonly string[];
}

/** The schema with this id; version 1 tables may have a single one without an id. */
export function findSchema(metadata: TableMetadata, id: number): Schema | undefined {
  const all = metadata.schemas ?? (metadata.schema === undefined ? [] : [metadata.schema]);
  return all.find((schema) => (schema["schema-id"] ?? 0) === id);
}

/** Top-level columns by field id, as readers match them; a nested change counts as a changed type. */
export function diffSchemas(before: Schema, after: Schema): SchemaDiff {
  const old = new Map(before.fields.map((field) => [field.id, field]));
  const added: string[] = [];
  const breaking: string[] = [];
  for (const field of after.fields) {
    const was = old.get(field.id);
    old.delete(field.id);
    if (was === undefined) added.push(field.name);
    else breaking.push(...fieldChanges(was, field));
  }
  for (const field of old.values()) breaking.push(`dropped column ${field.name}`);
  return { added, breaking };
}

function fieldChanges(was: NestedField, is: NestedField): readonly string[] {
  const changes: string[] = [];
  if (was.name !== is.name) changes.push(`renamed column ${was.name} to ${is.name}`);
  const [from, to] = [typeText(was), typeText(is)];
  if (from !== to) changes.push(`changed column ${is.name} from ${from} to ${to}`);
  if (was.required && !is.required) changes.push(`column ${is.name} may now be null`);
  return changes;
}

function typeText(field: NestedField): string {
  return typeof field.type === "string"
    ? field.type.replaceAll(" ", "")
    : stringifyJson(field.type);
}
