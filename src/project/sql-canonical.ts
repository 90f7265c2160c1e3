/** A query in one spelling. Tree: sqlparser-rs 0.62, `ast::Query` as serde writes it. */
import { type Json, type JsonObject, stringifyJson } from "../iceberg/json.ts";
import { isObject } from "./shape.ts";

/** Equal for two queries that differ only in white space, comments, or letter case outside of quotes. */
export function canonicalSql(query: Json): string {
  return stringifyJson(plain(query));
}

function plain(node: Json): Json {
  if (Array.isArray(node)) return node.map(plain);
  if (!isObject(node)) return node;
  if (isIdentifier(node))
    return typeof node.quote_style === "string" ? node.value : node.value.toLowerCase();
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(node)) if (says(key, value)) kept[key] = plain(value);
  return kept;
}

/** Positions, tokens and the word AS repeat how the text was typed; absent clauses only take space. */
function says(key: string, value: Json): boolean {
  if (key === "span" || key === "explicit" || key.endsWith("_token")) return false;
  return (
    value !== undefined &&
    value !== null &&
    value !== false &&
    !(Array.isArray(value) && value.length === 0)
  );
}

function isIdentifier(
  node: JsonObject,
): node is JsonObject & { readonly value: string; readonly quote_style: Json } {
  return typeof node.value === "string" && "quote_style" in node;
}
