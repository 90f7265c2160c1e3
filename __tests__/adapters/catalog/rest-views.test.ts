/** Views of a REST server that fails or lies: nothing half-made stays, and nothing is taken for done. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { currentSchema } from "../../../src/iceberg/schema-updates.ts";
import { mainVersion, schemaOf } from "../../../src/iceberg/view-metadata.ts";
import { createWrite } from "../../../src/plan/view-writes.ts";
import { markOf, viewIn, viewsOf } from "../../contract/views.ts";
import { connect, oneByOne } from "./rest-lake.ts";
import { type Misdeed, type RestServer, restServer } from "./rest-server.ts";

const write = createWrite(viewIn(["inventory"]), undefined, markOf(1));

/** What the server has of the view and of its table afterwards. */
function kept(server: RestServer): readonly string[] {
  return [...server.tables.keys(), ...server.views.keys()].map((key) =>
    key.replace("inventory.", ""),
  );
}

async function attempt(server: RestServer) {
  await using catalog = await connect(server);
  return viewsOf(catalog).write(write);
}

/** Of the n-th request to make something under this path. */
function at(path: string, misdeed: Misdeed): RestServer["misdeed"] {
  return ({ method, path: asked }) =>
    method === "POST" && asked.endsWith(path) ? misdeed : undefined;
}

describe("a view of a REST server", () => {
  it("has the ids that the server gave to the columns of its storage table", async () => {
    await using server = await restServer();
    const seen = await attempt(server);
    assert.ok(seen.kind === "view" && seen.view.storage !== undefined);
    const { metadata, storage } = seen.view;
    const fields = currentSchema(storage.metadata)?.fields;
    assert.deepEqual(
      fields?.map(({ id }) => id),
      [101, 102],
    );
    assert.deepEqual(schemaOf(metadata, mainVersion(metadata))?.fields, fields);
  });

  it("that drops storage-table is taken away again with its table, and said", async () => {
    await using server = await restServer();
    server.viewsLose = ["storage-table"];
    await assert.rejects(attempt(server), { code: "IB431" });
    assert.deepEqual(kept(server), []);
  });

  for (const status of [404, 405, 501] as const)
    it(`that has no views, and says so with ${status}, is left as it was`, async () => {
      await using server = await restServer();
      server.misdeed = at("/views", { do: "answer", status });
      await assert.rejects(attempt(server), { code: "IB431" });
      assert.deepEqual(kept(server), []);
    });

  it("that lists no views among its endpoints is asked for none", async () => {
    await using server = await restServer();
    server.config = { defaults: {}, overrides: {}, endpoints: oneByOne };
    await using catalog = await connect(server);
    assert.ok("none" in catalog.views);
  });

  it("that refuses a view has no table for it either", async () => {
    await using server = await restServer();
    const body = JSON.stringify({
      error: { message: "no", type: "BadRequestException", code: 400 },
    });
    server.misdeed = at("/views", { do: "answer", status: 400, body });
    await assert.rejects(attempt(server), { code: "IB410" });
    assert.deepEqual(kept(server), []);
  });

  for (const misdeed of [
    { do: "act, drop" },
    { do: "act, answer", status: 503 },
    { do: "act, answer", status: 500 },
  ] as const)
    it(`whose answer is lost (${JSON.stringify(misdeed)}) stays, since it may be there`, async () => {
      await using server = await restServer();
      server.misdeed = at("/views", misdeed);
      await assert.rejects(attempt(server), { code: "IB412" });
      assert.deepEqual(kept(server), ["big__storage", "big"]);
    });

  it("is made on the table that a killed run left", async () => {
    await using server = await restServer();
    server.misdeed = at("/views", { do: "drop" });
    await assert.rejects(attempt(server), { code: "IB412" });
    assert.deepEqual(kept(server), ["big__storage"]);
    server.misdeed = () => undefined;
    await using catalog = await connect(server);
    const seen = await viewsOf(catalog).load(write.identifier);
    assert.ok(seen.kind === "none" && seen.storage !== undefined);
    const again = createWrite(viewIn(["inventory"]), seen.storage, markOf(1));
    assert.equal((await viewsOf(catalog).write(again)).kind, "view");
  });
});
