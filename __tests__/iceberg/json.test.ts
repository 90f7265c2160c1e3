import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseJson, stringifyJson } from "../../src/iceberg/json.ts";

describe("JSON that survives a rewrite", () => {
  for (const text of [
    "7312987654321987654",
    "-9223372036854775808",
    "1.0",
    "1e3",
    "-0",
    "0.1",
    "12345678901234567890.5",
    '{"__proto__":1,"constructor":2}',
    '{"__proto__":1.0,"a":{"__proto__":9223372036854775807}}',
    '{"text":"1.0, 7312987654321987654 \\\\","n":[1.50,-0,2E5,7312987654321987654]}',
    '{"quote":"\\"","n":1.0,"end":"\\\\\\\\"}',
    '["\\u0000 1.0",1.0]',
    '{"a":[1,{"b":null}],"c":"é\\n"}',
  ])
    it(`keeps ${text} to the letter`, () => assert.equal(stringifyJson(parseJson(text)), text));

  it("reads a 63-bit id as the number that it is", () =>
    assert.equal(parseJson("9223372036854775807"), 9223372036854775807n));

  it("keeps every 64-bit integer", () =>
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (id) => {
        assert.equal(stringifyJson(parseJson(`{"snapshot-id":${id}}`)), `{"snapshot-id":${id}}`);
      }),
    ));

  for (const text of [
    "{1.0:2}",
    "[01.5]",
    "[01234567890123456789]",
    "[-01234567890123456789]",
    "1.0.0",
    "[1.0",
    '{"a":1.0 2.0}',
    "[1.e5]",
    '{"a":-}',
  ])
    it(`refuses ${text} as JSON.parse does`, () =>
      assert.throws(
        () => parseJson(text),
        (error: Error) => {
          assert.throws(() => JSON.parse(text), { name: "SyntaxError", message: error.message });
          return error instanceof SyntaxError;
        },
      ));

  it("says of any text what a reviver would", () =>
    fc.assert(
      fc.property(
        fc.string(),
        fc.json(),
        fc.constantFrom(".5", "e7", "0", "1234567890123456789"),
        (noise, json, more) => {
          for (const text of [
            json,
            json.replace(/\d/, `$&${more}`),
            json.replace(/[,:]/, `$&${noise}`),
          ]) {
            const plain = attempt(() => JSON.stringify(JSON.parse(text)));
            const exact = attempt(() => JSON.stringify(JSON.parse(stringifyJson(parseJson(text)))));
            assert.equal(exact, plain);
          }
        },
      ),
    ));

  it("agrees with JSON.parse on any document without large numbers", () =>
    fc.assert(
      fc.property(fc.json(), (text) => {
        assert.deepEqual(JSON.parse(stringifyJson(parseJson(text))), JSON.parse(text));
      }),
    ));
});

function attempt(work: () => string): string {
  try {
    return work();
  } catch (error) {
    return String(error);
  }
}
