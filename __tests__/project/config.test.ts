import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { places, project } from "./project-files.ts";

const day = 86_400_000;
const dashtool = {
  plugin: "sql",
  catalogUrl: "postgres://postgres:$POSTGRES_PASSWORD@db:5432/lake",
  bucket: "s3://example",
};
const s3 = {
  "s3.secret-access-key": "$AWS_SECRET_ACCESS_KEY",
  "s3.region": "us-east-1",
  "s3.access-key-id": "$KEY",
  "s3.endpoint": "http://s3:4566",
  "s3.allow-http": "true",
};
const spellings = [
  {
    name: "camelCase",
    keys: {
      awsRegion: "us-east-1",
      awsAccessKeyId: "$KEY",
      awsEndpoint: "http://s3:4566",
      awsAllowHttp: "true",
    },
  },
  {
    name: "snake_case",
    keys: {
      aws_region: "us-east-1",
      aws_access_key_id: "$KEY",
      aws_endpoint: "http://s3:4566",
      aws_allow_http: "true",
    },
  },
];
for (const { name, keys } of spellings)
  it(`reads dashtool.json with its S3 keys in ${name}`, () => {
    const { config, findings } = project({
      "dashtool.json": JSON.stringify({ ...dashtool, ...keys }),
    });
    assert.deepEqual(findings, []);
    assert.deepEqual(config?.catalogs, {
      default: { type: "sql", uri: dashtool.catalogUrl, warehouse: "s3://example", properties: s3 },
    });
  });

it("gives dashtool's users our defaults, and their secrets and variables", () => {
  const text = JSON.stringify({
    ...dashtool,
    bucket: "file:///lake",
    secrets: { "postgres-secret": { password: "$POSTGRES_PASSWORD" } },
    env: { AWS_ENDPOINT: "http://localstack:4566" },
  });
  const { locate, ...config } = project({ "dashtool.json": text }).config ?? assert.fail();
  assert.equal(locate("/bucket").file, "dashtool.json");
  assert.deepEqual(config, {
    file: "dashtool.json",
    dialect: "dashtool",
    catalogs: {
      default: { type: "sql", uri: dashtool.catalogUrl, warehouse: "file:///lake", properties: {} },
    },
    main: "main",
    branches: { naming: "git", expireAfterMs: 14 * day, drafts: "check" },
    publish: {
      ...{ onDiverged: "replay", atomic: "prefer", keepUndoMs: 7 * day },
      ...{ waitFor: undefined, waitTimeoutMs: day / 48 },
    },
    workflow: { path: "argo/workflow.yaml", target: "base" },
    secrets: { "postgres-secret": { password: "POSTGRES_PASSWORD" } },
    env: { AWS_ENDPOINT: "http://localstack:4566" },
  });
});

it("takes a bare bucket name for an S3 bucket where there are S3 keys, as dashtool does", () => {
  const text = JSON.stringify({ ...dashtool, bucket: "example", aws_region: "eu-central-1" });
  assert.equal(
    project({ "dashtool.json": text }).config?.catalogs.default?.warehouse,
    "s3://example",
  );
});

it("reads every word of icebranch.yaml", () => {
  const text = `
catalogs:
  default: { type: sql, uri: "sqlite:///lake.db", warehouse: file:///lake }
  gold: { type: rest, uri: "https://catalog.example.com", warehouse: lake, credential: $CATALOG, s3.path-style-access: true }
main: trunk
branches: { naming: git, expire-after: 12h, drafts: full }
publish: { on-diverged: replay, atomic: require, keep-undo: 2w, wait-for: argo, wait-timeout: 1h }
workflow: { path: ci/flow.yaml, target: head }
secrets: { catalog: { token: CATALOG } }
env: { A: b }
`;
  const { config, findings } = project({ "icebranch.yaml": text });
  assert.deepEqual(findings, []);
  assert.deepEqual(config?.catalogs.gold?.properties, {
    credential: "$CATALOG",
    "s3.path-style-access": "true",
  });
  assert.deepEqual(config?.branches, { naming: "git", expireAfterMs: day / 2, drafts: "full" });
  assert.deepEqual(config?.publish, {
    onDiverged: "replay",
    atomic: "require",
    keepUndoMs: 14 * day,
    waitFor: "argo",
    waitTimeoutMs: day / 24,
  });
  assert.deepEqual(config?.workflow, { path: "ci/flow.yaml", target: "head" });
  assert.equal(config?.main, "trunk");
});

