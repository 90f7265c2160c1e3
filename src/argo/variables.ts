/** References to environment variables, as `envsubst` reads them: `$NAME` and `${NAME}`, nothing else. */
import type { Config } from "../project/project.ts";
import type { EnvVar } from "./kubernetes.ts";

const REFERENCE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g;

/** The names that a text refers to, sorted, each once. */
export function referencesIn(text: string): readonly string[] {
  const names = new Set<string>();
  for (const [, bare, braced] of text.matchAll(REFERENCE)) names.add(bare ?? braced ?? "");
  return [...names].sort();
}

/** What a text says before, between and behind the variables that it refers to. */
export function literalsAround(text: string): readonly string[] {
  const literals: string[] = [];
  let end = 0;
  for (const { 0: reference, index } of text.matchAll(REFERENCE)) {
    literals.push(text.slice(end, index));
    end = index + reference.length;
  }
  return [...literals, text.slice(end)];
}

/** Where each variable that the configuration declares comes from. A name declared twice: the last. */
export function declaredVariables(secrets: Config["secrets"]): ReadonlyMap<string, EnvVar> {
  const variables = new Map<string, EnvVar>();
  for (const [secret, keys] of Object.entries(secrets))
    for (const [key, variable] of Object.entries(keys)) {
      const name = variable.replace(/^\$/, "");
      variables.set(name, { name, valueFrom: { secretKeyRef: { name: secret, key } } });
    }
  return variables;
}
