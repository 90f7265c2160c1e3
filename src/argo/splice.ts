/**
 * Makes a YAML text say another value by replacing the fewest characters: what does not differ keeps
 * its bytes, with its comments, order, quoting and indentation. Values come in beside the nodes that
 * say them, so that this file knows YAML and nothing of workflows.
 */

import type { YAMLMap, YAMLSeq } from "yaml";
import { type Document, isCollection, isMap, isScalar, isSeq, type Pair, stringify } from "yaml";
import type { Json, JsonObject } from "../iceberg/json.ts";
import { isEqual, isList, isObject } from "./equal.ts";
import { nameOf } from "./merge.ts";
import { Refusal } from "./refusal.ts";
import { YAML_STYLE } from "./render.ts";
import {
  columnOf,
  dashOf,
  endOf,
  isFirstOnLine,
  lineStart,
  nextLine,
  refuseShared,
  type Source,
  startOf,
} from "./source.ts";

/** Replaces [start, end) of the source. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `document` is `text` parsed with its source tokens, `current` its value. Throws `Refusal`. */
export function spliceDocument(
  text: string,
  document: Document.Parsed,
  current: JsonObject,
  target: JsonObject,
): string {
  const source: Source = { text, eol: text.includes("\r\n") ? "\r\n" : "\n" };
  if (!canDescend(document.contents, current, target))
    throw new Refusal(0, "the document is no block of keys");
  return applyEdits(text, editsOf(source, document.contents, current, target));
}

/** Edits never overlap. What is inserted at one place keeps its order, and stands before what goes there. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  return pieces.join("") + text.slice(from);
}

/** Whether the node's own text can be kept, and only members of it change. */
function canDescend(node: unknown, current: Json, target: Json): node is YAMLMap | YAMLSeq {
  if (!isCollection(node) || node.flow || node.items.length === 0) return false;
  if (isMap(node) && isObject(current) && isObject(target))
    return Object.keys(target).some((key) => Object.hasOwn(current, key));
  if (!isSeq(node) || !isList(current) || !isList(target) || target.length === 0) return false;
  const keys = target.map(keyOf);
  if (keys.includes(undefined) || new Set(keys).size < keys.length) return false;
  // What stays stays in its place, so its order must be the wanted one.
  const before = new Set(current.map(keyOf));
  const staying = [...before].filter((key) => keys.includes(key));
  return isEqual(staying as Json, keys.filter((key) => before.has(key)) as Json);
}

function editsOf(
  source: Source,
  node: YAMLMap | YAMLSeq,
  current: Json,
  target: Json,
): readonly Edit[] {
  if (isMap(node) && isObject(current) && isObject(target))
    return mapEdits(source, node, current, target);
  if (isSeq(node) && isList(current) && isList(target))
    return listEdits(source, node, current, target);
  return [];
}

function mapEdits(
  source: Source,
  map: YAMLMap,
  current: JsonObject,
  target: JsonObject,
): readonly Edit[] {
  const edits: Edit[] = [];
  const written = new Set<string>();
  const places = new Map<string, number>();
  for (const [i, pair] of map.items.entries()) {
    const key = keyText(pair);
    written.add(key);
    if (!Object.hasOwn(current, key)) continue;
    if (!Object.hasOwn(target, key)) edits.push(pairRemoval(source, map, i));
    else {
      edits.push(...pairEdits(source, pair, current[key], target[key]));
      places.set(key, nextLine(source, endOf(source, pair)));
    }
  }
  refuseMerged(map, written, current, target);
  return [...edits, ...pairInsertions(source, map, target, places)];
}

/** `places` has the line behind each pair that stays. */
function pairInsertions(
  source: Source,
  map: YAMLMap,
  target: JsonObject,
  places: ReadonlyMap<string, number>,
): readonly Edit[] {
  const first = startOf(map.items[0]);
  const [afterFirst = first] = places.values();
  let place = isFirstOnLine(source, first) ? lineStart(source, first) : afterFirst;
  return Object.entries(target).flatMap(([key, value]) => {
    const own = places.get(key);
    if (own === undefined)
      return [insertion(source, place, columnOf(source, first), { [key]: value })];
    place = own;
    return [];
  });
}

