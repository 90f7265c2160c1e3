import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { codes } from "../../src/errors.ts";
import { renderJson } from "../../src/report/json.ts";
import { onGitHub } from "./on-github.ts";
import { aFinding, aPlan, aReport } from "./plans.ts";
import { scenarios } from "./scenarios.ts";

const schemaFile = new URL("../../schemas/report.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

function problemsOf(report: unknown): readonly string[] {
  return validate(report)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** As the architecture shows it, completed with the keys that came after. */
const example = {
  schema: "icebranch/report/1",
  version: "0.1.0",
  command: "plan",
  result: "ok",
  dryRun: false,
  project: ".",
  base: "b".repeat(40),
  head: "a".repeat(64),
  branch: "bronze",
  pull: { repository: 123, number: 7 },
  findings: [
    {
      code: "IB101",
      level: "error",
      file: "bronze/inventory/kafka.ingest.json",
      line: 3,
      column: 13,
      message: "…",
      hint: "…",
    },
  ],
  changes: [
    {
      node: "bronze.inventory.kafka",
      kind: "ingest",
      change: "added",
      impact: "none",
      because: [],
    },
  ],
  tables: [
    {
      table: "bronze.inventory.orders",
      catalog: "bronze",
      uuid: "8f4c1c58-0d6b-4b0e-9c3e-2f5b6a7d8e9f",
      nodes: ["bronze.inventory.kafka"],
      branch: "bronze",
      pull: 7,
      onto: "main",
      target: "7312045523170215001",
      base: "7312045523170215001",
      main: "7312045523170215001",
      head: "8841120348811920377",
      state: "fast-forward",
      totals: { onto: null, branch: { rows: 3, files: 1, bytes: 1024 } },
      rivals: [{ branch: "silver", pull: 9 }],
      receipt: null,
      added: { rows: 3, files: 1 },
      schemaChange: null,
      sharedState: false,
      note: null,
      move: { result: "published", from: "7312045523170215001", to: "8841120348811920377" },
      outcome: {
        result: "published",
        from: "7312045523170215001",
        to: "8841120348811920377",
        undo: "icebranch undo --publish 3f2a9c71d0e4",
      },
    },
  ],
  views: [
    {
      node: "silver.inventory.dim_customer",
      reads: ["bronze.inventory.customers"],
      columns: [
        {
          name: "uuid",
          type: "binary",
          nullable: true,
          from: [["bronze.inventory.customers", "email"]],
        },
      ],
      functions: ["sha256"],
      volatile: [],
    },
  ],
  planner: { datafusion: "53.1.0" },
  catalogs: [{ name: "bronze", type: "sql", atomic: true }],
  notIsolated: ["…"],
  workflow: { path: "argo/workflow.yaml", changed: true, patch: "", merging: "", conflicts: [] },
  files: [],
  commit: { path: "argo/workflow.yaml", branch: "bronze", oid: "c".repeat(40), verified: true },
  graph: [{ node: "bronze.inventory.kafka", kind: "ingest", dependencies: [] }],
  digest: `sha256:${"0".repeat(64)}`,
};

describe("the report's schema", () => {
  for (const [name, report] of Object.entries({ ...scenarios, ...onGitHub }))
    it(`accepts the report ${name}`, () => {
      assert.deepEqual(problemsOf(JSON.parse(renderJson(report))), []);
    });

  it("accepts the example of the architecture", () => {
    assert.deepEqual(problemsOf(example), []);
  });

  it("accepts every code that a finding can have", () => {
    const all = Object.keys(codes) as (keyof typeof codes)[];
    const findings = all.map((code) => aFinding({ code }));
    assert.deepEqual(problemsOf(aReport({ plan: aPlan({ findings }) })), []);
  });

  it("refuses a snapshot id that is a number, which a double would round", () => {
    const [table] = example.tables;
    const tables = [{ ...table, head: 8841120348811920000 }];
    assert.match(problemsOf({ ...example, tables }).join(), /\/tables\/0\/head must be string/);
  });

  it("refuses a key that it does not know", () => {
    assert.notDeepEqual(problemsOf({ ...example, extra: 1 }), []);
  });

  it("describes every key", () => {
    assert.deepEqual(undescribed(schema, "#"), []);
  });
});

/** Places in the schema where a property has neither a description nor a definition that has one. */
function undescribed(part: unknown, path: string): string[] {
  if (typeof part !== "object" || part === null) return [];
  const properties = "properties" in part ? Object.entries(part.properties ?? {}) : [];
  return [
    ...properties
      .filter(([, value]) => !Object.hasOwn(value, "description") && !Object.hasOwn(value, "$ref"))
      .map(([key]) => `${path}/${key}`),
    ...Object.entries(part).flatMap(([key, value]) => undescribed(value, `${path}/${key}`)),
  ];
}
