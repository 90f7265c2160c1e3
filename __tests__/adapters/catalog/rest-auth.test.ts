/** Who icebranch is to a REST server. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { IcebranchError } from "../../../src/errors.ts";
import { connection } from "./rest-lake.ts";
import { type Asked, type RestServer, restServer } from "./rest-server.ts";

/** Gives the tokens t1, t2, … and takes only the newest. */
async function oauthServer(
  more: { readonly [key: string]: string | number } = {},
): Promise<RestServer> {
  const server = await restServer();
  server.tokens = new Set();
  let count = 0;
  server.grant = (form) => {
    if (form.get("client_secret") === "wrong-wrong")
      return { status: 401, body: { error: "invalid_client", error_description: "wrong-wrong" } };
    count++;
    server.tokens = new Set([`t${count}`]);
    return {
      status: 200,
      body: { access_token: `t${count}`, token_type: "bearer", expires_in: 3600, ...more },
    };
  };
  return server;
}

function get(lake: Awaited<ReturnType<typeof connection>>) {
  return lake.request({ method: "GET", path: "v1/namespaces", repeatable: true });
}

function tokenRequests({ seen }: RestServer): readonly Asked[] {
  return seen.filter(({ path }) => path.endsWith("/oauth/tokens"));
}

async function failure(promise: Promise<unknown>): Promise<IcebranchError> {
  return promise.then(
    () => assert.fail("nothing was refused"),
    (error: IcebranchError) => error,
  );
}

describe("a REST catalog's token", () => {
  it("is got for the client before anything is asked, once for many requests", async () => {
    await using server = await oauthServer();
    const forms: URLSearchParams[] = [];
    const { grant } = server;
    server.grant = (form) => {
      forms.push(form);
      return grant(form);
    };
    await using lake = await connection(server.origin, {
      credential: "me:secret:with:colons",
      audience: "lake",
      resource: "urn:lake",
    });
    await Promise.all(Array.from({ length: 8 }, () => get(lake)));
    assert.equal(tokenRequests(server)[0]?.path, "/v1/oauth/tokens");
    assert.deepEqual(
      forms.map((form) => Object.fromEntries(form)),
      [
        {
          grant_type: "client_credentials",
          client_id: "me",
          client_secret: "secret:with:colons",
          scope: "catalog",
          audience: "lake",
          resource: "urn:lake",
        },
      ],
    );
  });

  it("is got with a secret alone, and from the server that the configuration names", async () => {
    await using server = await restServer();
    await using issuer = await oauthServer();
    server.tokens = new Set(["t1"]);
    await using lake = await connection(server.origin, {
      credential: "only-a-secret",
      "oauth2-server-uri": `${issuer.origin}/realms/lake/oauth/tokens?x=1`,
      scope: "all",
    });
    assert.equal((await get(lake)).status, 200);
    assert.equal(tokenRequests(issuer)[0]?.path, "/realms/lake/oauth/tokens");
    assert.deepEqual(tokenRequests(server), []);
  });

  it("is got anew five minutes before it ends", async (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: 1_700_000_000_000 });
    await using server = await oauthServer();
    await using lake = await connection(server.origin, { credential: "me:secret" });
    t.mock.timers.tick(54 * 60_000);
    await get(lake);
    assert.equal(tokenRequests(server).length, 1);
    t.mock.timers.tick(2 * 60_000);
    await get(lake);
    assert.equal(tokenRequests(server).length, 2);
  });

  it("is got anew before it ends where only the token itself says when that is", async () => {
    await using server = await restServer();
    let count = 0;
    server.grant = () => {
      count++;
      const exp = Date.now() / 1000 + (count === 1 ? -1 : 3600);
      const payload = Buffer.from(JSON.stringify({ exp, count })).toString("base64url");
      return { status: 200, body: { access_token: `e.${payload}.s`, token_type: "bearer" } };
    };
    await using lake = await connection(server.origin, { credential: "me:secret" });
    await get(lake);
    await get(lake);
    assert.equal(count, 2);
  });

  for (const status of [401, 419])
    it(`is got anew once where the server no longer takes it (${status}), for a commit too`, async () => {
      await using server = await oauthServer();
      await using lake = await connection(server.origin, { credential: "me:secret" });
      let refusals = 1;
      server.misdeed = ({ path }) =>
        path.endsWith("/t") && refusals-- > 0 ? { do: "answer", status } : undefined;
      const table = server.makeTable("t");
      const answer = await lake.request({
        ...{ method: "POST", path: `v1/namespaces/inventory/tables/${table.name}` },
        body: { requirements: [], updates: [] },
        repeatable: false,
      });
      assert.equal(answer.status, 200);
      assert.equal(tokenRequests(server).length, 2);
    });

  it("is got anew once for many requests that are refused at the same time", async () => {
    await using server = await oauthServer();
    await using lake = await connection(server.origin, { credential: "me:secret" });
    server.tokens = new Set();
    const answers = await Promise.all(Array.from({ length: 8 }, () => get(lake)));
    assert.ok(answers.every(({ status }) => status === 200));
    assert.equal(tokenRequests(server).length, 2);
  });

  it("is not asked for again and again where the server takes none", async () => {
    await using server = await oauthServer();
    await using lake = await connection(server.origin, { credential: "me:secret" });
    server.misdeed = ({ path }) =>
      path.endsWith("/namespaces") ? { do: "answer", status: 401 } : undefined;
    assert.equal((await failure(get(lake))).code, "IB427");
    assert.equal(tokenRequests(server).length, 2);
  });

  it("that cannot be had is told without the secret", async () => {
    await using server = await oauthServer();
    const error = await failure(connection(server.origin, { credential: "me:wrong-wrong" }));
    assert.equal(error.code, "IB427");
    assert.match(error.message, /gives no token .*\(HTTP 401, invalid_client\)/);
    assert.doesNotMatch(`${error.message} ${error.hint}`, /wrong-wrong/);
  });

  it("is asked for again while the server that gives it is overloaded", async () => {
    await using server = await oauthServer();
    let busy = 2;
    server.misdeed = ({ path }) =>
      path.endsWith("/oauth/tokens") && busy-- > 0 ? { do: "answer", status: 503 } : undefined;
    await using lake = await connection(server.origin, { credential: "me:secret" });
    assert.equal((await get(lake)).status, 200);
  });

  it("follows no redirect of the server that gives it: the secret goes nowhere else", async () => {
    await using server = await oauthServer();
    await using thief = await restServer();
    server.misdeed = ({ path }) =>
      path.endsWith("/oauth/tokens")
        ? { do: "answer", status: 307, headers: { location: `${thief.origin}/v1/oauth/tokens` } }
        : undefined;
    const error = await failure(connection(server.origin, { credential: "me:secret" }));
    assert.equal(error.code, "IB410");
    assert.deepEqual(thief.seen, []);
  });

  for (const { name, properties, form, bearer } of [
    {
      name: "for another one, alone",
      properties: {},
      form: {},
      bearer: undefined,
    },
    {
      name: "for another one, with the catalog's own as actor",
      properties: { token: "the-actor" },
      form: {
        actor_token: "the-actor",
        actor_token_type: "urn:ietf:params:oauth:token-type:access_token",
      },
      bearer: "Bearer the-actor",
    },
    {
      name: "for another one, with one of the client as actor",
      properties: { credential: "me:secret" },
      form: {
        actor_token: "t1",
        actor_token_type: "urn:ietf:params:oauth:token-type:access_token",
      },
      bearer: "Bearer t1",
    },
  ])
    it(`is exchanged ${name}`, async () => {
      await using server = await oauthServer();
      const forms: URLSearchParams[] = [];
      const { grant } = server;
      server.grant = (asked) => {
        forms.push(asked);
        return grant(asked);
      };
      const subject = "urn:ietf:params:oauth:token-type:id_token";
      await using _ = await connection(server.origin, { ...properties, [subject]: "of-github" });
      assert.deepEqual(Object.fromEntries(forms.at(-1) ?? []), {
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: "of-github",
        subject_token_type: subject,
        scope: "catalog",
        ...form,
      });
      assert.equal(tokenRequests(server).at(-1)?.headers.authorization, bearer);
    });
});

