/** JSON with positions. The fast way is taken first; the tree of positions is built when asked for. */
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { Finding } from "../errors.ts";
import { type Json, parseJson } from "../iceberg/json.ts";
import {
  type Document,
  MAX_DEPTH,
  MAX_FINDINGS,
  measure,
  pointerParts,
  type Reading,
  tooDeep,
} from "./document.ts";
import { errorAt, locationAt, startOf } from "./finding.ts";
import type { Locate } from "./project.ts";

export function readJsonDocument(file: string, text: string): Reading<Document> {
  if (text.trim() === "") return refused(emptyFile(file));
  let value: Json;
  try {
    value = mayLoseDigits(text) ? parseJson(text) : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return refused(...syntaxFindings(file, text));
    if (error instanceof RangeError) return refused(tooDeep(file));
    throw error;
  }
  const { members, depth } = measure(value);
  if (depth > MAX_DEPTH) return refused(tooDeep(file));
  const tree = lazily(() => parseTree(text, [], { disallowComments: true }));
  const duplicates = mayRepeatKeys(text, members) ? duplicateKeys(file, text, tree(), []) : [];
  if (duplicates.length > 0) return refused(...duplicates);
  const locate = locator(file, text, tree, (node) => node);
  const locateKey = locator(file, text, tree, keyOf);
  return { value: { file, value, locate, locateKey }, findings: [] };
}

/** Few specs hold numbers that `JSON.parse` would change, and it takes a fifth of the time. */
function mayLoseDigits(text: string): boolean {
  return /\d{16}|\d[.eE]|-0/.test(text);
}

function refused(...findings: Finding[]): Reading<Document> {
  return { value: undefined, findings };
}

function emptyFile(file: string): Finding {
  return errorAt(
    startOf(file),
    "IB101",
    "The file is empty.",
    "Write a JSON object, or remove it.",
  );
}

/**
 * `JSON.parse` keeps the last of two equal keys and says nothing. Every key is followed by a quote
 * and a colon, so a text that has no more of these than the value has members repeats none.
 */
function mayRepeatKeys(text: string, members: number): boolean {
  return (text.match(/"\s*:/g)?.length ?? 0) > members;
}

/** Adds to `findings`, and answers them. */
function duplicateKeys(
  file: string,
  text: string,
  node: Node | undefined,
  findings: Finding[],
): Finding[] {
  const seen = new Set<unknown>();
  for (const child of node?.children ?? []) {
    if (findings.length >= MAX_FINDINGS) break;
    const key = node?.type === "object" ? child.children?.[0] : undefined;
    if (key !== undefined && seen.has(key.value)) {
      const message = `The key ${JSON.stringify(key.value)} is given twice in one object.`;
      const at = locationAt(file, text, key.offset);
      findings.push(errorAt(at, "IB110", message, "Keep one of the two."));
    }
    seen.add(key?.value);
    duplicateKeys(file, text, child, findings);
  }
  return findings;
}

function locator(
  file: string,
  text: string,
  tree: () => Node | undefined,
  pick: (node: Node) => Node,
): Locate {
  return (pointer) => {
    let found = tree();
    let node = found;
    for (const part of pointerParts(pointer)) {
      if (node === undefined) break;
      node = findNodeAtLocation(node, [node.type === "array" ? Number(part) : part]);
      if (node !== undefined) found = pick(node);
    }
    return found === undefined ? startOf(file) : locationAt(file, text, found.offset);
  };
}

function keyOf(node: Node): Node {
  const key = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
  return key ?? node;
}

/** Comments and trailing commas are all told; of other mistakes the first, which causes the rest. */
function syntaxFindings(file: string, text: string): Finding[] {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    if (error instanceof RangeError) return [tooDeep(file)];
    throw error;
  }
  const findings: Finding[] = [];
  for (const [index, error] of errors.slice(0, MAX_FINDINGS).entries()) {
    // A key that is missing is reported once more as its value.
    if (error.offset === errors[index - 1]?.offset) continue;
    const known = comment(file, text, error) ?? trailingComma(file, text, error);
    findings.push(known ?? otherMistake(file, text, error));
    if (known === undefined) break;
  }
  if (findings.length > 0) return findings;
  return [errorAt(startOf(file), "IB101", "The file is not valid JSON.", "Correct its syntax.")];
}

function comment(file: string, text: string, { error, offset }: ParseError): Finding | undefined {
  if (printParseErrorCode(error) !== "InvalidCommentToken") return undefined;
  const at = locationAt(file, text, offset);
  return errorAt(at, "IB101", "JSON has no comments.", "Remove the comment.");
}

function trailingComma(file: string, text: string, { offset }: ParseError): Finding | undefined {
  const before = text.slice(0, offset).trimEnd();
  if (!/[}\]]/.test(text[offset] ?? "") || !before.endsWith(",")) return undefined;
  const at = locationAt(file, text, before.length - 1);
  const message = `A comma stands before the closing \`${text[offset]}\`.`;
  return errorAt(at, "IB101", message, "Remove the trailing comma.");
}

function otherMistake(file: string, text: string, { error, offset }: ParseError): Finding {
  const words = printParseErrorCode(error).replaceAll(/\B([A-Z])/g, " $1");
  const message = `The file is not valid JSON: ${words.toLowerCase()}.`;
  return errorAt(locationAt(file, text, offset), "IB101", message, "Correct the syntax here.");
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
