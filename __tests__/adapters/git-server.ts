/** A server of one repository over HTTP, as GitHub's: git's own backend behind basic authentication. */
import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { TemporaryRepository } from "../repository.ts";

export interface GitServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT/octo/lake` */
  readonly url: string;
  readonly token: string;
  /** Answers of the server: one for each request, in order. */
  readonly answers: { readonly path: string; readonly bytes: number }[];
  /** What the next requests get instead: a status, nothing at all, or a redirect elsewhere. */
  readonly faults: (number | "hang" | { readonly redirect: string })[];
}

export async function gitServer(repository: TemporaryRepository): Promise<GitServer> {
  const token = "ghs_0123456789abcdefSECRET";
  const answers: { path: string; bytes: number }[] = [];
  const faults: GitServer["faults"][number][] = [];
  const server = createServer((request, response) => {
    const fault = faults.shift();
    if (fault === "hang") return;
    if (typeof fault === "object")
      return void response.writeHead(302, { location: fault.redirect }).end();
    if (fault !== undefined) return void response.writeHead(fault).end();
    const basic = `basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
    if (request.headers.authorization?.toLowerCase() !== basic.toLowerCase())
      return void response.writeHead(401, { "www-authenticate": 'Basic realm="GitHub"' }).end();
    void serve(repository, request, response).then((bytes) => {
      answers.push({ path: request.url ?? "", bytes });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/octo/lake`,
    ...{ token, answers, faults },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** https://git-scm.com/docs/git-http-backend: a CGI program. */
async function serve(
  { root, env }: TemporaryRepository,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const url = new URL(request.url ?? "", "http://127.0.0.1");
  const child = spawn("git", ["http-backend"], {
    env: {
      ...env,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: url.pathname.replace("/octo/lake", "/.git"),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"],
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      REMOTE_USER: "octo",
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  request.pipe(child.stdin);
  const out = await text(child.stdout.setEncoding("latin1"));
  const end = out.indexOf("\r\n\r\n");
  const headers = out
    .slice(0, end)
    .split("\r\n")
    .map((line) => line.split(/: */) as [string, string]);
  const status = Number.parseInt(headers.find(([name]) => name === "Status")?.[1] ?? "200", 10);
  const body = Buffer.from(out.slice(end + 4), "latin1");
  response.writeHead(status, Object.fromEntries(headers)).end(body);
  return body.length;
}
