import type { Schema as AvroSchema } from "avsc";
import { concurrently } from "../../concurrently.ts";
import type { Snapshot } from "../../iceberg/table-metadata.ts";
import type { Storage } from "../../ports.ts";
import { type ListedManifest, mayBeLive, readList } from "./list.ts";
import { status } from "./manifest.ts";
import { readFile, told } from "./read-file.ts";
import { long, record, text } from "./values.ts";

/** Of an entry what says which file it is and whether it is live: a tenth of it. Names as `byFieldId` gives them. */
const onlyPaths: AvroSchema = {
  type: "record",
  name: "r",
  fields: [
    { name: "f0", type: "int" },
    {
      name: "f2",
      type: { type: "record", name: "r_f2", fields: [{ name: "f100", type: "string" }] },
    },
  ],
};

/** Of `paths`, those that are live at a snapshot, in manifests that `except` has not. */
export async function findLive(
  storage: Storage,
  paths: ReadonlySet<string>,
  at: Snapshot,
  except: Snapshot | undefined,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (paths.size === 0) return found;
  const known = new Set((await readList(storage, except)).map(({ path }) => path));
  const list = await readList(storage, at);
  const sought = list.filter(
    (one) => one.content === "data" && mayBeLive(one) && !known.has(one.path),
  );
  await concurrently(sought, async (one) => {
    if (found.size === paths.size) return;
    for (const path of await findPaths(storage, one, paths)) found.add(path);
  });
  return found;
}

/** Of `paths`, those that are live in a manifest. */
export async function findPaths(
  storage: Storage,
  listed: ListedManifest,
  paths: ReadonlySet<string>,
): Promise<readonly string[]> {
  const file = await readFile(storage, listed.path);
  const found: string[] = [];
  for (const values of file.records(onlyPaths)) {
    const path = told(listed.path, () => text(record(values.f2).f100));
    const isLive = told(listed.path, () => long(values.f0)) !== BigInt(status.deleted);
    if (isLive && paths.has(path)) found.push(path);
  }
  return found;
}
