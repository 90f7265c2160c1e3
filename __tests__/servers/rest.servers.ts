/** What the contract suite does not ask of a REST catalog, on Apache's reference adapter and on SeaweedFS. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { after, describe, it } from "node:test";
import { makeCertificate } from "../../scripts/servers/certificate.ts";
import { restCatalog } from "../../src/adapters/catalog/rest/catalog.ts";
import { connectRest } from "../../src/adapters/catalog/rest/connection.ts";
import { pathsOf } from "../../src/adapters/catalog/rest/paths.ts";
import { awsSigner } from "../../src/adapters/catalog/rest/sigv4.ts";
import { IcebranchError } from "../../src/errors.ts";
import { findRef, snapshotId } from "../../src/iceberg/refs.ts";
import type { TableCommit, TableIdentifier } from "../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../src/ports.ts";
import { noStores } from "../adapters/catalog/rest-lake.ts";
import { faultProxy, faults } from "./fault-proxy.ts";
import { newFolder, openEngines, type ServerLake } from "./lake.ts";
import { lakes } from "./lakes.ts";
import { addresses, server } from "./servers.ts";

const engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

/** Makes the branch `pr` at main, and a mark that names who made it. */
function branchCommit(table: Awaited<ReturnType<Catalog["loadTable"]>>, mark: string): TableCommit {
  assert.ok(table);
  const { identifier, metadata } = table;
  const main = findRef(metadata, "main")?.["snapshot-id"] ?? assert.fail();
  return {
    identifier,
    requirements: [
      { type: "assert-table-uuid", uuid: metadata["table-uuid"] },
      { type: "assert-ref-snapshot-id", ref: "pr", "snapshot-id": null },
    ],
    updates: [
      { action: "set-snapshot-ref", "ref-name": "pr", type: "branch", "snapshot-id": main },
      { action: "set-properties", updates: { mark } },
    ],
  };
}

/** Who made the branch of each table, undefined where there is none. */
async function makers(catalog: Catalog, tables: readonly TableIdentifier[]) {
  const loaded = await Promise.all(tables.map((table) => catalog.loadTable(table)));
  return loaded.map((table) => {
    assert.ok(table);
    const { mark } = table.metadata.properties ?? {};
    assert.equal(mark === undefined, findRef(table.metadata, "pr") === undefined);
    return mark;
  });
}

async function twoTables(lake: ServerLake): Promise<readonly TableIdentifier[]> {
  return [await lake.makeTable("orders"), await lake.makeTable("products")];
}

async function commitsOf(catalog: Catalog, tables: readonly TableIdentifier[], mark: string) {
  const loaded = await Promise.all(tables.map((table) => catalog.loadTable(table)));
  return loaded.map((table) => branchCommit(table, mark));
}

