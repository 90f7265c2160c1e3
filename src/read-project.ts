/** Reads the project of a commit, or of the files on disk, through the ports. */
import type { GitFile, Ports } from "./ports.ts";
import { DASHTOOL_CONFIG, ICEBRANCH_CONFIG } from "./project/config.ts";
import type { Project } from "./project/project.ts";
import {
  MAX_FILE_BYTES,
  needsSql,
  type ParseCache,
  type ProjectFile,
  readProject,
  wantsBytes,
  wantsFile,
} from "./project/read.ts";

export interface ReadProject {
  readonly project: Project;
  /** All files below the project's folder, by path from the repository's root. */
  readonly files: ReadonlyMap<string, GitFile>;
}

type Needed = Pick<Ports, "git" | "workTree" | "sqlParser">;

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
): Promise<ReadProject> {
  const { git } = ports;
  const files = await git.listFiles(commit, below(dir));
  const readable = files.filter((file) => wantsBytes(file, dir));
  const missing = new Set(readable.map(({ oid }) => oid).filter((oid) => !shared.blobs.has(oid)));
  for (const [oid, bytes] of await git.readBlobs([...missing])) shared.blobs.set(oid, bytes);
  const wanted = new Set(readable);
  const withBytes = files.map((file) => ({
    ...file,
    bytes: wanted.has(file) ? shared.blobs.get(file.oid) : undefined,
  }));
  return parse(ports, withBytes, dir, shared.parsed);
}

/** As the files stand, uncommitted ones included. */
export async function projectOnDisk(
  ports: Needed & { readonly workTree: NonNullable<Ports["workTree"]> },
  dir: string,
): Promise<ReadProject> {
  const wants = (path: string) => wantsFile(path, dir);
  const only = { wants, maxBytes: MAX_FILE_BYTES };
  return parse(ports, await ports.workTree.list(below(dir), only), dir, new Map());
}

async function parse(
  { sqlParser }: Needed,
  files: readonly ProjectFile[],
  dir: string,
  cache: ParseCache,
): Promise<ReadProject> {
  const hasViews = needsSql(
    files.map(({ path }) => path),
    dir,
  );
  const project = readProject(files, dir, hasViews ? await sqlParser() : undefined, cache);
  return { project, files: new Map(files.map((file) => [file.path, file])) };
}

function below(dir: string): string | undefined {
  return dir === "." ? undefined : dir;
}

/** git's production branch as the project's files on disk, or those of HEAD, name it; `main` where none does. */
export async function productionBranch(ports: Needed, dir: string): Promise<string> {
  const folder = dir === "." ? "" : `${dir}/`;
  for (const name of [ICEBRANCH_CONFIG, DASHTOOL_CONFIG]) {
    const path = folder + name;
    const bytes = await ports.workTree?.read(path);
    if (bytes === undefined) continue;
    const file = { path, mode: "100644", oid: "", size: bytes.length, bytes };
    return readProject([file], dir, undefined).config?.main ?? "main";
  }
  return "main";
}
