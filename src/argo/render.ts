/** The one YAML style that icebranch writes; the same documents give the same bytes. */
import {
  type CreateNodeOptions,
  type DocumentOptions,
  stringify,
  type ToStringOptions,
} from "yaml";
import type { KubernetesObject } from "./kubernetes.ts";

/** kubectl and Argo read YAML 1.1, where `on`, `1_000` or `12:30` without quotes is no text. */
export const YAML_STYLE = {
  compat: "yaml-1.1",
  lineWidth: 0,
  singleQuote: true,
  aliasDuplicateObjects: false,
} as const satisfies DocumentOptions & CreateNodeOptions & ToStringOptions & { compat: string };

export function renderWorkflow(documents: readonly KubernetesObject[]): string {
  return documents.map(renderDocument).join("---\n");
}

export function renderDocument(document: KubernetesObject): string {
  return stringify(document, YAML_STYLE);
}
