/** Edits of a workflow file's text as a person makes them in an editor, in whatever layout it has. */
import assert from "node:assert/strict";
import { isMap, isNode, isPair, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { splitDocuments } from "../../src/argo/documents.ts";

/** Keys from the document's root; of a list, `=x` is the item named x. */
export type Path = readonly string[];

interface Found {
  readonly node: Node;
  /** Where the document begins in the file. */
  readonly offset: number;
}

/** The documents by `kind name`, a CronWorkflow by its kind alone, with where they begin. */
function documentsOf(text: string) {
  let end = 0;
  return splitDocuments(text).map((part) => {
    const offset = end;
    end += part.length;
    const kind = /^kind: (.*)$/m.exec(part)?.[1];
    const name = /^metadata:\n(?: .*\n)*? +name: (.*)$/m.exec(part)?.[1];
    return { offset, part, key: kind === "CronWorkflow" ? kind : `${kind} ${name}` };
  });
}

/** The last one: edits ask for several places of one document. */
let last: { readonly part: string; readonly contents: unknown } | undefined;

function parsed(part: string): unknown {
  if (last?.part !== part) last = { part, contents: parseDocument(part).contents };
  return last.contents;
}

function textAt(node: unknown, path: Path): string {
  const found = descend(node, path);
  return isScalar(found) ? String(found.value) : "";
}

function descend(node: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return node;
  if (isSeq(node))
    return descend(
      node.items.find((item) => `=${textAt(item, ["name"])}` === key),
      rest,
    );
  return isMap(node) ? descend(node.get(key, true), rest) : undefined;
}

/** The path begins with the document's key. */
function find(text: string, [key = "", ...path]: Path): Found | undefined {
  const document = documentsOf(text).find((one) => one.key === key);
  const node = document && descend(parsed(document.part), path);
  return document && isNode(node) ? { node, offset: document.offset } : undefined;
}

function at(text: string, path: Path): Found {
  const found = find(text, path);
  assert.ok(found, path.join(" "));
  return found;
}

export function has(text: string, path: Path): boolean {
  return find(text, path) !== undefined;
}

/** Names of the items of a list, in the file's order. */
export function namesIn(text: string, path: Path): readonly string[] {
  const list = find(text, path)?.node;
  return isSeq(list) ? list.items.map((item) => textAt(item, ["name"])) : [];
}

/** Of ConfigMaps, in the file's order. */
export function documentKeys(text: string): readonly string[] {
  return documentsOf(text).map(({ key }) => key);
}

export function valueAt(text: string, path: Path): string {
  const { node } = at(text, path);
  return isScalar(node) ? String(node.value) : "";
}

/** Further lines of the map at a path, behind what it has. */
export function addLines(text: string, path: Path, lines: readonly string[]): string {
  const { node, offset } = at(text, path);
  assert.ok(isMap(node) || isSeq(node));
  const start = (node.range?.[0] ?? 0) + offset;
  const column = start - (text.lastIndexOf("\n", start - 1) + 1);
  const end = endOfLines(text, node, offset);
  const added = lines.map((line) => `${" ".repeat(column)}${line}\n`).join("");
  return text.slice(0, end) + added + text.slice(end);
}

/** The line behind the last one of a node. */
function endOfLines(text: string, node: Node, offset: number): number {
  const end = offset + (node.range?.[1] ?? 0);
  if (text[end - 1] === "\n") return end;
  const next = text.indexOf("\n", end);
  return next === -1 ? text.length : next + 1;
}

export function replace(text: string, path: Path, value: string): string {
  const { node, offset } = at(text, path);
  const [start = 0, end = 0] = node.range ?? [];
  return text.slice(0, offset + start) + value + text.slice(offset + end);
}

/** Takes out a key with its value, which begins a line of its own. */
export function remove(text: string, path: Path): string {
  const { node, offset } = at(text, path.slice(0, -1));
  assert.ok(isMap(node));
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  assert.ok(isPair(pair) && isNode(pair.key) && isNode(pair.value));
  const start = text.lastIndexOf("\n", offset + (pair.key.range?.[0] ?? 0)) + 1;
  return text.slice(0, start) + text.slice(endOfLines(text, pair.value, offset));
}

/** A comment above the line of a node. */
export function commentAbove(text: string, path: Path, comment: string): string {
  const { node, offset } = at(text, path);
  const start = text.lastIndexOf("\n", offset + (node.range?.[0] ?? 0) - 1) + 1;
  const indent = /^ */.exec(text.slice(start))?.[0] ?? "";
  return `${text.slice(0, start)}${indent}# ${comment}\n${text.slice(start)}`;
}

export function commentBehind(text: string, path: Path, comment: string): string {
  const { node, offset } = at(text, path);
  const end = offset + (node.range?.[1] ?? 0);
  return `${text.slice(0, end)} # ${comment}${text.slice(end)}`;
}

/** Takes an item out of a list, with its lines; the whole list where it has no other. */
export function removeItem(text: string, path: Path, index: number): string {
  const { before, blocks, after } = itemsOf(text, path);
  if (blocks.length < 2) return remove(text, path);
  return before + blocks.toSpliced(index % blocks.length, 1).join("") + after;
}

/** The items of a list in another order, each with its lines. */
export function reorder(text: string, path: Path, rank: (index: number) => number): string {
  const { before, blocks, after } = itemsOf(text, path);
  if (blocks.length === 0) return text;
  return before + ranked(blocks, rank).join("") + after;
}

function itemsOf(text: string, path: Path) {
  const { node, offset } = at(text, path);
  assert.ok(isSeq(node));
  const starts = node.items.map((item) => {
    const start = offset + ((item as Node).range?.[0] ?? 0);
    return text.lastIndexOf("\n", start) + 1;
  });
  const end = endOfLines(text, node, offset);
  return {
    before: text.slice(0, starts[0]),
    blocks: starts.map((start, i) => text.slice(start, starts[i + 1] ?? end)),
    after: text.slice(end),
  };
}

export function reorderDocuments(text: string, rank: (index: number) => number): string {
  const parts = splitDocuments(text).map((part) => part.replace(/^---\n/, ""));
  return ranked(parts, rank).join("---\n");
}

function ranked<T>(items: readonly T[], rank: (index: number) => number): readonly T[] {
  return items
    .map((item, i) => ({ item, rank: rank(i) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
