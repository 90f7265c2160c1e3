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

  it("agrees with JSON.parse on any document without large numbers", () =>
    fc.assert(
      fc.property(fc.json(), (text) => {
        assert.deepEqual(JSON.parse(stringifyJson(parseJson(text))), JSON.parse(text));
      }),
    ));
});