/** Keys that a merge key (`<<`) brings are another place's to change. */
function refuseMerged(
  map: YAMLMap,
  written: ReadonlySet<string>,
  current: JsonObject,
  target: JsonObject,
): void {
  for (const key of Object.keys(current))
    if (!written.has(key) && !isEqual(current[key], target[key]))
      throw new Refusal(map.range?.[0] ?? 0, `a merge key brings ${key}, which must change`);
}

function pairEdits(source: Source, pair: Pair, current: Json, target: Json): readonly Edit[] {
  if (isEqual(current, target)) return [];
  if (canDescend(pair.value, current, target)) return editsOf(source, pair.value, current, target);
  const start = startOf(pair);
  const end = endOf(source, pair);
  refuseShared(source, pair, start, end, "replace");
  const text = render(source, { [keyText(pair)]: target }, columnOf(source, start));
  return [{ start, end, text: text.trim() }];
}

function pairRemoval(source: Source, map: YAMLMap, index: number): Edit {
  const pair = map.items[index];
  const next = map.items[index + 1];
  const start = startOf(pair);
  const end = endOf(source, pair);
  if (isFirstOnLine(source, start)) {
    refuseShared(source, pair, start, end, "remove");
    return { start: lineStart(source, start), end: nextLine(source, end), text: "" };
  }
  if (next === undefined) throw new Refusal(start, "what must go has the line of its list item");
  refuseShared(source, pair, start, startOf(next), "replace");
  return { start, end: startOf(next), text: "" };
}

function listEdits(
  source: Source,
  list: YAMLSeq,
  current: readonly Json[],
  target: readonly Json[],
): readonly Edit[] {
  const wanted = new Map(target.map((item) => [keyOf(item), item]));
  const edits: Edit[] = [];
  const places = new Map<string | undefined, number>();
  for (const [i, item] of current.entries()) {
    const key = keyOf(item);
    const goal = places.has(key) ? undefined : wanted.get(key);
    if (goal === undefined) {
      edits.push(itemRemoval(source, list, i));
      continue;
    }
    edits.push(...itemEdits(source, list, i, item, goal));
    places.set(key, nextLine(source, endOf(source, list.items[i])));
  }
  return [...edits, ...itemInsertions(source, list, target, places)];
}

/** `places` has the line behind each item that stays. */
function itemInsertions(
  source: Source,
  list: YAMLSeq,
  target: readonly Json[],
  places: ReadonlyMap<string | undefined, number>,
): readonly Edit[] {
  const first = dashOf(list, 0);
  const column = columnOf(source, first);
  let place = lineStart(source, first);
  return target.flatMap((item) => {
    const own = places.get(keyOf(item));
    if (own === undefined) return [insertion(source, place, column, [item])];
    place = own;
    return [];
  });
}

function itemEdits(
  source: Source,
  list: YAMLSeq,
  index: number,
  current: Json,
  target: Json,
): readonly Edit[] {
  const item = list.items[index];
  if (isEqual(current, target)) return [];
  if (canDescend(item, current, target)) return editsOf(source, item, current, target);
  const start = dashOf(list, index);
  const end = endOf(source, item);
  refuseShared(source, item, start, end, "replace");
  return [{ start, end, text: render(source, [target], columnOf(source, start)).trim() }];
}

function itemRemoval(source: Source, list: YAMLSeq, index: number): Edit {
  const item = list.items[index];
  const dash = dashOf(list, index);
  const end = endOf(source, item);
  if (!isFirstOnLine(source, dash)) throw new Refusal(dash, "a list begins on another's line");
  refuseShared(source, item, dash, end, "remove");
  return { start: lineStart(source, dash), end: nextLine(source, end), text: "" };
}

function insertion(source: Source, place: number, column: number, value: Json): Edit {
  const text = render(source, value, column);
  const followsLine = place === 0 || source.text[place - 1] === "\n";
  return { start: place, end: place, text: followsLine ? text : source.eol + text.trimEnd() };
}

/** Whole lines in the file's line ending, each at `column`. */
function render(source: Source, value: Json, column: number): string {
  const lines = stringify(value, YAML_STYLE).trimEnd().split("\n");
  return lines.map((line) => " ".repeat(column) + line + source.eol).join("");
}

/** What an item of a list is known by. */
function keyOf(item: Json): string | undefined {
  if (typeof item === "string") return `text ${item}`;
  const name = nameOf(item);
  return name === undefined ? undefined : `name ${name}`;
}

function keyText({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}
