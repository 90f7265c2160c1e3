/** What is told of a database that does not answer well, and what of its address is not. */
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, it } from "node:test";
import { postgresDriver } from "../../../src/adapters/catalog/postgres.ts";
import { sqlAddress } from "../../../src/adapters/catalog/sql-address.ts";
import { serverWords } from "../../../src/adapters/catalog/sql-trouble.ts";
import type { IcebranchError } from "../../../src/errors.ts";

describe("a database server's words", () => {
  for (const { name, secret, text } of [
    { name: "as it is", secret: "a-password", text: "no a-password." },
    { name: "where the text is cut", secret: "a-password", text: `${"x".repeat(295)} a-password` },
    { name: "with spaces in it", secret: "a  pass\tword", text: "no a  pass\tword" },
    { name: "as an address has it", secret: "p@ss/word", text: "no postgres://u:p%40ss%2Fword@h" },
  ])
    it(`are not told where a secret is among them: ${name}`, () => {
      assert.equal(serverWords("XX000", text, [undefined, "", secret]), "answers with error XX000");
    });

  it("are told in one line, cut, where none is", () => {
    assert.equal(
      serverWords("3D000", 'database "a\nb" does not exist.', ["a-password"]),
      'answers with error 3D000: database "a b" does not exist',
    );
    assert.equal(serverWords(1, "x".repeat(999), []), `answers with error 1: ${"x".repeat(300)}`);
  });
});

describe("the address of a database", () => {
  for (const option of ["sslkey", "sslcert", "sslrootcert"])
    it(`is not shown where it has a key itself for ${option}, in the place of a file`, async () => {
      const { privateKey } = generateKeyPairSync("ed25519");
      const key = privateKey.export({ type: "pkcs8", format: "pem" });
      const address = sqlAddress("bronze", {
        ...{ type: "sql", uriStyle: "sqlalchemy", warehouse: undefined, properties: {} },
        uri: `postgresql://u:p@127.0.0.1:9/lake?sslmode=require&${option}=${key}`,
      });
      assert.equal(address.kind, "postgres");
      if (address.kind !== "postgres") return;
      await using driver = postgresDriver(address, "/");
      await assert.rejects(
        driver.query({ sql: "select 1", parameters: [] }),
        (error: IcebranchError) => {
          assert.equal(error.code, "IB410");
          assert.doesNotMatch(`${error.stack} ${error.hint}`, /PRIVATE|MC4C/);
          return true;
        },
      );
    });
});
