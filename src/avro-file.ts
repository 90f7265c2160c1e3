/**
 * Avro object container files with every 64-bit number exact. avsc's own encoder drops the schema's
 * `field-id`s or reads `long` as a double, so the container is put together here; the values are
 * avsc's. https://avro.apache.org/docs/1.11.1/specification/#object-container-files
 */
import { randomBytes } from "node:crypto";
import avro, { type Schema as AvroSchema, type Type as AvroType } from "avsc";
import { boundedType } from "./avro-bounds.ts";
import { compress, uncompress, type WrittenCodec } from "./avro-codec.ts";

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

/** Its `long`s are bigints. */
export function exactType(schema: AvroSchema): AvroType {
  return avro.Type.forSchema(schema, { registry: { long: exactLong }, typeHook: boundedType });
}

const headerType = avro.Type.forSchema(
  {
    type: "record",
    name: "Header",
    fields: [
      { name: "magic", type: { type: "fixed", name: "Magic", size: 4 } },
      { name: "meta", type: { type: "map", values: "bytes" } },
      { name: "sync", type: { type: "fixed", name: "Sync", size: 16 } },
    ],
  },
  { typeHook: boundedType },
);

const blockType = avro.Type.forSchema({
  type: "record",
  name: "Block",
  fields: [
    { name: "count", type: "long" },
    { name: "values", type: "bytes" },
    { name: "sync", type: { type: "fixed", name: "BlockSync", size: 16 } },
  ],
});

const magic = Buffer.from("Obj\u0001");
const recordsOfBlock = 1000;

/** `metadata` goes into the header beside the schema. `type`: of the records, where they are not as `schema` names them. */
export function avroFile(
  schema: AvroSchema,
  metadata: { readonly [key: string]: string },
  records: readonly AvroRecord[],
  { codec = "null", type = exactType(schema) }: { codec?: WrittenCodec; type?: AvroType } = {},
): Uint8Array {
  const sync = randomBytes(16);
  const meta = { ...metadata, "avro.schema": JSON.stringify(schema), "avro.codec": codec };
  const parts = [
    headerType.toBuffer({
      magic,
      meta: Object.fromEntries(Object.entries(meta).map(([key, text]) => [key, Buffer.from(text)])),
      sync,
    }),
  ];
  for (let at = 0; at < records.length; at += recordsOfBlock) {
    const block = records.slice(at, at + recordsOfBlock);
    const values = compress(codec, Buffer.concat(block.map((one) => type.toBuffer(one))));
    parts.push(blockType.toBuffer({ count: block.length, values, sync }));
  }
  return Buffer.concat(parts);
}

export interface AvroHeader {
  readonly metadata: ReadonlyMap<string, string>;
  readonly sync: Buffer;
  /** Where the first block begins. */
  readonly end: number;
}

/** Throws where it is no container file. */
export function readAvroHeader(bytes: Uint8Array): AvroHeader {
  const { value, offset } = headerType.decode(bufferOf(bytes), 0);
  const header = value as {
    readonly magic: Buffer;
    readonly meta: { readonly [key: string]: Buffer };
    readonly sync: Buffer;
  };
  if (offset < 0 || !header.magic.equals(magic)) throw new Error("no Avro file");
  const metadata = Object.entries(header.meta).map(
    ([key, text]) => [key, text.toString()] as const,
  );
  return { metadata: new Map(metadata), sync: header.sync, end: offset };
}

/** The records one after the other, a block at a time. Throws where the file is broken. */
export function* avroRecords(
  bytes: Uint8Array,
  header: AvroHeader,
  type: AvroType,
  resolver?: unknown,
): Generator<AvroRecord> {
  const buffer = bufferOf(bytes);
  for (let at = header.end; at < buffer.length; ) {
    const { value, offset } = blockType.decode(buffer, at);
    const block = value as { readonly count: number; readonly values: Buffer; sync: Buffer };
    if (offset < 0 || !block.sync.equals(header.sync)) throw new Error("a broken block");
    const values = uncompress(header.metadata.get("avro.codec") ?? "null", block.values);
    yield* decodeBlock(values, block.count, type, resolver);
    at = offset;
  }
}

function* decodeBlock(
  values: Buffer,
  count: number,
  type: AvroType,
  resolver: unknown,
): Generator<AvroRecord> {
  if (count > values.length) throw new Error("more records than bytes");
  let at = 0;
  for (let left = count; left > 0; left--) {
    const { value, offset } = type.decode(values, at, resolver as never);
    if (offset < 0) throw new Error("a broken block");
    yield value as AvroRecord;
    at = offset;
  }
  if (at !== values.length) throw new Error("a block with more than its records");
}

/** The records of a container file by any writer. */
export function readAvroFile(bytes: Uint8Array): readonly AvroRecord[] {
  const header = readAvroHeader(bytes);
  const schema = JSON.parse(header.metadata.get("avro.schema") ?? "") as AvroSchema;
  return [...avroRecords(bytes, header, exactType(schema))];
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
