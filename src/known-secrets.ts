/** The values that a process must not repeat because their variables are called like secrets. */
import { isSecretKey } from "./secret-keys.ts";

/** A path is where a secret lies, and none itself. What a configuration declares is not asked here. */
export function wellKnownSecrets(env: {
  readonly [name: string]: string | undefined;
}): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value && isSecretKey(name) && !/^(?:\.{0,2}|~)\//.test(value) ? [value] : [],
  );
}
