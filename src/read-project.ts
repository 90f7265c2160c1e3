/** Reads the project of a commit, or of the files on disk, through the ports. */
import type { GitFile, Ports } from "./ports.ts";
import { DASHTOOL_CONFIG, ICEBRANCH_CONFIG } from "./project/config.ts";
import type { ConnectorCheck } from "./project/ingest.ts";
import type { Config, Project } from "./project/project.ts";
import {
  isIngest,
  MAX_FILE_BYTES,
  neededParsers,
  type ParseCache,
  type ProjectFile,
  readProject,
  unparsedSql,
  wantsBytes,
  wantsFile,
} from "./project/read.ts";
import type { Parsers } from "./project/read-file.ts";
import type { SqlParses } from "./project/sql.ts";

export interface ReadProject {
  readonly project: Project;
  /** All files below the project's folder, by path from the repository's root; none of those on disk. */
  readonly files: ReadonlyMap<string, GitFile>;
}

type Needed = Pick<Ports, "git" | "workTree" | "sqlPlanner">;

/** What two commits share is read and parsed once. */
export interface Shared {
  readonly parsed: ParseCache;
  readonly blobs: Map<string, Uint8Array>;
}

export async function projectAt(
  ports: Needed,
  commit: string,
  dir: string,
  shared: Shared,
  inForce?: Config,
): Promise<ReadProject> {
  const { git } = ports;
  const files = await git.listFiles(commit, below(dir));
  const readable = files.filter((file) => wantsBytes(file, dir));
  if (
    neededParsers(
      readable.map(({ path }) => path),
      dir,
    ).sql
  )
    startEarly(ports.sqlPlanner);
  const missing = new Set(readable.map(({ oid }) => oid).filter((oid) => !shared.blobs.has(oid)));
  for (const [oid, bytes] of await git.readBlobs([...missing])) shared.blobs.set(oid, bytes);
  const wanted = new Set(readable);
  const withBytes = files.map((file) => ({
    ...file,
    bytes: wanted.has(file) ? shared.blobs.get(file.oid) : undefined,
  }));
  const parsers = await loadParsers(withBytes, dir, ports.sqlPlanner, shared.parsed);
  const project = readProject(withBytes, dir, parsers, shared.parsed, inForce);
  return { project, files: new Map(files.map((file) => [file.path, file])) };
}

/** As the files stand, uncommitted ones included. */
export async function projectOnDisk(
  ports: Needed & { readonly workTree: NonNullable<Ports["workTree"]> },
  dir: string,
): Promise<ReadProject> {
  const wants = (path: string) => {
    if (neededParsers([path], dir).sql) startEarly(ports.sqlPlanner);
    return wantsFile(path, dir);
  };
  const only = { wants, maxBytes: MAX_FILE_BYTES };
  const files = await ports.workTree.list(below(dir), only);
  const parsers = await loadParsers(files, dir, ports.sqlPlanner);
  return { project: readProject(files, dir, parsers), files: new Map() };
}

/** While the files are read, the thread gets ready; what goes wrong is told when it is asked. */
function startEarly(sqlPlanner: Ports["sqlPlanner"]): void {
  sqlPlanner().catch(() => {});
}

async function loadParsers(
  files: readonly ProjectFile[],
  dir: string,
  sqlPlanner?: Ports["sqlPlanner"],
  parsed?: ParseCache,
): Promise<Parsers> {
  const paths = files.map(({ path }) => path);
  const { yaml, connectors } = neededParsers(paths, dir);
  const sql = sqlPlanner && unparsedSql(files, dir, parsed);
  return {
    sql: sqlPlanner && sql?.length ? await parseSql(sqlPlanner, sql) : undefined,
    yaml: yaml ? (await import("./project/yaml-document.ts")).readYamlDocument : undefined,
    connectors: connectors ? await connectorCheckFor(files, dir) : undefined,
    declaredSecrets: connectors
      ? (await import("./connectors/declared-secrets.ts")).declaredSecrets
      : undefined,
  };
}

async function parseSql(
  sqlPlanner: Ports["sqlPlanner"],
  texts: readonly string[],
): Promise<SqlParses> {
  const parses = await (await sqlPlanner()).parse(texts);
  return new Map(texts.map((text, at) => [text, parses[at] ?? { kind: "given-up" }]));
}

async function connectorCheckFor(
  files: readonly Pick<ProjectFile, "path" | "bytes">[],
  dir: string,
): Promise<ConnectorCheck> {
  const decoder = new TextDecoder();
  const texts = files.flatMap(({ path, bytes }) =>
    isIngest(path, dir) && bytes !== undefined ? [decoder.decode(bytes)] : [],
  );
  return (await import("./connectors/load.ts")).loadConnectorCheck(texts);
}

/** A path of the project as one from the repository's root. */
export function inFolder(dir: string, name: string): string {
  return dir === "." ? name : `${dir}/${name}`;
}

function below(dir: string): string | undefined {
  return dir === "." ? undefined : dir;
}

/** The configuration of a commit alone: `none` where it has none, `broken` where that has errors. */
export async function configAt(
  { git }: Pick<Ports, "git">,
  commit: string,
  dir: string,
): Promise<Config | "none" | "broken"> {
  const names = [ICEBRANCH_CONFIG, DASHTOOL_CONFIG].map((name) => inFolder(dir, name));
  const all = await git.listFiles(commit, below(dir));
  const files = all.filter(({ path }) => names.includes(path));
  if (files.length === 0) return "none";
  const readable = files.filter((file) => wantsBytes(file, dir));
  const blobs = await git.readBlobs(readable.map(({ oid }) => oid));
  const withBytes = files.map((file) => ({ ...file, bytes: blobs.get(file.oid) }));
  return readProject(withBytes, dir, await loadParsers(withBytes, dir)).config ?? "broken";
}

/** git's production branch as the project's files on disk, or those of HEAD, name it; `main` where none does. */
export async function productionBranch(ports: Needed, dir: string): Promise<string> {
  for (const name of [ICEBRANCH_CONFIG, DASHTOOL_CONFIG]) {
    const path = inFolder(dir, name);
    const bytes = await ports.workTree?.read(path);
    if (bytes === undefined) continue;
    const files = [{ path, mode: "100644", size: bytes.length, bytes }];
    return readProject(files, dir, await loadParsers(files, dir)).config?.main ?? "main";
  }
  return "main";
}
