/** What goes wrong when a test asks for it, and what happens meanwhile. */
import { setTimeout as sleep } from "node:timers/promises";

export interface Match {
  readonly method?: string;
  /** A part of the path, or an expression for it. git's requests are matched as well. */
  readonly path?: string | RegExp;
  /** A GraphQL root field, or an expression for the whole query. */
  readonly operation?: string | RegExp;
}

/** Exactly one of `status`, `drop`, `does`; `delay` goes with each and alone. */
export interface Fault extends Match {
  /** How many matching requests; 1 unless given. */
  readonly times?: number;
  /** How many matching requests go well before. */
  readonly skip?: number;
  /** Milliseconds before the hub looks at the request. */
  readonly delay?: number;
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
  /** The connection ends without an answer. */
  readonly drop?: boolean;
  /** Whether GitHub did what was asked for, though its answer says no or never comes. */
  readonly acted?: boolean;
  /** What somebody else does just before the request arrives. */
  readonly does?: () => Promise<unknown>;
}

export interface FaultBook {
  add(fault: Fault): void;
  /** What the request meets, after the delays and what happens meanwhile. */
  next(request: FaultRequest): Promise<Fault | undefined>;
  /** Those that no request has met yet. */
  pending(): readonly Fault[];
}

export interface FaultRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string | undefined;
  readonly fields: readonly string[];
}

export function faultBook(): FaultBook {
  const entries: { fault: Fault; skip: number; times: number }[] = [];
  return {
    add(fault) {
      entries.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
    },
    async next(request) {
      let met: Fault | undefined;
      for (const entry of entries) {
        if (entry.times === 0 || !matches(entry.fault, request)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        const { fault } = entry;
        const ends = fault.status !== undefined || fault.drop === true;
        // One answer a request: the second fault waits for the next one.
        if (ends && met !== undefined) continue;
        entry.times -= 1;
        if (fault.delay !== undefined) await sleep(fault.delay, undefined, { ref: false });
        await fault.does?.();
        if (ends) met = fault;
      }
      return met;
    },
    pending: () => entries.filter(({ times }) => times > 0).map(({ fault }) => fault),
  };
}

function matches(fault: Match, { method, path, query, fields }: FaultRequest): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  if (typeof fault.path === "string" && !path.includes(fault.path)) return false;
  if (fault.path instanceof RegExp && !fault.path.test(path)) return false;
  if (fault.operation === undefined) return true;
  if (typeof fault.operation === "string") return fields.includes(fault.operation);
  return query !== undefined && fault.operation.test(query);
}

const rateLimits = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits */
export function secondaryRateLimit(retryAfter: number, status: 403 | 429 = 403) {
  const message =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  return {
    status,
    headers: { "retry-after": String(retryAfter) },
    body: { message, documentation_url: `${rateLimits}#about-secondary-rate-limits` },
  };
}

/** The hour's requests are used up until `reset`, in seconds since 1970. */
export function primaryRateLimit(reset: number) {
  return {
    status: 403,
    headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) },
    body: { message: "API rate limit exceeded for installation.", documentation_url: rateLimits },
  };
}
