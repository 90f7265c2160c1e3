import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { it } from "node:test";
import { Ajv, type ValidateFunction } from "ajv";
import { stringify } from "yaml";
import { project } from "./project-files.ts";

const root = new URL("../../", import.meta.url);
const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false });

function validator(name: string): ValidateFunction {
  return ajv.compile(
    JSON.parse(readFileSync(new URL(`schemas/${name}.schema.json`, root), "utf8")),
  );
}

const file = {
  ingest: "b/i/k.ingest.json",
  dashtool: "dashtool.json",
  icebranch: "icebranch.yaml",
};
type Name = keyof typeof file;
const validators = {
  ingest: validator("ingest"),
  dashtool: validator("dashtool"),
  icebranch: validator("icebranch"),
};

/** Whether the program finds no error in what the schema is asked about. */
function accepts(name: Name, value: unknown): boolean {
  const text = name === "icebranch" ? stringify(value) : JSON.stringify(value);
  return project({ [file[name]]: text }).findings.every(({ level }) => level !== "error");
}

const spec = { image: "a:b", source: {}, destination: {} };
const tool = { plugin: "sql", catalogUrl: "sqlite:///a.db", bucket: "s3://b" };
const lake = { catalogs: { default: { type: "sql", uri: "sqlite:///a.db" } } };

const right: [Name, unknown][] = [
  ["ingest", spec],
  [
    "ingest",
    {
      ...spec,
      $schema: "x",
      note: 1,
      destination: { branch: "dev", namespace: "n", streams: { a: {} } },
    },
  ],
  ["dashtool", tool],
  [
    "dashtool",
    {
      ...tool,
      plugin: "file",
      aws_region: "r",
      awsEndpoint: "e",
      aws_allow_http: true,
      secrets: { a: { b: "$C" } },
      env: { D: "" },
    },
  ],
  ["icebranch", lake],
  [
    "icebranch",
    {
      catalogs: { a: { type: "rest", uri: "u", warehouse: "w", "s3.path-style": true } },
      main: "trunk",
      branches: { naming: "git", "expire-after": "90m", drafts: "full" },
      publish: { "on-diverged": "skip", atomic: "require", "keep-undo": "1w" },
      workflow: { path: "a/b.git/..c/d.yaml", target: "head" },
      secrets: {},
      env: {},
    },
  ],
];
const wrong: [Name, unknown][] = [
  ["ingest", []],
  ["ingest", { source: {}, destination: {} }],
  ["ingest", { ...spec, image: "" }],
  ["ingest", { ...spec, image: "a b" }],
  ["ingest", { ...spec, destination: null }],
  ["ingest", { ...spec, tap: {} }],
  ["ingest", { ...spec, destination: { branch: "main" } }],
  ["ingest", { ...spec, destination: { main_branch_name: "main" } }],
  ["ingest", { ...spec, destination: { streams: [] } }],
  ["ingest", { ...spec, destination: { namespace: "" } }],
  ["dashtool", {}],
  ["dashtool", { ...tool, plugin: "rest" }],
  ["dashtool", { ...tool, bucket: 1 }],
  ["dashtool", { ...tool, awsRegion: "a", aws_region: "a" }],
  ["dashtool", { ...tool, aws_region: {} }],
  ["dashtool", { ...tool, secrets: { a: "B" } }],
  ["dashtool", { ...tool, secrets: { a: { b: "not a name" } } }],
  ["dashtool", { ...tool, env: { A: 1 } }],
  ["icebranch", {}],
  ["icebranch", { catalogs: {} }],
  ["icebranch", { catalogs: { a: { type: "sql" } } }],
  ["icebranch", { catalogs: { a: { type: "glue", uri: "u" } } }],
  ["icebranch", { catalogs: { a: { type: "sql", uri: "u", header: {} } } }],
  ["icebranch", { ...lake, main: "" }],
  ["icebranch", { ...lake, branches: { "expire-after": "00d" } }],
  ["icebranch", { ...lake, publish: { "keep-undo": 7 } }],
  ["icebranch", { ...lake, publish: { atomic: "yes" } }],
  ["icebranch", { ...lake, workflow: { path: "../x" } }],
  ["icebranch", { ...lake, workflow: { path: "a/.git/x" } }],
  ["icebranch", { ...lake, workflow: { path: "/x" } }],
];
for (const [expect, samples] of [
  [true, right],
  [false, wrong],
] as const)
  for (const [name, value] of samples)
    it(`${name}: schema and program ${expect ? "accept" : "refuse"} ${JSON.stringify(value)}`, () => {
      assert.equal(validators[name](value), expect, ajv.errorsText(validators[name].errors));
      assert.equal(accepts(name, value), expect);
    });

it("every file of the examples keeps its schema", () => {
  const folder = new URL("examples/", root);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const read = (path: string) => JSON.parse(readFileSync(new URL(path, folder), "utf8"));
  const specs = files.filter((path) => path.endsWith(".ingest.json"));
  const configs = files.filter((path) => path.endsWith("dashtool.json"));
  assert.ok(specs.length > 1 && configs.length > 0);
  for (const path of specs) assert.ok(validators.ingest(read(path)), path);
  for (const path of configs) assert.ok(validators.dashtool(read(path)), path);
});
