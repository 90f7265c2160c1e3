/**
 * GitHub's description has 13 MB, of which the hub serves some 25 operations: those, with the schemas
 * that they lead to, are picked once and kept beside the installed packages.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";

const need = createRequire(import.meta.url);

export interface JsonObject {
  [key: string]: unknown;
}

/**
 * `make()`'s answer, remembered under node_modules for as long as the package's version and the text
 * of the files that make it stay the same.
 */
export function remembered<Value>(
  name: string,
  packageName: string,
  makers: readonly string[],
  make: () => Value,
): Value {
  const hash = createHash("sha256").update(readPackageFile(packageName, "package.json"));
  for (const maker of makers) hash.update(readFileSync(maker));
  const folder = join(import.meta.dirname, "../../node_modules/.cache/icebranch-fakehub");
  const file = join(folder, `${name}-${hash.digest("hex").slice(0, 16)}.json`);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Value;
  } catch {
    const value = make();
    mkdirSync(folder, { recursive: true });
    // Whole or not at all: several test processes start at once.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(value));
    renameSync(`${file}.${process.pid}`, file);
    return value;
  }
}

/** By its place, since some packages let nobody import their files. */
export function readPackageFile(packageName: string, path: string): string {
  const folders = (need.resolve.paths(packageName) ?? []).map((one) => join(one, packageName));
  const folder = folders.find((one) => existsSync(join(one, "package.json")));
  if (folder === undefined) throw new Error(`fakehub: ${packageName} is not installed`);
  return readFileSync(join(folder, path), "utf8");
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A description's `#/components/schemas/X` that are reachable from a value, by their names. */
export function reachableSchemas(value: unknown, schemas: JsonObject): JsonObject {
  const found: JsonObject = {};
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    for (const name of refsIn(waiting.pop())) {
      if (name in found) continue;
      found[name] = schemas[name];
      waiting.push(schemas[name]);
    }
  }
  return found;
}

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isObject(value)) return [];
  const ref = typeof value.$ref === "string" ? [value.$ref.replace(/^.*\//, "")] : [];
  return [...ref, ...Object.values(value).flatMap(refsIn)];
}

/** OpenAPI 3.0's schemas in JSON Schema's words: `nullable`, and no `example`s or descriptions. */
export function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key, inner]) => !isProse(key, inner));
  const schema: JsonObject = Object.fromEntries(
    entries.map(([key, inner]) => [key, asJsonSchema(inner)]),
  );
  if (schema.nullable !== true) return schema;
  delete schema.nullable;
  return orNull(schema);
}

/** A property may be called `description` as well: then it has a schema, an object. */
function isProse(key: string, value: unknown): boolean {
  if (key === "example" || key === "examples") return !isSchemaLike(value);
  return ["description", "title", "default"].includes(key) && !isSchemaLike(value);
}

function isSchemaLike(value: unknown): boolean {
  return isObject(value) && ["type", "$ref", "anyOf", "oneOf", "allOf"].some((key) => key in value);
}

function orNull(schema: JsonObject): JsonObject {
  if (typeof schema.type !== "string" || "allOf" in schema || "$ref" in schema)
    return { anyOf: [schema, { type: "null" }] };
  const wide: JsonObject = { ...schema, type: [schema.type, "null"] };
  if (Array.isArray(schema.enum)) wide.enum = [...schema.enum, null];
  for (const key of ["oneOf", "anyOf"])
    if (Array.isArray(schema[key])) wide[key] = [...schema[key], { type: "null" }];
  return wide;
}
