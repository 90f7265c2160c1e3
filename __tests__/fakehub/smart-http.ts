/** git's own protocol over HTTP, by git's own server. */
import { spawn } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { gitEnv } from "./git-process.ts";
import { may, type Token } from "./permissions.ts";
import type { State } from "./state.ts";

export interface GitRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: Buffer;
}

export interface GitAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
}

const gitPath = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(\/info\/refs|\/git-(?:upload|receive)-pack)$/;

export function isGitPath(path: string): boolean {
  return gitPath.test(path);
}

export function writes({ url }: GitRequest): boolean {
  return url.pathname.endsWith("/git-receive-pack");
}

/** The token of basic authentication; git gives no other. */
export function basicToken(authorization: string | undefined): string | undefined {
  const encoded = /^basic\s+(.+)$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return undefined;
  return Buffer.from(encoded, "base64")
    .toString()
    .replace(/^[^:]*:/, "");
}

export async function answerGit(
  state: State,
  token: Token | undefined,
  request: GitRequest,
): Promise<GitAnswer> {
  const [, owner = "", name = "", rest = ""] = gitPath.exec(request.url.pathname) ?? [];
  const asked = { "www-authenticate": 'Basic realm="GitHub"' };
  if (token === undefined) return plain(401, "Invalid username or token.", asked);
  const fork = owner === state.owner ? undefined : owner;
  if (name !== state.name || (fork !== undefined && !isFork(state, fork)))
    return plain(404, "Repository not found.");
  const service = request.url.searchParams.get("service") ?? rest.slice(1);
  const access = service === "git-receive-pack" ? "write" : "read";
  if (!may(token, "contents", access))
    return plain(403, `Permission to ${owner}/${name}.git denied to ${token.login}.`);
  return backend(state, request, { fork, rest, login: token.login });
}

function plain(status: number, message: string, headers = {}): GitAnswer {
  const type = { "content-type": "text/plain; charset=utf-8" };
  return { status, headers: { ...type, ...headers }, body: Buffer.from(`${message}\n`) };
}

function isFork(state: State, owner: string): boolean {
  return [...state.tips.keys()].some((ref) => ref.startsWith(`refs/namespaces/${owner}/`));
}

interface Place {
  readonly fork: string | undefined;
  readonly rest: string;
  readonly login: string;
}

async function backend(state: State, request: GitRequest, place: Place): Promise<GitAnswer> {
  const child = spawn("git", ["http-backend"], { env: cgi(state, request, place) });
  child.stdin.on("error", () => {});
  child.stdin.end(request.body);
  const [output, complaint] = await Promise.all([buffer(child.stdout), text(child.stderr)]);
  const end = output.indexOf("\r\n\r\n");
  if (end < 0) return plain(500, complaint);
  const lines = output.subarray(0, end).toString().split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 1).trim(),
    ]),
  );
  const { status = "200", ...others } = headers;
  return { status: Number.parseInt(status, 10), headers: others, body: output.subarray(end + 4) };
}

function cgi(state: State, { method, url, headers, body }: GitRequest, place: Place) {
  const { folder } = state.repository;
  return {
    ...gitEnv(),
    ...settings(state),
    GIT_PROJECT_ROOT: dirname(folder),
    PATH_INFO: `/${basename(folder)}${place.rest}`,
    GIT_HTTP_EXPORT_ALL: "1",
    GIT_PROTOCOL: headers["git-protocol"] ?? "",
    ...(place.fork === undefined ? {} : { GIT_NAMESPACE: place.fork }),
    REMOTE_USER: place.login,
    REMOTE_ADDR: "127.0.0.1",
    REQUEST_METHOD: method,
    QUERY_STRING: url.search.slice(1),
    CONTENT_TYPE: headers["content-type"] ?? "",
    CONTENT_LENGTH: String(body.length),
    HTTP_CONTENT_ENCODING: headers["content-encoding"] ?? "",
  };
}

/** As GitHub serves: any commit by its id, partial clones, and no push to its own refs. */
function settings(state: State): NodeJS.ProcessEnv {
  const protection = [...state.protection.keys()].map((branch) => `refs/heads/${branch}`);
  const values = {
    "uploadpack.allowAnySHA1InWant": "true",
    "uploadpack.allowFilter": "true",
    "http.receivepack": "true",
    "receive.autogc": "false",
    "receive.hideRefs": "refs/pull",
    "transfer.hideRefs": "refs/namespaces",
    "core.hooksPath": join(import.meta.dirname, "hooks"),
  };
  const entries = Object.entries(values).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const count = { GIT_CONFIG_COUNT: String(Object.keys(values).length) };
  return { ...count, ...Object.fromEntries(entries), FAKEHUB_PROTECTED: protection.join(" ") };
}
