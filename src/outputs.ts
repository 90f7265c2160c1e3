/** What action.yml says of the outputs. */
import type { OutputName } from "./report/outputs.ts";

/** The action's outputs, always set; lists are JSON. */
export const outputs: { readonly [name in OutputName | "report-path" | "comment-url"]: string } = {
  result: "ok, nothing-to-do, blocked, failed or partial.",
  changed: "Ids of the nodes that the commits changed, as a JSON list.",
  added: "Ids of the nodes that are new, as a JSON list.",
  modified: "Ids of the nodes that say something else or have moved, as a JSON list.",
  removed: "Ids of the nodes that are gone, as a JSON list.",
  "iceberg-branch": "Name of the data branch, empty where there is none.",
  "branch-created": "Whether this run made it on any table: true or false.",
  "workflow-changed": "Whether the Argo workflow file has to change: true or false.",
  "commit-sha":
    "Commit of the workflow file that this run had GitHub make, empty where there is none.",
  "commit-verified": "Whether GitHub signed it: true or false, empty where there is none.",
  published: "Tables that this run published, as a JSON list.",
  "not-published": "Tables whose data branch holds what `main` does not, as a JSON list.",
  "plan-digest": "Digest of the plan, sha256:….",
  "comment-url": "Address of the comment on the pull request, empty where there is none.",
  "report-path": "File with the report as JSON, empty where none was asked for.",
};
