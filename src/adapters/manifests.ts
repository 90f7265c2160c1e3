/** Manifests and manifest lists of Iceberg tables, read and written. */
import type { Storage, TableFiles } from "../ports.ts";

export function tableFiles(_storage: Storage): TableFiles {
  throw new Error("not written yet");
}
