/** What of a person's edits a file still says, as values and as lines of text. */
import assert from "node:assert/strict";
import { isList, isObject } from "../../src/argo/equal.ts";
import type { Json, JsonObject } from "../../src/iceberg/json.ts";

export interface Flat {
  /** JSON by its place: `CronWorkflow.spec.timezone`, `…templates.mine.container.image`. */
  readonly leaves: ReadonlyMap<string, string>;
  /** Places of documents and of items with a name. */
  readonly items: ReadonlySet<string>;
}

export function flat(documents: readonly JsonObject[]): Flat {
  const leaves = new Map<string, string>();
  const items = new Set<string>();
  const walk = (place: string, value: Json) => {
    if (isList(value) && value.length > 0 && value.every((one) => isObject(one) && one.name))
      for (const item of value as readonly JsonObject[]) {
        items.add(`${place}.${item.name}`);
        walk(`${place}.${item.name}`, item);
      }
    else if (isObject(value) && Object.keys(value).length > 0)
      for (const [key, member] of Object.entries(value)) walk(`${place}.${key}`, member);
    else leaves.set(place, JSON.stringify(leaf(place, value)));
  };
  for (const document of documents) {
    const name = isObject(document.metadata) ? document.metadata.name : "";
    const place = document.kind === "CronWorkflow" ? "CronWorkflow" : `${document.kind} ${name}`;
    items.add(place);
    walk(place, document);
  }
  return { leaves, items };
}

/** JSON in a text may be laid out anyhow, and what a task waits for has no order. */
function leaf(place: string, value: Json): Json {
  if (place.endsWith(".json") && typeof value === "string") return JSON.parse(value);
  return place.endsWith(".dependencies") && isList(value) ? value.toSorted() : value;
}

/** Places whose value differs, with what the second one has there. */
export function changes(before: Flat, after: Flat): ReadonlyMap<string, string | undefined> {
  const places = new Set([...before.leaves.keys(), ...after.leaves.keys()]);
  return new Map(
    [...places]
      .filter((place) => before.leaves.get(place) !== after.leaves.get(place))
      .map((place) => [place, after.leaves.get(place)]),
  );
}

/** Whether nothing around a place has gone from one plan to the next. */
export function isAlive(place: string, before: Flat, after: Flat): boolean {
  return [...before.items.difference(after.items)].every(
    (item) => place !== item && !place.startsWith(`${item}.`),
  );
}

function linesOf(text: string): readonly string[] {
  return text.split("\n");
}

/** Each line that an edit made, as it stands in the file that all edits made, stands in the result. */
export function assertLinesStand(made: readonly string[], mine: string, result: string): void {
  const lines = new Set(linesOf(result));
  for (const line of made) {
    const there = linesOf(mine).filter((one) => one.trim() === line);
    if (there.length > 0)
      assert.ok(
        there.some((one) => lines.has(one)),
        `${line}\n${result}`,
      );
  }
}

/** Trimmed. */
export function madeLines(before: string, after: string): readonly string[] {
  const old = new Set(linesOf(before).map((line) => line.trim()));
  return linesOf(after)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !old.has(line));
}

/** Items of a list that both have come in the order of the first. */
export function assertOrder(mine: readonly string[], result: readonly string[]): void {
  const left = new Set(mine).intersection(new Set(result));
  assert.deepEqual(
    result.filter((one) => left.has(one)),
    mine.filter((one) => left.has(one)),
  );
}

/** What is icebranch's, of what the edits of `ownedEdits` change. */
export const ownedPlace = /\.container\.image$|\.source\.json$|\.tasks\.[^.]+\.dependencies$/;

/** Places of the documents, the templates and the tasks, in the file's order. */
export const orders = ({ items }: Flat) =>
  ["", "CronWorkflow.spec.workflowSpec.templates.", "templates.dashtool.dag.tasks."].map((list) =>
    [...items].filter((item) => item.includes(list) && !item.split(list).at(-1)?.includes(".")),
  );
