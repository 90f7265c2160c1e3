/** Where the nodes of a parsed YAML document stand in its text. Offsets are UTF-16 code units. */
import {
  type CST,
  isAlias,
  isCollection,
  isNode,
  isPair,
  isScalar,
  type Node,
  type Pair,
  visit,
  type YAMLSeq,
} from "yaml";
import { Refusal } from "./refusal.ts";

export interface Source {
  readonly text: string;
  readonly eol: "\n" | "\r\n";
}

export function lineStart({ text }: Source, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Start of the line after the one of `offset`; the text's end where that is the last. */
export function nextLine({ text }: Source, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}

export function columnOf(source: Source, offset: number): number {
  return offset - lineStart(source, offset);
}

export function isFirstOnLine(source: Source, offset: number): boolean {
  return source.text.slice(lineStart(source, offset), offset).trim() === "";
}

/** First character of a pair's key. */
export function startOf(pair: Pair | undefined): number {
  const key = pair?.key;
  const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
  const isExplicit = tokensOf(pair, "start").some(({ type }) => type === "explicit-key-ind");
  if (!isScalar(key) || key.tag !== undefined || key.anchor !== undefined || isExplicit)
    throw new Refusal(offset, "a key is not written as a plain name");
  return offset;
}

/** Behind the last character of a node or pair; trailing comments and line breaks are not of it. */
export function endOf(source: Source, node: unknown): number {
  if (isPair(node)) {
    const colon = tokensOf(node, "sep").find(({ type }) => type === "map-value-ind");
    if (!isEmpty(node.value)) return endOf(source, node.value);
    return colon === undefined ? endOf(source, node.key) : colon.offset + 1;
  }
  if (isCollection(node) && !node.flow && node.items.length > 0)
    return endOf(source, node.items.at(-1));
  const end = isNode(node) ? (node.range?.[1] ?? 0) : 0;
  return end - (/[\r\n]+$/.exec(source.text.slice(0, end).slice(-1000))?.[0].length ?? 0);
}

function isEmpty(value: unknown): boolean {
  return !isNode(value) || value.range?.[0] === value.range?.[1];
}

/** The dash of an item of a block list. */
export function dashOf(list: YAMLSeq, index: number): number {
  const token = list.srcToken;
  const start = token?.type === "block-seq" ? token.items[index]?.start : undefined;
  const dash = start?.find(({ type }) => type === "seq-item-ind");
  if (dash === undefined) throw new Refusal(list.range?.[0] ?? 0, "a list is not one item a line");
  return dash.offset;
}

function tokensOf(pair: Pair | undefined, part: "start" | "sep"): readonly CST.SourceToken[] {
  const token = (pair as { srcToken?: CST.CollectionItem } | undefined)?.srcToken;
  return token?.[part] ?? [];
}

/**
 * Throws where the text from `start` to `end` has what others may refer to or, if it is replaced
 * and not removed, comments that only a person can put in their new place.
 */
export function refuseShared(
  source: Source,
  node: unknown,
  start: number,
  end: number,
  how: "replace" | "remove",
): void {
  const refuse = () => {
    throw new Refusal(start, "an anchor or an alias stands in what must change");
  };
  visit((isPair(node) ? node.value : node) as Node | null, {
    Alias: refuse,
    Value: (_key, one) => (one.anchor === undefined ? undefined : refuse()),
  });
  const value = isPair(node) ? node.value : node;
  if (how === "replace" && isCollection(value) && /(^|[ \t])#/m.test(source.text.slice(start, end)))
    throw new Refusal(start, "a comment stands in what must be written anew");
  if (isAlias(value)) refuse();
}
