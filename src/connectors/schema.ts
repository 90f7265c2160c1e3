/**
 * The words in which we write the configurations of connectors: a small part of JSON Schema draft-07,
 * with Airbyte's `airbyte_secret`, as its specs use them.
 * https://docs.airbyte.com/platform/connector-development/connector-specification-reference
 */
export interface Schema {
  readonly type?: "string" | "integer" | "boolean" | "array" | "object";
  readonly properties?: { readonly [key: string]: Schema };
  readonly required?: readonly string[];
  /** Of a map: whatever its keys are called. */
  readonly additionalProperties?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly default?: string | number | boolean | readonly string[];
  readonly airbyte_secret?: true;
}

/** By key; `key*` is required. */
interface Keys {
  readonly [key: string]: Schema;
}

export const text: Schema = { type: "string" };
export const secret: Schema = { type: "string", airbyte_secret: true };
export const integer: Schema = { type: "integer" };
export const flag: Schema = { type: "boolean" };
export const texts: Schema = { type: "array", items: text };
export const uniqueTexts: Schema = { ...texts, uniqueItems: true };
export const port: Schema = { type: "integer", minimum: 0, maximum: 65_536 };

export function atLeast(minimum: number): Schema {
  return { type: "integer", minimum };
}

export function between(minimum: number, maximum: number): Schema {
  return { type: "integer", minimum, maximum };
}

export function words(...words: readonly string[]): Schema {
  return { type: "string", enum: words };
}

export function matching(pattern: string): Schema {
  return { type: "string", pattern };
}

export function list(items: Schema): Schema {
  return { type: "array", items };
}

/** An object with keys of the user's own. */
export function mapOf(values: Schema): Schema {
  return { type: "object", additionalProperties: values };
}

export function or<T extends NonNullable<Schema["default"]>>(value: T, schema: Schema): Schema {
  return { ...schema, default: value };
}

export function object(keys: Keys): Schema {
  const names = Object.keys(keys);
  const required = names.filter((name) => name.endsWith("*")).map(plain);
  const properties = Object.fromEntries(names.map((name) => [plain(name), keys[name] ?? {}]));
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}

/**
 * One of several objects, told apart by the value of the key `tag`; `tag?` is not required, as in
 * some older specs, which refuse an object without it only because several fit.
 */
export function choice(tag: string, branches: { readonly [value: string]: Keys }): Schema {
  const isOptional = tag.endsWith("?");
  const name = isOptional ? tag.slice(0, -1) : tag;
  const oneOf = Object.entries(branches).map(([value, keys]) => {
    const tagged = { [isOptional ? name : `${name}*`]: { type: "string", const: value } as const };
    return object({ ...tagged, ...keys });
  });
  return { type: "object", oneOf };
}

function plain(name: string): string {
  return name.replace(/\*$/, "");
}
