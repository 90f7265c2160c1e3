/** The options of `apply`. */
import type { Option } from "./option.ts";

export const applyOptions: readonly Option[] = [
  {
    name: "force-conflicts",
    help: "Take over fields that somebody else has set in the cluster.",
    only: "terminal",
    verbs: ["apply"],
  },
  {
    name: "context",
    value: "NAME",
    help: "Context of the kubeconfig, instead of its current one.",
    only: "terminal",
    verbs: ["apply"],
  },
  {
    name: "namespace",
    value: "NAME",
    help: "Namespace of what the file gives none, instead of the context's.",
    only: "terminal",
    verbs: ["apply"],
  },
];
