/** What is taken out of text that others wrote, and what is left of it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { judgeValue } from "../src/project/secret-values.ts";
import { redact, valueRemover } from "../src/redact.ts";
import { made } from "./secrets.ts";

const rows: readonly (readonly [text: string, left: string])[] = [
  ["password=hunter2 for user lake", "password=*** for user lake"],
  ["password: hunter2", "password: ***"],
  ['{"user":"u","password":"a\\"b c","x":1}', '{"user":"u","password":"***","x":1}'],
  ['{\\"client_secret\\":\\"hunter2\\"}', '{\\"client_secret\\":\\"***\\"}'],
  [
    `source.json: '{"host":"h","password":"hunter2"}'`,
    `source.json: '{"host":"h","password":"***"}'`,
  ],
  ["Authorization: Bearer abc", "Authorization: ***"],
  ["header authorization: Basic dTpwYXNz, x", "header authorization: ***"],
  ["sent bearer abcdefgh12345", "sent bearer ***"],
  ["at https://u:hunter2@example.com/x", "at https://***@example.com/x"],
  ["at https://u:hun/ter2@example.com/x", "at https://***@example.com/x"],
  ["at https://example.com:8080/@me", "at https://example.com:8080/@me"],
  ["postgres://u:$PASSWORD@h and password=$P", "postgres://u:$PASSWORD@h and password=$P"],
  ["GET /?token=abc&page_token=2", "GET /?token=***&page_token=2"],
  ["password authentication failed for user", "password authentication failed for user"],
  ["no such table: orders", "no such table: orders"],
  ["key: orders, primary_key: id", "key: orders, primary_key: id"],
];

describe("text of others", () => {
  for (const [text, left] of rows) it(`is left as ${left}`, () => assert.equal(redact(text), left));

  for (const [name, text] of Object.entries(made.shapes))
    it(`has no ${name} left in it`, () => {
      const secret = text.slice(-16);
      assert.ok(!redact(`x ${text} y`).includes(secret));
    });

  it("has no plain word left that is a secret, and keeps shorter ones", () => {
    assert.equal(redact("role postgres of lake", ["postgres", "lake"]), "role *** of lake");
  });

  it("has no secret left in any spelling, whatever stands around it", () => {
    const secret = fc.string({ minLength: 10, maxLength: 40, unit: "grapheme" });
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        fc.pre(Buffer.from(value).length >= 12 && value.isWellFormed());
        const whole = Buffer.from(`${before}${value}${after}`);
        const inside = Buffer.from(before).length;
        const encoded = redact(whole.toString("base64"), [value]);
        // Whoever decodes what is left finds no run of it.
        assert.ok(!Buffer.from(encoded, "base64").includes(Buffer.from(value)), `${inside}`);
        assert.ok(!redact(encodeURIComponent(value), [value]).includes(encodeURIComponent(value)));
        assert.ok(!redact(`${before} ${value} ${after}`, [value]).includes(value));
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe("a report", () => {
  it("keeps our own words where a secret is one of them", () => {
    const hide = valueRemover(["postgres", "p@ssw0rd"]);
    assert.equal(
      hide("dashbook/source-postgres with p@ssw0rd"),
      "dashbook/source-postgres with ***",
    );
  });

  it("has neither line of a key, nor an address's password alone", () => {
    const hide = valueRemover(["line-1-of-key\nline-2-of-key", "postgres://u:p%40ssw0rd1@h/d"]);
    assert.equal(hide("line-2-of-key, p@ssw0rd1, p%40ssw0rd1"), "***, ***, ***");
  });
});

describe("a text that was made to hold us up", () => {
  for (const part of [
    "a",
    "://a:",
    "://:/",
    "password=",
    '"password":"',
    "\\",
    "eyJ",
    "-eyJ",
    "jdbc:oracle:a:",
    "a ",
  ])
    it(`is gone through in time: ${part} over and over`, () => {
      const text = part.repeat(Math.ceil(300_000 / part.length));
      const start = performance.now();
      redact(text);
      judgeValue("note", text, false);
      judgeValue("password", text, false);
      assert.ok(performance.now() - start < 5_000, `${performance.now() - start} ms`);
    });
});
