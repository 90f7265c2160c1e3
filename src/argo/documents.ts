/** A manifest file as its documents, each parsed by itself and only where it has to be. */
import { type Document, isCollection, parseAllDocuments, visit } from "yaml";
import type { Json } from "../iceberg/json.ts";
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

/** undefined for an empty document. Throws `Refusal` where the text is not one valid document. */
export function parseDocument(text: string): ParsedDocument | undefined {
  const [document, second] = parseAllDocuments(text, {
    keepSourceTokens: true,
    merge: true,
    prettyErrors: false,
    logLevel: "error",
  });
  if (document === undefined) return undefined;
  const error = document.errors[0];
  if (error !== undefined) throw new Refusal(error.pos[0], error.message);
  if (second !== undefined) throw new Refusal(second.range[0], "a line of ... ends a document");
  if (/^[ \t-]*\?[ \t\r\n]|(?:^|[:,-]\s+)\{\{/m.test(text)) refuseKeys(document);
  return { document, value: toValue(document) };
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
