/** What objects a workflow file has, the user's own among them: what applying it is about. */
import type { Finding } from "../errors.ts";
import { asObject, type ParsedDocument, parseDocument, splitDocuments } from "./documents.ts";
import { cannotEdit } from "./finding.ts";
import { isNamedAsOurs } from "./ownership.ts";
import { Refusal } from "./refusal.ts";

export interface ManifestObject {
  readonly kind: string;
  readonly name: string;
  /** undefined where the file leaves it to whoever applies it. */
  readonly namespace: string | undefined;
  /** As kubectl prints it: `configmap/a`, `cronworkflow.argoproj.io/b`. */
  readonly id: string;
  /** Where its document begins. */
  readonly line: number;
  /** Whether it has the name of a node's ConfigMap. */
  readonly isOfNode: boolean;
}

/** IB502 where a document is no YAML, or no object of Kubernetes that could be read. */
export function manifestObjects(
  text: string,
  file: string,
): { readonly objects: readonly ManifestObject[]; readonly findings: readonly Finding[] } {
  const objects: ManifestObject[] = [];
  let offset = 0;
  let line = 1;
  for (const document of splitDocuments(text.replace(/^\ufeff/, ""))) {
    try {
      const object = manifestObject(parseDocument(document), line);
      if (object !== undefined) objects.push(object);
    } catch (error) {
      const refusal = error instanceof RangeError ? new Refusal(0, "it is nested too deep") : error;
      if (!(refusal instanceof Refusal)) throw error;
      const place = new Refusal(offset + refusal.offset, refusal.message);
      return { objects, findings: [cannotEdit(place, text, file)] };
    }
    offset += document.length;
    line += document.split("\n").length - 1;
  }
  return { objects, findings: [] };
}

function manifestObject(
  parsed: ParsedDocument | undefined,
  line: number,
): ManifestObject | undefined {
  const object = asObject(parsed?.value);
  if (object === undefined) return undefined;
  const { apiVersion, kind, metadata } = object;
  const group = /^([^/]+)\//.exec(String(apiVersion))?.[1];
  const { name, namespace } = metadata;
  return {
    ...{ kind, name, line },
    namespace: typeof namespace === "string" ? namespace : undefined,
    id: `${kind.toLowerCase()}${group === undefined ? "" : `.${group}`}/${name}`,
    isOfNode: isNamedAsOurs(object),
  };
}
