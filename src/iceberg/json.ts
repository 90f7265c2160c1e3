/**
 * JSON that survives a rewrite. Iceberg's ids are 63-bit and stand as bare numbers, which a double
 * rounds; other writers spell numbers in their own way. What `JSON.parse` would lose is kept: an
 * integer beyond 2^53 as `bigint`, any other literal that would be written otherwise (`1.0`, `1e3`)
 * as raw JSON.
 */
export type Json =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Json[]
  | JsonObject
  | RawJson
  | undefined;
export interface JsonObject {
  readonly [key: string]: Json;
}
/** A literal kept as it was written. https://tc39.es/proposal-json-parse-with-source/ */
export interface RawJson {
  readonly rawJSON: string;
}

declare global {
  interface JSON {
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
    ): unknown;
    rawJSON(text: string): RawJson;
    isRawJSON(value: unknown): value is RawJson;
  }
}

/** Throws `SyntaxError` as `JSON.parse` does. */
export function parseJson(text: string): Json {
  return JSON.parse(text, (_key, value, { source }) => {
    if (typeof value !== "number" || source === undefined) return value;
    if (Number.isSafeInteger(value) && String(value) === source) return value;
    if (/^-?\d+$/.test(source) && source !== "-0") return BigInt(source);
    return String(value) === source ? value : JSON.rawJSON(source);
  }) as Json;
}

/** The opposite of `parseJson`, compact unless `indent` is given. */
export function stringifyJson(value: Json, indent?: number): string {
  return JSON.stringify(
    value,
    (_key, member) => (typeof member === "bigint" ? JSON.rawJSON(member.toString()) : member),
    indent,
  );
}
