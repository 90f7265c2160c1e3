/** How a REST server is reached: its configuration, what is repeated, and what is never sent anywhere. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { describe, it } from "node:test";
import type { RestConnection } from "../../../src/adapters/catalog/rest/connection.ts";
import { pathsOf } from "../../../src/adapters/catalog/rest/paths.ts";
import type { IcebranchError } from "../../../src/errors.ts";
import { proxyTo } from "../proxy.ts";
import { refusal } from "./rest-kept.ts";
import { connection } from "./rest-lake.ts";
import { type Misdeed, type RestServer, restServer } from "./rest-server.ts";

const token = { token: "a-token-that-is-secret" };

function get(lake: RestConnection, path = "v1/namespaces") {
  return lake.request({ method: "GET", path, repeatable: true });
}

async function failure(promise: Promise<unknown>): Promise<IcebranchError> {
  return promise.then(
    () => assert.fail("nothing was refused"),
    (error: IcebranchError) => error,
  );
}

/** The first `times` requests for namespaces get this, the others pass. */
function first(server: RestServer, times: number, misdeed: Misdeed): void {
  let left = times;
  server.misdeed = ({ path }) => (path.endsWith("/namespaces") && left-- > 0 ? misdeed : undefined);
}

describe("the configuration of a REST server", () => {
  it("is asked for first, with the warehouse", async () => {
    await using server = await restServer();
    await using _ = await connection(server.origin, {}, "s3://lake/a b");
    assert.equal(server.seen[0]?.path, "/v1/config");
    assert.equal(server.seen[0]?.query.get("warehouse"), "s3://lake/a b");
  });

  it("gives defaults that the user's settings win over, and overrides that win over those", async () => {
    await using server = await restServer();
    server.config = {
      defaults: { a: "default", b: "default", c: "default" },
      overrides: { c: "override" },
    };
    await using lake = await connection(server.origin, { b: "user", c: "user" });
    const { a, b, c } = lake.properties;
    assert.deepEqual([a, b, c], ["default", "user", "override"]);
  });

  for (const { base, asks } of [
    { base: "", asks: "/v1/config" },
    { base: "/", asks: "/v1/config" },
    { base: "/api/catalog", asks: "/api/catalog/v1/config" },
    { base: "/api/catalog//", asks: "/api/catalog/v1/config" },
  ])
    it(`is at ${asks} of an address that ends in "${base}"`, async () => {
      await using server = await restServer();
      server.misdeed = ({ path }) =>
        path.endsWith("/v1/config")
          ? { do: "answer", status: 200, body: '{"defaults":{},"overrides":{}}' }
          : undefined;
      await using _ = await connection(server.origin + base);
      assert.equal(server.seen[0]?.path, asks);
    });

  for (const { prefix, path } of [
    { prefix: "lake", path: "/v1/lake/namespaces" },
    {
      prefix: "arn%3Aaws%3As3tables%3Abucket%2Fb",
      path: "/v1/arn%3Aaws%3As3tables%3Abucket%2Fb/namespaces",
    },
    { prefix: "main|my lake?", path: "/v1/main%7Cmy%20lake%3F/namespaces" },
    { prefix: "50% off", path: "/v1/50%25%20off/namespaces" },
  ])
    it(`puts the prefix "${prefix}" into the path as ${path}`, async () => {
      const { pathsOf } = await import("../../../src/adapters/catalog/rest/paths.ts");
      assert.equal(`/${pathsOf({ properties: { prefix } }).at("namespaces")}`, path);
    });

  it("says which endpoints there are; the specification does where it does not", async () => {
    await using server = await restServer();
    const together = "POST /v1/{prefix}/transactions/commit";
    await using silent = await connection(server.origin);
    assert.ok(silent.endpoints.has(together));
    server.config = { defaults: {}, overrides: {}, endpoints: ["GET /v1/{prefix}/namespaces"] };
    await using clear = await connection(server.origin);
    assert.ok(!clear.endpoints.has(together));
  });

  it("may name another path for the server, and no other host", async () => {
    await using server = await restServer();
    await using other = await restServer();
    server.config = { defaults: {}, overrides: { uri: `${server.origin}/elsewhere` } };
    await using lake = await connection(server.origin, token);
    await get(lake);
    assert.equal(server.seen.at(-1)?.path, "/elsewhere/v1/namespaces");
    server.config = { defaults: {}, overrides: { uri: other.origin } };
    const error = await failure(connection(server.origin, token));
    assert.equal(error.code, "IB410");
    assert.match(error.message, /asks for its requests to be sent to http:\/\/127\.0\.0\.1:\d+/);
    assert.deepEqual(other.seen, []);
  });

  it("gives no address that credentials are sent to", async () => {
    await using server = await restServer();
    await using thief = await restServer();
    server.tokens = new Set(["t1"]);
    server.grant = () => ({ status: 200, body: { access_token: "t1", token_type: "bearer" } });
    server.config = {
      defaults: { "oauth2-server-uri": `${thief.origin}/v1/oauth/tokens` },
      overrides: { "oauth2-server-uri": `${thief.origin}/v1/oauth/tokens`, token: "theirs" },
    };
    await using lake = await connection(server.origin, { credential: "me:secret-of-mine" });
    assert.equal((await get(lake)).status, 200);
    assert.equal(server.seen.at(-1)?.headers.authorization, "Bearer t1");
    assert.deepEqual(thief.seen, []);
  });

  for (const { name, uri, properties, code } of [
    { name: "another scheme", uri: "ftp://h/", code: "IB103" },
    { name: "no address", uri: "catalog", code: "IB103" },
    { name: "a password", uri: "https://me:hunter2-hunter2@h/", code: "IB103" },
    {
      name: "half of a key pair",
      uri: "https://h/",
      properties: { "rest.sigv4-enabled": "true", "rest.access-key-id": "hunter2-hunter2" },
      code: "IB102",
    },
    {
      name: "a token server that is no address",
      uri: "https://h/",
      properties: { credential: "a:hunter2-hunter2", "oauth2-server-uri": "h" },
      code: "IB103",
    },
    {
      name: "a way to sign in that is not there",
      uri: "https://h/",
      properties: { "rest.auth.type": "google", token: "hunter2-hunter2" },
      code: "IB420",
    },
    {
      name: "certificates that are not there",
      uri: "https://h/",
      properties: { "ssl.cabundle": "/nowhere/ca.pem" },
      code: "IB103",
    },
  ])
    it(`refuses ${name} before anything is sent`, async () => {
      const error = await failure(connection(uri, properties ?? {}));
      assert.equal(error.code, code);
      assert.doesNotMatch(`${error.message} ${error.hint}`, /hunter2/);
    });

  it("says that a server speaks no TLS", async () => {
    await using server = await restServer();
    const error = await failure(connection(server.origin.replace("http:", "https:")));
    assert.equal(error.code, "IB410");
    assert.match(error.hint ?? "", /write http:/);
  });

  it("says that a warehouse is not there, and that a server is no catalog", async () => {
    await using server = await restServer();
    const nothing = JSON.stringify(refusal(404, "NoSuchWarehouseException", "none").body);
    server.misdeed = () => ({ do: "answer", status: 404, body: nothing });
    assert.match((await failure(connection(server.origin, {}, "w"))).message, /no warehouse w/);
    for (const body of ["<html>Welcome</html>", "[1]", ""]) {
      server.misdeed = () => ({ do: "answer", status: 200, body });
      const error = await failure(connection(server.origin));
      assert.equal(error.code, "IB410");
      assert.match(error.message, /does not answer as an Iceberg REST catalog/);
    }
  });
});

