/** A proxy in front of an HTTP server that does to chosen requests what networks and gateways do. */
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/**
 * `drop`: the server never sees it. `cut`: the server acts, and half of its answer arrives. `lose`:
 * the server acts, and nothing of its answer arrives. `delay`: the answer comes late. `twice`: the
 * server gets it two times, and the first answer is handed on. A number: a gateway's own answer,
 * before the server saw the request; negative: after it acted.
 */
export type Fault = "drop" | "cut" | "lose" | "delay" | "twice" | number | Forgery;

/** Another request is sent in the place of this one, or another answer comes back. */
export interface Forgery {
  readonly request?: (body: string) => string;
  readonly answer?: (body: string) => string;
}

export const faults: readonly Fault[] = [
  ...(["drop", "cut", "lose", "delay", "twice"] as const),
  ...[409, 429, 500, 502, 503, 504, -500, -502, -503, -504],
];

export interface Passed {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: string;
}

export interface FaultProxy extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Everything that was asked since the start, faults included. */
  readonly seen: readonly Passed[];
  /** Asked of each request; undefined lets it pass. */
  rule: (passed: Passed) => Fault | undefined | Promise<Fault | undefined>;
}

const lateMs = 300;

export async function faultProxy(target: string): Promise<FaultProxy> {
  const seen: Passed[] = [];
  const server = createServer((asked, answer) => {
    handle(asked, answer).catch(() => asked.socket.destroy());
  });
  async function handle(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await bytesOf(asked);
    const { method = "GET", url: path = "/" } = asked;
    const passed = { method, path, body: body.toString() };
    seen.push(passed);
    const fault = await proxy.rule(passed);
    if (fault === "drop") return void asked.socket.destroy();
    if (typeof fault === "number" && fault > 0) return gateway(answer, fault);
    if (typeof fault === "object") return forge(target, asked, { body, answer, forgery: fault });
    const got = await forward(target, asked, body);
    if (fault === "twice") await forward(target, asked, body);
    if (fault === "lose") return void asked.socket.destroy();
    if (typeof fault === "number") return gateway(answer, -fault);
    if (fault === "delay") await wait(lateMs);
    answer.writeHead(got.status, got.headers);
    if (fault !== "cut") return void answer.end(got.body);
    answer.write(got.body.subarray(0, got.body.length >> 1), () => asked.socket.destroy());
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: FaultProxy = {
    origin: `http://127.0.0.1:${port}`,
    seen,
    rule: () => undefined,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

async function forge(
  target: string,
  asked: IncomingMessage,
  {
    body,
    answer,
    forgery,
  }: { readonly body: Buffer; readonly answer: ServerResponse; readonly forgery: Forgery },
): Promise<void> {
  const { request: other, answer: otherAnswer } = forgery;
  const got = await forward(target, asked, other ? Buffer.from(other(body.toString())) : body);
  const back = otherAnswer ? Buffer.from(otherAnswer(got.body.toString())) : got.body;
  const { "content-length": _, "content-encoding": __, ...headers } = got.headers;
  answer.writeHead(got.status, headers).end(back);
}

/** Gateways answer in HTML, and say when to come back. */
function gateway(answer: ServerResponse, status: number): void {
  const headers: OutgoingHttpHeaders = { "content-type": "text/html" };
  if (status === 429 || status === 503) headers["retry-after"] = "0";
  answer.writeHead(status, headers).end(`<html><h1>${status}</h1></html>`);
}

interface Got {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

function forward(target: string, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<Got>((resolve, reject) => {
    const { "transfer-encoding": _, ...kept } = headers;
    const outgoing = request(
      `${target}${url}`,
      { method, headers: { ...kept, "content-length": body.length } },
      (answer) => {
        bytesOf(answer).then((all) => {
          const { "transfer-encoding": __, connection: ___, ...back } = answer.headers;
          const length = method === "HEAD" ? {} : { "content-length": all.length };
          resolve({ status: answer.statusCode ?? 502, headers: { ...back, ...length }, body: all });
        }, reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
