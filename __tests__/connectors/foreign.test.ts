/** Connectors that icebranch does not know: judged by what users give for them, or told of. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Ajv, type Options } from "ajv";
import fc from "fast-check";
import { schemaJudge } from "../../src/adapters/schema-judge.ts";
import { checkConfiguration } from "../../src/connectors/check.ts";
import type { SchemaError } from "../../src/connectors/explain.ts";
import { plainSchema } from "../../src/connectors/foreign-schema.ts";
import type { JsonObject } from "../../src/iceberg/json.ts";
import { readJsonDocument } from "../../src/project/json-document.ts";
import { foreignFindings, type Texts } from "../project/foreign-findings.ts";

const destination = { catalog_name: "bronze", catalog_url: "sqlite:///x", bucket: "s3://b" };
const path = "bronze/shop/orders.ingest.json";

function ingest(source: object, image = "registry.example:5000/lake/source-mine:1.2"): string {
  return JSON.stringify({ image, source, destination }, null, 1);
}

function spec(schema: object, name = "source-mine"): Texts {
  return {
    [`connectors/${name}.spec.json`]: JSON.stringify({ connectionSpecification: schema }),
  };
}

const text = { type: "string" };
const tagged = (kind: string, more: object = {}) => ({
  ...{ type: "object", required: ["kind"] },
  properties: { kind: { const: kind }, ...more },
});

const cases: {
  readonly name: string;
  readonly schema: object;
  readonly source: object;
  /** `LEVEL CODE at KEY: MESSAGE HINT`. */
  readonly told: readonly string[];
}[] = [
  {
    name: "a right one",
    schema: { type: "object", required: ["host"], properties: { host: text } },
    source: { host: "$HOST" },
    told: [],
  },
  {
    name: "a key that is missing, one of nearly its name, and one that nobody knows",
    schema: { type: "object", required: ["host"], properties: { host: text, port: text } },
    source: { hots: "a", more: 1 },
    told: [
      'error IB102 at "hots": "a": The key `host` is missing. Rename `hots` to `host`.',
      'warning IB104 at "more": 1: The connector does not know `more`, which has no effect. Remove it.',
    ],
  },
  {
    name: "a key that is not allowed: once, and as one to rename where another is missing",
    schema: {
      ...{ type: "object", required: ["host"], additionalProperties: false },
      properties: { host: text },
    },
    source: { hots: "a", more: 1 },
    told: [
      'error IB102 at "hots": "a": The key `host` is missing. Rename `hots` to `host`.',
      'error IB103 at "more": 1: The key `more` is not allowed here. Remove it.',
    ],
  },
  {
    name: "choices that are references: the problems of the one that is meant alone",
    schema: {
      definitions: { a: tagged("a", { one: text }), b: tagged("b", { "two words": text }) },
      type: "object",
      properties: {
        "the mode": { oneOf: [{ $ref: "#/definitions/a" }, { $ref: "#/definitions/b" }] },
      },
    },
    source: { "the mode": { kind: "b", "two words": 1, one: 2 } },
    told: [
      'error IB103 at "two words": 1: `two words` must be text, not a number. Write text here.',
      'warning IB104 at "one": 2: The connector does not know `one`, which has no effect. Remove it.',
    ],
  },
  {
    name: "the same with anyOf, and a kind that there is not",
    schema: {
      type: "object",
      properties: { mode: { anyOf: [tagged("a"), tagged("b")] } },
    },
    source: { mode: { kind: "c" } },
    told: ['error IB103 at "kind": "c": `kind` has a value that it cannot have. Use `a`, `b`.'],
  },
  {
    name: "choices by the kind of value: what is wrong with the one of that kind",
    schema: {
      type: "object",
      properties: {
        since: { anyOf: [{ type: "string", pattern: "^[0-9]+$" }, { type: "null" }] },
        until: { oneOf: [{ type: "string" }, { type: "integer" }] },
      },
    },
    source: { since: "x", until: [] },
    told: [
      'error IB103 at "since": "x": `since` is not written as the connector wants it. Write it so that it matches ^[0-9]+$.',
      'error IB103 at "until": []: `until` must be text or a whole number, not a list. Write text or a whole number here.',
    ],
  },
  {
    name: "choices that nothing tells apart: one sentence, and no key is unknown",
    schema: {
      type: "object",
      properties: {
        login: {
          oneOf: [
            { type: "object", required: ["a"], properties: { a: text } },
            { type: "object", required: ["b"], properties: { b: text } },
          ],
        },
      },
    },
    source: { login: { c: "x" } },
    told: [
      'error IB103 at "login": `login` is not what the connector takes. Compare it with the connector\'s documentation.',
    ],
  },
  {
    name: "parts of all of which it is made",
    schema: {
      type: "object",
      allOf: [
        { required: ["a"], properties: { a: text } },
        { properties: { b: { type: "integer" } } },
      ],
    },
    source: { b: "x", more: 1 },
    told: [
      'error IB102 at "source": The key `a` is missing. Add `a`.',
      'error IB103 at "b": "x": `b` must be a whole number, not text. Write a whole number here.',
      'warning IB104 at "more": 1: The connector does not know `more`, which has no effect. Remove it.',
    ],
  },
  {
    name: "what follows from another setting",
    schema: {
      type: "object",
      properties: { a: text, b: text, c: text },
      dependencies: { a: ["b"] },
      if: { required: ["a"] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word.
      then: { required: ["c"] },
    },
    source: { a: "x" },
    told: [
      'error IB102 at "source": The key `c` is missing. Add `c`.',
      'error IB102 at "source": The key `b` is missing. Add `b`.',
    ],
  },
  {
    name: "a schema of itself",
    schema: {
      type: "object",
      properties: { child: { $ref: "#" }, n: { type: "integer" } },
    },
    source: { child: { child: { n: "x" } } },
    told: [
      'error IB103 at "n": "x": `n` must be a whole number, not text. Write a whole number here.',
    ],
  },
  {
    name: "words of other drafts, of Airbyte and of nobody, which say nothing",
    schema: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      ...{ $id: "https://example.com/s", id: "s", $async: true, type: "object", nullable: true },
      properties: { host: { ...text, order: 0, airbyte_secret: true, id: "x", nullable: true } },
    },
    source: { host: 1 },
    told: ['error IB103 at "host": 1: `host` must be text, not a number. Write text here.'],
  },
  {
    name: "patterns as Java and Python read them: one that JavaScript cannot read is not asked",
    schema: {
      type: "object",
      properties: {
        python: { ...text, pattern: "^(?P<year>[0-9]+)$" },
        loose: { ...text, pattern: "^[a-z\\_]+$" },
      },
    },
    source: { python: "x", loose: "X" },
    told: [
      'error IB103 at "loose": "X": `loose` is not written as the connector wants it. Write it so that it matches ^[a-z\\_]+$.',
    ],
  },
  {
    name: "a map with keys of the user's own, a list of several kinds, and formats",
    schema: {
      type: "object",
      properties: {
        map: { type: "object", additionalProperties: { type: "integer" } },
        pair: { type: "array", items: [{ type: "integer" }, true] },
        at: { ...text, format: "date-time" },
        any: true,
      },
      patternProperties: { "^x-": true },
    },
    source: { map: { a: "x" }, pair: [1, "y"], at: "now", any: {}, "x-y": 1 },
    told: [
      'error IB103 at "a": "x": `a` must be a whole number, not text. Write a whole number here.',
    ],
  },
];

