/** GitHub's REST API: the contract, the permissions, then the handler; the answer is checked as well. */
import { type Answer, type Call, failed, type Handler, link, notFound, pageOf } from "./answer.ts";
import { answerProblems, findOperation, type Operation, requestProblems } from "./openapi.ts";
import { peopleHandlers } from "./people.ts";
import { acceptedPermissions, mayAny, needsOf, type Token } from "./permissions.ts";
import { checkHandlers } from "./rest-checks.ts";
import { commentHandlers } from "./rest-comments.ts";
import { gitHandlers } from "./rest-git.ts";
import { readHandlers } from "./rest-read.ts";
import type { State } from "./state.ts";

const prefix = "/repos/{owner}/{repo}";
const handlers: { readonly [operation: string]: Handler | undefined } = {
  ...readHandlers,
  ...gitHandlers,
  ...checkHandlers,
  ...commentHandlers,
  ...peopleHandlers,
};

export interface RestRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly accept: string;
}

export async function rest(state: State, token: Token, request: RestRequest): Promise<Answer> {
  const { method, url, body } = request;
  // GitHub takes `heads%2Fmain` and `heads/main` alike.
  const path = decodeURIComponent(url.pathname);
  const violation = (what: string) => state.violations.push(`${method} ${path}: ${what}`);
  const found = findOperation(method.toLowerCase(), path);
  if (found === "unknown") {
    violation("GitHub has no such operation");
    return notFound;
  }
  if (found === "missing") {
    violation("GitHub has it, but this hub does not");
    return failed(501, "Not in this hub");
  }
  const { operation, params } = found;
  const wrong = requestProblems(operation, params, url.searchParams, body);
  for (const problem of wrong) violation(problem);
  if (wrong.length > 0) return failed(422, `Invalid request.\n\n${wrong.join("\n")}`);
  if (params.owner !== state.owner || params.repo !== state.name) return notFound;
  const answer =
    refused(operation, token) ??
    (await handle(operation, { ...request, state, token, params, query: url.searchParams }));
  const paged = Array.isArray(answer.body) ? page(answer.body, url, answer) : answer;
  for (const problem of jsonProblems(operation, paged)) violation(problem);
  return paged;
}

/** Text and bytes are what a media type other than JSON asked for. */
function jsonProblems(operation: Operation, { status, body }: Answer): string[] {
  if (typeof body === "string" || body instanceof Uint8Array) return [];
  return answerProblems(operation, status, body);
}

function refused({ method, path }: Operation, token: Token): Answer | undefined {
  const needs = needsOf(method, path);
  if (mayAny(token, needs)) return undefined;
  const who = token.kind === "pat" ? "personal access token" : "integration";
  const headers = { "x-accepted-github-permissions": acceptedPermissions(needs) };
  return { ...failed(403, `Resource not accessible by ${who}`), headers };
}

function handle({ method, path }: Operation, call: Call): Promise<Answer> {
  const handler = handlers[`${method} ${path.slice(prefix.length)}`];
  if (handler === undefined) throw new Error(`fakehub: no handler for ${method} ${path}`);
  return handler(call);
}

function page(list: readonly unknown[], url: URL, answer: Answer): Answer {
  const { page: at, perPage } = pageOf(url.searchParams);
  const body = list.slice((at - 1) * perPage, at * perPage);
  return { ...answer, body, headers: { ...answer.headers, ...link(url, list.length) } };
}
