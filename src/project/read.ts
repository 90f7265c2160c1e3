/** The files of a commit → a Project. Each file is read once, however many commits hold it. */
import { compareFindings, compareText, type Finding, IcebranchError } from "../errors.ts";
import type { JsonObject } from "../iceberg/json.ts";
import { readConfig, twoConfigs } from "./config.ts";
import { betweenFiles } from "./conflicts.ts";
import { MAX_SPEC_BYTES, readConnectorSpec } from "./connector-spec.ts";
import { type Document, decodeText, type Reading } from "./document.ts";
import { errorAt, startOf } from "./finding.ts";
import {
  type ConnectorCheck,
  type IngestReading,
  readIngest,
  singerFinding,
  type Unjudged,
} from "./ingest.ts";
import { readJsonDocument } from "./json-document.ts";
import { oneCatalogTwice } from "./one-catalog.ts";
import { connectorOf, type FileKind, fileKind, readIdentifier } from "./paths.ts";
import type { Config, Identifier, Project, ProjectNode } from "./project.ts";
import { referenceFindings } from "./references.ts";
import { readView, type SqlParser } from "./sql.ts";

/** Nobody writes a spec or a view of this size by hand; what is larger is never read. */
export const MAX_FILE_BYTES = 1_048_576;

/** As git or the work tree lists it. `bytes` are undefined where `wantsBytes` says no. */
export interface ProjectFile {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly mode: string;
  /** The blob's id; absent where the bytes are those on disk. */
  readonly oid?: string;
  readonly size: number | undefined;
  readonly bytes: Uint8Array | undefined;
}

/** What only some projects have need of, so that only their runs load it. */
export interface Parsers {
  readonly sql: SqlParser | undefined;
  readonly yaml: ((file: string, text: string) => Reading<Document>) | undefined;
  readonly connectors: ConnectorCheck | undefined;
}

/** What came of each file, by folder, path and blob id. One map serves base and head. */
export type ParseCache = Map<string, FileReading>;

interface FileReading {
  readonly node?: ProjectNode | undefined;
  readonly config?: Config | undefined;
  readonly unjudged?: Unjudged;
  /** Of a connector's settings. */
  readonly schema?: JsonObject | undefined;
  readonly findings: readonly Finding[];
}

/** Whether a path is the project's: a configuration, an ingest, a view or a connector's specification. */
export function wantsFile(path: string, dir: string): boolean {
  return fileKind(path, dir) !== undefined;
}

export function isIngest(path: string, dir: string): boolean {
  const kind = fileKind(path, dir);
  return kind === "json-ingest" || kind === "yaml-ingest";
}

/** Whether a file's bytes are to be read: one of the project's, regular, and not too large. */
export function wantsBytes(file: Omit<ProjectFile, "bytes">, dir: string): boolean {
  const kind = fileKind(file.path, dir);
  return kind !== undefined && isRegular(file) && (file.size ?? 0) <= mostBytes(kind);
}

function mostBytes(kind: FileKind): number {
  return kind === "connector-spec" ? MAX_SPEC_BYTES : MAX_FILE_BYTES;
}

/** Which parsers the files at these paths need. */
export function neededParsers(
  paths: readonly string[],
  dir: string,
): { readonly [parser in keyof Parsers]: boolean } {
  const kinds = new Set(paths.map((path) => fileKind(path, dir)));
  const yaml = kinds.has("icebranch-config") || kinds.has("yaml-ingest");
  const connectors = kinds.has("json-ingest") || kinds.has("yaml-ingest");
  return { sql: kinds.has("view"), yaml, connectors };
}

/** `files` may hold any others too, in any order. A parser may be absent where `neededParsers` says so. */
export function readProject(
  files: readonly ProjectFile[],
  dir: string,
  parsers: Parsers,
  cache: ParseCache = new Map(),
): Project {
  const own = files.filter(({ path }) => wantsFile(path, dir));
  own.sort((a, b) => compareText(a.path, b.path));
  const readings = own.map((file) => readCached(file, dir, parsers, cache));
  const nodes = readings.map(({ node }) => node).filter((node) => node !== undefined);
  const configs = own.filter(({ path }) => isConfig(fileKind(path, dir)));
  const config =
    configs.length === 1 ? readings.find((reading) => reading.config)?.config : undefined;
  const conflicts = betweenFiles(nodes);
  const findings = [
    ...readings.flatMap((reading) => reading.findings),
    ...twoConfigs(configs.map(({ path }) => path)),
    ...conflicts.findings,
    ...oneCatalogTwice(config, nodes),
    ...referenceFindings(config, nodes),
  ];
  return {
    dir,
    config,
    nodes: conflicts.nodes,
    findings: findings.sort(compareFindings),
    connectors: {
      specs: own.flatMap(({ path, oid }, i) => {
        const name = connectorOf(path, dir);
        return name === undefined ? [] : [{ name, file: path, oid, schema: readings[i]?.schema }];
      }),
      unjudged: readings.flatMap(({ unjudged }) => unjudged ?? []),
    },
  };
}

