/** The files of a commit → a Project. Each file is read once, however many commits hold it. */
import { compareFindings, compareText, type Finding } from "../errors.ts";
import { twoConfigs } from "./config.ts";
import { betweenFiles } from "./conflicts.ts";
import { MAX_SPEC_BYTES } from "./connector-spec.ts";
import { decodeText } from "./document.ts";
import { errorAt, startOf } from "./finding.ts";
import { judgeLiterals } from "./literal-secrets.ts";
import { oneCatalogTwice } from "./one-catalog.ts";
import { besideSpec, connectorOf, type FileKind, fileKind } from "./paths.ts";
import type { Config, Project, ProjectNode } from "./project.ts";
import { type FileReading, type Parsers, readFile } from "./read-file.ts";
import { referenceFindings } from "./references.ts";
import { withColumns } from "./table-schemas.ts";

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

/** What came of each file, by folder, path and blob id. One map serves base and head. */
export type ParseCache = Map<string, FileReading>;

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
): { readonly [parser in "sql" | "yaml" | "connectors"]: boolean } {
  const kinds = new Set(paths.map((path) => fileKind(path, dir)));
  const yaml = kinds.has("icebranch-config") || kinds.has("yaml-ingest");
  const connectors = kinds.has("json-ingest") || kinds.has("yaml-ingest");
  return { sql: kinds.has("view"), yaml, connectors };
}

/** Texts of views that are still to be parsed: those that `cache` does not have. */
export function unparsedSql(
  files: readonly ProjectFile[],
  dir: string,
  cache: ParseCache = new Map(),
): readonly string[] {
  const texts = files.flatMap((file) => {
    const isView = fileKind(file.path, dir) === "view" && wantsBytes(file, dir);
    if (!isView || file.bytes === undefined || cache.has(cacheKey(file, dir) ?? "")) return [];
    return decodeText(file.path, file.bytes).value ?? [];
  });
  return [...new Set(texts)];
}

/**
 * `files` may hold any others too, in any order. A parser may be absent where `neededParsers` says so.
 * `inForce` says which secrets may be written out, where that is not the project's own configuration.
 */
export function readProject(
  files: readonly ProjectFile[],
  dir: string,
  parsers: Parsers,
  cache: ParseCache = new Map(),
  inForce?: Config,
): Project {
  const own = ownFiles(files, dir);
  const readings = own.map((file) => readCached(file, dir, parsers, cache));
  const declared = withDeclaredColumns(readings);
  const nodes = declared.map(({ node }) => node);
  const configs = own.filter(({ path }) => isConfig(fileKind(path, dir)));
  const config = configs.length === 1 ? readings.find((one) => one.config)?.config : undefined;
  const conflicts = betweenFiles(nodes);
  const unjudged = readings.flatMap((reading) => reading.unjudged ?? []);
  const open = new Set(unjudged.map(({ document }) => document.file));
  const findings = [
    ...readings.flatMap((reading) => reading.findings),
    ...declared.flatMap((one) => one.findings),
    ...twoConfigs(configs.map(({ path }) => path)),
    ...judgeLiterals(
      readings.flatMap(({ literals = [] }) => literals),
      { inForce: inForce ?? config, own: config, locate: config?.locate, open },
      dir,
    ),
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
      unjudged,
    },
  };
}

/** In path order. Schemas that lie beside no spec are somebody else's. */
function ownFiles(files: readonly ProjectFile[], dir: string): readonly ProjectFile[] {
  const own = files.filter(({ path }) => wantsFile(path, dir));
  const specs = new Set(own.flatMap(({ path }) => (isIngest(path, dir) ? [besideSpec(path)] : [])));
  return own
    .filter(({ path }) => fileKind(path, dir) !== "table-schemas" || specs.has(besideSpec(path)))
    .sort((a, b) => compareText(a.path, b.path));
}

function withDeclaredColumns(
  readings: readonly FileReading[],
): readonly { readonly node: ProjectNode; readonly findings: readonly Finding[] }[] {
  const schemas = new Map(
    readings.flatMap(({ schemas: one }) => (one ? [[besideSpec(one.file), one] as const] : [])),
  );
  const nodes = readings.flatMap(({ node }) => node ?? []);
  return nodes.map((node) =>
    node.kind === "view"
      ? { node, findings: [] }
      : withColumns(node, schemas.get(besideSpec(node.file))),
  );
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
  const key = cacheKey(file, dir);
  const known = key && cache.get(key);
  if (known) return known;
  const reading = readFile(file.path, file.bytes, dir, parsers);
  if (key) cache.set(key, reading);
  return reading;
}

function cacheKey({ path, oid }: ProjectFile, dir: string): string | undefined {
  return oid && `${dir}\0${path}\0${oid}`;
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
