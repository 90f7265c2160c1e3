import assert from "node:assert/strict";
import { it } from "node:test";
import { declaredNames, expandConfig } from "../../src/project/expand.ts";
import type { CatalogConfig } from "../../src/project/project.ts";
import { project } from "./project-files.ts";

const env = {
  A: "one",
  B: "$A",
  PASSWORD: "hunter2",
  GITHUB_TOKEN: "ghs",
  AWS_SECRET_ACCESS_KEY: "k",
};

function expandUri(uri: string, declared: string[] = ["A", "B", "GITHUB_TOKEN", "UNSET"]): string {
  const config: CatalogConfig = { type: "sql", uri, warehouse: undefined, properties: {} };
  return expandConfig(config, new Set(declared), env).uri;
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: it is what users write
const cases: { name: string; text: string; expect: string }[] = [
  { name: "both spellings", text: "$A-${A}", expect: "one-one" },
  { name: "the longest name", text: "${A}B", expect: "oneB" },
  { name: "one pass only", text: "$B", expect: "$A" },
  { name: "no lone dollars", text: "a$ $1 $(x) ${A:-x}", expect: "a$ $1 $(x) ${A:-x}" },
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: it is what users write
for (const { name, text, expect } of cases)
  it(`expands ${name}`, () => assert.equal(expandUri(text), expect));

const refused: { name: string; text: string; code: string }[] = [
  { name: "a name that nothing declares", text: "$PASSWORD", code: "IB301" },
  { name: "the runner's own variables, declared or not", text: "$GITHUB_TOKEN", code: "IB301" },
  { name: "a variable that is not set", text: "$UNSET", code: "IB303" },
];
for (const { name, text, code } of refused)
  it(`refuses ${name}, without its value`, () =>
    assert.throws(
      () => expandUri(text),
      (error: Error & { code: string }) => {
        assert.equal(error.code, code);
        return !/hunter2|ghs/.test(error.message);
      },
    ));

it("lets a configuration refer to what it declares, and to S3's own variables", () => {
  const text = JSON.stringify({
    plugin: "sql",
    catalogUrl: "postgres://u:$PASSWORD@h/$A",
    bucket: "s3://b",
    awsRegion: "r",
    secrets: { s: { k: "PASSWORD" } },
    env: { A: "x" },
  });
  const { config } = project({ "dashtool.json": text });
  assert.ok(config?.catalogs.default);
  const expanded = expandConfig(config.catalogs.default, declaredNames(config), env);
  assert.equal(expanded.uri, "postgres://u:hunter2@h/one");
  assert.equal(expanded.properties["s3.secret-access-key"], "k");
});