describe("a connector of the user's own", () => {
  for (const { name, schema, source, told } of cases)
    it(`is told ${name}`, async () => {
      const found = await foreignFindings({ [path]: ingest(source), ...spec(schema) });
      assert.deepEqual(found, told);
    });

  it("goes by the specification of its image's name, whatever its registry and tag", async () => {
    const texts = {
      [path]: ingest({ a: 1 }, "source-mine@sha256:12"),
      "bronze/shop/other.ingest.json": ingest({ a: 1 }, "me/source-other"),
      ...spec({ properties: { a: text } }),
      ...spec({ properties: { a: { type: "integer" } } }, "source-other"),
    };
    assert.equal((await foreignFindings(texts)).length, 1);
  });

  it("is not judged by a specification where icebranch knows the image", async () => {
    const source = { count: 1 };
    const texts = {
      [path]: ingest(source, "airbyte/source-faker"),
      ...spec({ not: {} }, "source-faker"),
    };
    assert.deepEqual(await foreignFindings(texts), []);
  });

  it("writes to a destination that is judged by the only specification of one", async () => {
    const spec1 = spec({ required: ["url"], properties: { url: text } }, "destination-mine");
    const own = JSON.stringify({
      image: "airbyte/source-faker",
      source: { count: 1 },
      destination: {},
    });
    const missing = "error IB102";
    const [one, ...more] = await foreignFindings({ [path]: own, ...spec1 });
    assert.ok(one?.startsWith(missing), one);
    assert.deepEqual(more, []);
    const two = { [path]: own, ...spec1, ...spec({}, "destination-other") };
    assert.deepEqual(await foreignFindings(two), []);
  });
});

