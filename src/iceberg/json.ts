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

/** Throws `SyntaxError` as `JSON.parse` does, and `RangeError` where it is nested too deep. */
export function parseJson(text: string): Json {
  // A reviver is called for every value, and a run reads thousands of metadata files.
  if (text.includes("\\u0000")) return reviveAll(text);
  try {
    return unmark(JSON.parse(markNumbers(text)));
  } catch (error) {
    // Said of the text as it was written.
    if (error instanceof SyntaxError) return reviveAll(text);
    throw error;
  }
}

function reviveAll(text: string): Json {
  return JSON.parse(text, (_key, value, { source }) =>
    typeof value === "number" && source !== undefined ? exactNumber(value, source) : value,
  ) as Json;
}

function exactNumber(value: number, source: string): Json {
  if (Number.isSafeInteger(value) && String(value) === source) return value;
  if (/^-?\d+$/.test(source) && source !== "-0") return BigInt(source);
  return String(value) === source ? value : JSON.rawJSON(source);
}

/** In a string, what `JSON.parse` would not keep of a number follows it. */
const mark = 0;
/** None begins with 0 before another digit: such a text is no JSON, and must not become some. */
const numbers = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const suspicious = /\d{16}|\d[.eE]|-0/;

/** Looks between the strings of a text, and writes numbers that may not be kept as marked strings. */
function markNumbers(text: string): string {
  if (!suspicious.test(text)) return text;
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const start = quote < 0 ? text.length : quote;
    // Beside a string `:-0,` is the shortest that matters.
    const between = start - at > 3 || start - at === text.length ? text.slice(at, start) : "";
    if (suspicious.test(between)) {
      parts.push(text.slice(kept, at), between.replace(numbers, `"\\u0000$&"`));
      kept = start;
    }
    at = quote < 0 ? start : endOfString(text, quote);
  }
  return kept === 0 ? text : parts.join("") + text.slice(kept);
}

/** After the quote that ends it. */
function endOfString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === "\\") escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** In place. Throws `SyntaxError` where a number stood for a name. */
function unmark(value: unknown): Json {
  if (typeof value === "string") {
    if (value.charCodeAt(0) !== mark) return value;
    const source = value.slice(1);
    return exactNumber(Number(source), source);
  }
  if (typeof value !== "object" || value === null) return value as Json;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) value[at] = unmark(value[at]);
    return value;
  }
  for (const key of Object.keys(value)) {
    if (key.charCodeAt(0) === mark) throw new SyntaxError("a number for a name");
    const member = (value as { readonly [key: string]: unknown })[key];
    const kept = unmark(member);
    // An assignment to `__proto__` would be to another thing than the member of that name.
    if (kept !== member)
      Object.defineProperty(value, key, { value: kept, ...{ writable: true, enumerable: true } });
  }
  return value as Json;
}

/** The opposite of `parseJson`, compact unless `indent` is given. */
export function stringifyJson(value: Json, indent?: number): string {
  return JSON.stringify(
    value,
    (_key, member) => (typeof member === "bigint" ? JSON.rawJSON(member.toString()) : member),
    indent,
  );
}
