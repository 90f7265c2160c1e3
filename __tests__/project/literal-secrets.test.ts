/** Secrets that are written out in a project's files: where they are found, and who may allow one. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { declaredSecrets } from "../../src/connectors/declared-secrets.ts";
import type { Project } from "../../src/project/project.ts";
import { readProject } from "../../src/project/read.ts";
import { chance, made } from "../secrets.ts";
import { parsers, projectFiles, type Texts } from "./project-files.ts";

const password = chance("password", 12);
const lake = "catalogs: { default: { type: sql, uri: 'sqlite:///a.db' } }\n";
const spec = "bronze/inventory/orders.ingest.json";

function read(texts: Texts, inForce?: Project["config"]): Project {
  const files = projectFiles({ "icebranch.yaml": lake, ...texts });
  return readProject(files, ".", { ...parsers, declaredSecrets }, new Map(), inForce);
}

function ingest(source: object, destination: object = {}, image = "example/source-x:1"): string {
  return JSON.stringify({ image, source, destination }, null, 2);
}

function told(project: Project): readonly string[] {
  return project.findings
    .filter(({ code }) => code === "IB305")
    .map(({ file, line, column }) => `${file}:${line}:${column}`);
}

const github = made.shapes["a token of GitHub"];
const cases: readonly { name: string; texts: Texts; at: readonly string[] }[] = [
  { name: "in a source", texts: { [spec]: ingest({ password }) }, at: [`${spec}:4:17`] },
  { name: "in a destination", texts: { [spec]: ingest({}, { password }) }, at: [`${spec}:5:17`] },
  {
    name: "in lists and mappings below, each of them",
    texts: { [spec]: ingest({ a: [{ b: { token: [password, "$T", password] } }] }) },
    at: [`${spec}:8:13`, `${spec}:10:13`],
  },
  {
    name: "where only the connector calls it a secret",
    texts: {
      [spec]: ingest(
        { credentials: { auth_type: "iam_user", aws_access_key_id: made.awsId } },
        {},
        "airbyte/source-s3:4.16.1",
      ),
    },
    at: [`${spec}:6:28`],
  },
  {
    name: "in YAML",
    texts: {
      "b/i/x.ingest.yaml": `image: a:b\nsource:\n  api_key: ${password}\ndestination: {}\n`,
    },
    at: ["b/i/x.ingest.yaml:3:12"],
  },
  {
    name: "in a comment",
    texts: { "b/i/x.ingest.yaml": `image: a:b\nsource: {}\n# ${github}\ndestination: {}\n` },
    at: ["b/i/x.ingest.yaml:3:3"],
  },
  { name: "in a key", texts: { [spec]: ingest({ [github]: 1 }) }, at: [`${spec}:4:5`] },
  { name: "in a view", texts: { "s/i/v.sql": `SELECT '${github}' AS a\n` }, at: ["s/i/v.sql:1:9"] },
  {
    name: "in a view that does not parse",
    texts: { "s/i/v.sql": `SELECT '${github}\n` },
    at: ["s/i/v.sql:1:9"],
  },
  {
    name: "in a property of a catalog, its address and its variables",
    texts: {
      "icebranch.yaml": `catalogs:\n  default:\n    type: rest\n    uri: https://u:${password}@h/\n    token: ${password}\nenv:\n  PGPASSWORD: ${password}\n`,
    },
    at: ["icebranch.yaml:4:10", "icebranch.yaml:5:12", "icebranch.yaml:7:15"],
  },
  {
    name: "in dashtool.json",
    texts: {
      "icebranch.yaml": "",
      "dashtool.json": JSON.stringify({
        ...{ plugin: "sql", catalogUrl: `postgres://u:${password}@h`, bucket: "b" },
        awsSecretAccessKey: password,
      }),
    },
    at: ["dashtool.json:1:30", "dashtool.json:1:94"],
  },
  {
    name: "nowhere among names of variables, tables and columns",
    texts: {
      "icebranch.yaml": `${lake}secrets: { lake: { password: LAKE_PASSWORD } }\n`,
      [spec]: ingest(
        {},
        { streams: { access_token: { partition_by: { password: '"bucket[4]"' } } } },
      ),
    },
    at: [],
  },
];

describe("a secret that is written out", () => {
  for (const { name, texts, at } of cases)
    it(`is found ${name}`, () => {
      const project = read(texts);
      assert.deepEqual(told(project), at);
      assert.ok(
        !JSON.stringify(project.findings.filter(({ code }) => code !== "IB104")).includes(password),
      );
    });

  it("leaves the node and the configuration as they are: what is undone needs neither mended", () => {
    const uri = `postgres://u:${password}@h/`;
    const project = read({
      [spec]: ingest({ password }),
      "icebranch.yaml": `catalogs: { default: { type: sql, uri: "${uri}" } }\n`,
    });
    assert.equal(project.nodes.length, 1);
    assert.equal(project.config?.catalogs.default?.uri, uri);
    assert.equal(told(project).length, 2);
  });
});

describe("`allowed-literals`", () => {
  const allowing = (entry: string) => ({
    [spec]: ingest({ password, token: password }),
    "icebranch.yaml": `${lake}allowed-literals: ["${entry}"]\n`,
  });
  const idle = (project: Project) => project.findings.filter(({ code }) => code === "IB113").length;

  it("allows the value that it names, and no other", () => {
    const project = read(allowing(`${spec}#/source/password`));
    assert.deepEqual(told(project), [`${spec}:5:14`]);
    assert.equal(idle(project), 0);
  });

  it("says so where an entry allows nothing", () => {
    const project = read(allowing(`${spec}#/source/passwort`));
    assert.equal(told(project).length, 2);
    assert.equal(idle(project), 1);
  });

  it("counts where it is in force, and not where a change adds it", () => {
    const own = read(allowing(`${spec}#/source/password`));
    const before = read({}).config;
    assert.equal(told(read(allowing(`${spec}#/source/password`), before)).length, 2);
    assert.equal(told(read({ [spec]: ingest({ password }) }, own.config)).length, 0);
  });

  it("names files from the project's folder", () => {
    const texts = Object.entries(allowing(`${spec}#/source/password`));
    const files = projectFiles(
      Object.fromEntries(texts.map(([path, text]) => [`lake/${path}`, text])),
    );
    const project = readProject(files, "lake", { ...parsers, declaredSecrets });
    assert.deepEqual(told(project), [`lake/${spec}:5:14`]);
  });

  it("is a list of texts", () => {
    const { findings } = read({ "icebranch.yaml": `${lake}allowed-literals: x\n` });
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["IB103"],
    );
  });
});
