/** YAML 1.2 with positions, as far as it says what JSON can say. */
import { isMap, isNode, isScalar, isSeq, parseDocument, type Document as YamlTree } from "yaml";
import type { Finding } from "../errors.ts";
import { type Json, stringifyJson } from "../iceberg/json.ts";
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
import { hasTooManyParts, MAX_ALIASES, MAX_PARTS, surveyYaml } from "./yaml-survey.ts";

/** How often one alias may repeat what it names, and the size in characters of what all of them make. */
const MAX_REPEATS = 100;
const MAX_UNFOLDED = 1_048_576;

/** Only what JSON has; and no warnings, which go to the log with the file's own words. */
const options = {
  intAsBigInt: true,
  prettyErrors: false,
  logLevel: "error",
  resolveKnownTags: false,
  uniqueKeys: false,
} as const;

export function readYamlDocument(file: string, text: string): Reading<Document> {
  if (hasTooManyParts(text)) return { value: undefined, findings: [tooManyParts(file)] };
  let tree: YamlTree;
  let value: Json;
  try {
    tree = parseDocument(text, options);
    const { aliases, repeatedKeys } = surveyYaml(tree);
    const findings = [
      ...syntaxFindings(file, text, tree),
      ...repeatedKeys.slice(0, MAX_FINDINGS).map((offset) => repeatedKey(file, text, offset)),
    ];
    if (findings.length > 0) return { value: undefined, findings };
    if (aliases > MAX_ALIASES) return { value: undefined, findings: [tooManyAliases(file)] };
    value = tree.toJS({ maxAliasCount: MAX_REPEATS, reviver: smallest }) as Json;
    if (aliases > 0 && stringifyJson(value).length > MAX_UNFOLDED)
      return { value: undefined, findings: [tooManyAliases(file)] };
  } catch (error) {
    if (error instanceof RangeError) return { value: undefined, findings: [tooDeep(file)] };
    if (error instanceof ReferenceError)
      return { value: undefined, findings: [tooManyAliases(file)] };
    throw error;
  }
  if (measure(value).depth > MAX_DEPTH) return { value: undefined, findings: [tooDeep(file)] };
  const locate = locator(file, text, tree, "value");
  const locateKey = locator(file, text, tree, "key");
  return { value: { file, value, locate, locateKey }, findings: [] };
}

/** `intAsBigInt` keeps 64-bit integers; all others are numbers as they are in JSON. */
function smallest(_key: unknown, value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function tooManyAliases(file: string): Finding {
  const message = `The file's aliases are undefined, repeat more than ${MAX_REPEATS} times, or make it too large.`;
  return errorAt(startOf(file), "IB101", message, "Write out what the aliases stand for.");
}

function tooManyParts(file: string): Finding {
  const parts = MAX_PARTS.toLocaleString("en-US");
  const message = `The file has more than ${parts} words and marks, which takes too long to read.`;
  return errorAt(startOf(file), "IB101", message, "Split it, or write it as JSON.");
}

function syntaxFindings(file: string, text: string, tree: YamlTree): Finding[] {
  if (tree.contents === null && tree.errors.length === 0)
    return [
      errorAt(startOf(file), "IB101", "The file is empty.", "Write a mapping, or remove it."),
    ];
  // The library tells of its own exhausted stack as of any other mistake in the file.
  const exhausted = /^(?:Maximum call stack|Invalid regular expression: .*: Stack overflow$)/;
  if (tree.errors.some(({ message }) => exhausted.test(message))) return [tooDeep(file)];
  // What follows on a line is most often of the same mistake.
  const first = tree.errors.filter((error, index) => {
    const before = tree.errors[index - 1];
    return before === undefined || text.slice(before.pos[0], error.pos[0]).includes("\n");
  });
  return first.slice(0, MAX_FINDINGS).map((error) => {
    const message = `The file is not valid YAML: ${firstSentence(error.message)}.`;
    const at = error.pos[0];
    const isVariable = text.slice(Math.max(at - 1, 0), at + 1) === "${";
    const hint = isVariable
      ? `Put a value with \`\${NAME}\` in it in quotes, or write \`$NAME\`.`
      : "Correct the syntax here.";
    return errorAt(locationAt(file, text, at), "IB101", message, hint);
  });
}

function repeatedKey(file: string, text: string, offset: number): Finding {
  const message = "A key is given twice in one mapping.";
  return errorAt(locationAt(file, text, offset), "IB110", message, "Keep one of the two.");
}

/** Without what it repeats of the file: that may be a piece of a secret. */
function firstSentence(message: string): string {
  const [first = ""] = message.split("\n");
  return first
    .replace(/: .*$/, "")
    .replace(/[!%]\S+/g, "it")
    .replace(/[.:]$/, "");
}

function locator(file: string, text: string, tree: YamlTree, part: "key" | "value"): Locate {
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
    return offset === undefined ? startOf(file) : locationAt(file, text, offset);
  };
}

/**
 * A member of a mapping or an item of a sequence; an item is its own key, and so is an absent value. A
 * key that is no text is passed over: as one it doubles with each key inside of it.
 */
function childOf(node: unknown, step: string): { key: unknown; value: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? undefined : { key: item, value: item };
  }
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step)
    : undefined;
  return pair === undefined ? undefined : { key: pair.key, value: pair.value ?? pair.key };
}
