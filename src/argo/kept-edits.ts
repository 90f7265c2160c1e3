/** Where a person's edit of what is ours stands: said at its line, with what the plan has in its place. */
import { type Json, parseJson } from "../iceberg/json.ts";
import { isEqual, isList, isObject } from "./equal.ts";
import { nameOf } from "./merge.ts";

export interface KeptEdit {
  /** Keys and indices from the document's root, as the file has it. */
  readonly path: readonly (string | number)[];
  /** Where it is, in words: `tasks.bronze-orders.template`, `data.source.json/host`. */
  readonly place: string;
  readonly kept: Json;
  /** undefined where the plan has nothing there. */
  readonly planned: Json;
  /** Whether the plan, too, has something new there. */
  readonly isConflict: boolean;
}

/** `kept`: as the file will be. `forced`: as it would be without edits. `bases`: as icebranch wrote it before. */
export function keptEdits(kept: Json, forced: Json, bases: readonly Json[]): readonly KeptEdit[] {
  return differences({ kept, forced, bases, path: [], place: "" });
}

interface Place {
  readonly kept: Json;
  readonly forced: Json;
  readonly bases: readonly Json[];
  readonly path: KeptEdit["path"];
  readonly place: string;
}

function differences(at: Place): readonly KeptEdit[] {
  const { kept, forced, bases, path, place } = at;
  if (isEqual(kept, forced)) return [];
  if (isObject(kept) && isObject(forced))
    return Object.keys(kept).flatMap((key) =>
      differences({
        ...{ kept: kept[key], forced: forced[key] },
        bases: bases.map((base) => (isObject(base) ? base[key] : undefined)),
        ...{ path: [...path, key], place: place === "" ? key : `${place}.${key}` },
      }),
    );
  if (isList(kept) && isList(forced) && kept.every((item) => nameOf(item) !== undefined))
    return kept.flatMap((item, index) => {
      const [plan, written] = [named(forced, item), bases.map((base) => itemOf(base, item))];
      // A person's own, though it has the shape of ours.
      if (plan === undefined && written.every((base) => base === undefined)) return [];
      const at = { path: [...path, index], place: `${place}.${nameOf(item)}` };
      return differences({ kept: item, forced: plan, bases: written, ...at });
    });
  const isConflict = !bases.some((base) => isSame(base, forced));
  const inside = jsonDifference(kept, forced) ?? { pointer: "", kept, planned: forced };
  const { pointer, ...sides } = inside;
  return [{ path, place: place + pointer, ...sides, isConflict }];
}

function itemOf(list: Json, item: Json): Json {
  return isList(list) ? named(list, item) : undefined;
}

function named(list: readonly Json[], item: Json): Json {
  return list.find((one) => nameOf(one) === nameOf(item));
}

interface JsonDifference {
  /** RFC 6901, of the first member that differs. */
  readonly pointer: string;
  readonly kept: Json;
  readonly planned: Json;
}

/** undefined where they are no JSON texts of objects. */
function jsonDifference(kept: Json, planned: Json): JsonDifference | undefined {
  const [a, b] = [objectIn(kept), objectIn(planned)];
  return isObject(a) && isObject(b) ? firstDifference(a, b, "") : undefined;
}

function objectIn(text: Json): Json {
  if (typeof text !== "string" || !/^\s*\{/.test(text)) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function firstDifference(kept: Json, planned: Json, pointer: string): JsonDifference {
  if (!isObject(kept) || !isObject(planned)) return { pointer, kept, planned };
  const keys = [...new Set([...Object.keys(kept), ...Object.keys(planned)])];
  const key = keys.find((one) => !isEqual(kept[one], planned[one]));
  if (key === undefined) return { pointer, kept, planned };
  const escaped = key.replaceAll("~", "~0").replaceAll("/", "~1");
  return firstDifference(kept[key], planned[key], `${pointer}/${escaped}`);
}

function isSame(a: Json, b: Json): boolean {
  if (isEqual(a, b)) return true;
  const [x, y] = [objectIn(a), objectIn(b)];
  return x !== undefined && y !== undefined && isEqual(x, y);
}
