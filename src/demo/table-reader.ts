/** Reads tables back through icebird, which shares no code with what wrote them. */
import { readFile } from "node:fs/promises";
import { icebergRead } from "icebird";
import { IcebranchError } from "../errors.ts";
import type { TableMetadata } from "../iceberg/table-metadata.ts";
import { readPointer, type TableAddress } from "./catalog-pointer.ts";
import { localPath, readMetadata } from "./local-file.ts";
import type { Row } from "./parquet-file.ts";

/**
 * All rows of a table as `ref` shows them, in no promised order; none where the ref is absent.
 * One read at a time, for `withLocalFetch`'s sake.
 */
export async function readRows(table: TableAddress, ref: string): Promise<readonly Row[]> {
  const location = readPointer(table);
  if (location === undefined)
    throw new IcebranchError("IB413", `There is no table ${table.name}.`, {
      hint: "Check its name.",
    });
  const metadata = await readMetadata(location);
  const snapshot = metadata.refs?.[ref]?.["snapshot-id"];
  if (snapshot === undefined) return [];
  return withLocalFetch(() => icebirdRows({ ...metadata, "current-snapshot-id": snapshot }));
}

/** icebird knows no refs, but reads the metadata that it is given: ids stay as exact as we parsed them. */
async function icebirdRows(metadata: TableMetadata): Promise<readonly Row[]> {
  type Options = Parameters<typeof icebergRead>[0];
  const options = { tableUrl: metadata.location, metadata } as unknown as Options;
  return icebergRead(options);
}

/** icebird reads through `fetch`, and Node's knows no `file:` URLs. Whole files do: it asks for ranges, and takes both. */
async function withLocalFetch<T>(work: () => Promise<T>): Promise<T> {
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    if (!url.startsWith("file:")) return original(input, init);
    return new Response(await readFile(localPath(url)));
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = original;
  }
}
