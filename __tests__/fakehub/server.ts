/** The hub's HTTP server: finds out who asks for what, lets faults happen, keeps the log. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { failed } from "./answer.ts";
import type { Fault, FaultBook } from "./faults.ts";
import { answerGraphQL, type GraphQLRequest, parseRequest } from "./graphql.ts";
import type { Token } from "./permissions.ts";
import { rest } from "./rest.ts";
import { answerGit, basicToken, isGitPath, writes } from "./smart-http.ts";
import type { State } from "./state.ts";

export interface Engine {
  readonly state: State;
  readonly faults: FaultBook;
  /** One change at a time, as in a database. */
  exclusively<Value>(change: () => Promise<Value>): Promise<Value>;
  /** After a push over HTTP. */
  noticePush(token: Token): Promise<void>;
}

interface Request {
  readonly method: string;
  readonly url: URL;
  readonly path: string;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: Buffer;
  readonly json: unknown;
  readonly token: Token | undefined;
  readonly graphql: GraphQLRequest | string | undefined;
}

interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

export async function startServer(engine: Engine, port: number): Promise<Server> {
  const server = createServer((incoming, response) => {
    serve(engine, incoming, response).catch((error: NodeJS.ErrnoException) => {
      // The client hung up before it had said all.
      if (error.code === "ECONNRESET") return;
      engine.state.violations.push(`the hub failed: ${error.stack}`);
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  engine.state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

async function serve(engine: Engine, incoming: IncomingMessage, response: ServerResponse) {
  const request = read(engine.state, incoming, await buffer(incoming));
  const { graphql, method, path } = request;
  const parsed = typeof graphql === "object" ? graphql : undefined;
  const query = parsed === undefined ? undefined : request.body.toString();
  const fault = await engine.faults.next({ method, path, query, fields: parsed?.fields ?? [] });
  const acts = fault === undefined || fault.acted === true;
  const reply = acts ? await answer(engine, request) : undefined;
  if (fault?.drop === true) {
    log(engine.state, request, { status: 0, headers: {}, body: Buffer.alloc(0) });
    incoming.socket.destroy();
    return;
  }
  const sent = fault === undefined ? reply : faulty(fault);
  if (sent === undefined) throw new Error("no answer");
  log(engine.state, request, sent);
  response.writeHead(sent.status, sent.headers).end(sent.body);
}

function read(state: State, incoming: IncomingMessage, body: Buffer): Request {
  const url = addressed(state, new URL(incoming.url ?? "/", state.url));
  const headers = incoming.headers as { readonly [name: string]: string | undefined };
  const { authorization } = headers;
  const path = decodeURIComponent(url.pathname);
  const secret = isGitPath(path)
    ? basicToken(authorization)
    : /^(?:bearer|token)\s+(.+)$/i.exec(authorization ?? "")?.[1];
  const json = parseJson(path, body);
  return {
    ...{ method: incoming.method ?? "GET", url, path, headers, body, json },
    token: state.tokens.get(secret ?? ""),
    graphql: path === "/graphql" ? parseRequest(json) : undefined,
  };
}

/** https://docs.github.com/en/enterprise-server/rest/using-the-rest-api/getting-started-with-the-rest-api */
function addressed(state: State, url: URL): URL {
  if (!state.enterprise || isGitPath(url.pathname)) return url;
  const [, rest, graphql] = /^\/api(?:\/v3(\/.*)|(\/graphql))$/.exec(url.pathname) ?? [];
  const path = rest ?? graphql;
  if (path === undefined) state.violations.push(`${url.pathname}: there is no API`);
  else url.pathname = path;
  return url;
}

/** undefined for no body, and for one that is no JSON. */
function parseJson(path: string, body: Buffer): unknown {
  if (body.length === 0 || isGitPath(path)) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

async function answer(engine: Engine, request: Request): Promise<Reply> {
  const { state } = engine;
  const { token, path, method, json, body, headers, url } = request;
  if (isGitPath(path)) return gitReply(engine, request);
  if (token === undefined) return jsonReply(failed(401, "Bad credentials"));
  if (headers["user-agent"] === undefined) {
    state.violations.push(`${method} ${path}: GitHub wants a header User-Agent`);
    return jsonReply(failed(403, "Request forbidden by administrative rules."));
  }
  if (body.length > 0 && json === undefined) {
    state.violations.push(`${method} ${path}: the body is no JSON`);
    return jsonReply(failed(400, "Problems parsing JSON"));
  }
  if (path === "/graphql") return graphqlReply(engine, request, token);
  const asked = { method, url, body: json, accept: headers.accept ?? "" };
  const act = () => rest(state, token, asked);
  return jsonReply(await (method === "GET" ? act() : engine.exclusively(act)));
}

async function graphqlReply(engine: Engine, { graphql }: Request, token: Token): Promise<Reply> {
  if (typeof graphql !== "object") {
    engine.state.violations.push(`GraphQL: ${graphql}`);
    return jsonReply({ status: 200, body: { errors: [{ message: graphql }] } });
  }
  const act = () => answerGraphQL(engine.state, token, graphql);
  const body = await (graphql.mutates ? engine.exclusively(act) : act());
  return jsonReply({ status: 200, body });
}

async function gitReply(engine: Engine, request: Request): Promise<Reply> {
  const { token } = request;
  const act = () => answerGit(engine.state, token, request);
  if (!writes(request)) return act();
  return engine.exclusively(async () => {
    const reply = await act();
    if (token !== undefined) await engine.noticePush(token);
    return reply;
  });
}

function jsonReply(answer: {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}): Reply {
  const { status, body, headers = {} } = answer;
  const raw = typeof body === "string" || body instanceof Uint8Array;
  const type = raw ? "application/vnd.github.raw" : "application/json; charset=utf-8";
  const payload = raw ? body : body === undefined ? "" : JSON.stringify(body);
  return {
    status,
    headers: {
      ...(body === undefined ? {} : { "content-type": type }),
      ...{ "x-github-request-id": "FAKE:1", "x-github-media-type": "github.v3; format=json" },
      ...{ "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "999", "x-ratelimit-used": "1" },
      ...{ "x-ratelimit-reset": "4102444800", "x-ratelimit-resource": "core" },
      ...headers,
    },
    body: typeof payload === "string" ? Buffer.from(payload) : payload,
  };
}

function faulty({ status = 500, headers, body }: Fault): Reply {
  const shown = body ?? { message: status >= 500 ? "Server Error" : "injected" };
  return jsonReply({ status, body: shown, ...(headers === undefined ? {} : { headers }) });
}

function log(state: State, request: Request, reply: Reply): void {
  const { method, path, url, token, graphql, body, json } = request;
  state.requests.push({
    ...{ method, path, query: url.search, login: token?.login, status: reply.status },
    operation: typeof graphql === "object" ? graphql.fields.join(" ") : undefined,
    ...{ sent: body.length, received: reply.body.length, body: json },
  });
}
