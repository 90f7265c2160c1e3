/** The options of `workflow --run-manifest`. */
import type { Option } from "./option.ts";

const own: readonly Option[] = [
  {
    name: "run-manifest",
    help: "Print a manifest that runs what this branch changes, once, on its data branch.",
  },
  { name: "all", help: "With --run-manifest: every node, changed or not." },
  {
    name: "set",
    value: "NODE:PATH=VALUE",
    help: "With --run-manifest, any number of times: what an ingest has otherwise in this run, such as source.group_id.",
    repeated: true,
  },
  {
    name: "with-shared-state",
    help: "With --run-manifest: also ingests that share a position with production.",
  },
  {
    name: "output",
    value: "FILE",
    help: "With --run-manifest: write it to FILE and print nothing.",
  },
];

export const runManifestOptions = own.map(
  (option): Option => ({ ...option, only: "terminal", verbs: ["workflow"] }),
);
