import assert from "node:assert/strict";
import process from "node:process";
import { it } from "node:test";
import { gitHubOf, openHub } from "./github-hub.ts";
import { proxyTo } from "./proxy.ts";

it("GitHub is asked through the proxy that the environment names, save what it excepts", async (t) => {
  await using hub = await openHub();
  await using proxy = await proxyTo(Number(new URL(hub.url).port));
  t.after(() => {
    delete process.env.http_proxy;
    delete process.env.no_proxy;
  });
  process.env.http_proxy = proxy.url;
  process.env.no_proxy = "127.0.0.1";
  const name = "http://api.github.test";
  const gitHub = gitHubOf(hub, { apiUrl: name, graphqlUrl: `${name}/graphql` });
  assert.ok(await gitHub.conversation(hub.number));
  const { id } = await gitHub.createComment(hub.number, "x");
  await gitHub.removeComment(id);
  assert.ok(proxy.asked.every((host) => host.startsWith("api.github.test")));
  const { length } = proxy.asked;
  assert.ok(length > 0);
  assert.ok(await gitHubOf(hub).conversation(hub.number));
  assert.equal(proxy.asked.length, length);
  assert.deepEqual(hub.violations, []);
});
