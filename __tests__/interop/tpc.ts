/**
 * The queries of TPC-H and TPC-DS, which are not ours to hand on. sqlglot's source distribution has
 * each twice: as published, and as its optimizer rewrites it, with every name quoted and qualified.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { gunzipSync } from "node:zlib";
import type { Tables } from "../planner/vectors.ts";

export const benchmarks = [
  { name: "TPC-H", folder: "tpc-h", queries: 22, tables: 8 },
  { name: "TPC-DS", folder: "tpc-ds", queries: 99, tables: 24 },
] as const;
export type Benchmark = (typeof benchmarks)[number];

export const tpcDefaults = { catalog: "lake", namespace: "tpc" } as const;

/** Our own lists of the published columns: `{ table: { column: "TYPE" or "TYPE required" } }`. */
export function readTpcTables({ folder, tables }: Benchmark): Tables {
  const file = join(import.meta.dirname, "../fixtures/planner", `${folder}.json`);
  const listed: Record<string, Record<string, string>> = JSON.parse(readFileSync(file, "utf8"));
  const found = Object.entries(listed).map(([name, columns]) => ({
    ...{ ...tpcDefaults, name },
    schema: {
      fields: Object.entries(columns).map(([column, type], at) => ({
        ...{ id: at + 1, name: column, required: type.endsWith(" required") },
        type: type.replace(/ required$/, ""),
      })),
    },
  }));
  assert.equal(found.length, tables);
  return found;
}

export interface TpcQuery {
  /** `TPC-DS 14`, and `rewritten`. */
  readonly name: string;
  readonly sql: string;
}

export function readTpcQueries({ name, folder, queries }: Benchmark): readonly TpcQuery[] {
  const text = fileOfSource(`/tests/fixtures/optimizer/${folder}/${folder}.sql`)
    .split("\n")
    .filter((line) => !/^(--|#)/.test(line))
    .join("\n");
  // No query of these has a semicolon in a string.
  const all = text.split(";").flatMap((sql) => sql.trim() || []);
  assert.equal(all.length, queries * 2);
  return all.map((sql, at) => ({
    name: `${name} ${(at >> 1) + 1}${at % 2 === 0 ? "" : ", rewritten"}`,
    sql,
  }));
}

/** Of a tar archive; names longer than its header holds are not among those asked for. */
function fileOfSource(ending: string): string {
  const archive = gunzipSync(readFileSync(sourceOfSqlglot()));
  const blocks = 512;
  for (let at = 0; at < archive.length; ) {
    const field = (start: number, end: number) =>
      archive.toString("latin1", at + start, at + end).replace(/\0.*/s, "");
    const size = Number.parseInt(field(124, 136), 8) || 0;
    if (field(0, 100).endsWith(ending))
      return archive.toString("utf8", at + blocks, at + blocks + size);
    at += blocks + Math.ceil(size / blocks) * blocks;
  }
  throw new Error(`sqlglot's source has no ${ending}.`);
}

function sourceOfSqlglot(): string {
  const folder = process.env.ICEBRANCH_TEST_SOURCES;
  assert.ok(folder, "ICEBRANCH_TEST_SOURCES names the folder of the sources that pip downloaded");
  const file = readdirSync(folder).find((name) => name.startsWith("sqlglot-"));
  assert.ok(file, `${folder} has sqlglot's source`);
  return join(folder, file);
}

const divides = "over empty tables it divides by a count of 0";
const twice = "two of its columns have one name, which DataFusion allows and Iceberg does not";

/** What Python's DataFusion answers otherwise, and why that may be. */
export const knownDifferences: Readonly<Record<string, string>> = {
  "TPC-DS 39": twice,
  "TPC-DS 39, rewritten": twice,
  "TPC-DS 64": twice,
  "TPC-DS 64, rewritten": twice,
  "TPC-DS 90": divides,
  "TPC-DS 90, rewritten": divides,
};
