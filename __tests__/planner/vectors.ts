/** Queries of our own, and what DataFusion's planner makes of each. Renewed by `npm run test:interop -- --update`. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Json } from "../../src/iceberg/json.ts";
import type { ColumnOrigin, PlannedQuery, PlannerQuery } from "../../src/lineage/planner.ts";

const folder = join(import.meta.dirname, "../fixtures/planner");

export type Tables = PlannerQuery["tables"];

export const defaults = { catalog: "lake", namespace: "sales" } as const;
export const tables: Tables = readTables("tables.json");

/** Columns by the table's full name. */
export type Origins = Readonly<Record<string, readonly string[]>>;

export type Expected =
  | {
      readonly columns: readonly (readonly [
        name: string,
        type: Json,
        required: boolean,
        from: Origins,
      ])[];
      readonly reads: Origins;
      readonly functions?: readonly string[];
      readonly volatile?: readonly string[];
    }
  | { readonly refused: string; readonly line?: number; readonly column?: number };

/** What DataFusion's executed answer is, as far as it can be compared: `refused`, or its columns. */
export type Executed =
  | "refused"
  | readonly (readonly [name: string, type: Json, required: boolean])[];

export interface Vector {
  readonly name: string;
  readonly sql: string;
  readonly expected?: Expected;
  /** DataFusion's executed answer is another one, and may be for this reason. */
  readonly differs?: { readonly because: string; readonly executed?: Executed };
}

/** By the family that they are of. */
export function readVectors(): ReadonlyMap<string, readonly Vector[]> {
  const files = readdirSync(join(folder, "queries")).sort();
  const read = (file: string) => JSON.parse(readFileSync(join(folder, "queries", file), "utf8"));
  return new Map(files.map((file) => [basename(file, ".json"), read(file)]));
}

export function writeVectors(family: string, vectors: readonly Vector[]): void {
  const text = `[\n${vectors.map(textOf).join(",\n")}\n]\n`;
  writeFileSync(join(folder, "queries", `${family}.json`), text);
}

function readTables(file: string): Tables {
  return JSON.parse(readFileSync(join(folder, file), "utf8"));
}

export function expectedOf(planned: PlannedQuery): Expected {
  switch (planned.kind) {
    case "planned": {
      const columns = planned.columns.map(
        ({ name, type, required, from }) => [name, type, required, origins(from)] as const,
      );
      const { functions, volatile } = planned;
      return {
        ...{ columns, reads: origins(planned.reads) },
        ...(functions.length > 0 ? { functions } : {}),
        ...(volatile.length > 0 ? { volatile } : {}),
      };
    }
    case "refused": {
      const { kind: _, message, ...position } = planned;
      return { refused: message, ...position };
    }
    case "given-up":
      return { refused: "given up" };
  }
}

/** As much of it as an engine that runs the query can confirm. */
export function comparable(expected: Expected): Executed {
  if ("refused" in expected) return "refused";
  return expected.columns.map(([name, type, required]) => [name, type, required]);
}

function origins(from: readonly ColumnOrigin[]): Origins {
  const byTable: Record<string, string[]> = {};
  for (const [table, column] of from) byTable[table] = [...(byTable[table] ?? []), column];
  return byTable;
}

/** A line for what is asked, one for each column, one for what is read: so that a difference can be read. */
function textOf({ name, sql, expected, differs }: Vector): string {
  const lines = [`"name": ${JSON.stringify(name)}`, `"sql": ${JSON.stringify(sql)}`];
  if (differs !== undefined) lines.push(`"differs": ${spaced(differs as unknown as Json)}`);
  if (expected !== undefined) lines.push(`"expected": ${expectedText(expected)}`);
  return `  {\n    ${lines.join(",\n    ")}\n  }`;
}

function expectedText(expected: Expected): string {
  if ("refused" in expected) return spaced(expected as unknown as Json);
  const columns = expected.columns.map((column) => `        ${spaced(column as unknown as Json)}`);
  const { columns: _, ...rest } = expected;
  const more = Object.entries(rest).map(
    ([key, value]) => `      ${JSON.stringify(key)}: ${spaced(value as unknown as Json)}`,
  );
  const list = columns.length > 0 ? `[\n${columns.join(",\n")}\n      ]` : "[]";
  return `{\n      "columns": ${list},\n${more.join(",\n")}\n    }`;
}

function spaced(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)}: ${spaced(one)}`,
  );
  return members.length > 0 ? `{ ${members.join(", ")} }` : "{}";
}
