/**
 * What a spec's tables will look like, where its files say so: `NAME.schema.json` beside the spec,
 * or `json_schema` in `destination.streams`. The destination itself passes over both.
 */
import type { Finding, Location } from "../errors.ts";
import type { Json, JsonObject } from "../iceberg/json.ts";
import type { Columns } from "../iceberg/table-metadata.ts";
import { catalogMessage } from "./airbyte-messages.ts";
import type { Reading } from "./document.ts";
import { errorAt, startOf, warningAt } from "./finding.ts";
import { type Stream, streamOf, tableOf } from "./ingest-tables.ts";
import { readJsonDocument } from "./json-document.ts";
import type { IngestNode } from "./project.ts";
import { isObject } from "./shape.ts";
import { columnsOfStream, isDashbookDestination, isOverwritten } from "./stream-columns.ts";

/** Of one table, as its file has it: Iceberg's schema, or Airbyte's stream. */
type Declared = { readonly stream: Stream } & (
  | { readonly fields: Columns }
  | { readonly jsonSchema: Json; readonly syncModes: Json }
);

export interface TableSchemas {
  readonly file: string;
  readonly tables: readonly Declared[];
}

const HOW =
  'Write what `docker run --rm IMAGE discover --config CONFIG` prints, or `{ "tables": { "NAMESPACE.TABLE": ICEBERG_SCHEMA } }`.';

/**
 * `{ "tables": { "NAMESPACE.TABLE": schema } }` with Iceberg's schemas, or what a connector's
 * `discover` prints: an AirbyteCatalog, with or without its message, a ConfiguredAirbyteCatalog.
 * https://docs.airbyte.com/platform/understanding-airbyte/airbyte-protocol#airbytecatalog
 */
