import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import process from "node:process";
import { it } from "node:test";
import { gitHubOf, openHub } from "./github-hub.ts";

/** A proxy that knows one server, by whatever name it is asked for. */
async function proxyTo(port: number) {
  const asked: string[] = [];
  const server = createServer((incoming, response) => {
    asked.push(new URL(incoming.url ?? "").host);
    const { pathname: path } = new URL(incoming.url ?? "");
    const { method, headers } = incoming;
    const onward = request({ port, host: "127.0.0.1", method, path, headers }, (answer) => {
      answer.pipe(response.writeHead(answer.statusCode ?? 500, answer.headers));
    });
    incoming.pipe(onward);
  });
  server.on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    const onward = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ...{ asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

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
