/** What has become of a table's schema, partition spec and sort order since a data branch was made. */
import type { Finding } from "../errors.ts";
import type { Json, JsonObject } from "../iceberg/json.ts";
import type { Mark } from "../iceberg/marks.ts";
import { columnNames, diffSchemas, findSchema, type SchemaDiff } from "../iceberg/schema-diff.ts";
import { currentSchema } from "../iceberg/schema-updates.ts";
import type { LoadedTable, TableMetadata } from "../iceberg/table-metadata.ts";

export interface ShapeChange {
  /** undefined where the schema is the same, or its old one is not there any more to compare. */
  readonly schema: SchemaDiff | undefined;
  /** What else has changed: `another partition spec (day(at), was none)`. */
  readonly others: readonly string[];
  /** Whether it is the data branch's alone, until that is published. */
  readonly isApart: boolean;
}

export function shapeChange(
  { metadata, shapes }: Pick<LoadedTable, "metadata" | "shapes">,
  branch: string,
  mark: Mark,
): ShapeChange {
  const isApart = shapes !== undefined;
  const shape = isApart ? shapes.get(branch) : metadata;
  if (shape === undefined) return { schema: undefined, others: [], isApart };
  return { ...changeOf(shape, mark), isApart };
}

function changeOf(metadata: TableMetadata, mark: Mark): Omit<ShapeChange, "isApart"> {
  const schema = schemaChange(metadata, mark);
  const isOther = (metadata["current-schema-id"] ?? 0) !== mark.schema;
  const unknown = isOther && schema === undefined ? ["another schema (the old one is gone)"] : [];
  return { schema, others: [...unknown, ...layoutChange(metadata, mark)] };
}

function schemaChange(metadata: TableMetadata, mark: Mark): SchemaDiff | undefined {
  const current = metadata["current-schema-id"] ?? 0;
  if (current === mark.schema) return undefined;
  const [before, after] = [findSchema(metadata, mark.schema), findSchema(metadata, current)];
  return before && after ? diffSchemas(before, after) : undefined;
}

function layoutChange(metadata: TableMetadata, mark: Mark): readonly string[] {
  const spec = metadata["default-spec-id"] ?? 0;
  const order = metadata["default-sort-order-id"] ?? 0;
  const [specs, orders] = [metadata["partition-specs"], metadata["sort-orders"]];
  const partitioned = (id: number) => laidOut(metadata, specs, "spec-id", id);
  const sorted = (id: number) => laidOut(metadata, orders, "order-id", id);
  return [
    ...(spec === mark.spec
      ? []
      : changed("partition spec", partitioned(mark.spec), partitioned(spec))),
    ...(order === mark.sortOrder
      ? []
      : changed("sort order", sorted(mark.sortOrder), sorted(order))),
  ];
}

/** By its fields: a spec that was made anew with the same ones is no other. */
function changed(what: string, was: string | undefined, is: string | undefined): readonly string[] {
  return was === is ? [] : [`another ${what} (${spelled(is)}, was ${spelled(was)})`];
}

function spelled(text: string | undefined): string {
  if (text === undefined) return "unknown";
  return text === "" ? "none" : text;
}

/** `day(at), bucket[16](id)`; empty where it has no field, undefined where there is none with this id. */
function laidOut(metadata: TableMetadata, all: Json, key: string, id: number): string | undefined {
  if (!Array.isArray(all)) return undefined;
  const found: JsonObject | undefined = all.find((one) => one?.[key] === id);
  if (found === undefined || !Array.isArray(found.fields)) return undefined;
  const schema = currentSchema(metadata);
  const names = schema === undefined ? new Map<number, string>() : columnNames(schema);
  return (found.fields as readonly JsonObject[]).map((field) => fieldText(field, names)).join(", ");
}

function fieldText(field: JsonObject, names: ReadonlyMap<number, string>): string {
  const source = names.get(Number(field["source-id"])) ?? `column ${String(field["source-id"])}`;
  const transform = String(field.transform);
  const text = transform === "identity" ? source : `${transform}(${source})`;
  return field.direction === "desc" ? `${text} desc` : text;
}

/** null where nothing has changed. */
export function shapeText({ schema, others }: ShapeChange): string | null {
  const columns = schema === undefined ? [] : columnWords(schema);
  const words = [...columns, ...(schema?.breaking ?? []), ...others];
  return words.length === 0 ? null : words.join("; ");
}

function columnWords({ added, widened }: SchemaDiff): readonly string[] {
  return [...added.map((name) => `added column ${name}`), ...widened];
}

/** What breaks the readers of `main` is an error; of the rest, what it has already is worth a warning. */
export function shapeFindings(
  table: string,
  nodes: readonly string[],
  { schema, others, isApart }: ShapeChange,
): readonly Finding[] {
  const breaking = schema?.breaking ?? [];
  if (isApart) return breaking.length === 0 ? [] : [wouldBreak(table, nodes, breaking)];
  if (breaking.length > 0) return [breaks(table, nodes, breaking)];
  const columns = schema === undefined ? [] : columnWords(schema);
  return [
    ...(columns.length === 0 ? [] : [shows(table, columns)]),
    ...others.map((one) => lies(table, one)),
  ];
}

function breaks(table: string, nodes: readonly string[], words: readonly string[]): Finding {
  return {
    code: "IB406",
    level: "error",
    message: `${table} has ${words.join(", ")}, and readers of main see it already: Iceberg has one schema for all branches.`,
    hint: `Put the schema back, then change ${writers(nodes)} so that it only adds columns.`,
  };
}

function wouldBreak(table: string, nodes: readonly string[], words: readonly string[]): Finding {
  return {
    code: "IB406",
    level: "error",
    message: `${table} has ${words.join(", ")} on the data branch, and readers of main would see it once that is published.`,
    hint: `Put the schema back on the data branch, then change ${writers(nodes)} so that it only adds columns.`,
  };
}

function writers(nodes: readonly string[]): string {
  return nodes.length === 0 ? "a writer" : nodes.join(", ");
}

function shows(table: string, words: readonly string[]): Finding {
  return {
    code: "IB406",
    level: "warning",
    message: `${table} has ${words.join(", ")}, which main shows already: Iceberg has one schema for all branches.`,
    hint: "Nothing to do if that is wanted; a column that is not can be dropped from the table.",
  };
}

function lies(table: string, words: string): Finding {
  return {
    code: "IB406",
    level: "warning",
    message: `${table} has ${words}, which the next sync of main uses too: Iceberg has one for all branches.`,
    hint: "Nothing to do if that is wanted; else put it back with your engine.",
  };
}
