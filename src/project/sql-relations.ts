/** The tables that a query reads. Tree: sqlparser-rs 0.62, `ast::Query` as serde writes it. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import type { Relation } from "./project.ts";
import { isObject } from "./shape.ts";

/** In reading order, each table once, at its first mention. */
export function readRelations(file: string, query: Json): readonly Relation[] {
  const found: Relation[] = [];
  visit(query, undefined, (relation) =>
    found.push({ ...relation, location: { file, ...relation.location } }),
  );
  found.sort((a, b) => a.location.line - b.location.line || a.location.column - b.location.column);
  return [
    ...new Map(found.toReversed().map((one) => [one.parts.join("\0"), one])).values(),
  ].toReversed();
}

interface Mention {
  readonly parts: readonly string[];
  readonly location: { readonly line: number; readonly column: number };
}

/** The names that the WITHs around here have made so far, from the inside out. */
interface Scope {
  readonly names: Set<string>;
  readonly outer: Scope | undefined;
}

function isCte({ parts: [name = "", ...more] }: Mention, scope: Scope | undefined): boolean {
  for (let at = scope; at !== undefined && more.length === 0; at = at.outer)
    if (at.names.has(name)) return true;
  return false;
}

/** A name of one part means a CTE first. */
function visit(node: Json, scope: Scope | undefined, tell: (mention: Mention) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, scope, tell);
    return;
  }
  if (!isObject(node)) return;
  if (isObject(node.with) && "body" in node) {
    visitWith(node, node.with, scope, tell);
    return;
  }
  const mention = isObject(node.Table) ? mentionOf(node.Table) : undefined;
  if (mention !== undefined && !isCte(mention, scope)) tell(mention);
  for (const part of Object.values(node)) visit(part, scope, tell);
}

/** A CTE sees those before it; in WITH RECURSIVE itself as well. The query's other parts see all. */
function visitWith(
  query: JsonObject,
  clause: JsonObject,
  outer: Scope | undefined,
  tell: (mention: Mention) => void,
): void {
  const { with: _clause, ...rest } = query;
  const inner: Scope = { names: new Set(), outer };
  const tables: readonly Json[] = Array.isArray(clause.cte_tables) ? clause.cte_tables : [];
  for (const cte of tables.filter(isObject)) {
    const alias = isObject(cte.alias) ? cte.alias.name : undefined;
    const name = isObject(alias) ? identifierOf(alias) : undefined;
    if (name !== undefined && clause.recursive === true) inner.names.add(name);
    visit(cte.query, inner, tell);
    if (name !== undefined) inner.names.add(name);
  }
  visit(rest, inner, tell);
}

/** undefined for a table function, which has arguments, and for names that are computed. */
function mentionOf(table: JsonObject): Mention | undefined {
  if (!Array.isArray(table.name) || isObject(table.args)) return undefined;
  const names: readonly Json[] = table.name;
  const identifiers = names.map((part) => (isObject(part) ? part.Identifier : undefined));
  const parts = identifiers.map((one) => (isObject(one) ? identifierOf(one) : undefined));
  const location = startOfSpan(identifiers[0]);
  if (location === undefined) return undefined;
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? { parts: known, location } : undefined;
}

/** As DataFusion reads it: what is not quoted is lower-cased. */
function identifierOf({ value, quote_style: quote }: JsonObject): string | undefined {
  if (typeof value !== "string") return undefined;
  return typeof quote === "string" ? value : value.toLowerCase();
}

function startOfSpan(identifier: Json): Mention["location"] | undefined {
  const span = isObject(identifier) ? identifier.span : undefined;
  const start = isObject(span) ? span.start : undefined;
  if (!isObject(start)) return undefined;
  return { line: Number(start.line), column: Number(start.column) };
}
