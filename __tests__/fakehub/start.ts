/** A hub's state before anything happened. */
import { rm } from "node:fs/promises";
import { bareRepository } from "./git.ts";
import { defaultTokens, type Token } from "./permissions.ts";
import { commitFiles, emptyFolder, type Files } from "./repository.ts";
import type { State } from "./state.ts";

export interface HubOptions {
  /** A bare repository's folder, which stays; or the files of a first commit on the default branch. */
  readonly repository?: string | Files;
  /** By the secret. `defaultTokens` unless given. */
  readonly tokens?: { readonly [secret: string]: Token };
  /** The repository's; 42 unless given. */
  readonly id?: number;
  readonly owner?: string;
  readonly name?: string;
  readonly defaultBranch?: string;
  /** GitHub Enterprise Server: the APIs are below `/api`, and nowhere else. */
  readonly enterprise?: boolean;
  /** Any free one unless given. */
  readonly port?: number;
}

/** Issue comments' ids have long been beyond 32 bits, and so are the hub's. */
const firstId = 3_000_000_001;
const anHour = 3_600_000;

export async function openState(
  options: HubOptions,
): Promise<{ readonly state: State; close(): Promise<void> }> {
  const { repository: given = {}, tokens = defaultTokens, defaultBranch = "main" } = options;
  const own = typeof given === "string" ? undefined : await emptyFolder();
  const folder = typeof given === "string" ? given : (own ?? given.toString());
  const repository = await bareRepository(folder);
  let now = Math.floor((Date.now() - anHour) / 1000) * 1000;
  let id = firstId;
  const state: State = {
    ...{ id: options.id ?? 42, owner: options.owner ?? "octo", name: options.name ?? "lake" },
    ...{
      enterprise: options.enterprise ?? false,
      defaultBranch,
      repository,
      tokens: new Map(Object.entries(tokens)),
      url: "",
    },
    ...{ pulls: new Map(), comments: [], checks: [], events: [], violations: [], requests: [] },
    ...{ roles: new Map([["octocat", "write"]]), gone: new Set() },
    ...{ protection: new Map(), verified: new Set(), tips: new Map(), unknownAnswers: 0 },
    tick() {
      now += 1000;
      return new Date(now).toISOString().replace(".000Z", "Z");
    },
    nextId: () => id++,
  };
  if (typeof given !== "string") {
    await repository.git("init", "-q", "--bare", "--template=", "-b", defaultBranch);
    await commitFiles(state, defaultBranch, given, { message: "first", from: null });
  }
  return {
    state,
    async close() {
      await repository[Symbol.asyncDispose]();
      if (own !== undefined) await rm(own, { recursive: true, force: true });
    },
  };
}
