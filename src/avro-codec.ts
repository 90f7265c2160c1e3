/** How the blocks of Avro files are packed. https://avro.apache.org/docs/1.11.1/specification/#required-codecs */
import * as zlib from "node:zlib";
import { snappyUncompress } from "hyparquet";
import { maxMetadataBytes } from "./iceberg/metadata-size.ts";

export type WrittenCodec = "null" | "deflate";

/** Nothing that a block unpacks to is larger than a metadata file may be. */
const bounded = { maxOutputLength: maxMetadataBytes };

/** Why blocks of this codec cannot be read, as the end of a sentence; undefined where they can. */
export function whyNotReadable(codec: string): string | undefined {
  if (["null", "deflate", "snappy"].includes(codec)) return undefined;
  if (codec !== "zstandard") return `is compressed with ${JSON.stringify(codec.slice(0, 40))}`;
  // Node 20 has none.
  return zlib.zstdDecompressSync === undefined
    ? "is compressed with zstandard, which this Node.js cannot unpack"
    : undefined;
}

export function compress(codec: WrittenCodec, bytes: Buffer): Buffer {
  return codec === "null" ? bytes : zlib.deflateRawSync(bytes);
}

/** Throws where the bytes are broken, or would be too many. */
export function uncompress(codec: string, bytes: Buffer): Buffer {
  switch (codec) {
    case "null":
      return bytes;
    case "deflate":
      return zlib.inflateRawSync(bytes, bounded);
    case "zstandard":
      return zlib.zstdDecompressSync(bytes, bounded);
    case "snappy":
      return unsnap(bytes);
  }
  throw new Error(`no codec ${codec}`);
}

/** Avro puts the CRC-32 of what was packed behind it. */
function unsnap(bytes: Buffer): Buffer {
  const packed = bytes.subarray(0, -4);
  const length = snappyLength(packed);
  if (length > maxMetadataBytes) throw new Error("too large");
  const unpacked = Buffer.alloc(length);
  snappyUncompress(packed, unpacked);
  if (zlib.crc32(unpacked) !== bytes.readUInt32BE(bytes.length - 4)) throw new Error("wrong CRC");
  return unpacked;
}

function snappyLength(packed: Buffer): number {
  let length = 0;
  for (const [index, byte] of packed.subarray(0, 5).entries()) {
    length += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return length;
  }
  throw new Error("no length");
}