const broken: { name: string; file: string; text: string; expect: string[] }[] = [
  {
    name: "dashtool.json without anything",
    file: "dashtool.json",
    text: "{}",
    expect: ["IB102 1:1", "IB102 1:1", "IB102 1:1"],
  },
  {
    name: "a plugin that is none",
    file: "dashtool.json",
    text: JSON.stringify({ ...dashtool, plugin: "sqll" }),
    expect: ["IB103 1:11"],
  },
  {
    name: "one S3 key in two spellings",
    file: "dashtool.json",
    text: JSON.stringify({ awsRegion: "a", ...dashtool, aws_region: "a" }),
    expect: ["IB110 1:14"],
  },
  {
    name: "a secret's value where its variable's name belongs",
    file: "dashtool.json",
    text: JSON.stringify({ secrets: { a: { b: "p@ss w0rd" } }, ...dashtool }),
    expect: ["IB103 1:22"],
  },
  {
    name: "an unknown type, wrong durations, a path that leads out",
    file: "icebranch.yaml",
    text: "catalogs:\n  a: { type: glue, uri: x }\nbranches:\n  expire-after: 0d\npublish:\n  keep-undo: soon\nworkflow:\n  path: ../x.yaml",
    expect: ["IB103 2:14", "IB103 4:17", "IB103 6:14", "IB103 8:9"],
  },
  ...[
    ".github/workflows/ci.yml",
    "x/.GitHub/a",
    ".GIT/config",
    "git~1/config",
    "a\\u200cb",
    "a\\u0007b",
    "README.md",
    "icebranch.yaml",
    "bronze/inventory/kafka.ingest.yaml",
  ].map((path) => ({
    name: `a workflow file at ${path}`,
    file: "icebranch.yaml",
    text: `catalogs:\n  a: { type: sql, uri: x }\nworkflow:\n  path: "${path}"`,
    expect: ["IB103 4:9"],
  })),
  { name: "no catalog", file: "icebranch.yaml", text: "catalogs: {}", expect: ["IB102 1:11"] },
  { name: "an empty file", file: "icebranch.yaml", text: "# later", expect: ["IB101 1:1"] },
];
for (const { name, file, text, expect } of broken)
  it(`refuses ${name}, with the place`, () => {
    const read = project({ [file]: text });
    assert.equal(read.config, undefined);
    assert.deepEqual(
      places(read),
      expect.map((place) => place.replace(" ", ` ${file}:`)),
    );
    assert.ok(!JSON.stringify(read.findings).includes("p@ss"));
  });

it("says of a variable in braces that YAML wants it in quotes, once", () => {
  const text = `catalogs: { a: { type: sql, uri: postgres://u:\${PW}@h/d, warehouse: x } }`;
  const read = project({ "icebranch.yaml": text });
  assert.deepEqual(places(read), ["IB101 icebranch.yaml:1:48"]);
  assert.match(read.findings[0]?.hint ?? "", /in quotes/);
});

it("warns of unknown keys, and of an allow_http that dashtool cannot read, and goes on", () => {
  const text = JSON.stringify({ ...dashtool, aws_allow_http: true, buckett: "x" });
  const { config, findings } = project({ "dashtool.json": text });
  assert.deepEqual(
    findings.map(({ code, level }) => `${level} ${code}`),
    ["warning IB103", "warning IB104"],
  );
  assert.equal(config?.catalogs.default?.properties["s3.allow-http"], "true");
  const drafts = project({
    "icebranch.yaml": "catalogs: {a: {type: file, uri: x}}\nbranches: {draft: full}",
  });
  assert.equal(drafts.findings[0]?.hint, "Did you mean `drafts`?");
});

const misspelled = {
  credentials: "credential",
  "s3.enpoint": "s3.endpoint",
  s3_region: "s3.region",
  endpoint: "s3.endpoint",
  awsAccessKeyId: "s3.access-key-id",
  "client.regio": "client.region",
  "oauth2-server-url": "oauth2-server-uri",
  catalog_name: "catalog-name",
  "s3.path-style": "s3.path-style-access",
};
for (const [key, meant] of Object.entries(misspelled))
  it(`warns of ${key} in a catalog, and names ${meant}`, () => {
    const text = `catalogs:\n  a:\n    type: rest\n    uri: x\n    ${key}: $Y`;
    const read = project({ "icebranch.yaml": text });
    assert.deepEqual(places(read), ["IB104 icebranch.yaml:5:5"]);
    assert.equal(read.findings[0]?.hint, `Did you mean \`${meant}\`?`);
  });

it("says what a catalog's key of Java's connection, or a nested one of pyiceberg's, is here", () => {
  const text = "catalogs: {a: {type: sql, uri: x, jdbc.password: $P, auth: {type: basic}}}";
  const { findings } = project({ "icebranch.yaml": text });
  assert.deepEqual(
    findings.map(({ code, level, hint }) => [code, level, /uri|rest\.auth/.exec(hint ?? "")?.[0]]),
    [
      ["IB103", "error", "rest.auth"],
      ["IB104", "warning", "uri"],
    ],
  );
});

it("takes a catalog as other programs have it without a word: their keys and every setting of the pages", () => {
  const docs = new URL("../../docs/", import.meta.url);
  const pages = ["stores.md", "catalogs/rest.md", "catalogs/sql.md"];
  const texts = pages.map((page) => readFileSync(new URL(page, docs), "utf8")).join("\n");
  const ofPages = [...texts.matchAll(/`((?:s3|client|rest)\.[a-z0-9.-]+[a-z0-9]|ssl\.cabundle)`/g)];
  const keys = new Set([
    ...ofPages.map(([, key = ""]) => key),
    ...["header.X-Project", "py-io-impl", "glue.id", "s3.signer.uri", "io-impl", "client.factory"],
    ...["rest-page-size", "pool_pre_ping", "jdbc.schema-version", "table-default.write.x", "ugi"],
    ...["credential", "scope", "catalog-name", "namespace-separator", "warehouse"],
  ]);
  assert.ok(keys.size > 45, String(keys.size));
  const catalog = Object.fromEntries([...keys].map((key) => [key, "$X"]));
  const text = JSON.stringify({ catalogs: { a: { type: "rest", uri: "x", ...catalog } } });
  assert.deepEqual(project({ "icebranch.yaml": text }).findings, []);
});

it("refuses to choose between two configurations", () => {
  const read = project({
    "dashtool.json": JSON.stringify(dashtool),
    "icebranch.yaml": "catalogs: {a: {type: file, uri: x}}",
  });
  assert.equal(read.config, undefined);
  assert.deepEqual(places(read), ["IB604 dashtool.json:1:1", "IB604 icebranch.yaml:1:1"]);
});

it("leaves a project without a configuration to who needs one", () => {
  const { config, nodes, findings } = project({});
  assert.deepEqual({ config, nodes, findings }, { config: undefined, nodes: [], findings: [] });
});
