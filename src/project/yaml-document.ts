/** YAML 1.2 with positions, as far as it says what JSON can say. */
import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document as YamlTree } from "yaml";
import type { Finding } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";
import {
  type Document,
  MAX_DEPTH,
  measure,
  pointerParts,
  type Reading,
  tooDeep,
} from "./document.ts";
import { errorAt, startOf } from "./finding.ts";
import type { Locate } from "./project.ts";

/** How often aliases may repeat what they name; a few lines of them could fill the memory otherwise. */
const MAX_ALIASES = 100;

export function readYamlDocument(file: string, text: string): Reading<Document> {
  const lines = new LineCounter();
  let tree: YamlTree;
  let value: Json;
  try {
    tree = parseDocument(text, { lineCounter: lines, intAsBigInt: true, prettyErrors: false });
    const findings = syntaxFindings(file, tree, lines);
    if (findings.length > 0) return { value: undefined, findings };
    value = tree.toJS({ maxAliasCount: MAX_ALIASES, reviver: smallest }) as Json;
  } catch (error) {
    if (error instanceof RangeError) return { value: undefined, findings: [tooDeep(file)] };
    if (error instanceof ReferenceError)
      return { value: undefined, findings: [tooManyAliases(file)] };
    throw error;
  }
  if (measure(value).depth > MAX_DEPTH) return { value: undefined, findings: [tooDeep(file)] };
  const locate = locator(file, tree, lines, "value");
  const locateKey = locator(file, tree, lines, "key");
  return { value: { file, value, locate, locateKey }, findings: [] };
}

/** `intAsBigInt` keeps 64-bit integers; all others are numbers as they are in JSON. */
function smallest(_key: unknown, value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function tooManyAliases(file: string): Finding {
  const message = `The file's aliases are undefined, or repeat more than ${MAX_ALIASES} times.`;
  return errorAt(startOf(file), "IB101", message, "Write out what the aliases stand for.");
}

function syntaxFindings(file: string, tree: YamlTree, lines: LineCounter): Finding[] {
  if (tree.contents === null && tree.errors.length === 0)
    return [
      errorAt(startOf(file), "IB101", "The file is empty.", "Write a mapping, or remove it."),
    ];
  return tree.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    const at = { file, line, column: col };
    if (error.code === "DUPLICATE_KEY") {
      const message = "A key is given twice in one mapping.";
      return errorAt(at, "IB110", message, "Keep one of the two.");
    }
    const message = `The file is not valid YAML: ${firstSentence(error.message)}.`;
    return errorAt(at, "IB101", message, "Correct the syntax here.");
  });
}

function firstSentence(message: string): string {
  return (message.split("\n")[0] ?? message).replace(/[.:]$/, "");
}

function locator(file: string, tree: YamlTree, lines: LineCounter, part: "key" | "value"): Locate {
  return (pointer) => {
    let found: unknown = tree.contents;
    let node: unknown = found;
    for (const step of pointerParts(pointer)) {
      const child = childOf(node, step);
      if (child === undefined) break;
      found = child[part];
      node = child.value;
    }
    const offset = isNode(found) ? found.range?.[0] : undefined;
    if (offset === undefined) return startOf(file);
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
}

/** A member of a mapping or an item of a sequence; an item is its own key, and so is an absent value. */
function childOf(node: unknown, step: string): { key: unknown; value: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? undefined : { key: item, value: item };
  }
  const pair = isMap(node) ? node.items.find(({ key }) => String(key) === step) : undefined;
  return pair === undefined ? undefined : { key: pair.key, value: pair.value ?? pair.key };
}
