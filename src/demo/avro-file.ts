/**
 * Avro object container files with every 64-bit number exact. avsc's own encoder drops the schema's
 * `field-id`s or reads `long` as a double, so the container is put together here; the values are
 * avsc's. https://avro.apache.org/docs/1.11.1/specification/#object-container-files
 */
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import avro, { type Schema as AvroSchema } from "avsc";

export type AvroRecord = Readonly<Record<string, unknown>>;

const exactLong = avro.types.LongType.__with({
  fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
  toBuffer: (value: bigint) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(value);
    return bytes;
  },
  fromJSON: (value: number) => BigInt(value),
  toJSON: (value: bigint) => Number(value),
  isValid: (value: unknown) => typeof value === "bigint",
  compare: (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0),
});

function exactType(schema: AvroSchema): avro.Type {
  return avro.Type.forSchema(schema, { registry: { long: exactLong } });
}

const headerType = avro.Type.forSchema({
  type: "record",
  name: "Header",
  fields: [
    { name: "magic", type: { type: "fixed", name: "Magic", size: 4 } },
    { name: "meta", type: { type: "map", values: "bytes" } },
    { name: "sync", type: { type: "fixed", name: "Sync", size: 16 } },
  ],
});

const blockType = avro.Type.forSchema({
  type: "record",
  name: "Block",
  fields: [
    { name: "count", type: "long" },
    { name: "values", type: "bytes" },
    { name: "sync", type: { type: "fixed", name: "BlockSync", size: 16 } },
  ],
});

/** One block, not compressed; `metadata` goes into the header beside the schema. */
export function avroFile(
  schema: AvroSchema,
  metadata: { readonly [key: string]: string },
  records: readonly AvroRecord[],
): Uint8Array {
  const type = exactType(schema);
  const sync = randomBytes(16);
  const meta = { ...metadata, "avro.schema": JSON.stringify(schema), "avro.codec": "null" };
  const header = headerType.toBuffer({
    magic: Buffer.from("Obj\u0001"),
    meta: Object.fromEntries(Object.entries(meta).map(([key, text]) => [key, Buffer.from(text)])),
    sync,
  });
  const values = Buffer.concat(records.map((record) => type.toBuffer(record)));
  return Buffer.concat([header, blockType.toBuffer({ count: records.length, values, sync })]);
}

/** The records of a container file by any writer; `long`s are bigints. */
export async function readAvroFile(bytes: Uint8Array): Promise<readonly AvroRecord[]> {
  const decoder = new avro.streams.BlockDecoder({ parseHook: exactType });
  return Readable.from([bytes]).pipe(decoder).toArray();
}
