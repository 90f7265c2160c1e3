/** `NAME.schema.json` and `json_schema`: what a spec's tables will look like, where its files say so. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ingest, places, project, type Texts } from "./project-files.ts";

const spec = "bronze/inventory/orders.ingest.json";
const file = "bronze/inventory/orders.schema.json";
const dashbook = { catalog_url: "sqlite:///lake.db", namespace: "inventory" };

const stream = {
  name: "orders",
  namespace: "public",
  json_schema: {
    type: "object",
    properties: {
      id: { type: "integer" },
      price: { type: ["null", "number"] },
      open: { type: ["boolean"] },
      placed: { type: "string", format: "date-time" },
      day: { type: ["string", "null"], format: "date" },
      at: { type: "string", format: "time" },
      '"note"': { type: "string" },
      tags: { type: "array", items: { type: "string" } },
      anything: {},
      _ab_cdc_lsn: { type: "integer" },
    },
  },
  supported_sync_modes: ["full_refresh", "incremental"],
};
const columns = [
  "id int!",
  "price float",
  "open boolean!",
  "placed timestamp!",
  "day date",
  "at time!",
  "note string!",
  "tags unknown",
  "anything unknown",
];
const cdc = "_ab_cdc_lsn int!";

/** `name type` of each column, with `!` where it is required, by the table's full name. */
function columnsOf(texts: Texts): Record<string, string[]> {
  const { nodes, findings } = project(texts);
  assert.deepEqual(
    findings.filter(({ level }) => level === "error"),
    [],
  );
  const declared = nodes.flatMap((node) =>
    node.kind === "ingest" ? [...(node.columns ?? [])] : [],
  );
  return Object.fromEntries(
    declared.map(([table, all]) => [
      table,
      all.map(({ name, type, required }) => `${name} ${String(type)}${required ? "!" : ""}`),
    ]),
  );
}

function withFile(content: unknown, destination: object = dashbook): Texts {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return { [spec]: ingest({ destination }), [file]: text };
}

describe("the columns that a file beside the spec declares", () => {
  const catalog = { streams: [stream] };
  const message = JSON.stringify({ type: "CATALOG", catalog });
  for (const [name, content] of Object.entries({
    "as the message that `discover` prints": message,
    "as that message among the lines of a log": `Pulling image\n{"type":"LOG"}\n${message}\n`,
    "as a catalog": catalog,
    "as a configured catalog": { streams: [{ stream, sync_mode: "incremental" }] },
  }))
    it(name, () => {
      assert.deepEqual(columnsOf(withFile(content)), {
        "bronze.inventory.orders": [...columns, cdc],
      });
    });

  it("a full refresh has no columns of change data", () => {
    const modes = { ...stream, supported_sync_modes: ["full_refresh"] };
    const asked = { ...dashbook, streams: { "inventory.orders": { sync_mode: "full_refresh" } } };
    const expected = { "bronze.inventory.orders": columns };
    assert.deepEqual(columnsOf(withFile({ streams: [modes] })), expected);
    assert.deepEqual(columnsOf(withFile(catalog, asked)), expected);
  });

  it("a stream lands where its rows will", () => {
    const { namespace: _, ...free } = dashbook;
    const { namespace: __, ...bare } = stream;
    const tables = (one: object) => Object.keys(columnsOf(withFile({ streams: [one] }, free)));
    assert.deepEqual(tables(stream), ["bronze.public.orders"]);
    assert.deepEqual(tables(bare), ["bronze.inventory.orders"]);
  });

  it("Iceberg's own schemas, for whichever destination", () => {
    const fields = [
      { id: 1, name: "id", required: true, type: "long" },
      { name: "total", type: "decimal(10, 2)" },
      { name: "tags", type: { type: "list", element: "string" } },
    ];
    const text = JSON.stringify({ tables: { orders: { type: "struct", fields } } });
    const { nodes } = project(withFile(text, { warehouse_location: "s3://lake" }));
    assert.deepEqual(
      nodes.flatMap((node) => (node.kind === "ingest" ? [...(node.columns ?? [])] : [])),
      [
        [
          "bronze.inventory.orders",
          fields.map(({ name, type, required = false }) => ({ name, type, required })),
        ],
      ],
    );
  });
});

it("`json_schema` in the spec itself counts, and the file's word before it", () => {
  const streams = { orders: { json_schema: { properties: { id: { type: "string" } } } } };
  const destination = { ...dashbook, streams };
  assert.deepEqual(columnsOf({ [spec]: ingest({ destination }) }), {
    "bronze.inventory.orders": ["id string!"],
  });
  assert.deepEqual(columnsOf(withFile({ streams: [stream] }, destination)), {
    "bronze.inventory.orders": [...columns, cdc],
  });
});

it("what another destination makes of a stream is not guessed", () => {
  const read = project(withFile({ streams: [stream] }, { warehouse_location: "s3://lake" }));
  assert.deepEqual(places(read), [`IB117 ${file}:1:1`]);
  assert.equal(read.findings[0]?.level, "warning");
  assert.deepEqual(
    read.nodes.map((node) => node.kind === "ingest" && node.columns?.size),
    [0],
  );
});

it("a table that the spec does not write is told, where the spec says which it writes", () => {
  const fields = [{ name: "id", type: "long" }];
  const tables = { order: { fields } };
  const destination = { ...dashbook, streams: { orders: {} } };
  const read = project(withFile({ tables }, destination));
  assert.deepEqual(places(read), [`IB117 ${file}:1:1`]);
  assert.match(read.findings[0]?.message ?? "", /does not write inventory\.order,/);
  assert.deepEqual(project(withFile({ tables: { orders: { fields } } }, destination)).findings, []);
  assert.deepEqual(project(withFile({ tables })).findings, []);
  const all = { streams: [stream, { ...stream, name: "customers" }] };
  assert.deepEqual(project(withFile(all, destination)).findings, []);
});

describe("a file that declares nothing", () => {
  for (const [name, content, place] of [
    ["no JSON", "{", "IB101 :1:2"],
    ["neither catalog nor schemas", "{}", "IB117 :1:1"],
    ["a schema without fields", '{ "tables": {\n "a": { "fields": [] } } }', "IB117 :2:7"],
    [
      "a type that Iceberg has not",
      '{"tables":{"a":{"fields":[{"name":"a","type":"text"}]}}}',
      "IB117 :1:16",
    ],
  ] as const)
    it(`is refused: ${name}`, () => {
      assert.deepEqual(places(project(withFile(content))), [place.replace(" :", ` ${file}:`)]);
    });

  for (const [name, fields, message] of [
    [
      "a type of SQL's",
      [{ name: "a", type: "bigint" }],
      /Column a of t is bigint, which is no type/,
    ],
    ["more digits than Iceberg keeps", [{ name: "a", type: "decimal(39, 2)" }], /decimal\(39, 2\)/],
    [
      "a column twice",
      [
        { name: "a", type: "int" },
        { name: "a", type: "long" },
      ],
      /Column a of t is there twice/,
    ],
  ] as const)
    it(`is told what is wrong with it: ${name}`, () => {
      const { findings } = project(withFile({ tables: { t: { fields } } }));
      assert.deepEqual(
        findings.map(({ code }) => code),
        ["IB117"],
      );
      assert.match(findings[0]?.message ?? "", message);
    });

  it("beside no spec is somebody else's", () => {
    assert.deepEqual(project({ "schemas/inventory/orders.schema.json": "{" }).findings, []);
  });
});
