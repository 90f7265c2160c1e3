/** What is told of a database that does not answer well, and what of its address is not. */
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import process from "node:process";
import { describe, it } from "node:test";
import { postgresDriver } from "../../../src/adapters/catalog/postgres.ts";
import { sqlAddress } from "../../../src/adapters/catalog/sql-address.ts";
import type { SqlDriver } from "../../../src/adapters/catalog/sql-driver.ts";
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
      await using driver = postgresAt(
        `postgresql://u:p@127.0.0.1:9/lake?sslmode=require&${option}=${key}`,
      );
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

describe("a connection to PostgreSQL", () => {
  for (const [query, settings] of [
    ["", undefined],
    ["&currentSchema=lake", "-c search_path=lake"],
  ] as const)
    it(`is asked for as the address has it, whatever the environment says: ${query}`, async (t) => {
      const others = {
        PGOPTIONS: "-c search_path=x",
        PGREPLICATION: "1",
        PGSSLNEGOTIATION: "direct",
      };
      t.after(() => {
        for (const name of Object.keys(others)) delete process.env[name];
      });
      Object.assign(process.env, others);
      const heard = Promise.withResolvers<string>();
      const server = createServer((socket) => {
        socket.once("data", (bytes) => {
          heard.resolve(bytes.subarray(8).toString());
          socket.destroy();
        });
      }).listen(0, "127.0.0.1");
      t.after(() => server.close());
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      await using driver = postgresAt(
        `postgresql://u:p@127.0.0.1:${port}/c?sslmode=disable${query}`,
      );
      await assert.rejects(driver.query({ sql: "select 1", parameters: [] }), { code: "IB410" });
      heard.resolve("nothing was said");
      const words = (await heard.promise).split("\0");
      const said = new Map(words.flatMap((word, at) => (at % 2 ? [] : [[word, words[at + 1]]])));
      assert.equal(said.get("user"), "u");
      assert.equal(said.get("options"), settings);
      assert.equal(said.get("replication"), undefined);
    });
});

function postgresAt(uri: string): SqlDriver {
  const address = sqlAddress("bronze", {
    ...{ type: "sql", uri, uriStyle: "sqlalchemy", warehouse: undefined, properties: {} },
  });
  assert.ok(address.kind === "postgres");
  return postgresDriver(address, { root: "/" }, { connectMs: 2_000, statementMs: 2_000 });
}
