/** A loopback GitHub with one pull request, and the adapter on it. */
import { type GitHubOptions, gitHub } from "../../src/adapters/github.ts";
import type { GitHub } from "../../src/github-port.ts";
import { type Hub, startHub } from "../fakehub/hub.ts";
import { defaultTokens } from "../fakehub/permissions.ts";

export interface PullHub extends Hub {
  /** Of the pull request from `bronze` to `main`. */
  readonly number: number;
  readonly head: string;
  readonly main: string;
}

export async function openHub(): Promise<PullHub> {
  const nothing = { kind: "actions", login: "github-actions[bot]", permissions: {} } as const;
  const hub = await startHub({
    repository: { "lake/orders.sql": "SELECT 1\n", "argo/workflow.yaml": "old: true\n" },
    tokens: { ...defaultTokens, ghs_none: nothing },
  });
  const main = await hub.tip("main");
  const head = await hub.commit("bronze", { "lake/orders.sql": "SELECT 2\n" });
  const number = await hub.openPull({ head: "bronze" });
  return Object.defineProperties(hub as PullHub, {
    number: { value: number },
    head: { value: head },
    main: { value: main },
  });
}

/** With the token of a run that may write, unless another is named. */
export function gitHubOf(hub: Hub, more: string | Partial<GitHubOptions> = {}): GitHub {
  const env = hub.env();
  return gitHub({
    apiUrl: env.GITHUB_API_URL ?? "",
    graphqlUrl: env.GITHUB_GRAPHQL_URL ?? "",
    repository: env.GITHUB_REPOSITORY ?? "",
    token: "ghs_actions",
    stop: new AbortController().signal,
    version: "0.0.0",
    retryBaseMs: 1,
    ...(typeof more === "string" ? { token: more } : more),
  });
}
