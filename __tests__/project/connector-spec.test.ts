/** `connectors/NAME.spec.json`: what is taken for a connector's specification, and what is refused. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileKind } from "../../src/project/paths.ts";
import { readProject, wantsBytes } from "../../src/project/read.ts";
import { parsers, places, project, projectFiles } from "./project-files.ts";

const file = "connectors/source-mine.spec.json";
const schema = { type: "object", properties: { host: { type: "string" } } };
const specification = { documentationUrl: "https://example.com", connectionSpecification: schema };
const message = JSON.stringify({ type: "SPEC", spec: specification });
const log = JSON.stringify({ type: "LOG", log: { level: "INFO", message: "ready" } });

function nested(levels: number): object {
  return levels === 0 ? {} : { not: nested(levels - 1) };
}

function withKeys(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, true]));
}

const of = (connectionSpecification: object) => JSON.stringify({ connectionSpecification });

describe("a connector's specification is read", () => {
  for (const [name, text] of Object.entries({
    "as the object itself": JSON.stringify(specification, null, 2),
    "as the message that a connector prints": `${message}\n`,
    "as that message on several lines": JSON.stringify(JSON.parse(message), null, 2),
    "as that message among others": [log, message, log].join("\n"),
    "as that message among words, with a carriage return": `Pulling image\r\n${message}\r\nbye`,
  }))
    it(name, () => {
      const { findings, connectors } = project({ [file]: text });
      assert.deepEqual(findings, []);
      assert.deepEqual(
        connectors.specs.map((one) => [one.name, one.file, one.schema]),
        [["source-mine", file, schema]],
      );
    });
});

describe("a connector's specification is refused", () => {
  for (const [name, text, code] of [
    ["where the file is empty", "", "IB101"],
    ["where it is no JSON", '{ "connectionSpecification": {', "IB101"],
    ["where it is UTF-16", Buffer.from(`\uFEFF${message}`, "utf16le"), "IB111"],
    ["where no message is one", [log, log].join("\n"), "IB115"],
    ["where it is something else", "[1]", "IB115"],
    ["where the schema is no object", of([]), "IB115"],
    ["with 51 levels", of(nested(50)), "IB115"],
    ["with 5,001 keys", of(withKeys(5_001)), "IB115"],
    ["that refers to a server", of({ allOf: [{ $ref: "https://example.com/s.json" }] }), "IB115"],
    ["that refers to a file", of({ properties: { a: { $ref: "a.json#/a" } } }), "IB115"],
  ] as const)
    it(name, () => {
      const read = project({ [file]: text });
      assert.deepEqual(
        places(read),
        [`${code} ${file}:1:1`].map((one) => at(one, read)),
      );
      assert.equal(read.connectors.specs[0]?.schema, undefined);
    });

  it("not with 50 levels and 5,000 keys, or a key that is called as a reference", () => {
    for (const one of [nested(49), withKeys(5_000), { default: { $ref: "https://example.com" } }])
      assert.deepEqual(project({ [file]: of(one) }).findings, []);
  });

  it("where it is larger than 256 KiB, and is not read", () => {
    const [found] = projectFiles({ [file]: of({ title: "x".repeat(262_144) }) });
    assert.ok(found);
    assert.equal(wantsBytes(found, "."), false);
    const read = readProject([{ ...found, bytes: undefined }], ".", parsers);
    assert.deepEqual(places(read), [`IB106 ${file}:1:1`]);
    assert.match(read.findings[0]?.message ?? "", /256 KiB/);
  });

  it("where it is a link", () => {
    const [found] = projectFiles({ [file]: message });
    assert.ok(found);
    const link = { ...found, mode: "120000", bytes: undefined };
    assert.deepEqual(places(readProject([link], ".", parsers)), [`IB106 ${file}:1:1`]);
  });
});

/** Broken JSON is told where it breaks. */
function at(place: string, { findings: [first] }: ReturnType<typeof project>): string {
  return place.startsWith("IB101") ? place.replace("1:1", `1:${first?.column}`) : place;
}

it("looks beside the configuration only, where a folder of that name may be a catalog too", () => {
  assert.equal(fileKind("lake/connectors/source-mine.spec.json", "lake"), "connector-spec");
  assert.equal(fileKind("connectors/source-mine.spec.json", "lake"), undefined);
  assert.equal(fileKind("connectors/more/source-mine.spec.json", "."), undefined);
  assert.equal(fileKind("connectors/.spec.json", "."), undefined);
  const { nodes } = project({ "connectors/shop/orders.sql": "select 1 as one" });
  assert.deepEqual(
    nodes.map(({ id }) => id),
    ["connectors.shop.orders"],
  );
});
