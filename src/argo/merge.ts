/**
 * Ways to bring what the plan says into what the user's file says, as values. `ownership.ts` builds
 * the rules of a workflow from them. What comes back is the current value itself where nothing
 * changes, so that whoever splices the text can see at a glance what to leave alone.
 */
import { type Json, type JsonObject, parseJson } from "../iceberg/json.ts";
import { isEqual, isList, isObject } from "./equal.ts";

/** What is known of the whole file. */
export interface Context {
  /** The file is dashtool's, or nobody's: not yet written by icebranch. */
  readonly adopting: boolean;
  /** Variables that the file's ConfigMaps refer to, as it stands. */
  readonly references: ReadonlySet<string>;
}

/**
 * undefined is absent: a current value that the file lacks, a planned one that must go. `bases` are
 * what icebranch has written there before, as far as it is known: of which the user's edit began.
 */
export type Merge = (
  current: Json,
  planned: Json,
  bases: readonly Json[],
  context: Context,
) => Json;

/** Ours: the file says what the plan says, but for what a person has made of it since. */
export const ours: Merge = (current, planned, bases) => {
  if (isEqual(current, planned)) return current;
  return current !== undefined && isEdited(current, bases) ? current : planned;
};

/** Whether it is nothing that icebranch wrote. Without a base nobody knows. */
function isEdited(current: Json, bases: readonly Json[]): boolean {
  return bases.length > 0 && !bases.some((base) => isEqual(current, base));
}

/** Written once, then the user's, who may also do without it. */
export const once: Merge = (current, planned, _bases, { adopting }) =>
  current === undefined && adopting ? planned : current;

/** Never in the file. */
export const gone: Merge = () => undefined;

/** JSON as text, which users may lay out as they like. */
export const jsonText: Merge = (current, planned, bases) => {
  if (current === undefined || isSameJson(current, planned)) return current ?? planned;
  const isOurs = bases.length === 0 || bases.some((base) => isSameJson(current, base));
  return isOurs ? planned : current;
};

/** A map with rules for some keys, in the order in which new ones come; all others are the user's. */
export function keys(rules: { readonly [key: string]: Merge }): Merge {
  return (current, planned, bases, context) => {
    if (planned === undefined && current === undefined) return undefined;
    if (!isObject(current)) return planned;
    const plan = isObject(planned) ? planned : {};
    const order = withNew(Object.keys(current), Object.keys(rules), (key) => key);
    const merged = order.flatMap((key) => {
      // The user's file may well have a key such as `constructor`.
      const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
      const value = rule
        ? rule(
            current[key],
            plan[key],
            bases.map((base) => member(base, key)),
            context,
          )
        : current[key];
      return value === undefined ? [] : [[key, value] as const];
    });
    const value = Object.fromEntries(merged);
    return isUnchanged(current, value) ? current : value;
  };
}

function member(value: Json, key: string): Json {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/**
 * A list whose items are known by their `name`. Items of the plan stand where the user has them, new
 * ones behind the one that they follow in the plan. Others stay, but for those that icebranch wrote:
 * these go, unless a person has changed what is ours of them. Without a base `isOfOurs` tells them by
 * their shape.
 */
export function named(
  rule: Merge,
  isOfOurs: (item: JsonObject, context: Context) => boolean = () => false,
): Merge {
  return (current, planned, bases, context) => {
    if (!isList(current)) return planned;
    const wanted = new Map((isList(planned) ? planned : []).map((item) => [nameOf(item), item]));
    const seen = new Set<string | undefined>();
    const kept = current.flatMap((item) => {
      const name = nameOf(item);
      const plan = name === undefined ? undefined : wanted.get(name);
      const written = bases.map((base) => itemNamed(base, name));
      if (plan === undefined) return isStale(item, written, context) ? [] : [item];
      const isFirst = !seen.has(name);
      seen.add(name);
      return isFirst ? [rule(item, plan, written, context)] : [];
    });
    const merged = withNew(kept, [...wanted.values()], nameOf);
    if (merged.length === 0) return undefined;
    return isUnchanged(current, merged) ? current : merged;
  };

  function isStale(item: Json, written: readonly Json[], context: Context): boolean {
    if (written.length === 0) return isObject(item) && isOfOurs(item, context);
    return isAsWritten(rule, item, written, context);
  }
}

/**
 * Whether it has all that is ours of it as icebranch wrote it once: what a plan without it takes out.
 * Of what was never written, and of what a person has changed since, the file keeps it.
 */
export function isAsWritten(
  rule: Merge,
  current: Json,
  bases: readonly Json[],
  context: Context,
): boolean {
  return bases.some((base) => base !== undefined && rule(current, base, [], context) === current);
}

function itemNamed(list: Json, name: string | undefined): Json {
  if (name === undefined || !isList(list)) return undefined;
  return list.find((item) => nameOf(item) === name);
}

/**
 * The kept, and the planned that are not among them: each behind the one that it follows in the plan,
 * the first ones before the first that stays, all at the end where none does.
 */
export function withNew<T>(
  kept: readonly T[],
  planned: readonly T[],
  keyOf: (item: T) => string | undefined,
): readonly T[] {
  const known = new Set(kept.map(keyOf));
  const wanted = new Set(planned.map(keyOf));
  let place = kept.findIndex((item) => wanted.has(keyOf(item)));
  if (place === -1) place = kept.length;
  const places = new Map(kept.map((item, i) => [keyOf(item), i + 1]));
  const added = new Map<number, T[]>();
  for (const item of planned)
    if (known.has(keyOf(item))) place = places.get(keyOf(item)) ?? place;
    else if (added.get(place)?.push(item) === undefined) added.set(place, [item]);
  return [...kept, undefined].flatMap((item, i) => [
    ...(added.get(i) ?? []),
    ...(item === undefined ? [] : [item]),
  ]);
}

export function nameOf(item: Json): string | undefined {
  const name = isObject(item) ? item.name : undefined;
  return typeof name === "string" ? name : undefined;
}

export function isSameJson(a: Json, b: Json): boolean {
  if (typeof a !== "string" || typeof b !== "string") return isEqual(a, b);
  try {
    return isEqual(parseJson(a), parseJson(b));
  } catch {
    return false;
  }
}

/** One level deep: members that did not change are the same objects. */
function isUnchanged<T extends JsonObject | readonly Json[]>(current: T, merged: T): boolean {
  const before = Object.entries(current);
  const after = Object.entries(merged);
  return (
    before.length === after.length &&
    after.every(([key, value], i) => before[i]?.[0] === key && before[i]?.[1] === value)
  );
}
