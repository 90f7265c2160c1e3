/** `*.sql`: one SELECT, in the dialect that DataFusion reads by default. */
import { type Finding, IcebranchError, type Location } from "../errors.ts";
import type { Reading } from "./document.ts";
import { errorAt, startOf } from "./finding.ts";
import { type Identifier, identifierText, type Relation, type ViewNode } from "./project.ts";

/** From 1, columns in UTF-16 code units; absent where it is not known. */
interface Place {
  readonly line?: number;
  readonly column?: number;
}

/** What DataFusion's own parser made of a text. */
export type SqlParse =
  | {
      readonly kind: "query";
      /** Equal for two texts that differ only in white space, comments or letter case outside of quotes. */
      readonly canonical: string;
      /** Each table once, in reading order, without the names of the query's own CTEs. */
      readonly relations: readonly {
        readonly parts: readonly string[];
        readonly line: number;
        readonly column: number;
      }[];
    }
  /** None, or several: at the place of the second. */
  | ({ readonly kind: "statements"; readonly count: number } & Place)
  /** One that is no query, by its first word; or what writes, inside of one. */
  | ({ readonly kind: "other"; readonly what: string } & Place)
  | ({ readonly kind: "refused"; readonly message: string } & Place)
  /** It ran out of stack, memory or time. */
  | { readonly kind: "given-up" };

/** Of every text that is read, made ahead. */
export type SqlParses = Pick<ReadonlyMap<string, SqlParse>, "get">;

export function readView(
  file: string,
  text: string,
  identifier: Identifier,
  parses: SqlParses | undefined,
): Reading<ViewNode> {
  const parse = parses?.get(text);
  if (parse === undefined) throw new IcebranchError("IB901", `${file} was not parsed.`);
  if (parse.kind !== "query") return { value: undefined, findings: [problem(file, parse)] };
  const relations = parse.relations.map(
    ({ parts, line, column }): Relation => ({ parts, location: { file, line, column } }),
  );
  const { canonical } = parse;
  const id = identifierText(identifier);
  const view: ViewNode = { kind: "view", id, identifier, file, sql: text, canonical, relations };
  return { value: view, findings: [] };
}

function problem(file: string, parse: Exclude<SqlParse, { kind: "query" }>): Finding {
  switch (parse.kind) {
    case "statements": {
      const found = parse.count === 0 ? "none" : `${parse.count} statements`;
      return notOneSelect(found, placeIn(file, parse));
    }
    case "other":
      return notOneSelect(`another statement: ${parse.what}`, placeIn(file, parse));
    case "refused": {
      const message = `The SQL does not parse: ${parse.message}.`;
      return errorAt(placeIn(file, parse), "IB108", message, "Correct the syntax here.");
    }
    case "given-up": {
      const message = "The SQL is too long or too deeply nested for the parser.";
      return errorAt(startOf(file), "IB108", message, "Split it into several views.");
    }
  }
}

function notOneSelect(found: string, at: Location): Finding {
  const message = `A view is exactly one SELECT; the file holds ${found}.`;
  return errorAt(at, "IB109", message, "Leave one SELECT in the file.");
}

function placeIn(file: string, { line, column }: Place): Location {
  return line === undefined || column === undefined ? startOf(file) : { file, line, column };
}