describe("a request to a REST server", () => {
  for (const status of [301, 302, 307, 308])
    it(`follows no redirect (${status}), and no credential arrives elsewhere`, async () => {
      await using server = await restServer();
      await using other = await restServer();
      await using lake = await connection(server.origin, {
        ...token,
        "header.X-Secret": "of-this-server",
      });
      const headers = { location: `${other.origin}/v1/namespaces` };
      first(server, 1, { do: "answer", status, headers });
      const error = await failure(get(lake));
      assert.equal(error.code, "IB410");
      assert.match(error.message, /redirect to 127\.0\.0\.1:\d+, which is not followed/);
      assert.deepEqual(other.seen, []);
    });

  it("carries the user's own headers, but none that make it another request", async () => {
    await using server = await restServer();
    await using lake = await connection(server.origin, {
      ...token,
      "header.X-Iceberg-Access-Delegation": "vended-credentials",
      "header.Host": "elsewhere",
      "header.Transfer-Encoding": "chunked",
    });
    await get(lake);
    const headers = server.seen.at(-1)?.headers ?? {};
    assert.equal(headers["x-iceberg-access-delegation"], "vended-credentials");
    assert.equal(headers.host, new URL(server.origin).host);
    assert.equal(headers.authorization, "Bearer a-token-that-is-secret");
  });

  it("is sent to no other origin than the configured one", async () => {
    await using server = await restServer();
    await using lake = await connection(server.origin, token);
    assert.equal((await get(lake, `${server.origin}/v1/namespaces`)).status, 200);
    await using other = await restServer();
    await assert.rejects(get(lake, `${other.origin}/v1/namespaces`));
    await assert.rejects(get(lake, `//${new URL(other.origin).host}/v1/namespaces`));
    assert.deepEqual(other.seen, []);
  });

  const html = "<html><h1>Bad Gateway</h1></html>";
  for (const { name, misdeed } of [
    { name: "429", misdeed: { do: "answer", status: 429 } },
    { name: "503", misdeed: { do: "answer", status: 503, body: html } },
    { name: "500", misdeed: { do: "answer", status: 500, body: html } },
    { name: "502", misdeed: { do: "answer", status: 502, body: html } },
    { name: "504", misdeed: { do: "answer", status: 504 } },
    { name: "a cut before the server acted", misdeed: { do: "drop" } },
    { name: "a cut after it acted", misdeed: { do: "act, drop" } },
  ] satisfies { name: string; misdeed: Misdeed }[])
    it(`is repeated after ${name}, if it may be`, async () => {
      await using server = await restServer();
      await using lake = await connection(server.origin);
      first(server, 2, misdeed);
      assert.equal((await get(lake)).status, 200);
      assert.equal(server.seen.length, 4);
    });

  for (const { name, misdeed, repeated } of [
    { name: "429", misdeed: { do: "answer", status: 429 }, repeated: true },
    { name: "503", misdeed: { do: "answer", status: 503 }, repeated: true },
    { name: "500", misdeed: { do: "answer", status: 500, body: html }, repeated: false },
    { name: "502", misdeed: { do: "answer", status: 502, body: html }, repeated: false },
    { name: "504", misdeed: { do: "answer", status: 504, body: html }, repeated: false },
  ] satisfies { name: string; misdeed: Misdeed; repeated: boolean }[])
    it(`that may not be repeated is ${repeated ? "" : "not "}sent again after ${name}`, async () => {
      await using server = await restServer();
      await using lake = await connection(server.origin);
      first(server, 1, misdeed);
      const write = { method: "DELETE", path: "v1/namespaces", repeatable: false } as const;
      const { status } = await lake.request(write);
      assert.equal(server.seen.length, repeated ? 3 : 2);
      if (!repeated) assert.equal(status, misdeed.status);
    });

  it("that may not be repeated has an unknown fate once its answer is lost", async () => {
    await using server = await restServer();
    await using lake = await connection(server.origin);
    first(server, 9, { do: "act, drop" });
    const write = { method: "DELETE", path: "v1/namespaces", repeatable: false } as const;
    assert.equal((await failure(lake.request(write))).code, "IB412");
    assert.equal(server.seen.length, 2);
  });

  it("waits as long as it is asked to", async () => {
    await using server = await restServer();
    await using lake = await connection(server.origin);
    first(server, 1, { do: "answer", status: 429, headers: { "retry-after": "1" } });
    const began = performance.now();
    await get(lake);
    assert.ok(performance.now() - began >= 990);
  });

  it("gives up at once where it is asked to wait for an hour", async () => {
    await using server = await restServer();
    await using lake = await connection(server.origin);
    first(server, 9, { do: "answer", status: 503, headers: { "retry-after": "3600" } });
    assert.equal((await get(lake)).status, 503);
    assert.equal(server.seen.length, 2);
  });

  it("comes to an end where the server never answers", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const uri = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const error = await failure(connection(uri, { "rest.client.socket-timeout-ms": "40" }));
    assert.equal(error.code, "IB410");
    assert.match(error.message, /gives no answer \(no answer in time\)/);
    silent.closeAllConnections();
    silent.close();
  });

  it("goes through the proxy that the environment names, save what it excepts", async (t) => {
    await using server = await restServer();
    await using proxy = await proxyTo(Number(new URL(server.origin).port));
    t.after(() => {
      delete process.env.http_proxy;
      delete process.env.no_proxy;
    });
    process.env.http_proxy = proxy.url;
    process.env.no_proxy = "127.0.0.1";
    await using through = await connection("http://catalog.test", token);
    assert.equal((await get(through)).status, 200);
    assert.ok(proxy.asked.length > 0);
    assert.ok(proxy.asked.every((host) => host.startsWith("catalog.test")));
    const { length } = proxy.asked;
    await using direct = await connection(server.origin);
    assert.equal((await get(direct)).status, 200);
    assert.equal(proxy.asked.length, length);
  });

  for (const address of ["http://me:a-password@a host:80", "me:a-password@h:80"])
    it(`does not show a proxy's address that cannot be read: ${address}`, async (t) => {
      t.after(() => delete process.env.https_proxy);
      process.env.https_proxy = address;
      const error = await failure(connection("https://catalog.test"));
      assert.equal(error.code, "IB103");
      assert.doesNotMatch(`${error.stack} ${error.hint}`, /a-password/);
    });

  it("tells what the server says in one short line, and no secret", async () => {
    await using server = await restServer();
    const header = { "header.X-Api-Key": "another-secret-key" };
    await using lake = await connection(server.origin, { ...token, ...header });
    const message = `No. another-secret-key\n\u001b[31mBearer ${token.token} ${token.token} postgres://a:b@h ${"x".repeat(999)}`;
    const body = JSON.stringify(refusal(403, "ForbiddenException", message).body);
    first(server, 1, { do: "answer", status: 403, body });
    const error = await failure(get(lake));
    assert.equal(error.code, "IB427");
    assert.match(
      error.message,
      /HTTP 403, ForbiddenException, No\. \*\*\* \[31mBearer \*\*\* \*\*\*/,
    );
    assert.doesNotMatch(error.message, /secret|a:b|\p{Cc}/u);
    assert.ok(error.message.length < 400);
  });

  it("tells no header either that was copied with a space, or that the server itself gave", async () => {
    await using server = await restServer();
    server.config = { overrides: { "header.X-Session": "given-by-the-server" } };
    await using lake = await connection(server.origin, { "header.X-Api-Key": " another-key\t" });
    server.misdeed = ({ headers }) => {
      const message = `${headers["x-api-key"]},${headers["x-session"]}.`;
      return { do: "answer", status: 403, body: JSON.stringify({ error: { message } }) };
    };
    const error = await failure(get(lake));
    assert.match(error.message, /HTTP 403, \*\*\*,\*\*\*\./);
  });

  for (const [name, spelled] of Object.entries({
    "in an address": encodeURIComponent,
    "in a form": (text: string) => new URLSearchParams([["a", text]]).toString(),
    "in JSON": (text: string) => JSON.stringify(text),
    "in a header": (text: string) => btoa(text),
  }))
    it(`tells no password as it is spelled ${name}`, async () => {
      await using server = await restServer();
      const password = `p@ss w"rd/%41+\\ long`;
      await using lake = await connection(server.origin, {
        ...{ "rest.auth.basic.username": "me", "rest.auth.basic.password": password },
      });
      const basic = `Basic ${btoa(`me:${password}`)}`;
      const message = `no ${spelled(password)} ${spelled(basic)}`;
      const body = JSON.stringify({ error: { message } });
      server.misdeed = () => ({ do: "answer", status: 403, body });
      const error = await failure(get(lake));
      assert.match(error.message, /HTTP 403, no /);
      for (const one of [password, btoa(`me:${password}`)])
        assert.ok(!error.message.includes(spelled(one).replace(/^a=|"|=+$/g, "")), error.message);
      assert.doesNotMatch(error.message, /p(@|%40)ss/);
    });

  for (const separator of ["%", "%ff", "/", "/../", "?", "#"])
    it(`is not made with a separator that asks for something else: ${separator}`, () => {
      const properties = { "namespace-separator": separator };
      assert.throws(() => pathsOf({ properties }), { code: "IB420" });
    });
});
