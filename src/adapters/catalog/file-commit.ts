/** Writing to a table that is a folder on a local disk, so that of several writers one wins. */
import { constants } from "node:fs";
import { link, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { IcebranchError } from "../../errors.ts";
import { temporaryName, writeHint } from "./file-hint.ts";
import { currentVersion, type Version } from "./file-versions.ts";

/**
 * Makes the version that follows `current`; false where another writer was first. The file is whole
 * and on the disk before it has its name, and only one file gets a name: a reader sees the old version
 * or the new one, whenever this ends. `folder`: a path, of the table's metadata.
 */
export async function commitVersion(
  folder: string,
  current: Version,
  next: Version,
  bytes: Uint8Array,
): Promise<boolean> {
  const written = join(folder, temporaryName());
  try {
    await writeThrough(written, bytes);
    if ((await versionIn(folder))?.number !== current.number) return false;
    // Hadoop's own check of a file of that name that was here once.
    await rm(join(folder, `.${next.name}.crc`), { force: true });
    if (!(await nameIt(written, join(folder, next.name)))) return false;
    await syncFolder(folder);
    await writeHint(folder, next.number);
    return true;
  } catch (cause) {
    // The table was dropped meanwhile.
    if (errorCode(cause) === "ENOENT") return false;
    throw unwritable(folder, cause);
  } finally {
    await rm(written, { force: true }).catch(() => undefined);
  }
}

/**
 * Takes the table out of the catalog: its metadata folder gets another name, and every file stays.
 * False where the table is not at `current` any more; then all is as it was.
 */
export async function dropFolder(folder: string, current: Version): Promise<boolean> {
  const away = `${folder}.${temporaryName().replace(/\.tmp$/, ".dropped")}`;
  try {
    if ((await versionIn(folder))?.number !== current.number) return false;
    await rename(folder, away);
    if ((await versionIn(away))?.number === current.number) return true;
    // Somebody committed in between. Whoever made the table anew meanwhile keeps that.
    await rename(away, folder).catch(() => undefined);
    return false;
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") return false;
    throw unwritable(folder, cause);
  }
}

async function versionIn(folder: string): Promise<Version | undefined> {
  const entries = await readdir(folder, { withFileTypes: true });
  return currentVersion(entries.filter((one) => !one.isDirectory()).map(({ name }) => name));
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A second name for a file is given by the system to one alone, unlike a rename. */
async function nameIt(written: string, path: string): Promise<boolean> {
  try {
    await link(written, path);
    return true;
  } catch (cause) {
    // A server of files may have lost its answer, and refuse the second try for the first one's sake.
    if (await isSameFile(written, path)) return true;
    if (errorCode(cause) === "EEXIST") return false;
    throw cause;
  }
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => undefined)));
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}

/** Not every system can do it, and the commit is there by then. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // The name reaches the disk when the system sees fit.
  }
}

const withoutLinks = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"];

function unwritable(folder: string, cause: unknown): IcebranchError {
  const code = errorCode(cause);
  if (withoutLinks.includes(code))
    return new IcebranchError(
      "IB426",
      `${folder} cannot be written safely: its file system makes no second name for a file (${code}).`,
      { hint: "Keep the warehouse on a file system that has hard links.", cause },
    );
  return new IcebranchError("IB608", `${folder} cannot be written (${code}).`, {
    hint: "Check that the warehouse folder can be written by the user that runs icebranch.",
    cause,
  });
}

function errorCode(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? "unknown";
}
