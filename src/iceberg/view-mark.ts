/**
 * What icebranch writes on a materialized view and on its storage table: the property
 * `icebranch.view`, whose value is JSON. It says whose the view is, what its last change was, and
 * where that found it.
 */
import { type Json, parseJson, stringifyJson } from "./json.ts";

export const VIEW_MARK = "icebranch.view";

export interface ViewMark {
  /** GitHub's id of the repository; null where a terminal made the mark. */
  readonly repository: number | null;
  readonly project: string;
  /** The file that declares it, from the repository's root. */
  readonly file: string;
  /** Of the canonical SQL that was published last: what was undone stays so until that changes. */
  readonly digest: string;
  /** published: the view is as that publish left it. undone: it was put back. */
  readonly state: "published" | "undone";
  /** Names the publish to `undo`. */
  readonly publish: string;
  /** The commit of the production branch that it was made for. */
  readonly commit: string;
  /** The version that `main` has by it; 0 where it has none. */
  readonly version: number;
  /** What the publish found; null where it made the view. */
  readonly before: ViewBefore | null;
  /** In milliseconds since 1970. */
  readonly at: number;
}

export interface ViewBefore {
  readonly version: number;
  /** `ref-main`; null where there was none. */
  readonly ref: string | null;
  /** The storage table's current schema. */
  readonly schema: number;
}

export function renderViewMark(mark: ViewMark): string {
  return stringifyJson({ v: 1, ...mark } as never);
}

/** undefined where there is none; `unreadable` where the value is not ours. */
export function viewMarkOf({
  properties = {},
}: {
  readonly properties?: { readonly [key: string]: string };
}): ViewMark | "unreadable" | undefined {
  const text = Object.hasOwn(properties, VIEW_MARK) ? properties[VIEW_MARK] : undefined;
  if (text === undefined) return undefined;
  try {
    const value = parseJson(text);
    return isMark(value) ? value : "unreadable";
  } catch {
    return "unreadable";
  }
}

function isMark(json: Json): json is Json & ViewMark {
  if (typeof json !== "object" || json === null) return false;
  const value = json as { readonly [key: string]: unknown };
  const texts = ["project", "file", "digest", "publish", "commit"];
  return (
    value.v === 1 &&
    (value.state === "published" || value.state === "undone") &&
    texts.every((key) => typeof value[key] === "string") &&
    (value.repository === null || typeof value.repository === "number") &&
    typeof value.version === "number" &&
    typeof value.at === "number" &&
    (value.before === null || isBefore(value.before))
  );
}

function isBefore(json: unknown): boolean {
  const value = (json ?? {}) as { readonly [key: string]: unknown };
  return (
    typeof value.version === "number" &&
    typeof value.schema === "number" &&
    (value.ref === null || typeof value.ref === "string")
  );
}
