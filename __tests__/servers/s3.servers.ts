/** The S3 adapter on two stores that have nothing in common but the API. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { s3Storage } from "../../src/adapters/storage/s3.ts";
import type { IcebranchError } from "../../src/errors.ts";
import type { Storage } from "../../src/ports.ts";
import { storageContract } from "../contract/storage.ts";
import { server } from "./servers.ts";

type Properties = { readonly [key: string]: string };

function connect(name: "seaweed" | "moto", more: Properties = {}): Storage {
  const { properties } = server(name);
  const own = Object.entries(properties).filter(([key]) => key.startsWith("s3."));
  return s3Storage({ ...Object.fromEntries(own), ...more }, { env: {} });
}

function bucket(name: "seaweed" | "moto"): string {
  return server(name).properties.bucket ?? assert.fail(`${name} has no bucket`);
}

for (const name of ["seaweed", "moto"] as const) {
  storageContract(`S3 storage on ${name}`, async () => ({
    folder: `s3://${bucket(name)}/contract/${randomUUID()}`,
    connect: () => connect(name),
    async [Symbol.asyncDispose]() {},
  }));

  describe(`S3 storage on ${name}`, () => {
    it("says that a bucket is not there", async () => {
      const bytes = new Uint8Array([1]);
      for (const call of [
        () => connect(name).read("s3://a-bucket-of-nobody/file"),
        () => connect(name).list("s3://a-bucket-of-nobody/"),
        // SeaweedFS makes the bucket of the first file that is written to it.
        ...(name === "moto"
          ? [() => connect(name).create("s3://a-bucket-of-nobody/file", bytes)]
          : []),
      ])
        await assert.rejects(call, {
          code: "IB410",
          message: "There is no bucket a-bucket-of-nobody.",
        });
    });

    it("takes a region that it does not look at", async () => {
      const storage = connect(name, { "s3.region": "eu-central-1" });
      const location = `s3://${bucket(name)}/region/${randomUUID()}`;
      await storage.create(location, new Uint8Array([1]));
      assert.deepEqual(await storage.read(location), new Uint8Array([1]));
    });

    it("is reached by s3a:// and s3n:// as well", async () => {
      const path = `${bucket(name)}/scheme/${randomUUID()}/file`;
      await connect(name).create(`s3a://${path}`, new Uint8Array([1]));
      assert.deepEqual(await connect(name).read(`s3n://${path}`), new Uint8Array([1]));
    });
  });
}

describe("S3 storage on seaweed, which looks at keys,", () => {
  const wrong: readonly { readonly name: string; readonly properties: Properties }[] = [
    { name: "an unknown key", properties: { "s3.access-key-id": "a-stranger" } },
    { name: "a wrong secret", properties: { "s3.secret-access-key": "a-wrong-secret" } },
    { name: "a token of nobody's", properties: { "s3.session-token": "a-wrong-token" } },
  ];
  for (const { name, properties } of wrong)
    it(`is refused with ${name}, and tells nobody which`, async () => {
      const storage = connect("seaweed", properties);
      const location = `s3://${bucket("seaweed")}/refused/${randomUUID()}`;
      for (const call of [
        () => storage.read(location),
        () => storage.list(location),
        () => storage.create(location, new Uint8Array([1])),
        () => storage.remove(location),
      ])
        await assert.rejects(call, (error: IcebranchError) => {
          assert.equal(error.code, "IB427", error.message);
          for (const value of Object.values(properties))
            assert.ok(!`${error.message} ${error.hint}`.includes(value), error.message);
          return true;
        });
    });
});