function isConfig(kind: FileKind | undefined): boolean {
  return kind === "dashtool-config" || kind === "icebranch-config";
}

function readCached(
  file: ProjectFile,
  dir: string,
  parsers: Parsers,
  cache: ParseCache,
): FileReading {
  const most = mostBytes(fileKind(file.path, dir) ?? "view");
  if (file.bytes === undefined || file.bytes.length > most || !isRegular(file))
    return { findings: [unreadable(file, most)] };
  const key = file.oid && `${dir}\0${file.path}\0${file.oid}`;
  const known = key && cache.get(key);
  if (known) return known;
  const reading = readFile(file.path, file.bytes, dir, parsers);
  if (key) cache.set(key, reading);
  return reading;
}

function isRegular({ mode }: Pick<ProjectFile, "mode">): boolean {
  return mode === "100644" || mode === "100755" || mode === "100664";
}

function unreadable(file: ProjectFile, most: number): Finding {
  const at = startOf(file.path);
  if (isRegular(file)) {
    const limit = most === MAX_FILE_BYTES ? "1 MiB" : `${most / 1024} KiB`;
    const message = `The file is larger than ${limit} and was not read.`;
    return errorAt(at, "IB106", message, "Make it smaller, or name it otherwise.");
  }
  const kinds: Record<string, string> = { "120000": "a symbolic link", "160000": "a submodule" };
  const message = `The path is ${kinds[file.mode] ?? "a folder"}, not a regular file.`;
  return errorAt(at, "IB106", message, "Put the file itself there, or name it otherwise.");
}

function readFile(path: string, bytes: Uint8Array, dir: string, parsers: Parsers): FileReading {
  const kind = fileKind(path, dir);
  if (kind === undefined) return { findings: [] };
  if (kind === "singer") return { findings: [singerFinding(path)] };
  const text = decodeText(path, bytes);
  if (text.value === undefined) return { findings: text.findings };
  if (kind === "dashtool-config" || kind === "icebranch-config")
    return readConfigFile(path, text.value, kind, parsers);
  if (kind === "connector-spec") {
    const { value: schema, findings } = readConnectorSpec(path, text.value);
    return { schema, findings };
  }
  const identifier = readIdentifier(path, dir);
  const node = readNode(path, text.value, kind, identifier.value ?? unknownIdentifier, parsers);
  const findings = [...identifier.findings, ...node.findings].sort(compareFindings);
  const left = node.unjudged && { unjudged: node.unjudged };
  return { node: identifier.value && node.value, findings, ...left };
}

/** For a file in the wrong place, whose other problems are told all the same. */
const unknownIdentifier: Identifier = { catalog: "", namespace: "", name: "" };

function readConfigFile(
  path: string,
  text: string,
  kind: "dashtool-config" | "icebranch-config",
  parsers: Parsers,
): FileReading {
  const dialect = kind === "dashtool-config" ? "dashtool" : "icebranch";
  const document =
    dialect === "dashtool" ? readJsonDocument(path, text) : readYaml(path, text, parsers);
  if (document.value === undefined) return { findings: document.findings };
  const { value, findings } = readConfig(document.value, dialect);
  return { config: value, findings };
}

function readNode(
  path: string,
  text: string,
  kind: "json-ingest" | "yaml-ingest" | "view",
  identifier: Identifier,
  parsers: Parsers,
): Reading<ProjectNode> & Pick<IngestReading, "unjudged"> {
  switch (kind) {
    case "json-ingest":
      return ingestFrom(readJsonDocument(path, text), identifier, parsers);
    case "yaml-ingest":
      return ingestFrom(readYaml(path, text, parsers), identifier, parsers);
    case "view":
      return readView(path, text, identifier, parsers.sql);
  }
}

function readYaml(path: string, text: string, { yaml }: Parsers): Reading<Document> {
  if (yaml === undefined) throw new IcebranchError("IB901", "No YAML parser was loaded.");
  return yaml(path, text);
}

function ingestFrom(
  document: Reading<Document>,
  identifier: Identifier,
  { connectors }: Parsers,
): IngestReading {
  if (document.value === undefined) return { value: undefined, findings: document.findings };
  return readIngest(document.value, identifier, connectors);
}
