/** What specs and configuration refer to, against what the configuration declares. */
import type { Finding } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";
import { MAX_FINDINGS, pointerTo } from "./document.ts";
import { namesIn } from "./expand.ts";
import { warningAt } from "./finding.ts";
import type { Config, IngestNode, ProjectNode } from "./project.ts";

export function referenceFindings(
  config: Config | undefined,
  nodes: readonly ProjectNode[],
): readonly Finding[] {
  if (config === undefined) return [];
  const ingests = nodes.filter((node) => node.kind === "ingest");
  const undeclared = ingests.flatMap((node) => undeclaredBy(node, config));
  // Before the first spec nothing can refer to anything.
  return [...undeclared, ...(nodes.length > 0 ? unused(config, ingests) : [])];
}

/** Each name once, at the first text that has it. */
function undeclaredBy(node: IngestNode, config: Config): readonly Finding[] {
  const declared = declaredBySecrets(config);
  const { source, destination } = node;
  const found = new Map<string, string>();
  for (const { pointer, text } of textsOf({ source, destination }, ""))
    for (const name of namesIn(text)) if (!found.has(name)) found.set(name, pointer);
  const undeclared = [...found].filter(([name]) => !declared.has(name));
  return undeclared.slice(0, MAX_FINDINGS).map(([name, pointer]) => {
    const message = `${node.id} refers to $${name}, which no secret declares, so its container sees no value.`;
    const hint = `Declare ${name} under secrets in ${config.file}.`;
    return warningAt(node.locate(pointer), "IB301", message, hint);
  });
}

function declaredBySecrets({ secrets }: Config): ReadonlySet<string> {
  return new Set(Object.values(secrets).flatMap((keys) => Object.values(keys)));
}

/** A container gets what it refers to and no more: such a secret is for nothing, or misspelled there. */
function unused(config: Config, ingests: readonly IngestNode[]): readonly Finding[] {
  const used = new Set(
    [...textsOf({ catalogs: config.catalogs, env: config.env }, "")].flatMap(({ text }) =>
      namesIn(text),
    ),
  );
  for (const { source, destination } of ingests)
    for (const { text } of textsOf({ source, destination }, ""))
      for (const name of namesIn(text)) used.add(name);
  return Object.entries(config.secrets).flatMap(([secret, keys]) =>
    Object.entries(keys).flatMap(([key, name]) => {
      if (used.has(name) || usedUnasked.has(name)) return [];
      const at = config.locate(pointerTo(pointerTo("/secrets", secret), key));
      const message = `Nothing refers to $${name}.`;
      return [warningAt(at, "IB306", message, `Refer to it, or take \`${key}\` out.`)];
    }),
  );
}

/** By S3 clients, and by the refresh container's configuration. */
const usedUnasked = new Set(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]);

function* textsOf(value: unknown, pointer: string): Generator<{ pointer: string; text: string }> {
  if (typeof value === "string") yield { pointer, text: value };
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value as { [key: string]: Json }))
    yield* textsOf(member, pointerTo(pointer, key));
}
