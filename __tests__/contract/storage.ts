/** What every storage adapter promises; each one's test calls this with a way to open it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Storage } from "../../src/ports.ts";

export interface OpenStorage extends AsyncDisposable {
  /** An empty folder of its own, without a slash at its end. */
  readonly folder: string;
  /** A new connection to the same store. */
  connect(): Storage;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const names = [
  "plain.json",
  "a space.json",
  "100%.json",
  "50%20off+1.json",
  "what?.json",
  "a#fragment.json",
  "a&b=c<d>'e'\"f\".json",
  "ünïcödé-☃-日本.json",
  "$a@b:c,d;e!(f)*~[g]{h}^`|.json",
  " spaces at both ends ",
];

export function storageContract(name: string, open: () => Promise<OpenStorage>): void {
  describe(`${name} keeps a storage's promises`, () => {
    it("gives back the bytes of a file that it made", async () => {
      await using store = await open();
      const large = new Uint8Array(3_000_000).map((_, index) => index % 251);
      for (const [place, bytes] of [
        ["small", bytesOf("{}")],
        ["empty", new Uint8Array()],
        ["binary", Uint8Array.from({ length: 256 }, (_, index) => index)],
        ["deep/er/large", large],
      ] as const) {
        await store.connect().create(`${store.folder}/${place}`, bytes);
        const read = await store.connect().read(`${store.folder}/${place}`);
        assert.equal(Buffer.compare(read, bytes), 0, place);
      }
    });

    it("makes no file where one is, and leaves that one alone", async () => {
      await using store = await open();
      const location = `${store.folder}/file`;
      await store.connect().create(location, bytesOf("first"));
      for (const text of ["second", "first"])
        await assert.rejects(store.connect().create(location, bytesOf(text)), { code: "IB411" });
      assert.equal(textOf(await store.connect().read(location)), "first");
    });

    it("lets one of 16 racing writers make a file, and tells the others", async () => {
      await using store = await open();
      for (let round = 0; round < 8; round++) {
        const location = `${store.folder}/race-${round}`;
        const racers = Array.from({ length: 16 }, (_, index) =>
          store.connect().create(location, bytesOf(`racer ${index} `.repeat(100))),
        );
        const results = await Promise.allSettled(racers);
        const winners = results.flatMap(({ status }, index) =>
          status === "fulfilled" ? [index] : [],
        );
        assert.equal(winners.length, 1, `round ${round}`);
        for (const one of results)
          if (one.status === "rejected") assert.equal(one.reason.code, "IB411", one.reason);
        const text = textOf(await store.connect().read(location));
        assert.ok(text.startsWith(`racer ${winners[0]} `), `round ${round}`);
      }
    });

    it("says of a file that is not there that it is not there", async () => {
      await using store = await open();
      await assert.rejects(store.connect().read(`${store.folder}/nothing`), { code: "IB413" });
    });

    it("says whether there is a file, and takes no folder for one", async () => {
      await using store = await open();
      const storage = store.connect();
      for (const name of ["a/file", "a/empty"])
        await storage.create(`${store.folder}/${name}`, bytesOf(name === "a/file" ? "x" : ""));
      for (const [name, isThere] of [
        ["a/file", true],
        ["a/empty", true],
        ["a", false],
        ["a/fil", false],
        ["a/file/below", false],
        ["nowhere/at/all", false],
      ] as const)
        assert.equal(await storage.has(`${store.folder}/${name}`), isThere, name);
      await storage.remove(`${store.folder}/a/file`);
      assert.equal(await storage.has(`${store.folder}/a/file`), false);
    });

    it("removes a file, and takes one that is not there for removed", async () => {
      await using store = await open();
      const location = `${store.folder}/file`;
      await store.connect().create(location, bytesOf("x"));
      await store.connect().remove(location);
      await store.connect().remove(location);
      await assert.rejects(store.connect().read(location), { code: "IB413" });
    });

    it("lists what is directly below a folder, with or without a slash at its end", async () => {
      await using store = await open();
      const storage = store.connect();
      const { folder } = store;
      for (const name of ["a", "b/c", "b/d/e", "bc"])
        await storage.create(`${folder}/${name}`, bytesOf(name));
      for (const end of ["", "/"]) {
        assert.deepEqual([...(await storage.list(folder + end))].sort(), [
          `${folder}/a`,
          `${folder}/b/`,
          `${folder}/bc`,
        ]);
        assert.deepEqual([...(await storage.list(`${folder}/b${end}`))].sort(), [
          `${folder}/b/c`,
          `${folder}/b/d/`,
        ]);
        assert.deepEqual(await storage.list(`${folder}/nowhere${end}`), []);
      }
    });

    it("lists more than a thousand files", async () => {
      await using store = await open();
      const storage = store.connect();
      const made = Array.from({ length: 1030 }, (_, index) => `${store.folder}/many/${index}`);
      for (let at = 0; at < made.length; at += 32)
        await Promise.all(made.slice(at, at + 32).map((one) => storage.create(one, bytesOf("x"))));
      assert.deepEqual([...(await storage.list(`${store.folder}/many`))].sort(), made.sort());
    });

    it("takes names as they stand, whatever characters they have", async () => {
      await using store = await open();
      const storage = store.connect();
      const made = names.map((one) => `${store.folder}/odd/${one}`);
      for (const location of made) await storage.create(location, bytesOf(location));
      for (const location of made) assert.equal(textOf(await storage.read(location)), location);
      assert.deepEqual([...(await storage.list(`${store.folder}/odd`))].sort(), [...made].sort());
      for (const location of made) await storage.remove(location);
      assert.deepEqual(await storage.list(`${store.folder}/odd`), []);
    });
  });
}
