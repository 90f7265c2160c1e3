/** What a REST catalog reads, and the promises of every catalog, on a server of ours. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stringifyJson } from "../../../src/iceberg/json.ts";
import { snapshotId } from "../../../src/iceberg/refs.ts";
import { catalogContract, type OpenCatalog } from "../../contract/catalog.ts";
import { viewsContract } from "../../contract/views.ts";
import { connect, oneByOne } from "./rest-lake.ts";
import { type RestServer, restServer } from "./rest-server.ts";

async function open(setUp: (server: RestServer) => void): Promise<OpenCatalog> {
  const server = await restServer();
  setUp(server);
  return {
    connect: () => connect(server),
    makeTable: async (name) => server.makeTable(name),
    append: async (table, branch) => server.append(table, branch),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

catalogContract("the REST catalog", () => open(() => undefined));
catalogContract("the REST catalog in pages, below a prefix", () =>
  open((server) => {
    server.pageSize = 1;
    server.staleStatus = 409;
    server.config = { defaults: {}, overrides: { prefix: "a/b" } };
  }),
);
catalogContract("the REST catalog without a commit of several tables", () =>
  open((server) => {
    server.config = { defaults: {}, overrides: {}, endpoints: oneByOne };
  }),
);

viewsContract("the REST catalog", () => open(() => undefined));

describe("the REST catalog", () => {
  it("keeps 64-bit ids, and what it does not know, exactly", async () => {
    await using server = await restServer();
    const table = server.makeTable("orders");
    await using catalog = await connect(server);
    const loaded = await catalog.loadTable(table);
    assert.ok(loaded);
    assert.equal(stringifyJson(loaded.metadata), stringifyJson(server.table(table)));
    assert.match(snapshotId(loaded.metadata.refs?.main?.["snapshot-id"] ?? 0), /^\d{19}$/);
  });

  it("asks for all snapshots: the heads alone prove no ancestry", async () => {
    await using server = await restServer();
    await using catalog = await connect(server);
    await catalog.loadTable(server.makeTable("orders"));
    assert.equal(server.seen.at(-1)?.query.get("snapshots"), "all");
  });

  it("lists namespaces at every depth, once each", async () => {
    await using server = await restServer(["a", "b", "c"]);
    server.makeTable("orders");
    await using catalog = await connect(server);
    assert.deepEqual(await catalog.listNamespaces(), [["a"], ["a", "b"], ["a", "b", "c"]]);
  });

  it("comes to an end though a server takes no notice of the parent", async () => {
    await using server = await restServer();
    server.misdeed = ({ path }) =>
      path.endsWith("/namespaces")
        ? { do: "answer", status: 200, body: '{"namespaces":[["a"],["b"],["a"]]}' }
        : undefined;
    await using catalog = await connect(server);
    assert.deepEqual(await catalog.listNamespaces(), [["a"], ["b"]]);
  });

  it("comes to an end though a server answers with the same page for ever", async () => {
    await using server = await restServer();
    const body =
      '{"identifiers":[{"namespace":["inventory"],"name":"t"}],"next-page-token":"again"}';
    server.misdeed = ({ path }) =>
      path.endsWith("/tables") ? { do: "answer", status: 200, body } : undefined;
    await using catalog = await connect(server);
    await assert.rejects(catalog.listTables(["inventory"]), { code: "IB410" });
  });

  for (const { name, namespace, table, path } of [
    {
      name: "a nested namespace",
      namespace: ["a", "b"],
      table: "t",
      path: "/v1/namespaces/a%1Fb/tables/t",
    },
    {
      name: "names with signs that mean something in an address",
      namespace: ["a/b?c"],
      table: "50% #1+é",
      path: "/v1/namespaces/a%2Fb%3Fc/tables/50%25%20%231%2B%C3%A9",
    },
  ])
    it(`asks for ${name} as the specification spells it`, async () => {
      await using server = await restServer(namespace);
      const identifier = server.makeTable(table);
      await using catalog = await connect(server);
      assert.deepEqual((await catalog.loadTable(identifier))?.identifier, identifier);
      assert.equal(server.seen.at(-1)?.path, path);
    });

  for (const strange of ["..", ".", ""])
    it(`asks for no table "${strange}", which an address takes for another place`, async () => {
      await using server = await restServer();
      await using catalog = await connect(server);
      const before = server.seen.length;
      const table = { namespace: ["inventory"], name: strange };
      await assert.rejects(catalog.loadTable(table), { code: "IB420" });
      await assert.rejects(catalog.dropTable({ identifier: table, metadataLocation: "m" }), {
        code: "IB420",
      });
      assert.equal(server.seen.length, before);
    });

  it("separates the parts of a namespace as the server's configuration says", async () => {
    await using server = await restServer();
    server.config = { defaults: {}, overrides: { "namespace-separator": "%2E" } };
    await using catalog = await connect(server);
    await catalog.listTables(["a", "b"]);
    assert.equal(server.seen.at(-1)?.path, "/v1/namespaces/a%2Eb/tables");
  });

  it("takes a view for no table", async () => {
    await using server = await restServer();
    server.misdeed = ({ path }) =>
      path.endsWith("/tables/v")
        ? {
            ...{ do: "answer", status: 200 },
            body: '{"metadata-location":"s3://v","metadata":{"view-uuid":"u","format-version":1}}',
          }
        : undefined;
    await using catalog = await connect(server);
    assert.equal(await catalog.loadTable({ namespace: ["inventory"], name: "v" }), undefined);
  });

  for (const body of ["<h1>404</h1>", '{"message":"no Route matched"}', ""])
    it(`does not believe a gateway that says that a table is not there: ${body}`, async () => {
      await using server = await restServer();
      const table = server.makeTable("orders");
      server.misdeed = ({ path }) =>
        path.endsWith("/orders") || path.endsWith("/tables")
          ? { do: "answer", status: 404, body }
          : undefined;
      await using catalog = await connect(server);
      await assert.rejects(catalog.loadTable(table), { code: "IB410" });
      await assert.rejects(catalog.listTables(table.namespace), { code: "IB410" });
    });

  for (const { what, body, code } of [
    { what: "half an answer", body: '{"metadata-location":"s3://m","metadata":{', code: "IB410" },
    { what: "an answer of another kind", body: "[]", code: "IB410" },
    {
      what: "metadata of a later version",
      body: '{"metadata-location":"s3://m","metadata":{"format-version":9,"table-uuid":"u"}}',
      code: "IB418",
    },
    {
      what: "metadata that is nowhere",
      body: '{"metadata":{"format-version":2,"table-uuid":"u"}}',
      code: "IB418",
    },
  ])
    it(`refuses ${what}`, async () => {
      await using server = await restServer();
      const table = server.makeTable("orders");
      server.misdeed = ({ path }) =>
        path.endsWith("/orders") ? { do: "answer", status: 200, body } : undefined;
      await using catalog = await connect(server);
      await assert.rejects(catalog.loadTable(table), { code });
    });

  it("drops a table without purging it, and looks whether it is gone where no answer came", async () => {
    await using server = await restServer();
    const table = server.makeTable("orders");
    await using catalog = await connect(server);
    const loaded = await catalog.loadTable(table);
    assert.ok(loaded);
    server.misdeed = ({ method }) => (method === "DELETE" ? { do: "act, drop" } : undefined);
    await catalog.dropTable(loaded);
    assert.equal(server.tables.size, 0);
    const asked = server.seen.find(({ method }) => method === "DELETE");
    assert.equal(asked?.query.get("purgeRequested"), "false");
  });

  it("does not say that a table was dropped that is still there", async () => {
    await using server = await restServer();
    const table = server.makeTable("orders");
    await using catalog = await connect(server);
    const loaded = await catalog.loadTable(table);
    assert.ok(loaded);
    server.misdeed = ({ method }) => (method === "DELETE" ? { do: "drop" } : undefined);
    await assert.rejects(catalog.dropTable(loaded), { code: "IB412" });
    server.misdeed = ({ method }) =>
      method === "DELETE" ? { do: "answer", status: 204 } : undefined;
    await assert.rejects(catalog.dropTable(loaded), { code: "IB408" });
  });

  it("looks for no stray metadata: a server keeps its files to itself", async () => {
    await using server = await restServer();
    const table = server.makeTable("orders");
    await using catalog = await connect(server);
    const loaded = await catalog.loadTable(table);
    assert.ok(loaded);
    assert.deepEqual(await catalog.strayMetadata(loaded, "all"), []);
  });
});
