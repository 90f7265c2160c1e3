/** What several specs of a project have in common, and should not. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { places, project } from "./project-files.ts";

const cdc = (slot: string, publication: string, more: object = {}) =>
  spec({
    ...{ host: "db", port: 5432, database: "shop", ...more },
    replication_method: { method: "CDC", replication_slot: slot, publication },
  });
const kafka = (group: string, servers = "a:9092,b:9092") =>
  spec({ bootstrap_servers: servers, group_id: group });

function spec(source: object): string {
  return JSON.stringify({ image: "me/source:1", source, destination: {} }, null, 1);
}

const cases: {
  readonly name: string;
  readonly files: readonly [string, string];
  readonly told: readonly string[];
}[] = [
  {
    name: "one slot",
    files: [cdc("one", "p"), cdc("one", "q")],
    told: ["error IB207", "error IB207"],
  },
  {
    name: "slots of two servers",
    files: [cdc("one", "p"), cdc("one", "q", { host: "other" })],
    told: [],
  },
  {
    name: "slots of two ports",
    files: [cdc("one", "p"), cdc("one", "q", { port: 5433 })],
    told: [],
  },
  {
    name: "one slot, of a port that is left out",
    files: [cdc("one", "p"), cdc("one", "q", { port: undefined })],
    told: ["error IB207", "error IB207"],
  },
  {
    name: "one publication",
    files: [cdc("one", "p"), cdc("two", "p")],
    told: ["warning IB208", "warning IB208"],
  },
  {
    name: "publications of two databases",
    files: [cdc("one", "p"), cdc("two", "p", { database: "other" })],
    told: [],
  },
  {
    name: "one Kafka group, whatever the order of the servers",
    files: [kafka("g"), kafka("g", "b:9092, a:9092")],
    told: ["warning IB208", "warning IB208"],
  },
  { name: "groups of two clusters", files: [kafka("g"), kafka("g", "c:9092")], told: [] },
  { name: "no slot and no group", files: [spec({ host: "db" }), spec({ host: "db" })], told: [] },
];

describe("two ingests with", () => {
  for (const { name, files, told } of cases)
    it(name, () => {
      const [a, b] = files;
      const { findings } = project({ "b/i/a.ingest.json": a, "b/i/b.ingest.json": b });
      assert.deepEqual(
        findings.map(({ level, code }) => `${level} ${code}`),
        told,
      );
      for (const [i, other] of ["b/i/b.ingest.json", "b/i/a.ingest.json"].entries())
        if (told.length > 0) assert.ok(findings[i]?.message.includes(other));
    });

  it("the same slot are told at the slot", () => {
    const files = { "b/i/a.ingest.json": cdc("one", "p"), "b/i/b.ingest.json": cdc("one", "q") };
    assert.deepEqual(places(project(files)), [
      "IB207 b/i/a.ingest.json:9:24",
      "IB207 b/i/b.ingest.json:9:24",
    ]);
  });
});

describe("references", () => {
  const tool = (secrets: object) =>
    JSON.stringify(
      { plugin: "sql", catalogUrl: "postgres://u:$CATALOG@h/d", bucket: "file:///b", secrets },
      null,
      1,
    );
  const files = (password: string, secrets: object) => ({
    "dashtool.json": tool(secrets),
    "b/i/a.ingest.json": spec({ password, tunnel: ["x", { key: `a${password}` }] }),
  });

  it("that are declared say nothing", () => {
    const secrets = { s: { password: "PASSWORD", catalog: "$CATALOG" } };
    assert.deepEqual(project(files("$PASSWORD", secrets)).findings, []);
  });

  it("that are not declared are told once, where the first one stands", () => {
    const found = project(files(["$", "{PASSWORD}"].join(""), { s: { catalog: "CATALOG" } }));
    assert.deepEqual(places(found), ["IB301 b/i/a.ingest.json:4:15"]);
    assert.match(
      found.findings[0]?.message ?? "",
      /^b\.i\.a refers to \$PASSWORD, which no secret declares/,
    );
  });

  it("that nothing makes are told at the secret", () => {
    const secrets = {
      s: { catalog: "CATALOG", password: "PASSWORD", aws: "AWS_SECRET_ACCESS_KEY" },
    };
    const found = project(files("$CATALOG", secrets));
    assert.deepEqual(places(found), ["IB306 dashtool.json:8:16"]);
    assert.equal(found.findings[0]?.message, "Nothing refers to $PASSWORD.");
  });
});