describe("a connector without a schema", () => {
  it("is told once for each image, at the first file by path", async () => {
    const texts = {
      "bronze/shop/b.ingest.json": ingest({}, "me/source-mine:2"),
      "bronze/shop/a.ingest.json": ingest({}, "me/source-mine:1"),
      "bronze/shop/c.ingest.json": ingest({}, "airbyte/source-postgres:1.0.1"),
    };
    const hint = (name: string) =>
      `To have them checked, run \`docker run --rm IMAGE spec\` and write what it prints to connectors/${name}.spec.json.`;
    const alone = "its settings are checked for their shape alone.";
    assert.deepEqual(await foreignFindings(texts), [
      `notice IB114 at "image": "me/source-mine:1": No schema is known for source-mine: ${alone} ${hint("source-mine")}`,
      `notice IB114 at "image": "airbyte/source-postgres:1.0.1": No schema is known for source-postgres:1.0.1: ${alone} ${hint("source-postgres")}`,
    ]);
  });

  it("is not told of one whose specification is there, be it broken", async () => {
    const texts = { [path]: ingest({}), "connectors/source-mine.spec.json": "{}" };
    assert.deepEqual(await foreignFindings(texts), []);
  });
});

const slow = { properties: { a: { ...text, pattern: "^(a+)+$" } } };
const long = { a: `${"a".repeat(60)}!` };

describe("a schema that somebody else wrote", () => {
  for (const [name, schema] of [
    ["has a type that there is not", { properties: { a: { type: "text" } } }],
    ["refers to what is not there", { properties: { a: { $ref: "#/definitions/a" } } }],
    ["has a list of keys that is none", { required: true }],
  ] as const)
    it(`is an error at its file where it ${name}`, async () => {
      const [one, ...more] = await foreignFindings({ [path]: ingest(long), ...spec(schema) });
      assert.match(one ?? "", /^error IB115 at connectors\/source-mine\.spec\.json: /);
      assert.deepEqual(more, []);
    });

  it("ends at the limit, and holds up no other", async () => {
    const limits = { oneMs: 300, allMs: 10_000, startMs: 30_000 };
    const texts = {
      [path]: ingest(long),
      "bronze/shop/other.ingest.json": ingest({ a: 1 }, "me/source-other"),
      ...spec(slow),
      ...spec({ properties: { a: text } }, "source-other"),
    };
    const found = await foreignFindings(texts, schemaJudge(limits));
    assert.match(found[0] ?? "", /^error IB103 at "a": 1: /);
    assert.match(found[1] ?? "", /^warning IB115 at .*source-mine\.spec\.json: .* takes too long/);
    assert.equal(found.length, 2);
  });

  it("ends where all of them together have had their time", async () => {
    const limits = { oneMs: 300, allMs: 500, startMs: 30_000 };
    const many = Array.from({ length: 20 }, (_, i) => [`source-own${i}`, `b/s/i${i}.ingest.json`]);
    const texts = many.map(([name = "", at = ""]) => ({
      [at]: ingest(long, name),
      ...spec(slow, name),
    }));
    const start = performance.now();
    const found = await foreignFindings(Object.assign({}, ...texts), schemaJudge(limits));
    assert.equal(found.length, 20);
    assert.ok(performance.now() - start < 5_000);
  });

  it("does not grow without bounds by what it refers to", async () => {
    const long = { description: "x".repeat(100_000), type: "string" };
    const keys = Array.from({ length: 2_000 }, (_, i) => `k${i}`);
    const $ref = "#/definitions/long";
    const properties = Object.fromEntries(keys.map((key) => [key, { $ref }]));
    const schema = plainSchema({ definitions: { long }, properties });
    assert.ok(JSON.stringify(schema).length < 2_000_000);
    const source = { k0: 1, k1999: 1 };
    const found = await foreignFindings({
      [path]: ingest(source),
      ...spec({ definitions: { long }, properties }),
    });
    assert.equal(found.filter((one) => one.startsWith("error IB103")).length, 2);
  });

  it("does not overflow by a long chain of references", async () => {
    const count = 1_500;
    const links = Array.from({ length: count }, (_, i) => {
      const next = { $ref: `#/definitions/d${i + 1}` };
      return [`d${i}`, i === count - 1 ? { type: "integer" } : { allOf: [next] }];
    });
    const properties = { a: { $ref: "#/definitions/d0" } };
    const schema = { definitions: Object.fromEntries(links), properties };
    const found = await foreignFindings({ [path]: ingest({ a: "x" }), ...spec(schema) });
    assert.match(found.join("\n"), /^error IB10[23] at "a"|^(?:error|warning) IB115/);
  });

  it("tells something wherever it refuses a configuration, and nothing where it does not", () => {
    const counts = { accepted: 0, refused: 0, unusable: 0 };
    const property = fc.property(someSchema, fc.dictionary(key, value), (schema, source) => {
      const verdict = verdictOf(schema, source);
      if (verdict === undefined) {
        counts.unusable += 1;
        return;
      }
      counts[verdict.length > 0 ? "refused" : "accepted"] += 1;
      const { value: document } = readJsonDocument(path, JSON.stringify({ source }));
      assert.ok(document);
      const found = checkConfiguration(
        document,
        "/source",
        source as JsonObject,
        { schema: plainSchema(schema as JsonObject) },
        () => verdict,
      );
      const isRefused = found.some(({ level }) => level === "error");
      assert.equal(isRefused, verdict.length > 0, JSON.stringify(verdict));
    });
    fc.assert(property, { seed: 1, numRuns: 600 });
    assert.ok(counts.accepted > 20 && counts.refused > 80, JSON.stringify(counts));
  });
});

