/**
 * `version-hint.text`: the number of a table's current version, for readers that cannot list. It is a
 * hint only: it may lag behind, or be away for a moment while Java's writers exchange it.
 * https://github.com/apache/iceberg/blob/apache-iceberg-1.11.0/core/src/main/java/org/apache/iceberg/hadoop/HadoopTableOperations.java
 */
import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const fileName = "version-hint.text";

/** undefined where there is none, or none with a number. */
export async function readHint(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, fileName), "utf8").catch(() => "");
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** Readers do without it, so that it fails is no failure. */
export async function writeHint(folder: string, version: number): Promise<void> {
  const written = join(folder, temporaryName());
  try {
    await writeFile(written, String(version), { flag: "wx" });
    // Hadoop's own check of the old text: with the new one its readers would refuse the file.
    await rm(join(folder, `.${fileName}.crc`), { force: true });
    await rename(written, join(folder, fileName));
  } catch {
    await rm(written, { force: true }).catch(() => undefined);
  }
}

/** Nobody takes it for a version, and clean-ups of orphan files find it. */
export function temporaryName(): string {
  return `${randomUUID()}.icebranch.tmp`;
}