export function readTableSchemas(file: string, text: string): Reading<TableSchemas> {
  const catalog = catalogMessage(text);
  if (catalog !== undefined) return { value: { file, tables: streamsOf(catalog) }, findings: [] };
  const document = readJsonDocument(file, text);
  if (document.value === undefined) return { value: undefined, findings: document.findings };
  const { value, locate } = document.value;
  const tables = isObject(value) ? value.tables : undefined;
  if (!isObject(tables)) {
    const message = "The file holds neither a catalog of Airbyte's nor schemas of tables.";
    return { value: undefined, findings: [errorAt(startOf(file), "IB117", message, HOW)] };
  }
  const findings: Finding[] = [];
  const declared = Object.entries(tables).flatMap(([name, schema]): readonly Declared[] => {
    const fields = isObject(schema) ? fieldsOf(schema.fields) : undefined;
    if (fields !== undefined) return [{ stream: streamOf(name), fields }];
    const at = locate(`/tables/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    findings.push(notIcebergs(name, isObject(schema) ? schema.fields : undefined, at));
    return [];
  });
  return { value: { file, tables: declared }, findings };
}

function streamsOf({ streams }: JsonObject): readonly Declared[] {
  const all: readonly Json[] = Array.isArray(streams) ? streams : [];
  return all.flatMap((one): readonly Declared[] => {
    const stream = isObject(one) && isObject(one.stream) ? one.stream : one;
    if (!isObject(stream) || typeof stream.name !== "string") return [];
    const namespace = typeof stream.namespace === "string" ? stream.namespace : undefined;
    const { json_schema: jsonSchema, supported_sync_modes: syncModes } = stream;
    return [{ stream: { namespace, name: stream.name }, jsonSchema, syncModes }];
  });
}

/** https://iceberg.apache.org/spec/#schemas; ids are of no use here, and may be left out. */
function fieldsOf(fields: Json): Columns | undefined {
  if (!Array.isArray(fields) || fields.length === 0) return undefined;
  const all: readonly Json[] = fields;
  const read = all.map((field) => {
    if (!isObject(field) || typeof field.name !== "string" || !isType(field.type)) return undefined;
    return { name: field.name, type: field.type, required: field.required === true };
  });
  const known = read.filter((field) => field !== undefined);
  const names = new Set(known.map(({ name }) => name));
  return names.size === read.length ? known : undefined;
}

function notIcebergs(table: string, fields: Json, at: Location): Finding {
  const all: readonly Json[] = Array.isArray(fields) ? fields : [];
  const seen = new Set<Json>();
  for (const field of all) {
    if (!isObject(field) || typeof field.name !== "string") break;
    const column = `Column ${field.name} of ${table}`;
    if (seen.has(field.name))
      return errorAt(at, "IB117", `${column} is there twice.`, "Leave one of them.");
    if (!isType(field.type) && typeof field.type === "string") {
      const message = `${column} is ${field.type}, which is no type of Iceberg's.`;
      return errorAt(at, "IB117", message, TYPES);
    }
    seen.add(field.name);
  }
  const message = `The schema of ${table} is none of Iceberg's.`;
  const hint = 'Write it as `{ "fields": [{ "name": …, "type": …, "required": … }] }`.';
  return errorAt(at, "IB117", message, hint);
}

function isType(type: Json): boolean {
  if (typeof type === "string") {
    // https://iceberg.apache.org/spec/#primitive-types
    const [, precision, scale] = decimal.exec(type) ?? [];
    return precision === undefined
      ? primitive.test(type)
      : Number(precision) <= 38 && Number(scale) <= Number(precision);
  }
  if (!isObject(type)) return false;
  switch (type.type) {
    case "list":
      return isType(type.element);
    case "map":
      return isType(type.key) && isType(type.value);
    case "struct":
      return fieldsOf(type.fields) !== undefined;
    default:
      return false;
  }
}

const decimal = /^decimal\(\s*(\d+)\s*,\s*(\d+)\s*\)$/;

const TYPES =
  'Iceberg\'s are boolean, int, long, float, double, decimal(P, S) with P up to 38, date, time, timestamp, timestamptz, string, uuid, fixed[N], binary, and `{ "type": "struct", … }`, list, map.';

const primitive =
  /^(boolean|int|long|float|double|date|time|timestamp(tz)?(_ns)?|string|uuid|binary|unknown|variant|fixed\[\s*\d+\s*\]|geometry.*|geography.*)$/;

/** The spec with the columns that its files declare; a file's word stands before the spec's own. */
export function withColumns(
  node: IngestNode,
  schemas: TableSchemas | undefined,
): { readonly node: IngestNode; readonly findings: readonly Finding[] } {
  const { destination, identifier } = node;
  const streams = isObject(destination.streams) ? destination.streams : {};
  const own = Object.entries(streams).flatMap(([name, settings]): readonly Declared[] =>
    jsonSchemaOf(settings).map((jsonSchema) => ({
      ...{ stream: streamOf(name), jsonSchema, syncModes: ["incremental"] },
    })),
  );
  const declared = [...own, ...(schemas?.tables ?? [])];
  if (declared.length === 0) return { node, findings: [] };
  const isKnown = isDashbookDestination(destination);
  const columns = new Map<string, Columns>();
  for (const one of declared) {
    const { namespace, name } = tableOf(one.stream, destination, identifier.namespace);
    const settings = streams[`${namespace}.${name}`] ?? streams[name];
    const fields =
      "fields" in one
        ? one.fields
        : isKnown
          ? columnsOfStream(one.jsonSchema, isOverwritten(settings, one.syncModes))
          : undefined;
    if (fields !== undefined) columns.set(`${identifier.catalog}.${namespace}.${name}`, fields);
  }
  const idle = !isKnown && declared.some((one) => !("fields" in one));
  return {
    node: { ...node, columns },
    findings: [
      ...(idle ? [notDashbook(schemas?.file ?? node.file)] : []),
      ...strangers(node, schemas),
    ],
  };
}

/** Tables that the spec does not write; a connector's own list has every stream of its source. */
function strangers(node: IngestNode, schemas: TableSchemas | undefined): readonly Finding[] {
  const { destination, identifier, tables } = node;
  if (tables === undefined || schemas === undefined) return [];
  const names = tables.map(({ namespace, name }) => `${namespace}.${name}`);
  const declared = schemas.tables.flatMap((one) => {
    if (!("fields" in one)) return [];
    const { namespace, name } = tableOf(one.stream, destination, identifier.namespace);
    return [`${namespace}.${name}`];
  });
  const strange = declared.filter((name) => !names.includes(name));
  if (strange.length === 0) return [];
  const message = `${node.file} does not write ${strange.slice(0, 4).join(", ")}, whose columns are declared here.`;
  const hint = `It writes ${names.slice(0, 4).join(", ")}${names.length > 4 ? ", …" : ""}.`;
  return [warningAt(startOf(schemas.file), "IB117", message, hint)];
}

/** Spelled as the other settings of the stream are. */
function jsonSchemaOf(settings: Json): readonly JsonObject[] {
  if (!isObject(settings)) return [];
  return [settings.json_schema, settings.jsonSchema].filter(isObject);
}

function notDashbook(file: string): Finding {
  const message =
    "Which columns the destination makes of these streams is not known: it is not dashbook's.";
  const hint = 'Write Iceberg\'s schemas: `{ "tables": { "NAMESPACE.TABLE": ICEBERG_SCHEMA } }`.';
  return warningAt(startOf(file), "IB117", message, hint);
}
