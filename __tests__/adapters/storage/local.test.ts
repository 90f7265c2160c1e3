import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { localStorage } from "../../../src/adapters/storage/local.ts";
import { maxMetadataBytes } from "../../../src/iceberg/metadata-size.ts";
import { type OpenStorage, storageContract } from "../../contract/storage.ts";

async function open(scheme: string): Promise<OpenStorage> {
  const folder = await mkdtemp(join(tmpdir(), "icebranch store 100%"));
  return {
    folder: scheme + folder,
    connect: localStorage,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

for (const [name, scheme] of [
  ["local storage, by paths,", ""],
  ["local storage, by Java's URLs,", "file:"],
  ["local storage, by pyiceberg's URLs,", "file://"],
] as const)
  storageContract(name, () => open(scheme));

describe("local storage", () => {
  it("takes a link for no folder", async () => {
    await using store = await open("");
    await mkdir(join(store.folder, "real"));
    await symlink(join(store.folder, "real"), join(store.folder, "link"));
    const found = await localStorage().list(store.folder);
    assert.deepEqual([...found].sort(), [`${store.folder}/link`, `${store.folder}/real/`]);
  });

  it("does not read what is no file and has no end", { timeout: 5_000 }, async () => {
    for (const location of ["/dev/zero", "file:///dev/zero"])
      await assert.rejects(localStorage().read(location), { code: "IB410" });
  });

  it("does not read what is larger than any metadata", async (t) => {
    const store = await open("");
    t.after(() => store[Symbol.asyncDispose]());
    const location = join(store.folder, "large");
    await writeFile(location, "");
    await truncate(location, maxMetadataBytes + 1);
    await assert.rejects(localStorage().read(location), { code: "IB418" });
  });

  it("says that a folder cannot be looked into, and does not call it empty", async () => {
    await using store = await open("");
    await symlink("loop", join(store.folder, "loop"));
    await assert.rejects(localStorage().list(`${store.folder}/loop`), { code: "IB410" });
  });

  it("names what it does not know: a location of another store", async () => {
    for (const location of ["gs://bucket/file", "relative/file"])
      await assert.rejects(localStorage().read(location), { code: "IB420" });
  });
});