describe("other ways to sign in to a REST catalog", () => {
  for (const { name, properties, authorization } of [
    { name: "none", properties: {}, authorization: undefined },
    { name: "a bearer token", properties: { token: "abc" }, authorization: "Bearer abc" },
    {
      name: "a user and a password",
      properties: {
        "rest.auth.type": "basic",
        "rest.auth.basic.username": "me",
        "rest.auth.basic.password": "pa:ss",
      },
      authorization: `Basic ${Buffer.from("me:pa:ss").toString("base64")}`,
    },
    {
      name: "none, though there is a token",
      properties: { "rest.auth.type": "none", token: "abc" },
      authorization: undefined,
    },
  ])
    it(`${name}`, async () => {
      await using server = await restServer();
      await using lake = await connection(server.origin, properties);
      await get(lake);
      assert.equal(server.seen.at(-1)?.headers.authorization, authorization);
    });

  it("takes a token that was copied with the end of its line", async () => {
    await using server = await restServer();
    await using _ = await connection(server.origin, { token: "abc\n" });
    assert.equal(server.seen.at(-1)?.headers.authorization, "Bearer abc");
  });

  it("sends no token that no request can carry, and does not show it", async () => {
    const error = await failure(connection("http://127.0.0.1:9", { token: "hunter2\nhunter2" }));
    assert.equal(error.code, "IB103");
    assert.doesNotMatch(`${error.message} ${error.hint}`, /hunter2/);
  });

  it("says that credentials are missing, not that rights are", async () => {
    await using server = await restServer();
    server.misdeed = () => ({ do: "answer", status: 403 });
    const error = await failure(connection(server.origin));
    assert.equal(error.code, "IB427");
    assert.match(error.hint ?? "", /credential or token/);
  });
});
