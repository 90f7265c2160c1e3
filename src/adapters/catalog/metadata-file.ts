/** Metadata files as bytes: gzip is told by its first bytes, since names and properties may lie. */
import { gunzipSync, gzipSync } from "node:zlib";
import { IcebranchError } from "../../errors.ts";
import { stringifyJson } from "../../iceberg/json.ts";
import { maxMetadataBytes, tooLarge } from "../../iceberg/metadata-size.ts";
import { isViewMetadata, parseTableMetadata } from "../../iceberg/refs.ts";
import type { TableMetadata } from "../../iceberg/table-metadata.ts";
import { parseViewMetadata, type ViewMetadata } from "../../iceberg/view-metadata.ts";
import type { Storage } from "../../ports.ts";

export interface MetadataFile {
  readonly location: string;
  readonly metadata: TableMetadata;
  readonly gzip: boolean;
}

export interface ViewFile extends Omit<MetadataFile, "metadata"> {
  readonly metadata: ViewMetadata;
}

/** undefined where the file is a view's. Throws IB413 (no file), IB410, IB418. */
export async function readMetadataFile(
  storage: Storage,
  location: string,
): Promise<MetadataFile | undefined> {
  const { text, gzip } = await readText(storage, location);
  if (isViewMetadata(text)) return undefined;
  return { location, metadata: parseTableMetadata(text, location), gzip };
}

/** undefined where the file is a table's. Throws IB413 (no file), IB410, IB418. */
export async function readViewFile(
  storage: Storage,
  location: string,
): Promise<ViewFile | undefined> {
  const { text, gzip } = await readText(storage, location);
  if (!isViewMetadata(text)) return undefined;
  return { location, metadata: parseViewMetadata(text, location), gzip };
}

async function readText(
  storage: Storage,
  location: string,
): Promise<{ readonly text: string; readonly gzip: boolean }> {
  const bytes = await storage.read(location);
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return { text: decode(gzip ? unpack(bytes, location) : bytes, location), gzip };
}

export function encodeMetadata(metadata: TableMetadata | ViewMetadata, gzip: boolean): Uint8Array {
  const bytes = new TextEncoder().encode(stringifyJson(metadata));
  return gzip ? gzipSync(bytes) : bytes;
}

function unpack(bytes: Uint8Array, location: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxMetadataBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(location);
    throw new IcebranchError("IB418", `The table metadata ${location} cannot be unpacked.`, {
      hint: "Check that the gzip file is whole.",
      cause,
    });
  }
}

/** Bytes that are no text would come out of a rewrite as others. */
function decode(bytes: Uint8Array, location: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new IcebranchError("IB418", `The table metadata ${location} is not UTF-8 text.`, {
      hint: "Check that the file is whole.",
      cause,
    });
  }
}
