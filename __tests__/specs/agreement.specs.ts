/** Our schemas against the connectors' own specifications: the same verdict on the same configurations. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { Ajv } from "ajv";
import fc from "fast-check";
import { destinations, sources } from "../../src/connectors/catalogue.ts";
import { problemsOf } from "../../src/connectors/explain.ts";
import type { Json, JsonObject } from "../../src/iceberg/json.ts";
import { isObject } from "../../src/project/shape.ts";
import { configurations, type SpecSchema } from "../connectors/random-configuration.ts";

/** Data for tests that is not ours to ship. */
const folder = new URL("../../../shared/fixtures/airbyte-specs/", import.meta.url);

/** Where a specification's file is called otherwise than its id. */
const fileOf: { readonly [id: string]: string } = { "source-mssql-1": "source-mssql-1.0.19" };

/** dashbook has published none for its destination. */
const withoutSpec = ["dashbook-destination-iceberg-snake", "dashbook-destination-iceberg-camel"];

/** What a running connector takes beyond its own specification. */
const addedLater: { readonly [key: string]: string } = {
  tunnel_method: "Airbyte adds it to the specs of its database connectors as they run",
};

/** What icebranch writes itself, so that a spec need not. */
const writtenByUs = ["main_branch_name"];

const runs = Number(process.env.ICEBRANCH_SPEC_RUNS ?? 10_000);
const verdicts: string[] = [];

for (const { name, specifications } of [...sources, ...destinations])
  describe(name, async () => {
    const { validators } = await import(`../../src/connectors/compiled/${name}.compiled.js`);
    for (const { id, schema } of specifications.filter((one) => !withoutSpec.includes(one.id)))
      it(`${id} accepts and refuses what the connector's own specification does`, () => {
        const real = specificationOf(fileOf[id] ?? id);
        const isReal = new Ajv({ strict: false, logger: false }).compile(real);
        const counts = { accepted: 0, refused: 0 };
        const check = (value: unknown) => {
          const theirs = isReal(value);
          counts[theirs ? "accepted" : "refused"] += 1;
          assert.equal(validators[id](value), theirs, JSON.stringify(value));
          const errors = validators[id].errors ?? [];
          // At least one sentence for a person wherever something is refused.
          if (isObject(value as Json))
            assert.equal(
              problemsOf(schema, value as JsonObject, errors).length === 0,
              theirs,
              JSON.stringify(value),
            );
        };
        for (const [wrong, share] of [
          [0, 0.4],
          [1, 0.3],
          [8, 0.3],
        ] as const) {
          const property = fc.property(configurations(real, wrong), check);
          fc.assert(property, { seed: 1, numRuns: Math.ceil(runs * share), endOnFailure: true });
        }
        assert.ok(counts.accepted > runs / 4 && counts.refused > runs / 20, JSON.stringify(counts));
        verdicts.push(`${id}: ${counts.accepted} accepted and ${counts.refused} refused alike`);
      });
  });

it("has every specification that is known", () => {
  const known = [...sources, ...destinations].flatMap(({ specifications }) => specifications);
  for (const { id } of known.filter((one) => !withoutSpec.includes(one.id)))
    assert.ok(existsSync(new URL(`${fileOf[id] ?? id}.json`, folder)), id);
});

after(() => process.stdout.write(`${verdicts.join("\n")}\n`));

function specificationOf(file: string): SpecSchema {
  const read = JSON.parse(readFileSync(new URL(`${file}.json`, folder), "utf8"));
  const {
    $schema: _,
    properties,
    required = [],
    ...schema
  } = (read.spec ?? read).connectionSpecification;
  const own = Object.entries(properties).filter(([key]) => !Object.hasOwn(addedLater, key));
  const wanted = required.filter((key: string) => !writtenByUs.includes(key));
  return { ...schema, required: wanted, properties: Object.fromEntries(own) };
}
