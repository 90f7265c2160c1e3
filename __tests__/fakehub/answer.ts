/** What a handler of the REST API is given, and what it answers. */
import type { Token } from "./permissions.ts";
import type { State } from "./state.ts";

export interface Call {
  readonly state: State;
  readonly token: Token;
  readonly params: { readonly [name: string]: string };
  readonly url: URL;
  readonly query: URLSearchParams;
  /** As its operation describes it: that was checked. */
  readonly body: unknown;
  readonly accept: string;
}

export interface Answer {
  readonly status: number;
  /** A string or bytes go out as they are, a list page by page, all else as JSON. */
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}

export type Handler = (call: Call) => Promise<Answer>;

export function failed(status: number, message: string, more: object = {}): Answer {
  const documentation_url = "https://docs.github.com/rest";
  return { status, body: { message, ...more, documentation_url, status: String(status) } };
}

export const notFound = failed(404, "Not Found");

/** GitHub takes more than 100 a page for 100, without a word. */
export function pageOf(query: URLSearchParams): { page: number; perPage: number } {
  const perPage = Math.min(100, Number(query.get("per_page") ?? 30));
  return { page: Math.max(1, Number(query.get("page") ?? 1)), perPage };
}

/** The header `link` of a list that has more pages than this one. */
export function link(url: URL, total: number): { link?: string } {
  const { page: at, perPage } = pageOf(url.searchParams);
  const last = Math.max(1, Math.ceil(total / perPage));
  function to(number: number, rel: string): string {
    const there = new URL(url);
    there.searchParams.set("page", String(number));
    return `<${there.href}>; rel="${rel}"`;
  }
  const links = [
    ...(at > 1 ? [to(at - 1, "prev")] : []),
    ...(at < last ? [to(at + 1, "next"), to(last, "last")] : []),
    ...(at > 1 ? [to(1, "first")] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(", ") };
}
