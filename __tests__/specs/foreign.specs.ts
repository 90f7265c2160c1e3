/** The connectors' own specifications, unchanged, as those of connectors that icebranch does not know. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { Ajv } from "ajv";
import fc from "fast-check";
import { schemaJudge } from "../../src/adapters/schema-judge.ts";
import { judgedFindings, trialsOf } from "../../src/connectors/foreign.ts";
import type { Json, JsonObject } from "../../src/iceberg/json.ts";
import { isObject } from "../../src/project/shape.ts";
import { configurations, type SpecSchema } from "../connectors/random-configuration.ts";
import { checkedProject } from "../project/project-files.ts";

/** Data for tests that is not ours to ship. */
const folder = new URL("../../../shared/fixtures/airbyte-specs/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));

const elsewhere = { catalog_url: "sqlite:///x", catalog_name: "bronze", bucket: "s3://b" };
const verdicts: string[] = [];

describe("a specification as its connector prints it", () => {
  for (const file of files)
    it(`${file} accepts and refuses what a validator of its schema does`, async () => {
      const text = readFileSync(new URL(file, folder), "utf8");
      const schema = schemaOf(text);
      const isReal = new Ajv({ strict: false, logger: false }).compile(schema);
      const samples = [0, 1, 8].flatMap((wrong) => sampled(schema, wrong));
      const found = await judged(text, samples);
      const refused = samples.filter((one) => !isReal(one));
      for (const [i, value] of samples.entries()) {
        const levels = found[i]?.map(({ level, code }) => `${level} ${code}`) ?? [];
        const isRefused = levels.some((one) => one.startsWith("error"));
        assert.equal(isRefused, !isReal(value), JSON.stringify([value, levels]));
        assert.ok(
          found[i]?.every(({ line = 0 }) => line > 1),
          "at a key of its own",
        );
      }
      assert.ok(refused.length > 0 && refused.length < samples.length, String(refused.length));
      verdicts.push(
        `${file}: ${samples.length - refused.length} accepted, ${refused.length} refused`,
      );
    });
});

it("has specifications to read", () => assert.ok(files.length > 15));

after(() => process.stdout.write(`${verdicts.join("\n")}\n`));

function schemaOf(text: string): SpecSchema {
  const read = JSON.parse(text);
  return (read.spec ?? read).connectionSpecification;
}

function sampled(schema: SpecSchema, wrong: number): readonly JsonObject[] {
  const values = fc.sample(configurations(schema, wrong), { seed: 1, numRuns: 100 });
  return values.filter((one): one is JsonObject => isObject(one as Json));
}

/** The findings of each, as if it were the source of an ingest of an image that nobody has heard of. */
async function judged(text: string, samples: readonly JsonObject[]) {
  const image = "me/source-unheard-of:1";
  const ingests = samples.map((source, i) => [
    `bronze/shop/t${i}.ingest.json`,
    JSON.stringify({ image, source, destination: elsewhere }, null, 1),
  ]);
  const own = "connectors/source-unheard-of.spec.json";
  const { connectors } = await checkedProject({ ...Object.fromEntries(ingests), [own]: text });
  const [trial, ...others] = trialsOf(connectors);
  assert.ok(trial !== undefined && others.length === 0);
  const values = trial.configurations.map(({ ingest }) => JSON.stringify(ingest.source));
  const [judgement] = await schemaJudge().judge([{ schema: JSON.stringify(trial.schema), values }]);
  assert.equal(judgement?.kind, "judged", JSON.stringify(judgement));
  const all = judgement === undefined ? [] : judgedFindings(trial, judgement);
  const byFile = Map.groupBy(all, ({ file }) => file);
  return ingests.map(([path]) => byFile.get(path) ?? []);
}
