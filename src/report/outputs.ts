import type { ChangeKind } from "../lineage/graph.ts";
import { publishing } from "./forecast.ts";
import type { Report, ReportTable } from "./report.ts";
import { isDone } from "./result.ts";

export type OutputName =
  | "result"
  | "changed"
  | "added"
  | "modified"
  | "removed"
  | "iceberg-branch"
  | "branch-created"
  | "workflow-changed"
  | "commit-sha"
  | "commit-verified"
  | "published"
  | "not-published"
  | "plan-digest";

/**
 * The action's outputs, every one always set: lists are JSON, truth values `true` or `false`.
 * `changed` holds what the commits changed themselves, `not-published` the tables whose data branch
 * holds what `main` does not.
 */
export function makeOutputs(report: Report): Readonly<Record<OutputName, string>> {
  const { tables } = report;
  return {
    result: report.result,
    changed: changed(report, "added", "modified", "moved", "removed"),
    added: changed(report, "added"),
    modified: changed(report, "modified", "moved"),
    removed: changed(report, "removed"),
    "iceberg-branch": report.branch ?? "",
    "branch-created": String(tables.some(({ outcome }) => outcome?.result === "created")),
    "workflow-changed": String(report.workflow?.changed ?? false),
    "commit-sha": report.commit?.oid ?? "",
    "commit-verified": String(report.commit?.verified ?? ""),
    published: JSON.stringify(tables.filter(isPublished).map(({ table }) => table)),
    "not-published": JSON.stringify(tables.filter(isHeldBack).map(({ table }) => table)),
    "plan-digest": report.digest,
  };
}

function changed({ changes }: Report, ...kinds: readonly ChangeKind[]): string {
  return JSON.stringify(
    changes.filter(({ change }) => kinds.includes(change)).map(({ node }) => node),
  );
}

function isPublished({ outcome }: ReportTable): boolean {
  return outcome?.result === "published";
}

function isHeldBack({ state, outcome }: ReportTable): boolean {
  const what = publishing(state);
  return (what === "moves" || what === "stops") && !(outcome && isDone(outcome));
}
