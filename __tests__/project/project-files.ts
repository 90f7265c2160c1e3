/** A project's files from their texts. */
import { createHash } from "node:crypto";
import { sqlPlanner } from "../../src/adapters/sql-planner.ts";
import { loadConnectorCheck } from "../../src/connectors/load.ts";
import type { Project } from "../../src/project/project.ts";
import { type ProjectFile, readProject, unparsedSql } from "../../src/project/read.ts";
import type { SqlParses } from "../../src/project/sql.ts";
import { readYamlDocument } from "../../src/project/yaml-document.ts";
import { planner } from "../planner/planner.ts";

const parses: SqlParses = { get: (text) => planner.parse(text) };
export const parsers = { sql: parses, yaml: readYamlDocument, connectors: undefined };

let thread: ReturnType<typeof sqlPlanner> | undefined;

export type Texts = Readonly<Record<string, string | Uint8Array>>;

export function projectFiles(texts: Texts): ProjectFile[] {
  return Object.entries(texts).map(([path, text]) => {
    const bytes = Buffer.from(text);
    const oid = createHash("sha1").update(bytes).digest("hex");
    return { path, mode: "100644", oid, size: bytes.length, bytes };
  });
}

export function project(texts: Texts, dir = "."): Project {
  return readProject(projectFiles(texts), dir, parsers);
}

/** With the connectors' own settings checked, and SQL parsed in a thread, as a run does it. */
export async function checkedProject(texts: Texts): Promise<Project> {
  const connectors = await loadConnectorCheck(Object.values(texts).map(String));
  const files = projectFiles(texts);
  return readProject(files, ".", { ...parsers, connectors, sql: await parsedInThread(files) });
}

/** What takes longer than a second is given up. */
export async function parsedInThread(files: readonly ProjectFile[]): Promise<SqlParses> {
  const sql = unparsedSql(files, ".");
  thread ??= sqlPlanner({ oneMs: 1_000, allMs: 3_600_000, startMs: 30_000 });
  const parsed = await (await thread).parse(sql);
  return { get: (text) => parsed[sql.indexOf(text)] };
}

export function ingest(more: object = {}): string {
  return JSON.stringify({ image: "dashbook/source-x:sql", source: {}, destination: {}, ...more });
}

/** `IB101 file:1:2`, one a finding. */
export function places({ findings }: Pick<Project, "findings">): string[] {
  return findings.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
}
