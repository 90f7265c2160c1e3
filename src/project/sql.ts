/** `*.sql`: one SELECT, in the dialect that DataFusion reads by default. */
import { type Finding, IcebranchError, type Location } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";
import type { Reading } from "./document.ts";
import { errorAt, locationAt, startOf } from "./finding.ts";
import { type Identifier, identifierText, type ViewNode } from "./project.ts";
import { isObject } from "./shape.ts";
import { canonicalSql } from "./sql-canonical.ts";
import { isTooMuchEffort } from "./sql-effort.ts";
import { readRelations } from "./sql-relations.ts";

/** A parser in the shape of sqlparser-rs, whose tree DataFusion plans from. Never throws. */
export interface SqlParser {
  parse(text: string): SqlParse;
}

export type SqlParse =
  | { readonly kind: "parsed"; readonly statements: readonly Json[] }
  /** `message` as the parser says it, with `at Line: 1, Column: 2` where it knows. */
  | { readonly kind: "refused"; readonly message: string }
  /** The parser ran out of stack or memory. */
  | { readonly kind: "too-deep" };

export function readView(
  file: string,
  text: string,
  identifier: Identifier,
  parser: SqlParser | undefined,
): Reading<ViewNode> {
  if (parser === undefined) throw new IcebranchError("IB901", "No SQL parser was loaded.");
  const parse: SqlParse = isTooMuchEffort(text) ? { kind: "too-deep" } : parser.parse(text);
  try {
    const query = parse.kind === "parsed" ? onlyQuery(parse.statements) : undefined;
    if (query !== undefined) return viewOf(file, text, identifier, query);
    return { value: undefined, findings: [problem(file, text, parse)] };
  } catch (error) {
    // A chain of a thousand UNIONs is a tree as deep, which the parser walks and we do not.
    if (!(error instanceof RangeError)) throw error;
    return { value: undefined, findings: [problem(file, text, { kind: "too-deep" })] };
  }
}

function viewOf(
  file: string,
  text: string,
  identifier: Identifier,
  query: Json,
): Reading<ViewNode> {
  const relations = readRelations(file, query);
  const id = identifierText(identifier);
  const canonical = canonicalSql(query);
  return {
    value: { kind: "view", id, identifier, file, sql: text, canonical, relations },
    findings: [],
  };
}

/** The tree below `Query` of a lone statement that only reads. */
function onlyQuery([statement, ...others]: readonly Json[]): Json | undefined {
  const query = others.length === 0 && isObject(statement) ? statement.Query : undefined;
  return query === undefined || writes(query) ? undefined : query;
}

/** `SELECT … INTO`, and INSERT, UPDATE, DELETE or MERGE inside of a CTE. */
function writes(node: Json): boolean {
  if (Array.isArray(node)) return node.some(writes);
  if (!isObject(node)) return false;
  if (isObject(node.Select) && isObject(node.Select.into)) return true;
  const body = isObject(node.body) ? Object.keys(node.body) : [];
  if (body.some((key) => ["Insert", "Update", "Delete", "Merge"].includes(key))) return true;
  return Object.values(node).some(writes);
}

function problem(file: string, text: string, parse: SqlParse): Finding {
  switch (parse.kind) {
    case "parsed": {
      const count = parse.statements.length;
      const found =
        count === 1 ? "another statement" : count === 0 ? "none" : `${count} statements`;
      const message = `A view is exactly one SELECT; the file holds ${found}.`;
      return errorAt(startOf(file), "IB109", message, "Leave one SELECT in the file.");
    }
    case "refused":
      return syntaxError(file, text, parse.message);
    case "too-deep": {
      const message = "The SQL is too long or too deeply nested for the parser.";
      return errorAt(startOf(file), "IB108", message, "Split it into several views.");
    }
  }
}

function syntaxError(file: string, text: string, message: string): Finding {
  if (message.includes("recursion limit")) return problem(file, text, { kind: "too-deep" });
  const words = message
    .replace(/^sql parser error: /, "")
    .replace(/ ?at Line: \d+, Column: \d+/, "")
    .replace(/\.$/, "");
  const at = parserLocation(file, text, message);
  return errorAt(at, "IB108", `The SQL does not parse: ${words}.`, "Correct the syntax here.");
}

function parserLocation(file: string, text: string, message: string): Location {
  const [, line, column] = /at Line: (\d+), Column: (\d+)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined)
    return { file, line: Number(line), column: Number(column) };
  return message.endsWith("EOF") ? locationAt(file, text, text.trimEnd().length) : startOf(file);
}
