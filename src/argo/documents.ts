/** A manifest file as its documents, each parsed by itself and only where it has to be. */
import { type Document, isCollection, parseAllDocuments, visit } from "yaml";
import type { Json } from "../iceberg/json.ts";
import { MAX_DEPTH, measure } from "../project/document.ts";
import { MAX_ALIASES, surveyYaml } from "../project/yaml-survey.ts";
import { isObject } from "./equal.ts";
import type { KubernetesObject } from "./kubernetes.ts";
import { Refusal } from "./refusal.ts";

/**
 * The file's text cut before each line of `---`, so that joining gives the file again. Comments and
 * directives above the first document are of that document.
 */
export function splitDocuments(text: string): readonly string[] {
  const pieces = text.split(/^(?=---(?:[ \t\r\n]|$))/m);
  const [first = "", second, ...rest] = pieces;
  return second !== undefined && /^(?:[ \t]*(?:[#%].*)?\r?\n)*$/.test(first)
    ? [first + second, ...rest]
    : pieces;
}

export interface ParsedDocument {
  readonly document: Document.Parsed;
  readonly value: Json;
}

/**
 * undefined for an empty document. Throws `Refusal` where the text is not one valid document, and
 * `RangeError` where it is nested so deep that its end cannot be seen.
 */
export function parseDocument(text: string): ParsedDocument | undefined {
  const [document, second] = parseAllDocuments(text, {
    keepSourceTokens: true,
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
  if (document === undefined) return undefined;
  const lone = /\r(?!\n)/.exec(text);
  if (lone !== null) throw new Refusal(lone.index, "a carriage return stands alone in a line");
  const error = document.errors[0];
  if (error !== undefined) throw new Refusal(error.pos[0], error.message);
  if (second !== undefined) throw new Refusal(second.range[0], "a line of ... ends a document");
  if (/^[ \t-]*\?[ \t\r\n]|(?:^|[:,-]\s+)\{\{/m.test(text)) refuseKeys(document);
  const { aliases, repeatedKeys } = surveyYaml(document);
  if (repeatedKeys[0] !== undefined) throw new Refusal(repeatedKeys[0], "Map keys must be unique");
  if (aliases > MAX_ALIASES) throw new Refusal(0, `it has more than ${MAX_ALIASES} aliases`);
  const value = toValue(document);
  if (measure(value).depth > MAX_DEPTH)
    throw new Refusal(0, `it is nested more than ${MAX_DEPTH} levels deep`);
  return { document, value };
}

/** `{{ .Values.image }}` without quotes is Helm's, and valid YAML: a map whose key is a map. */
function refuseKeys(document: Document.Parsed): void {
  visit(document, {
    Pair(_key, { key }) {
      if (isCollection(key))
        throw new Refusal(key.range?.[0] ?? 0, "a key is in braces, not a name");
    },
  });
}

function toValue(document: Document.Parsed): Json {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Refusal(0, error instanceof Error ? error.message : String(error));
  }
}

/** undefined for what is no object of Kubernetes. */
export function asObject(value: Json): KubernetesObject | undefined {
  return isKubernetesObject(value) ? value : undefined;
}

function isKubernetesObject(value: Json): value is KubernetesObject {
  if (!isObject(value) || !isObject(value.metadata)) return false;
  return typeof value.kind === "string" && typeof value.metadata.name === "string";
}

/** Throws `Refusal` and `RangeError` where a document cannot be read. */
export function objectsIn(text: string): readonly KubernetesObject[] {
  return splitDocuments(text).flatMap((one) => asObject(parseDocument(one)?.value) ?? []);
}

/** Those of a file that icebranch wrote itself; none of one that cannot be read. */
export function documentsIn(text: string): readonly KubernetesObject[] {
  try {
    return objectsIn(text);
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) return [];
    throw error;
  }
}
