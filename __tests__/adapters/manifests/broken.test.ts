/** Avro by other writers, and Avro that is broken. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as zlib from "node:zlib";
import fc from "fast-check";
import { tableFiles } from "../../../src/adapters/manifests.ts";
import { IcebranchError } from "../../../src/errors.ts";
import {
  avroRows,
  fixture,
  type MemoryStorage,
  memoryStorage,
  parentOf,
  snapshotOf,
} from "./lake.ts";

const table = fixture("java/shop/orders_v3");
const snapshot = snapshotOf(table, "ahead");
const parent = parentOf(table, snapshot);
const listLocation = String(snapshot["manifest-list"]);

function read(storage: MemoryStorage) {
  return tableFiles(storage).read(snapshot, parent);
}

async function manifestLocation(): Promise<string> {
  const [row] = await avroRows(memoryStorage(), listLocation);
  return String(row?.manifest_path);
}

/** A variable-length zigzag integer. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value * 2;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return Buffer.from([...bytes, left]);
}

/** Snappy without any saving: its bytes as they are, and the checksum that Avro adds. */
function snap(bytes: Buffer): Buffer {
  const length: number[] = [];
  let left = bytes.length;
  for (; left > 127; left = Math.floor(left / 128)) length.push((left % 128) | 128);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(zlib.crc32(bytes));
  const tag = Buffer.from([61 << 2, (bytes.length - 1) & 255, (bytes.length - 1) >> 8]);
  return Buffer.concat([Buffer.from([...length, left]), tag, bytes, crc]);
}

/** A file of one block, packed in another way. */
function repacked(file: Uint8Array, codec: string, pack: (bytes: Buffer) => Buffer): Buffer {
  const bytes = Buffer.from(file);
  const sync = bytes.subarray(-16);
  const end = bytes.indexOf(sync) + 16;
  let at = end;
  const long = () => {
    let [value, scale] = [0, 1];
    for (let more = true; more; at++, scale *= 128) {
      value += ((bytes[at] ?? 0) & 127) * scale;
      more = ((bytes[at] ?? 0) & 128) !== 0;
    }
    return value / 2;
  };
  const [count, length] = [long(), long()];
  const packed = pack(zlib.inflateRawSync(bytes.subarray(at, at + length)));
  const name = Buffer.from(codec);
  const old = Buffer.concat([
    varint(10),
    Buffer.from("avro.codec"),
    varint(7),
    Buffer.from("deflate"),
  ]);
  const start = bytes.indexOf(old);
  return Buffer.concat([
    bytes.subarray(0, start),
    Buffer.concat([varint(10), Buffer.from("avro.codec"), varint(name.length), name]),
    bytes.subarray(start + old.length, end),
    Buffer.concat([varint(count), varint(packed.length), packed, sync]),
  ]);
}

describe("a manifest's codec", () => {
  const readable: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
    ["null", (bytes) => bytes],
    ["deflate", (bytes) => zlib.deflateRawSync(bytes)],
    ["snappy", snap],
    ["zstandard", (bytes) => zlib.zstdCompressSync(bytes)],
  ];
  for (const [codec, pack] of readable)
    it(`may be ${codec}`, async () => {
      const storage = memoryStorage();
      const location = await manifestLocation();
      storage.files.set(location, repacked(await storage.read(location), codec, pack));
      assert.deepEqual((await read(storage)).added, (await read(memoryStorage())).added);
    });

  it("is named where it cannot be read", async () => {
    const storage = memoryStorage();
    const location = await manifestLocation();
    storage.files.set(
      location,
      repacked(await storage.read(location), "bzip2", (bytes) => bytes),
    );
    await assert.rejects(read(storage), {
      code: "IB418",
      message: `${location} is compressed with "bzip2".`,
    });
  });

  it("does not hide bytes that were changed", async () => {
    const storage = memoryStorage();
    const location = await manifestLocation();
    const spoil = (bytes: Buffer) => {
      const packed = snap(bytes);
      packed[9] = (packed[9] ?? 0) ^ 1;
      return packed;
    };
    storage.files.set(location, repacked(await storage.read(location), "snappy", spoil));
    await assert.rejects(read(storage), { code: "IB418" });
  });
});

describe("a broken file", () => {
  for (const [what, locate] of [
    ["manifest", manifestLocation],
    ["manifest list", async () => listLocation],
  ] as const) {
    it(`is told by its location: a ${what} cut off anywhere`, async () => {
      const location = await locate();
      const whole = await memoryStorage().read(location);
      const property = fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        const storage = memoryStorage();
        storage.files.set(location, whole.subarray(0, length));
        // What ends behind its header has no rows.
        const error = await read(storage).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        if (error !== undefined) told(error, location);
        else assert.ok(length > 1000, `${length} bytes were enough`);
      });
      await fc.assert(property, { seed: 9, numRuns: 100 });
    });

    it(`is told by its location, in little time: a ${what} with bytes that are others`, async () => {
      const location = await locate();
      const whole = repacked(await memoryStorage().read(location), "null", (bytes) => bytes);
      const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
      const property = fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, by] of changes) bytes[at] = (bytes[at] ?? 0) ^ by;
          const storage = memoryStorage();
          storage.files.set(location, bytes);
          const started = performance.now();
          const error = await read(storage).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          assert.ok(performance.now() - started < 2000);
          // A path may be what was changed: then the file at it is not there.
          if ((error as IcebranchError | undefined)?.code === "IB413") return;
          if (error !== undefined) told(error, location);
        },
      );
      await fc.assert(property, { seed: 9, numRuns: 300 });
    });
  }

  it("is one with a length that nothing has: it is not read for ever", async () => {
    const storage = memoryStorage();
    const location = await manifestLocation();
    const endless = (bytes: Buffer) => {
      // Behind it are the partition, two numbers and the branch of an optional map: then its length.
      const at = bytes.indexOf("PARQUET") + "PARQUET".length + 8;
      assert.deepEqual([...bytes.subarray(at - 1, at + 2)], [2, 14, 2]);
      return Buffer.concat([bytes.subarray(0, at), varint(2 ** 31), bytes.subarray(at + 1)]);
    };
    storage.files.set(location, repacked(await storage.read(location), "null", endless));
    await assert.rejects(read(storage), { code: "IB418" });
  });
});

function told(error: unknown, location: string): void {
  assert.ok(error instanceof IcebranchError, String((error as Error).stack));
  assert.equal(error.code, "IB418");
  assert.ok(error.message.startsWith(location), error.message);
}

describe("a snapshot", () => {
  it("that names its manifests one by one is not supported", async () => {
    const { "manifest-list": _, ...rest } = snapshot;
    const old = { ...rest, manifests: ["s3://lake/a.avro"] };
    await assert.rejects(tableFiles(memoryStorage()).read(old, parent), {
      code: "IB420",
      message: /one by one/,
    });
    await assert.rejects(tableFiles(memoryStorage()).read(rest, parent), { code: "IB418" });
  });
});
