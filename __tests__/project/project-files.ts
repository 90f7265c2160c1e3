/** A project's files from their texts. */
import { createHash } from "node:crypto";
import { loadSqlParser } from "../../src/adapters/sql-parser.ts";
import { loadConnectorCheck } from "../../src/connectors/load.ts";
import type { Project } from "../../src/project/project.ts";
import { type ProjectFile, readProject } from "../../src/project/read.ts";
import { readYamlDocument } from "../../src/project/yaml-document.ts";

export const parser = await loadSqlParser();
export const parsers = { sql: parser, yaml: readYamlDocument, connectors: undefined };

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

/** With the connectors' own settings checked, as a run does it. */
export async function checkedProject(texts: Texts): Promise<Project> {
  const connectors = await loadConnectorCheck(Object.values(texts).map(String));
  return readProject(projectFiles(texts), ".", { ...parsers, connectors });
}

export function ingest(more: object = {}): string {
  return JSON.stringify({ image: "dashbook/source-x:sql", source: {}, destination: {}, ...more });
}

/** `IB101 file:1:2`, one a finding. */
export function places({ findings }: Pick<Project, "findings">): string[] {
  return findings.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
}
