/** Nessie's API read page by page, and what is made of answers that are not the one hoped for. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type NessieApi, nessieApi } from "../../../src/adapters/catalog/nessie/api.ts";
import type {
  RestAnswer,
  RestConnection,
  RestRequest,
} from "../../../src/adapters/catalog/rest/connection.ts";
import type { Json } from "../../../src/iceberg/json.ts";

const nessie = {
  uri: "https://nessie.example/iceberg/",
  "nessie.core-base-uri": "https://nessie.example/api/",
};

function connectionOf(
  answer: (request: RestRequest) => Partial<RestAnswer>,
  properties: RestConnection["properties"] = nessie,
): RestConnection {
  return {
    ...{ name: "bronze", properties, endpoints: new Set(), listsEndpoints: false },
    ...{ keyLifetimeMs: undefined, isNessie: true, describe: () => "" },
    ...{ own: properties, defaults: {}, overrides: {}, keepSecrets() {} },
    request: async (request) => ({
      ...{ status: 200, body: undefined, foreign: false, unsure: false },
      ...answer(request),
    }),
    async [Symbol.asyncDispose]() {},
  };
}

const ref = { name: "feature/x", type: "BRANCH", hash: "aa11" } as const;
const commit = { onto: ref, message: "m", name: "n" };

describe("Nessie's API", () => {
  it("is not read for ever where a page is its own next one", { timeout: 5_000 }, async () => {
    let asked = 0;
    const body = { references: [], hasMore: true, token: "again" };
    const api = nessieApi(
      connectionOf(() => {
        if (++asked > 99) throw new Error("asked for ever");
        return { body };
      }),
    );
    await assert.rejects(api.refs(), { code: "IB410" });
    assert.equal(asked, 2);
  });

  it("is read to the last page", async () => {
    const api = nessieApi(
      connectionOf(({ path, query }) => {
        assert.equal(path, "https://nessie.example/api/v2/trees");
        const isSecond = query?.["page-token"] === "more";
        const references = [{ type: "BRANCH", name: isSecond ? "b" : "a", hash: "aa" }];
        return { body: { references, hasMore: !isSecond, token: isSecond ? null : "more" } };
      }),
    );
    assert.deepEqual(
      (await api.refs()).map(({ name }) => name),
      ["a", "b"],
    );
  });

  for (const body of [{}, { diffs: [], hasMore: true }, { diffs: [], hasMore: true, token: null }])
    it(`gives no list that is not whole: ${JSON.stringify(body)}`, async () => {
      const api = nessieApi(connectionOf(() => ({ body })));
      await assert.rejects(api.differences(ref, { ...ref, name: "pr" }), { code: "IB410" });
    });

  it("is asked for a branch at its commit, whatever the branch is called", async () => {
    const asked: string[] = [];
    const api = nessieApi(
      connectionOf(({ path }) => {
        asked.push(path.replace("https://nessie.example/api/v2/", ""));
        return { body: { entries: [], diffs: [] } };
      }),
    );
    await api.entries(ref, false);
    await api.differences(ref, { ...ref, name: "pr" });
    assert.deepEqual(asked, [
      "trees/feature%2Fx%40aa11/entries",
      "trees/feature%2Fx%40aa11/diff/pr%40aa11",
    ]);
  });

  it("is found beside Iceberg's where Nessie does not name it, and on no other host", async () => {
    const paths: string[] = [];
    const ask = ({ path }: RestRequest) => {
      paths.push(path);
      return { body: { references: [] } };
    };
    await nessieApi(connectionOf(ask, { uri: "https://h:1/nessie/iceberg/main/" })).refs();
    assert.deepEqual(paths, ["https://h:1/nessie/api/v2/trees"]);
    const other = { ...nessie, "nessie.core-base-uri": "https://elsewhere.example/api/" };
    assert.throws(() => nessieApi(connectionOf(ask, other)), { code: "IB410" });
  });

  it("is missed where the server is another one", () =>
    assert.rejects(nessieApi(connectionOf(() => ({ status: 404, body: {} }))).config(), {
      code: "IB410",
      message: "The catalog bronze has no API of Nessie's, version 2.",
    }));

  const readings: readonly {
    readonly says: string;
    readonly answer: Partial<RestAnswer>;
    code: string;
  }[] = [
    {
      says: "a branch that is gone may be looked for again",
      answer: { status: 404 },
      code: "IB411",
    },
    { says: "a proxy's page is no answer", answer: { status: 404, foreign: true }, code: "IB410" },
    { says: "a page with status 200 neither", answer: { foreign: true }, code: "IB410" },
    { says: "a server that fails cannot be read", answer: { status: 500 }, code: "IB410" },
  ];
  for (const { says, answer, code } of readings)
    it(`reading: ${says}`, () =>
      assert.rejects(nessieApi(connectionOf(() => answer)).refs(), { code }));

  const writings: readonly {
    readonly says: string;
    readonly answer: Partial<RestAnswer>;
    readonly is: "conflict" | { readonly code: string };
  }[] = [
    { says: "somebody was there first", answer: { status: 409 }, is: "conflict" },
    { says: "the branch is gone", answer: { status: 404 }, is: "conflict" },
    {
      says: "a conflict after a lost try may be with ourselves",
      answer: { status: 409, unsure: true },
      is: { code: "IB412" },
    },
    {
      says: "a gateway's 409 says nothing",
      answer: { status: 409, foreign: true },
      is: { code: "IB412" },
    },
    {
      says: "a server that fails may have done it",
      answer: { status: 503 },
      is: { code: "IB412" },
    },
    {
      says: "a request that is wrong was not done",
      answer: { status: 400 },
      is: { code: "IB420" },
    },
    {
      says: "nor does a refusal after a lost try say that nothing was",
      answer: { status: 400, unsure: true },
      is: { code: "IB412" },
    },
  ];
  for (const { says, answer, is } of writings)
    it(`writing: ${says}`, async () => {
      const api: NessieApi = nessieApi(connectionOf(() => answer));
      if (is === "conflict") assert.equal(await api.commit(commit, []), is);
      else await assert.rejects(api.commit(commit, []), is);
    });

  it("merges nothing but what is named, and never by force alone", async () => {
    let body: Json;
    const api = nessieApi(
      connectionOf((request) => {
        body = request.body;
        assert.equal(request.repeatable, false);
        return { body: { wasApplied: true, resultantTargetHash: "bb" } };
      }),
    );
    const expected = {
      type: "ICEBERG_TABLE",
      id: "1",
      metadataLocation: "m",
      snapshotId: 1,
    } as const;
    const keys = [
      { key: ["n", "old"], expected },
      { key: ["n", "new"], expected: undefined },
    ];
    assert.deepEqual(await api.merge(commit, ref, keys), { ...ref, hash: "bb" });
    const { defaultKeyMergeMode, keyMergeModes } = body as { readonly [key: string]: Json };
    assert.equal(defaultKeyMergeMode, "DROP");
    assert.deepEqual(keyMergeModes, [
      { key: { elements: ["n", "old"] }, mergeBehavior: "FORCE", expectedTargetContent: expected },
      { key: { elements: ["n", "new"] }, mergeBehavior: "NORMAL" },
    ]);
  });

  for (const answer of [{ status: 400 }, { body: { wasApplied: false, wasSuccessful: true } }])
    it(`tells a merge that did nothing: ${JSON.stringify(answer)}`, async () => {
      const api = nessieApi(connectionOf(() => answer));
      assert.equal(await api.merge(commit, ref, []), "merged");
    });

  for (const answer of [{ status: 400 }, { body: { wasApplied: false } }, { status: 409 }])
    it(`takes no earlier merge for another's after a lost try: ${JSON.stringify(answer)}`, async () => {
      const api = nessieApi(connectionOf(() => ({ ...answer, unsure: true })));
      await assert.rejects(api.merge(commit, ref, []), { code: "IB412" });
    });
});
