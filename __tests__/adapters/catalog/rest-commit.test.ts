/** Commits to a REST server that keeps its word, and to some that do not. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyUpdates } from "../../../src/iceberg/commit.ts";
import type { JsonObject } from "../../../src/iceberg/json.ts";
import { markKey } from "../../../src/iceberg/marks.ts";
import { PartialCommit } from "../../../src/iceberg/partial-commit.ts";
import { findRef, snapshotId } from "../../../src/iceberg/refs.ts";
import type { TableCommit, TableIdentifier } from "../../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../../src/ports.ts";
import { refusal } from "./rest-kept.ts";
import { branchCommit, branched, connect, oneByOne } from "./rest-lake.ts";
import { type Asked, type Misdeed, type RestServer, restServer } from "./rest-server.ts";

interface Lake extends AsyncDisposable {
  readonly server: RestServer;
  readonly catalog: Catalog;
  readonly commits: readonly TableCommit[];
  /** The requests that may change something. */
  writes(): readonly Asked[];
}

async function lake(...names: readonly string[]): Promise<Lake> {
  const server = await restServer();
  const tables = names.map((name) => server.makeTable(name));
  const catalog = await connect(server);
  for (const table of tables) await catalog.loadTable(table);
  return {
    ...{ server, catalog },
    commits: tables.map((table) => branchCommit(server, table)),
    writes: () => server.seen.filter(({ method }) => method === "POST"),
    async [Symbol.asyncDispose]() {
      await catalog[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Done to the first `times` requests that may change something. */
function toWrites(server: RestServer, misdeed: Misdeed, times = 1): void {
  let left = times;
  server.misdeed = ({ method }) => (method === "POST" && left-- > 0 ? misdeed : undefined);
}

const nothing = { refs: [], marks: [] };
const all = { refs: ["a", "b"], marks: ["a", "b"] };

describe("a commit to one table of a REST catalog", () => {
  it("is sent as the specification spells it, ids exact, retention with it", async () => {
    await using one = await lake("a");
    const { server, catalog, commits } = one;
    const [commit] = commits;
    assert.ok(commit);
    const main = findRef(server.table(commit.identifier), "main")?.["snapshot-id"] ?? 0;
    const retention = { "min-snapshots-to-keep": 2, "max-ref-age-ms": 9_007_199_254_740_993n };
    const ref = { "ref-name": "pr", type: "branch", "snapshot-id": main, ...retention } as const;
    await catalog.commit([{ ...commit, updates: [{ action: "set-snapshot-ref", ...ref }] }]);
    const { path, body } = one.writes()[0] ?? assert.fail();
    assert.equal(path, "/v1/namespaces/inventory/tables/a");
    assert.deepEqual(body, {
      identifier: { namespace: ["inventory"], name: "a" },
      requirements: commit.requirements,
      updates: [{ action: "set-snapshot-ref", ...ref }],
    });
    const {
      type: _,
      "snapshot-id": id,
      ...kept
    } = findRef(server.table(commit.identifier), "pr") ?? assert.fail();
    assert.deepEqual(kept, retention);
    assert.match(snapshotId(id), /^\d{19}$/);
  });

  for (const { name, misdeed } of [
    { name: "the answer is lost", misdeed: { do: "act, drop" } },
    { name: "a gateway answers 500", misdeed: { do: "act, answer", status: 500, body: "<h1/>" } },
    { name: "a gateway answers 502", misdeed: { do: "act, answer", status: 502, body: "<h1/>" } },
    { name: "a gateway answers 503", misdeed: { do: "act, answer", status: 503, body: "<h1/>" } },
    { name: "a gateway answers 504", misdeed: { do: "act, answer", status: 504, body: "<h1/>" } },
    {
      name: "it is answered with a page",
      misdeed: { do: "act, answer", status: 200, body: "<h1/>" },
    },
  ] satisfies { name: string; misdeed: Misdeed }[])
    it(`is found done where ${name} after the server acted`, async () => {
      await using one = await lake("a");
      toWrites(one.server, misdeed);
      const [answer] = await one.catalog.commit(one.commits);
      assert.ok(answer && findRef(answer.metadata, "pr"));
      assert.ok(one.writes().length <= 2);
    });

  for (const status of [401, 403])
    it(`is found done where a gateway hides that, and then a ${status} comes`, async () => {
      await using one = await lake("a");
      let writes = 0;
      one.server.misdeed = ({ method }) => {
        if (method !== "POST") return undefined;
        return writes++ === 0
          ? { do: "act, answer", status: 503, body: "<h1/>" }
          : { do: "answer", status };
      };
      const [answer] = await one.catalog.commit(one.commits);
      assert.ok(answer && findRef(answer.metadata, "pr"));
    });

  for (const status of [400, 403, 409, 429])
    it(`has an unknown fate where a try had no answer and the next all have ${status}: the first may come late`, async () => {
      await using one = await lake("a");
      let writes = 0;
      one.server.misdeed = ({ method }) => {
        if (method !== "POST") return undefined;
        return writes++ === 0 ? { do: "answer", status: 504 } : { do: "answer", status };
      };
      await assert.rejects(one.catalog.commit(one.commits), { code: "IB412" });
    });

  for (const { name, misdeed } of [
    { name: "the connection is cut", misdeed: { do: "drop" } },
    { name: "a gateway answers 500", misdeed: { do: "answer", status: 500, body: "<h1/>" } },
    { name: "a gateway answers 502", misdeed: { do: "answer", status: 502 } },
    { name: "a gateway answers 504", misdeed: { do: "answer", status: 504 } },
    { name: "a gateway answers 200", misdeed: { do: "answer", status: 200, body: "<h1/>" } },
    { name: "a gateway answers 409", misdeed: { do: "answer", status: 409, body: "<h1/>" } },
    { name: "it is told to slow down", misdeed: { do: "answer", status: 429 } },
    { name: "it is told to come later", misdeed: { do: "answer", status: 503 } },
  ] satisfies { name: string; misdeed: Misdeed }[])
    it(`is sent again where ${name} before the server acted`, async () => {
      await using one = await lake("a");
      toWrites(one.server, misdeed);
      await one.catalog.commit(one.commits);
      assert.deepEqual(branched(one.server), { refs: ["a"], marks: ["a"] });
      assert.equal(one.writes().length, 2);
    });

  it("has an unknown fate, in the end, where no answer ever comes", async () => {
    await using one = await lake("a");
    toWrites(one.server, { do: "drop" }, 99);
    await assert.rejects(one.catalog.commit(one.commits), { code: "IB412" });
    assert.ok(one.writes().length < 10);
  });

  it("is not repeated where its answer is lost and somebody else has made the branch", async () => {
    await using one = await lake("a");
    const [{ identifier }] = one.commits as [TableCommit];
    toWrites(one.server, { do: "drop" });
    const { misdeed } = one.server;
    one.server.misdeed = (asked) => {
      const found = misdeed(asked);
      if (found !== undefined) one.server.append(identifier, "pr");
      return found;
    };
    await assert.rejects(one.catalog.commit(one.commits), { code: "IB411", message: /pr is \d/ });
    assert.equal(one.writes().length, 1);
  });

  it("is not called undone where its answer is lost and a writer went on from it", async () => {
    await using one = await lake("a");
    const [{ identifier }] = one.commits as [TableCommit];
    toWrites(one.server, { do: "act, drop" });
    let reads = 0;
    const { misdeed } = one.server;
    one.server.misdeed = (asked) => {
      if (asked.method === "GET" && reads++ === 0) one.server.append(identifier, "pr");
      return misdeed(asked);
    };
    const [answer] = await one.catalog.commit(one.commits);
    assert.notEqual(
      answer?.metadata.refs?.pr?.["snapshot-id"],
      answer?.metadata.refs?.main?.["snapshot-id"],
    );
  });

  it("names what has changed since it was planned", async () => {
    await using one = await lake("a");
    const [{ identifier }] = one.commits as [TableCommit];
    one.server.append(identifier, "main");
    await assert.rejects(one.catalog.commit(one.commits), {
      code: "IB411",
      message:
        /^inventory\.a is not as it was planned: main is \d{19}, and the plan expects \d{19}\.$/,
    });
  });

  it("tells of a table that is gone, and of one that is another now", async () => {
    await using one = await lake("a", "b");
    const [a, b] = one.commits as [TableCommit, TableCommit];
    one.server.tables.delete("inventory.a");
    await assert.rejects(one.catalog.commit([a]), { code: "IB411", message: /does not exist/ });
    one.server.tables.delete("inventory.b");
    one.server.makeTable("b");
    await assert.rejects(one.catalog.commit([b]), { code: "IB411", message: /uuid/ });
  });

  it("leaves no mark of a branch that a server said it made, and did not", async () => {
    await using one = await lake("a");
    toWrites(one.server, { do: "lose refs" }, 99);
    await assert.rejects(one.catalog.commit(one.commits), {
      code: "IB408",
      message: /inventory\.a: pr is not at \d{19}/,
    });
    assert.deepEqual(branched(one.server), nothing);
  });

  it("is refused where the server does not understand it, and told in one line", async () => {
    await using one = await lake("a");
    const body = JSON.stringify(refusal(400, "BadRequestException", "unknown update\nset-…").body);
    toWrites(one.server, { do: "answer", status: 400, body });
    await assert.rejects(one.catalog.commit(one.commits), {
      code: "IB420",
      message: /refuses a commit \(HTTP 400, BadRequestException, unknown update set-…\)/,
    });
    assert.equal(one.writes().length, 1);
  });

  it("is planned again where a ref that it removes is gone already", async () => {
    await using one = await lake("a");
    const [commit] = one.commits as [TableCommit];
    const updates = [{ action: "remove-snapshot-ref", "ref-name": "gone" }] as const;
    await assert.rejects(one.catalog.commit([{ ...commit, updates }]), { code: "IB411" });
  });

  it("has an unknown fate where it was answered well and no table can be read any more", async () => {
    await using one = await lake("a");
    let written = false;
    one.server.misdeed = ({ method }) => {
      if (method === "POST") written = true;
      return written && method === "GET" ? { do: "answer", status: 500 } : undefined;
    };
    await assert.rejects(one.catalog.commit(one.commits), { code: "IB412" });
  });

  it("is not sent to a server that lists no commit among its endpoints, which is said before", async () => {
    await using server = await restServer();
    server.config = { defaults: {}, overrides: {}, endpoints: ["GET /v1/{prefix}/namespaces"] };
    const table = server.makeTable("a");
    await using catalog = await connect(server);
    assert.equal(catalog.readOnly, "its server lists no commit among its endpoints");
    await assert.rejects(catalog.commit([branchCommit(server, table)]), { code: "IB426" });
    await assert.rejects(catalog.dropTable({ identifier: table, metadataLocation: "m" }), {
      code: "IB426",
    });
  });

  it("changed nothing where credentials are refused", async () => {
    await using one = await lake("a");
    toWrites(one.server, { do: "answer", status: 403 });
    await assert.rejects(one.catalog.commit(one.commits), { code: "IB427" });
    assert.deepEqual(branched(one.server), nothing);
  });
});

/** Adds a snapshot on top of main, and sets main to it; `list`: whose files they are. */
function replayCommit(server: RestServer, table: TableIdentifier, list = "ours"): TableCommit {
  const metadata = server.table(table);
  const main = findRef(metadata, "main")?.["snapshot-id"] ?? 0;
  const id = 9_223_372_036_854_775_807n;
  const ref = { "ref-name": "main", type: "branch", "snapshot-id": id } as const;
  const snapshot = {
    ...{ "snapshot-id": id, "parent-snapshot-id": main, "timestamp-ms": 1_700_000_000_001 },
    "sequence-number": BigInt(metadata["last-sequence-number"] ?? 0) + 1n,
    "manifest-list": `s3://lake/table/metadata/${list}.avro`,
    summary: { operation: "append" },
  };
  return {
    identifier: table,
    requirements: [{ type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": main }],
    updates: [
      { action: "add-snapshot", snapshot },
      { action: "set-snapshot-ref", ...ref },
    ],
  };
}

/** The tables whose main is at the snapshot that was added. */
function replayed(server: RestServer): readonly string[] {
  return [...server.tables.values()]
    .filter(
      ({ metadata }) => findRef(metadata, "main")?.["snapshot-id"] === 9_223_372_036_854_775_807n,
    )
    .map(({ identifier }) => identifier.name);
}

async function replayLake(...names: readonly string[]): Promise<Lake> {
  const one = await lake(...names);
  const commits = one.commits.map(({ identifier }) => replayCommit(one.server, identifier));
  return { ...one, commits };
}

describe("a commit to a REST catalog that adds a snapshot", () => {
  it("is sent with every digit", async () => {
    await using one = await replayLake("a");
    const large = 9_007_199_254_740_993n;
    const [commit] = one.commits;
    assert.ok(commit);
    const [add, set] = commit.updates;
    assert.ok(add?.action === "add-snapshot" && set);
    const snapshot = { ...add.snapshot, "sequence-number": large };
    await one.catalog.commit([{ ...commit, updates: [{ ...add, snapshot }, set] }]);
    const { body } = one.writes()[0] ?? assert.fail();
    assert.deepEqual((body as JsonObject).updates, [{ ...add, snapshot }, set]);
    assert.equal(one.server.table(commit.identifier)["last-sequence-number"], large);
  });

  for (const status of [400, 409] as const)
    for (const names of [["a"], ["a", "b"]])
      it(`is to be planned again where its number is taken: ${status}, of ${names.length}`, async () => {
        await using one = await replayLake(...names);
        one.server.staleStatus = status;
        one.server.append({ namespace: ["inventory"], name: "a" }, "elsewhere");
        await assert.rejects(one.catalog.commit(one.commits), {
          code: "IB411",
          message: /inventory\.a is not as it was planned: another writer has taken its sequence/,
        });
        assert.deepEqual(replayed(one.server), []);
        assert.equal(one.writes().length, 1);
      });

  for (const misdeed of [
    { do: "act, drop" },
    { do: "act, answer", status: 502, body: "<h1/>" },
    { do: "drop" },
    { do: "answer", status: 500, body: "<h1/>" },
  ] satisfies Misdeed[])
    it(`is done once, whatever became of the first answer: ${JSON.stringify(misdeed)}`, async () => {
      await using two = await replayLake("a", "b");
      toWrites(two.server, misdeed);
      await two.catalog.commit(two.commits);
      assert.deepEqual(replayed(two.server), ["a", "b"]);
      for (const { metadata } of two.server.tables.values())
        assert.equal(metadata.snapshots?.length, 2);
    });

  it("is to be planned again where another run was first with the same snapshot", async () => {
    await using one = await replayLake("a");
    const [commit] = one.commits;
    assert.ok(commit);
    toWrites(one.server, { do: "drop" });
    one.server.misdeed = ((misdeed) => (asked: Asked) => {
      const done = misdeed(asked);
      const { tables } = one.server;
      const table = tables.get("inventory.a") ?? assert.fail();
      const theirs = replayCommit(one.server, commit.identifier, "theirs").updates;
      const context = { now: 1, previousLocation: "m" };
      if (done !== undefined)
        tables.set("inventory.a", {
          ...table,
          metadata: applyUpdates(table.metadata, theirs, context),
        });
      return done;
    })(one.server.misdeed);
    await assert.rejects(one.catalog.commit(one.commits), { code: "IB411" });
  });

  it("has an unknown fate where its answer was lost and somebody has set main back since", async () => {
    await using one = await replayLake("a");
    const [commit] = one.commits;
    assert.ok(commit);
    const before = findRef(one.server.table(commit.identifier), "main");
    toWrites(one.server, { do: "act, drop" });
    const { misdeed } = one.server;
    one.server.misdeed = (asked) => {
      const table = one.server.tables.get("inventory.a") ?? assert.fail();
      if (asked.method === "GET" && replayed(one.server).length > 0) {
        const refs = { ...table.metadata.refs, main: before ?? assert.fail() };
        one.server.tables.set("inventory.a", { ...table, metadata: { ...table.metadata, refs } });
      }
      return misdeed(asked);
    };
    await assert.rejects(one.catalog.commit(one.commits), { code: "IB412" });
  });

  it("is put back, its snapshot left without a ref, where the server left out a table that has changed", async () => {
    await using two = await replayLake("a", "b");
    toWrites(two.server, { do: "skip", tables: ["b"] });
    two.server.meanwhile = (table) => {
      two.server.meanwhile = () => undefined;
      two.server.append({ ...table, name: "b" }, "elsewhere");
    };
    await assert.rejects(two.catalog.commit(two.commits), {
      code: "IB411",
      message: /inventory\.b is not as it was planned: another writer has taken its sequence/,
    });
    assert.deepEqual(replayed(two.server), []);
    const a = two.server.table({ namespace: ["inventory"], name: "a" });
    assert.equal(a.snapshots?.length, 2);
    assert.equal(findRef(a, "main")?.["snapshot-id"], a.snapshots?.[0]?.["snapshot-id"]);
  });

  it("is put back where the server kept the snapshot and set no ref to it", async () => {
    await using one = await replayLake("a");
    toWrites(one.server, { do: "lose refs" });
    await assert.rejects(one.catalog.commit(one.commits), { code: "IB408" });
    const [commit] = one.commits;
    const table = one.server.table(commit?.identifier ?? assert.fail());
    assert.equal(findRef(table, "main")?.["snapshot-id"], table.snapshots?.[0]?.["snapshot-id"]);
  });
});

describe("an idempotency key", () => {
  it("is not sent to a server that does not say that it knows it", async () => {
    await using one = await lake("a");
    await one.catalog.commit(one.commits);
    assert.equal(one.writes()[0]?.headers["idempotency-key"], undefined);
  });

  it("is the same after an answer that was lost, and another after a conflict", async () => {
    await using server = await restServer();
    server.config = { defaults: {}, overrides: {}, "idempotency-key-lifetime": "PT30M" };
    const commit = branchCommit(server, server.makeTable("a"));
    await using catalog = await connect(server);
    const misdeeds: Misdeed[] = [{ do: "drop" }, { do: "answer", status: 409 }];
    server.misdeed = ({ method }) => (method === "POST" ? misdeeds.shift() : undefined);
    await catalog.commit([commit]);
    const posts = server.seen.filter(({ method }) => method === "POST");
    const [first, second, third] = posts.map(({ headers }) => headers["idempotency-key"]);
    assert.match(String(first), /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    assert.equal(second, first);
    assert.notEqual(third, second);
  });
});

describe("a commit to several tables of a REST catalog", () => {
  it("is one request, and each table is looked at afterwards", async () => {
    await using two = await lake("a", "b");
    const before = two.server.seen.length;
    const answers = await two.catalog.commit(two.commits);
    assert.deepEqual(
      answers.map(({ identifier }) => identifier.name),
      ["a", "b"],
    );
    assert.deepEqual(
      two.server.seen.slice(before).map(({ method, path }) => `${method} ${path}`),
      [
        "POST /v1/transactions/commit",
        "GET /v1/namespaces/inventory/tables/a",
        "GET /v1/namespaces/inventory/tables/b",
      ],
    );
    assert.deepEqual(branched(two.server), all);
  });

  it("is finished table by table where the server said 204 and left one out", async () => {
    await using two = await lake("a", "b");
    toWrites(two.server, { do: "skip", tables: ["b"] });
    await two.catalog.commit(two.commits);
    assert.deepEqual(branched(two.server), all);
    assert.equal(two.writes().at(-1)?.path, "/v1/namespaces/inventory/tables/b");
  });

  it("is put back where the server left a table out that somebody changed meanwhile", async () => {
    await using two = await lake("a", "b");
    toWrites(two.server, { do: "skip", tables: ["b"] });
    two.server.meanwhile = (table) => {
      two.server.meanwhile = () => undefined;
      two.server.append({ ...table, name: "b" }, "main");
    };
    await assert.rejects(two.catalog.commit(two.commits), {
      code: "IB411",
      message: /inventory\.b is not as it was planned/,
    });
    assert.deepEqual(branched(two.server), nothing);
    assert.deepEqual(two.server.table({ namespace: ["inventory"], name: "a" }).properties, {
      owner: "them",
    });
  });

  it("tells what stays moved where there is no way back", async () => {
    await using two = await lake("a", "b");
    toWrites(two.server, { do: "skip", tables: ["b"] });
    let reads = 0;
    const { misdeed } = two.server;
    two.server.misdeed = (asked) => {
      // After the read-back of both, and before b is looked at to be finished.
      if (asked.method === "GET" && ++reads === 3) {
        two.server.append({ namespace: ["inventory"], name: "a" }, "pr");
        two.server.append({ namespace: ["inventory"], name: "b" }, "main");
      }
      return misdeed(asked);
    };
    const error = await two.catalog.commit(two.commits).catch((thrown) => thrown);
    assert.ok(error instanceof PartialCommit);
    assert.match(
      error.message,
      /inventory\.b is not as .*\(inventory\.a: pr has been moved since\)/,
    );
    assert.deepEqual(branched(two.server), { refs: ["a"], marks: ["a"] });
  });

  it("stays whole where a connector moves its state on before the tables are looked at", async () => {
    await using two = await lake("a", "b");
    const key = markKey("pr");
    const commits = two.commits.map((commit) => ({
      ...commit,
      updates: commit.updates.map((update) =>
        update.action === "set-properties"
          ? { ...update, updates: { mark: "ours", [key]: "{}", "airbyte.state": "10" } }
          : update,
      ),
    }));
    let isSynced = false;
    two.server.misdeed = ({ method }) => {
      if (method !== "GET" || isSynced) return undefined;
      isSynced = true;
      const b = { namespace: ["inventory"], name: "b" };
      two.server.append(b, "main");
      const table = two.server.tables.get("inventory.b") ?? assert.fail();
      const properties = { ...table.metadata.properties, "airbyte.state": "20" };
      two.server.tables.set("inventory.b", {
        ...table,
        metadata: { ...table.metadata, properties },
      });
      return undefined;
    };
    await two.catalog.commit(commits);
    assert.deepEqual(branched(two.server), all);
    assert.equal(
      two.server.table({ namespace: ["inventory"], name: "b" }).properties?.["airbyte.state"],
      "20",
    );
  });

  it("leaves nothing where a server says that it made the branches, and made none", async () => {
    await using two = await lake("a", "b");
    toWrites(two.server, { do: "lose refs" }, 99);
    await assert.rejects(two.catalog.commit(two.commits), { code: "IB408" });
    assert.deepEqual(branched(two.server), nothing);
  });

  for (const misdeed of [
    { do: "act, drop" },
    { do: "act, answer", status: 504, body: "<h1/>" },
  ] satisfies Misdeed[])
    it(`is found done where the answer is lost (${misdeed.do})`, async () => {
      await using two = await lake("a", "b");
      toWrites(two.server, misdeed);
      await two.catalog.commit(two.commits);
      assert.deepEqual(branched(two.server), all);
      assert.equal(two.writes().length, 1);
    });

  it("is found done where a gateway hides that, and then does not know the way", async () => {
    await using two = await lake("a", "b");
    let writes = 0;
    two.server.misdeed = ({ method }) => {
      if (method !== "POST") return undefined;
      return writes++ === 0
        ? { do: "act, answer", status: 503, body: "<h1/>" }
        : { do: "answer", status: 404, body: "<h1/>" };
    };
    await two.catalog.commit(two.commits);
    assert.deepEqual(branched(two.server), all);
    assert.equal(two.catalog.atomic, true);
  });

  it("is not called undone where its answer is lost and somebody has written to a table since", async () => {
    await using two = await lake("a", "b");
    const b = { namespace: ["inventory"], name: "b" };
    toWrites(two.server, { do: "act, drop" });
    let reads = 0;
    const { misdeed } = two.server;
    two.server.misdeed = (asked) => {
      // The branch is made anew from another snapshot: the mark alone shows that it was ours.
      if (asked.method === "GET" && reads++ === 0) {
        const table = two.server.tables.get("inventory.b") ?? assert.fail();
        const { pr: _, ...refs } = table.metadata.refs ?? {};
        two.server.tables.set("inventory.b", { ...table, metadata: { ...table.metadata, refs } });
        two.server.append(b, "pr");
      }
      return misdeed(asked);
    };
    await assert.rejects(two.catalog.commit(two.commits), { code: "IB412" });
    assert.deepEqual(branched(two.server), all);
  });

  it("delivered twice does no harm", async () => {
    await using two = await lake("a", "b");
    toWrites(two.server, { do: "twice" });
    await two.catalog.commit(two.commits);
    assert.deepEqual(branched(two.server), all);
  });

  it("waits for a slow server", async () => {
    await using two = await lake("a", "b");
    toWrites(two.server, { do: "delay", ms: 300 });
    await two.catalog.commit(two.commits);
    assert.equal(two.writes().length, 1);
  });

  it("is table by table where the server says that it has no other, and that is known before", async () => {
    await using server = await restServer();
    server.config = { defaults: {}, overrides: {}, endpoints: oneByOne };
    const commits = ["b", "a"].map((name) => branchCommit(server, server.makeTable(name)));
    await using catalog = await connect(server);
    assert.equal(catalog.atomic, false);
    await catalog.commit(commits);
    assert.deepEqual(
      server.seen.filter(({ method }) => method === "POST").map(({ path }) => path.at(-1)),
      ["a", "b"],
    );
  });

  for (const { name, misdeed } of [
    { name: "404", misdeed: { do: "answer", status: 404 } },
    { name: "405", misdeed: { do: "answer", status: 405, body: "<h1/>" } },
    { name: "501", misdeed: { do: "answer", status: 501 } },
    {
      name: "Java's word for it",
      misdeed: {
        ...{ do: "answer", status: 406 },
        body: JSON.stringify(refusal(406, "UnsupportedOperationException", "no").body),
      },
    },
  ] satisfies { name: string; misdeed: Misdeed }[])
    it(`is planned again, table by table, where the server turns out to have none (${name})`, async () => {
      await using two = await lake("a", "b");
      assert.equal(two.catalog.atomic, true);
      toWrites(two.server, misdeed);
      await assert.rejects(two.catalog.commit(two.commits), { code: "IB411" });
      assert.equal(two.catalog.atomic, false);
      assert.deepEqual(branched(two.server), nothing);
      await two.catalog.commit(two.commits);
      assert.deepEqual(branched(two.server), all);
    });

  it("still is one request after one of its tables was gone", async () => {
    await using two = await lake("a", "b");
    two.server.tables.delete("inventory.b");
    await assert.rejects(two.catalog.commit(two.commits), { code: "IB411" });
    assert.equal(two.catalog.atomic, true);
  });
});
