/** What specs and configuration refer to, against what the configuration declares. */
import type { Finding, Location } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";
import { MAX_FINDINGS, pointerTo } from "./document.ts";
import { awsSecrets, namesIn, secretVariables } from "./expand.ts";
import { warningAt } from "./finding.ts";
import type { Config, ProjectNode } from "./project.ts";

export function referenceFindings(
  config: Config | undefined,
  nodes: readonly ProjectNode[],
): readonly Finding[] {
  // Before the first spec nothing can refer to anything.
  if (config === undefined || nodes.length === 0) return [];
  const declared = new Set(secretVariables(config));
  const used = new Set(referencesOf({ catalogs: config.catalogs, env: config.env }).keys());
  const undeclared = nodes.flatMap((node) => {
    if (node.kind !== "ingest") return [];
    const { source, destination } = node;
    const found = [...referencesOf({ source, destination })];
    for (const [name] of found) used.add(name);
    return found
      .filter(([name]) => !declared.has(name))
      .slice(0, MAX_FINDINGS)
      .map(([name, pointer]) => undeclaredReference(node.locate(pointer), node.id, name, config));
  });
  return [...undeclared, ...unused(config, used)];
}

export function undeclaredReference(
  at: Location,
  id: string,
  name: string,
  { file }: Config,
): Finding {
  const message = `${id} refers to $${name}, which no secret declares, so its container sees no value.`;
  return warningAt(at, "IB301", message, `Declare ${name} under secrets in ${file}.`);
}

/** A container gets what it refers to and no more: such a secret is for nothing, or misspelled there. */
function unused(config: Config, used: ReadonlySet<string>): readonly Finding[] {
  return Object.entries(config.secrets).flatMap(([secret, keys]) =>
    Object.entries(keys).flatMap(([key, name]) => {
      // S3 clients and the refresh container's configuration ask for these by themselves.
      if (used.has(name) || awsSecrets.includes(name)) return [];
      const at = config.locate(pointerTo(pointerTo("/secrets", secret), key));
      const message = `Nothing refers to $${name}.`;
      return [warningAt(at, "IB306", message, `Refer to it, or take \`${key}\` out.`)];
    }),
  );
}

/** Name → pointer of the first text that refers to it. */
function referencesOf(value: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { pointer, text } of textsOf(value, ""))
    for (const name of namesIn(text)) if (!found.has(name)) found.set(name, pointer);
  return found;
}

function* textsOf(value: unknown, pointer: string): Generator<{ pointer: string; text: string }> {
  if (typeof value === "string") yield { pointer, text: value };
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value as { [key: string]: Json }))
    yield* textsOf(member, pointerTo(pointer, key));
}
