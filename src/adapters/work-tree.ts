/**
 * The files of a git work tree on disk: git says which there are, the disk what is in them. Calls
 * are synchronous, since for thousands of small files that takes a fraction of the time.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path/posix";
import { compareText, IcebranchError } from "../errors.ts";
import type { WorkTree, WorkTreeFile } from "../ports.ts";

/** What git has to say of a work tree. `root` is absolute and free of links. */
export interface GitWorkTree {
  readonly root: string;
  workTreePaths(folder?: string): Promise<readonly string[]>;
  recall: WorkTree["recall"];
  remember: WorkTree["remember"];
}

export function workTree(git: GitWorkTree): WorkTree {
  const { root } = git;
  return {
    root,
    recall: (name) => git.recall(name),
    remember: (name, bytes) => git.remember(name, bytes),
    async list(folder, { wants = () => true, maxBytes = Number.POSITIVE_INFINITY } = {}) {
      const plain = plainFolders(root);
      // A repository inside ends in a slash.
      const paths = (await git.workTreePaths(folder)).map((path) => path.replace(/\/$/, ""));
      const wanted = paths.filter((path) => wants(path) && plain(dirname(path)));
      return wanted.toSorted(compareText).flatMap((path) => describeFile(root, path, maxBytes));
    },
    async read(path) {
      const file = placeOf(root, path);
      if (!plainFolders(root)(dirname(path))) return undefined;
      const stats = lookAt(file);
      if (stats === undefined) return undefined;
      if (!stats.isFile())
        throw new IcebranchError("IB106", `${path} is not a regular file.`, {
          hint: "Put the file itself in its place: links are not followed.",
        });
      return readRegularFile(file, path);
    },
    async write(path, bytes) {
      const file = placeOf(root, path);
      try {
        makeFolders(root, dirname(path));
        replaceFile(file, path, bytes);
      } catch (error) {
        if (error instanceof IcebranchError) throw error;
        throw cannotWrite(path, reasons[codeOf(error)] ?? codeOf(error), error);
      }
    },
  };
}

/** Whether a folder is one, all the way from the root, without a link that could lead elsewhere. */
function plainFolders(root: string): (folder: string) => boolean {
  const known = new Map([[".", true]]);
  return function isPlain(folder): boolean {
    const answer =
      known.get(folder) ??
      (isPlain(dirname(folder)) && lookAt(join(root, folder))?.isDirectory() === true);
    known.set(folder, answer);
    return answer;
  };
}

function lookAt(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}

/** Nothing where git still tracks what is gone from the disk. */
function describeFile(root: string, path: string, maxBytes: number): readonly WorkTreeFile[] {
  const file = join(root, path);
  const stats = lookAt(file);
  if (stats === undefined) return [];
  const { size } = stats;
  if (stats.isSymbolicLink()) return [{ path, mode: "120000", size, bytes: undefined }];
  // git lists no folders: this one is another repository.
  if (!stats.isFile()) return [{ path, mode: "160000", size: undefined, bytes: undefined }];
  const mode = (stats.mode & constants.S_IXUSR) === 0 ? "100644" : "100755";
  if (size > maxBytes) return [{ path, mode, size, bytes: undefined }];
  const bytes = readRegularFile(file, path);
  return [{ path, mode, size: bytes.length, bytes }];
}

/** Without following a link, or waiting for a pipe, that took the file's place meanwhile. */
function readRegularFile(file: string, path: string): Uint8Array {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, flags);
    return readFileSync(descriptor);
  } catch (cause) {
    const hint = "Make it readable for the user who runs icebranch.";
    throw new IcebranchError("IB106", `${path} cannot be read (${codeOf(cause)}).`, {
      hint,
      cause,
    });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Throws IB608 for a path that leads out of the work tree or into git's own folder. */
function placeOf(root: string, path: string): string {
  const parts = path.split(/[/\\]/);
  const leadsOut = parts.some((part) => ["", ".", ".."].includes(part));
  const toGit = parts.some((part) => part.toLowerCase() === ".git");
  if (!leadsOut && !toGit && !path.includes("\0")) return join(root, path);
  throw cannotWrite(path, "its path leads out of the repository's files");
}

/** Makes what is missing of a folder's path; throws IB608 where a part of it is something else. */
function makeFolders(root: string, folder: string): void {
  if (folder === ".") return;
  makeFolders(root, dirname(folder));
  const stats = lookAt(join(root, folder));
  if (stats === undefined) mkdirSync(join(root, folder));
  else if (stats.isSymbolicLink()) throw cannotWrite(folder, "it is a link");
  else if (!stats.isDirectory()) throw cannotWrite(folder, "it is not a folder");
}

/** A new file takes the old one's name in one step, so that no reader sees half of it. */
function replaceFile(file: string, path: string, bytes: Uint8Array): void {
  const old = lookAt(file);
  if (old?.isSymbolicLink()) throw cannotWrite(path, "it is a link");
  if (old !== undefined && !old.isFile()) throw cannotWrite(path, "it is not a file");
  const temporary = join(dirname(file), `.${basename(file)}.${crypto.randomUUID()}.tmp`);
  try {
    const descriptor = openSync(temporary, "wx");
    try {
      if (old !== undefined) fchmodSync(descriptor, old.mode);
      writeFileSync(descriptor, bytes);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function cannotWrite(path: string, reason: string, cause?: unknown): IcebranchError {
  return new IcebranchError("IB608", `${path} cannot be written: ${reason}.`, {
    hint: "Mend this, or choose another path; what was there is as it was.",
    cause,
  });
}

const reasons: { readonly [code: string]: string } = {
  EACCES: "its folder is read-only for this user",
  EPERM: "its folder is read-only for this user",
  EROFS: "its disk is read-only",
  ENOSPC: "no space is left on its disk",
  EDQUOT: "this user's share of its disk is full",
  ENAMETOOLONG: "its name is too long",
};

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
