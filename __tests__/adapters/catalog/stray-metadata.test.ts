/** Which of the files in a table's folder are looked at, of tables as each writer keeps them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readStrays } from "../../../src/adapters/catalog/stray-metadata.ts";
import { IcebranchError } from "../../../src/errors.ts";
import { stringifyJson } from "../../../src/iceberg/json.ts";
import type { LoadedTable, TableMetadata } from "../../../src/iceberg/table-metadata.ts";
import type { Storage } from "../../../src/ports.ts";
import { aTable } from "../../a-table.ts";

const folder = "s3://lake/t/metadata/";

/** A folder with these files; what is read of it is counted. */
function folderOf(files: { readonly [name: string]: string }) {
  const asked: string[] = [];
  const storage: Storage = {
    async read(location) {
      asked.push(location.slice(folder.length));
      const text = files[location.slice(folder.length)];
      if (text === undefined) throw new IcebranchError("IB413", "no file");
      return new TextEncoder().encode(text);
    },
    create: () => assert.fail("nothing is written here"),
    remove: () => assert.fail("nothing is removed here"),
    has: () => assert.fail("nothing is asked for here"),
    async list(below) {
      asked.push(`list ${below}`);
      return [...Object.keys(files), "snap-1.avro", "old/"].map((name) => below + name);
    },
  };
  return { storage, asked };
}

function table(name: string, more: Partial<TableMetadata> = {}): LoadedTable {
  const metadata = aTable("1; main=1", more);
  return { identifier: { namespace: ["n"], name: "t" }, metadataLocation: folder + name, metadata };
}

const some = stringifyJson(aTable("1; main=1"));
const name = (number: number, id = "a") => `${String(number).padStart(5, "0")}-${id}.metadata.json`;

async function names(strays: Promise<readonly LoadedTable[]>): Promise<readonly string[]> {
  return (await strays).map(({ metadataLocation }) => metadataLocation.slice(folder.length));
}

describe("the stray metadata of a table", () => {
  it("is what neither its pointer nor its log leads to, however the log spells the store", async () => {
    const { storage, asked } = folderOf({
      [name(1)]: some,
      [name(2)]: some,
      [name(2, "lost")]: some,
      [name(3)]: some,
    });
    const log = [name(1), name(2)].map((one) => ({
      "metadata-file": `s3a://lake/t/metadata/${one}`,
      "timestamp-ms": 1,
    }));
    const strays = readStrays(storage, table(name(3), { "metadata-log": log }), "all");
    assert.deepEqual(await names(strays), [name(2, "lost")]);
    assert.deepEqual(asked, [`list ${folder}`, name(2, "lost")]);
  });

  it("is found though the table has gone on for long, without a log, and 20 files are read at most", async () => {
    const history = Array.from({ length: 500 }, (_, index) => [name(index), some]);
    const { storage, asked } = folderOf({
      ...Object.fromEntries(history),
      [name(40, "lost")]: some,
    });
    const strays = await names(readStrays(storage, table(name(499)), "all"));
    assert.deepEqual(strays.slice(0, 4), [name(40), name(40, "lost"), name(498), name(497)]);
    assert.equal(strays.length, 20);
    assert.equal(asked.length, 21);
  });

  it("is, after a commit, only what can be later than the table's last snapshot", async () => {
    const { storage } = folderOf({
      [name(3, "before")]: some,
      [name(4, "by-snapshots")]: some,
      [name(8)]: some,
      [name(9, "by-files")]: some,
    });
    const now = table(name(8), { "last-sequence-number": 3 });
    assert.deepEqual(await names(readStrays(storage, now, "latest")), [
      name(9, "by-files"),
      name(4, "by-snapshots"),
    ]);
    const first = table(name(8), { "format-version": 1 });
    const { "last-sequence-number": _, ...unnumbered } = first.metadata;
    const strays = readStrays(
      storage,
      { ...first, metadata: unnumbered as TableMetadata },
      "latest",
    );
    assert.deepEqual(await names(strays), [name(9, "by-files")]);
  });

  it("is none of a view's, and none of what a killed writer left half-written", async () => {
    const { storage } = folderOf({
      [name(1, "view")]: `{"view-uuid":"u","format-version":1}`,
      [name(1, "half")]: some.slice(0, 40),
      [name(1, "lost")]: some,
      "v2.metadata.json": some,
      "version-hint.text": "2",
    });
    assert.deepEqual(await names(readStrays(storage, table(name(1)), "all")), [
      name(1, "lost"),
      "v2.metadata.json",
    ]);
  });

  it("is not passed over where the store refuses to give it", async () => {
    const { storage } = folderOf({ [name(1, "lost")]: some });
    const read = () => Promise.reject(new IcebranchError("IB410", "denied"));
    const strays = readStrays({ ...storage, read }, table(name(1)), "all");
    await assert.rejects(strays, { code: "IB410" });
  });
});
