/** The variables of the containers. */
import { namesIn } from "../project/expand.ts";
import type { Config } from "../project/project.ts";
import type { EnvVar } from "./kubernetes.ts";

/** The names that a text refers to, sorted, each once. */
export function referencesIn(text: string): readonly string[] {
  return [...new Set(namesIn(text))].sort();
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