const key = fc.constantFrom("a", "b", "kind", "a b", "__proto__", "constructor", "x/y~z%20");
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, true, 1, -1.5, "", "a", "b", "x y"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
}));
const { schema: someSchema } = fc.letrec<{ schema: unknown }>((tie) => {
  const schema = tie("schema");
  const schemas = fc.array(schema, { minLength: 1, maxLength: 3 });
  const byKey = fc.dictionary(key, schema, { maxKeys: 3 });
  const type = fc.constantFrom("object", "string", "integer", "array", "null");
  const keywords = {
    type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 2 })),
    ...{ properties: byKey, patternProperties: byKey, definitions: byKey, dependencies: byKey },
    ...{ allOf: schemas, anyOf: schemas, oneOf: schemas, items: fc.oneof(schema, schemas) },
    ...{ additionalProperties: fc.oneof(fc.boolean(), schema), not: schema, if: schema },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word.
    ...{ then: schema, else: schema, propertyNames: schema, contains: schema },
    required: fc.uniqueArray(key, { maxLength: 2 }),
    ...{ const: value, enum: fc.array(value, { minLength: 1, maxLength: 3 }) },
    ...{ minLength: fc.nat(3), minimum: fc.nat(3), uniqueItems: fc.boolean() },
    $ref: fc.constantFrom("#", "#/definitions/a", "#/properties/b", "#/definitions/x~1y~0z%2520"),
  };
  return {
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.boolean(),
      fc.record(keywords, { requiredKeys: [] }).map(few),
    ),
  };
});

/** Of all keywords at once next to nothing would be accepted. */
function few(schema: object): object {
  const all = Object.entries(schema);
  return Object.fromEntries(all.filter((_, i) => (i * 7 + all.length) % 5 === 0));
}

/** undefined where the schema is none, or judges for ever. */
function verdictOf(schema: unknown, source: unknown): readonly SchemaError[] | undefined {
  if (typeof schema === "boolean") return undefined;
  try {
    const options = { strict: false, allErrors: true, validateFormats: false, logger: false };
    const validate = new Ajv(options as Options).compile(plainSchema(schema as JsonObject));
    return validate(source) ? [] : (validate.errors ?? []);
  } catch {
    return undefined;
  }
}
