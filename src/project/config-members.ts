/** What both spellings of the configuration share. */
import type { Config } from "./project.ts";
import { has, mapMembers, optionalObject, requiredText, type Shape, wrong } from "./shape.ts";

/** What a configuration means where it says nothing. */
export const defaults = {
  main: "main",
  branches: { naming: "git", expireAfterMs: 14 * 86_400_000, drafts: "check" },
  publish: {
    onDiverged: "replay",
    atomic: "prefer",
    keepUndoMs: 7 * 86_400_000,
    waitFor: undefined,
    waitTimeoutMs: 30 * 60_000,
  },
  workflow: { path: "argo/workflow.yaml", target: "base" },
} as const satisfies Partial<Config>;

/** Kubernetes secret → key → name of the environment variable. */
export function readSecrets(shape: Shape): Config["secrets"] {
  return mapMembers(optionalObject(shape, "secrets"), (secrets, secret) =>
    mapMembers(optionalObject(secrets, secret), variableName),
  );
}

/** dashtool takes `$NAME` for `NAME` here. The text is not repeated: it may be the secret itself. */
function variableName(shape: Shape, key: string): string | undefined {
  const name = requiredText(shape, key)?.replace(/^\$/, "");
  if (name === undefined || /^[A-Za-z_]\w*$/.test(name)) return name;
  const message = `\`${key}\` must be the name of an environment variable.`;
  wrong(shape, key, "IB103", message, "Write a name such as POSTGRES_PASSWORD, never its value.");
  return undefined;
}

export function readEnv(shape: Shape): Config["env"] {
  return mapMembers(optionalObject(shape, "env"), (env, name) =>
    env.members[name] === "" ? "" : requiredText(env, name),
  );
}

/** The member of a `Config`, or none: so that configurations without it stay equal. */
export function readAllowed(shape: Shape): Pick<Config, "allowedLiterals"> {
  const key = "allowed-literals";
  if (!has(shape, key)) return {};
  const list = shape.members[key];
  if (Array.isArray(list) && list.every((one) => typeof one === "string"))
    return { allowedLiterals: list };
  const hint = "Write FILE#POINTER: bronze/inventory/x.ingest.json#/source/password.";
  wrong(shape, key, "IB103", `\`${key}\` must be a list of texts.`, hint);
  return {};
}
