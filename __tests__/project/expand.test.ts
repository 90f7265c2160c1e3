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

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: it is what users write
const passwords: { name: string; uri: string; value: string; expect: string }[] = [
  {
    name: "what would end a password",
    uri: "postgresql://lake:$SECRET@db/c",
    value: "p@s/s:w?o#r d",
    expect: "postgresql://lake:p%40s%2Fs:w%3Fo%23r%20d@db/c",
  },
  {
    name: "a percent sign that begins no code",
    uri: "postgresql://lake:$SECRET@db/c",
    value: "100%",
    expect: "postgresql://lake:100%25@db/c",
  },
  {
    name: "not what is encoded already",
    uri: "postgresql://lake:${SECRET}@db/c",
    value: "p%40s%2Fs",
    expect: "postgresql://lake:p%40s%2Fs@db/c",
  },
  {
    name: "codes beside what is none",
    uri: "postgresql://lake:$SECRET@db/c",
    value: "p%40@",
    expect: "postgresql://lake:p%2540%40@db/c",
  },
  {
    name: "a colon in a user's name",
    uri: "postgresql://$SECRET:x@db/c",
    value: "la:ke",
    expect: "postgresql://la%3Ake:x@db/c",
  },
  {
    name: "user and password in one, but for what parts them",
    uri: "postgresql://$SECRET@db/c",
    value: "la@ke:p/w",
    expect: "postgresql://la%40ke:p%2Fw@db/c",
  },
  {
    name: "nothing behind the host",
    uri: "postgresql://lake:x@db/$SECRET",
    value: "c?sslmode=require",
    expect: "postgresql://lake:x@db/c?sslmode=require",
  },
  {
    name: "nothing of a whole URL",
    uri: "$SECRET",
    value: "postgresql://u:p@h/c",
    expect: "postgresql://u:p@h/c",
  },
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: it is what users write
for (const { name, uri, value, expect } of passwords)
  it(`percent-encodes where a URL says who logs in: ${name}`, () => {
    const config: CatalogConfig = { type: "sql", uri, warehouse: undefined, properties: {} };
    assert.equal(expandConfig(config, new Set(["SECRET"]), { SECRET: value }).uri, expect);
  });

it("lets a configuration refer to what it declares, and to S3's own variables", () => {
  const text = JSON.stringify({
    plugin: "sql",
    catalogUrl: "postgres://u:$PASSWORD@h/$A",
    bucket: "s3://b",
    awsRegion: "r",
    awsAccessKeyId: "id",
    secrets: { s: { k: "PASSWORD" } },
    env: { A: "x" },
  });
  const { config } = project({ "dashtool.json": text });
  assert.ok(config?.catalogs.default);
  const expanded = expandConfig(config.catalogs.default, declaredNames(config), env);
  assert.equal(expanded.uri, "postgres://u:hunter2@h/one");
  assert.equal(expanded.properties["s3.secret-access-key"], "k");
});
