/** Finds one's way in a schema: what is at a pointer, and by which key a choice is made. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { pointerParts, pointerTo } from "../project/document.ts";
import { isObject } from "../project/shape.ts";

/** The key that has a value of its own in each branch. */
export function tagOf(
  branches: readonly Json[],
): { readonly key: string; readonly values: readonly string[] } | undefined {
  const [first] = branches;
  const keys = isObject(first) && isObject(first.properties) ? Object.keys(first.properties) : [];
  for (const key of keys) {
    const at = pointerTo("/properties", key);
    const values: string[] = [];
    for (const branch of branches) {
      const value = onlyValue(memberAt(branch, at));
      if (typeof value !== "string") break;
      values.push(value);
    }
    if (values.length === branches.length && new Set(values).size === values.length)
      return { key, values };
  }
  return undefined;
}

function onlyValue(property: Json): Json {
  if (!isObject(property)) return undefined;
  if (property.const !== undefined) return property.const;
  return Array.isArray(property.enum) && property.enum.length === 1 ? property.enum[0] : undefined;
}

export function memberAt(value: Json, pointer: string): Json {
  let found: Json = value;
  for (const part of pointerParts(pointer)) {
    if (typeof found !== "object" || found === null) return undefined;
    if (!Object.hasOwn(found, part)) return undefined;
    found = (found as JsonObject)[part];
  }
  return found;
}

/** A pointer in a URI's fragment. */
export function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