for (const kind of lakes.filter(({ adapter }) => adapter === "rest"))
  describe(`a REST catalog on ${kind.server}`, () => {
    it("tells one of two that race for the same branches that it made them, and never both", async () => {
      for (let round = 0; round < 10; round++) {
        await using lake = await kind.open(engines);
        await using first = await lake.connect();
        await using second = await lake.connect();
        const tables = await twoTables(lake);
        const commits = [
          await commitsOf(first, tables, "first"),
          (await commitsOf(second, tables, "second")).toReversed(),
        ] as const;
        const results = await Promise.allSettled([
          first.commit(commits[0]),
          second.commit(commits[1]),
        ]);
        const winners = results.flatMap(({ status }, index) =>
          status === "fulfilled" ? [["first", "second"][index]] : [],
        );
        for (const result of results)
          if (result.status === "rejected") assert.equal(result.reason.code, "IB411");
        const found = await makers(first, tables);
        assert.ok(winners.length <= 1, `round ${round}: ${winners}`);
        assert.deepEqual(found, [winners[0], winners[0]], `round ${round}`);
      }
    });

    for (const fault of faults)
      it(`keeps what it says of a commit to two tables through a fault: ${fault}`, async () => {
        await using lake = await kind.open(engines);
        const tables = await twoTables(lake);
        await using proxy = await faultProxy(lake.config.uri.replace(/\/$/, ""));
        const { uri: _, type, warehouse, ...properties } = { warehouse: undefined, ...lake.config };
        const credential = lake.env.LAKE_CREDENTIAL;
        const connection = await connectRest("bronze", {
          ...{ type, uri: proxy.origin, uriStyle: "sqlalchemy", warehouse },
          properties: credential === undefined ? properties : { ...properties, credential },
        });
        await using catalog = restCatalog({ name: "bronze", connection, stores: noStores });
        const commits = await commitsOf(catalog, tables, "mine");
        let left = 1;
        proxy.rule = ({ path }) =>
          path.endsWith("/transactions/commit") && left-- > 0 ? fault : undefined;
        const error = await catalog.commit(commits).then(
          () => undefined,
          (thrown) => thrown,
        );
        const found = await makers(await lake.connect(), tables);
        if (error === undefined) return assert.deepEqual(found, ["mine", "mine"]);
        assert.ok(error instanceof IcebranchError);
        // A second delivery, or a gateway's own 409, looks as if somebody else had been there.
        assert.equal(error.code, "IB411");
        assert.ok(fault === "twice" || fault === -409);
      });

    it("is read the same by other engines after a publish of two tables", async () => {
      await using lake = await kind.open(engines);
      await using catalog = await lake.connect();
      const tables = await twoTables(lake);
      await catalog.commit(await commitsOf(catalog, tables, "mine"));
      for (const table of tables) await lake.append(table, "pr");
      const loaded = await Promise.all(tables.map((table) => catalog.loadTable(table)));
      const commits = loaded.map((table): TableCommit => {
        assert.ok(table);
        const ids = ["main", "pr"].map((name) => findRef(table.metadata, name)?.["snapshot-id"]);
        const [main = 0, pr = 0] = ids;
        return {
          identifier: table.identifier,
          requirements: [{ type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": main }],
          updates: [
            {
              ...{ action: "set-snapshot-ref", "ref-name": "main", type: "branch" },
              ...{ "snapshot-id": pr, "min-snapshots-to-keep": 3 },
            },
          ],
        };
      });
      const answers = await catalog.commit(commits);
      for (const [index, { name }] of tables.entries())
        for (const reader of lake.readers) {
          const main = answers[index]?.metadata.refs?.main;
          const refs = await reader.ask({ do: "refs", table: name });
          assert.equal(refs.main?.snapshot, snapshotId(main?.["snapshot-id"] ?? 0), reader.name);
          assert.equal(main?.["min-snapshots-to-keep"], 3);
        }
    });

    it("lists nested namespaces, and takes no view for a table", async () => {
      await using lake = await kind.open(engines);
      await using catalog = await lake.connect();
      await lake.makeTable("orders");
      const { uri, type, warehouse, ...properties } = { warehouse: undefined, ...lake.config };
      const credential = lake.env.LAKE_CREDENTIAL;
      await using connection = await connectRest("bronze", {
        ...{ type, uri, uriStyle: "sqlalchemy", warehouse },
        properties: credential === undefined ? properties : { ...properties, credential },
      });
      const paths = pathsOf(connection);
      const post = async (path: string, body: NonNullable<unknown>) => {
        const answer = await connection.request({
          ...{ method: "POST", path, body: body as never, repeatable: false },
        });
        assert.equal(answer.status, 200, connection.describe(answer));
      };
      const inner = [lake.namespace, "inner"];
      await post(paths.at("namespaces"), { namespace: inner, properties: {} });
      const schema = { type: "struct", "schema-id": 0, fields: [] };
      await post(paths.at(`namespaces/${lake.namespace}/views`), {
        ...{ name: "a_view", schema, properties: {} },
        "view-version": {
          ...{ "version-id": 1, "timestamp-ms": 1, "schema-id": 0, summary: {} },
          "default-namespace": [lake.namespace],
          representations: [{ type: "sql", sql: "select 1", dialect: "spark" }],
        },
      });
      const all = await catalog.listNamespaces();
      assert.ok(all.some((one) => one.join() === lake.namespace));
      assert.ok(all.some((one) => one.join() === inner.join()));
      const listed = await catalog.listTables([lake.namespace]);
      assert.deepEqual(
        listed.map(({ name }) => name),
        ["orders"],
      );
      const view = { namespace: [lake.namespace], name: "a_view" };
      assert.equal(await catalog.loadTable(view), undefined);
      assert.deepEqual(await catalog.listTables(inner), []);
    });
  });

describe("a REST catalog's credentials", () => {
  for (const { name, properties } of [
    { name: "none", properties: {} },
    { name: "a token that nobody gave", properties: { token: "made-up-by-somebody" } },
    { name: "a wrong secret", properties: { credential: "test:wrong-wrong-wrong" } },
  ])
    it(`are refused by SeaweedFS, and told so: ${name}`, async () => {
      const { uri, properties: of } = server("seaweed");
      const attempt = async () => {
        await using connection = await connectRest("bronze", {
          ...{ type: "rest", uri, uriStyle: "sqlalchemy", warehouse: of.warehouse, properties },
        });
        await restCatalog({ name: "bronze", connection, stores: noStores }).listNamespaces();
      };
      await assert.rejects(attempt(), (error: IcebranchError) => {
        assert.equal(error.code, "IB427");
        assert.doesNotMatch(`${error.message} ${error.hint}`, /made-up|wrong-wrong/);
        return true;
      });
    });
});

it("a server whose certificate nobody knows is trusted where ssl.cabundle names it, and not otherwise", async () => {
  const { certificate, key } = makeCertificate(newFolder());
  const https = createServer(
    { cert: readFileSync(certificate), key: readFileSync(key) },
    (_, answer) => void answer.end('{"defaults":{},"overrides":{}}'),
  );
  await new Promise<void>((resolve) => https.listen(0, "127.0.0.1", resolve));
  const uri = `https://127.0.0.1:${(https.address() as AddressInfo).port}`;
  const address = { type: "rest", uri, uriStyle: "sqlalchemy", warehouse: undefined } as const;
  await assert.rejects(connectRest("bronze", { ...address, properties: {} }), {
    code: "IB410",
    message: /DEPTH_ZERO_SELF_SIGNED_CERT/,
    hint: /NODE_EXTRA_CA_CERTS or ssl\.cabundle/,
  });
  await using _ = await connectRest("bronze", {
    ...address,
    properties: { "ssl.cabundle": certificate },
  });
  https.closeAllConnections();
  https.close();
});

/** Signs as pyiceberg does, at a time of ours. */
const botocore = `
import sys, json, datetime
import botocore.auth, botocore.compat
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
asked = json.load(sys.stdin)
moment = datetime.datetime(2026, 1, 2, 3, 4, 5)
class Frozen(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return moment.replace(tzinfo=tz)
    @classmethod
    def utcnow(cls): return moment
for name in ("get_current_datetime",):
    if hasattr(botocore.auth, name): setattr(botocore.auth, name, lambda *a, **k: moment)
botocore.auth.datetime = type("M", (), {"datetime": Frozen, "timezone": datetime.timezone})
for one in asked:
    request = AWSRequest(method=one["method"], url=one["url"], params=one["query"], data=one["body"], headers=one["headers"])
    botocore.auth.SigV4Auth(Credentials("AKIDEXAMPLE", "secret"), "s3tables", "eu-west-1").add_auth(request)
    print(request.headers["Authorization"])
`;

it("a request is signed as AWS's own library for Python signs it", async () => {
  const host = "https://s3tables.eu-west-1.amazonaws.com";
  const prefix = "arn%3Aaws%3As3tables%3Aeu-west-1%3A1%3Abucket%2Flake";
  const asked = [
    { method: "GET", path: "/iceberg/v1/config", query: { warehouse: "arn:aws:s3tables:x/y z" } },
    { method: "GET", path: `/iceberg/v1/${prefix}/namespaces/a%1Fb/tables/t%20%2B`, query: {} },
    {
      method: "POST",
      path: `/iceberg/v1/${prefix}/transactions/commit`,
      query: {},
      body: '{"é":1}',
    },
  ];
  const hash = (body: string | undefined): { readonly [name: string]: string } =>
    body === undefined
      ? {
          "x-amz-content-sha256":
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        }
      : {};
  const sign = awsSigner(
    {
      ...{ kind: "sigv4", region: "eu-west-1", service: "s3tables", profile: undefined },
      keys: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    },
    { now: () => new Date("2026-01-02T03:04:05Z"), hashHeader: false },
  );
  const ours = await Promise.all(
    asked.map(async ({ method, path, query, body }) => {
      const url = new URL(path, host);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const { headers } = await sign({ url, method, headers: hash(body), body });
      return headers.authorization;
    }),
  );
  const input = asked.map(({ path, body, ...one }) => ({
    ...{ ...one, url: host + path, body: body ?? null, headers: hash(body) },
  }));
  const { stdout, stderr } = spawnSync(addresses().python, ["-c", botocore], {
    input: JSON.stringify(input),
    encoding: "utf8",
  });
  assert.deepEqual(stdout.trim().split("\n"), ours, stderr);
});
