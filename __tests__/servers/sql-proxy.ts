/** A proxy in front of a database server that does to a commit what networks do. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * `before`: cut when the client says commit, and the server never hears of it. `after`: cut when the
 * server has acted, and its answer is lost. `mute` and `deaf`: nothing is cut, and the client waits;
 * the server has acted, or never heard of it.
 */
export type Fault = "before" | "after" | "mute" | "deaf";

export interface SqlProxy extends AsyncDisposable {
  readonly port: number;
  /** How often the client has waited for an answer. */
  roundTrips: number;
  /** Asked when a client commits what it wrote; undefined lets it pass. */
  rule: () => Fault | undefined;
  /** Called when a fault has done its work. */
  onFault: () => void;
  /** Milliseconds that each way takes. */
  delayMs: number;
  /** Cuts all connections that are open. */
  cutAll(): void;
}

export async function sqlProxy(port: number, host = "127.0.0.1", own = host): Promise<SqlProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
      socket.setNoDelay(true);
    }
    pass(client, upstream, proxy);
  });
  const proxy: SqlProxy = {
    port: 0,
    roundTrips: 0,
    rule: () => undefined,
    onFault: () => undefined,
    delayMs: 0,
    cutAll() {
      for (const socket of sockets) socket.destroy();
    },
    async [Symbol.asyncDispose]() {
      proxy.cutAll();
      server.close();
      await once(server, "close");
    },
  };
  server.listen(0, own);
  await once(server, "listening");
  return Object.assign(proxy, { port: (server.address() as AddressInfo).port });
}

function pass(client: Socket, upstream: Socket, proxy: SqlProxy): void {
  let writes = false;
  let fault: Fault | undefined;
  let asks = false;
  const cut = () => {
    client.destroy();
    upstream.destroy();
  };
  client.on("data", (bytes) => {
    const text = bytes.toString("latin1");
    if (/read write/.test(text)) writes = true;
    if (writes && /\bcommit\b/.test(text)) {
      writes = false;
      fault = proxy.rule();
    }
    if (!asks) proxy.roundTrips++;
    asks = true;
    if (fault === "before" || fault === "deaf") {
      proxy.onFault();
      if (fault === "before") cut();
      return;
    }
    later(proxy.delayMs, () => upstream.write(bytes));
  });
  upstream.on("data", (bytes) => {
    asks = false;
    if (fault === "after" || fault === "mute") {
      proxy.onFault();
      if (fault === "after") cut();
      return;
    }
    later(proxy.delayMs, () => client.write(bytes));
  });
  client.on("end", () => upstream.end()).on("close", () => upstream.destroy());
  upstream.on("end", () => client.end()).on("close", () => client.destroy());
}

function later(ms: number, work: () => void): void {
  if (ms === 0) work();
  else setTimeout(work, ms);
}
