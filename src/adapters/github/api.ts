/**
 * Calls to GitHub's API: a timeout for each, few tries, and no second write where the first may
 * have landed. Octokit's plugins for retries and throttling are not used: the former repeats a POST
 * whose answer was lost, the latter spaces writes a second apart (it is made for programs that write
 * in bulk; ours are a handful a run), and neither lets a wait be cut short by a signal.
 */
import { setTimeout } from "node:timers/promises";
import { request } from "@octokit/request";
import { throwIfStopped } from "../../concurrently.ts";
import { environmentFetch } from "./proxy.ts";
import { explainLost, explainRefusal, type Task, waitIsTooLong } from "./refusal.ts";
import {
  type Failure,
  type GraphqlError,
  type Headers,
  type Refusal,
  type Reply,
  readFailure,
  readGraphql,
} from "./result.ts";

export interface ApiOptions {
  /** `https://api.github.com`, `https://HOST/api/v3`. */
  readonly apiUrl: string;
  /** `https://api.github.com/graphql`, `https://HOST/api/graphql`. */
  readonly graphqlUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  readonly stop: AbortSignal;
  /** Ours, for the user agent. */
  readonly version: string;
  /** What a second lasts while it waits before another try; less in tests. */
  readonly retryBaseMs?: number;
  /** How long GitHub has for an answer. */
  readonly timeoutMs?: number;
}

type Request = typeof request;
export type Answer<T> = { readonly kind: "answer"; readonly data: T } | Refusal;
/** Looks whether a write happened whose answer was lost; what it would have answered, if so. */
export type Recover<T> = () => Promise<T | undefined>;

/** Every call throws IB904 once it is to stop, IB614 where no try got an answer. */
export interface Api {
  readonly owner: string;
  readonly repo: string;
  /** Throws as `explainRefusal` says where GitHub refuses. */
  rest<T>(task: Task, send: Send<T>, recover?: Recover<T>): Promise<T>;
  /** As `rest`, but a refusal is an answer. */
  tryRest<T>(task: Task, send: Send<T>, recover?: Recover<T>): Promise<Answer<T>>;
  /** `absent`: whether an error only says that something asked for is not there. */
  graphql<T>(task: Task, query: Query, absent?: (error: GraphqlError) => boolean): Promise<T>;
  tryGraphql<T>(
    task: Task,
    query: Query & { readonly recover?: Recover<T> },
    absent?: (error: GraphqlError) => boolean,
  ): Promise<Answer<T>>;
}

export type Send<T> = (request: Request) => Promise<Response<T>>;

interface Response<T> {
  readonly status: number;
  readonly data: T;
  readonly headers: Headers;
}

export interface Query {
  readonly query: string;
  readonly variables: { readonly [name: string]: unknown };
}

const longestWait = 60;
/**
 * How often each request is tried, by how many in a row got no answer at all before it. A run that
 * tells fifty pull requests of its work must not wait for each as long as for the first.
 */
const tries = [3, 1, 1];

/** Of one token; what it has seen of GitHub while the run lasts. */
interface Health {
  unanswered: number;
}

export function gitHubApi(options: ApiOptions): Api {
  const [owner = "", repo = ""] = options.repository.split("/");
  const health: Health = { unanswered: 0 };
  const tryRest: Api["tryRest"] = (task, send, recover) =>
    persist({ options, health, task }, () => attempt(options, send), recover);
  const tryGraphql: Api["tryGraphql"] = (task, { query, variables, recover }, absent) =>
    persist(
      { options, health, task },
      async () => {
        const send: Send<unknown> = (request) =>
          request({ method: "POST", url: options.graphqlUrl, query, variables });
        return readGraphql(await attempt(options, send), absent ?? (() => false), options.token);
      },
      recover,
    );
  const accept = <T>(task: Task, answer: Answer<T>): T => {
    if (answer.kind === "answer") return answer.data;
    throw explainRefusal(task, answer);
  };
  return {
    owner,
    repo,
    tryRest,
    tryGraphql,
    rest: async (task, send, recover) => accept(task, await tryRest(task, send, recover)),
    graphql: async (task, query, absent) => accept(task, await tryGraphql(task, query, absent)),
  };
}

/** One try. Its signal also ends the reading of the answer. */
async function attempt<T>(options: ApiOptions, send: Send<T>): Promise<Reply<T> | Failure> {
  throwIfStopped(options.stop);
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 30_000);
  try {
    const { status, data, headers } = await send(
      request.defaults({
        baseUrl: options.apiUrl,
        headers: {
          authorization: `token ${options.token}`,
          "user-agent": `icebranch/${options.version}`,
          "x-github-api-version": "2022-11-28",
        },
        request: {
          fetch: environmentFetch(),
          signal: AbortSignal.any([options.stop, timeout]),
          log: silent,
        },
      }),
    );
    // The client makes text, or nothing at all, of an answer that breaks off.
    if (status !== 204 && typeof data !== "object") return lost("an answer that breaks off");
    return { kind: "answer", data, headers };
  } catch (error) {
    if (timeout.aborted) return lost("no answer in time");
    return readFailure(error, options.token);
  }
}

function lost(why: string): Failure {
  return { kind: "lost", why };
}

/** The client tells of deprecations, on the console unless told otherwise. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {}

interface Call {
  readonly options: ApiOptions;
  readonly health: Health;
  readonly task: Task;
}

async function persist<T>(
  call: Call,
  once: () => Promise<Answer<T> | Failure>,
  recover?: Recover<T>,
): Promise<Answer<T>> {
  const { health } = call;
  try {
    const answer = await tryTimes(call, tries[health.unanswered] ?? 0, once, recover);
    health.unanswered = 0;
    return answer;
  } catch (error) {
    health.unanswered += 1;
    throw error;
  }
}

async function tryTimes<T>(
  { options, task }: Call,
  times: number,
  once: () => Promise<Answer<T> | Failure>,
  recover?: Recover<T>,
): Promise<Answer<T>> {
  let unsure = false;
  let last: Failure = lost("nor to the requests before");
  for (let count = 1; count <= times; count++) {
    const result = await once();
    if (result.kind !== "answer") throwIfStopped(options.stop);
    switch (result.kind) {
      case "answer":
        return result;
      case "refused": {
        // An earlier try may be what it is refused for.
        const data = unsure ? await recover?.() : undefined;
        return data === undefined ? result : { kind: "answer", data };
      }
      case "limited":
        if (result.seconds > longestWait || count === times) throw waitIsTooLong(task, result);
        await pause(result.seconds, options);
        break;
      case "lost": {
        unsure = true;
        if (count < times || recover !== undefined) await pause(count ** 2, options);
        const data = await recover?.();
        if (data !== undefined) return { kind: "answer", data };
        last = result;
      }
    }
  }
  throw explainLost(task, last.kind === "lost" ? last.why : "no answer");
}

async function pause(seconds: number, { retryBaseMs = 1000, stop }: ApiOptions): Promise<void> {
  await setTimeout(seconds * retryBaseMs, undefined, { signal: stop }).catch(ignore);
  throwIfStopped(stop);
}
