/** The views that a report is about, and how each stands, in a few words. */
import type { Report, ReportView } from "./report.ts";
import { isChanged } from "./result.ts";

/** Those that the change touches, and those that something was done to or is to be said of. */
export function toldViews({ views, changes }: Report): Report["views"] {
  const changed = new Set(changes.map(({ node }) => node));
  return views.filter(
    ({ node, state = "equal", outcome }) =>
      changed.has(node) || outcome !== undefined || state !== "equal",
  );
}

/** Empty where its catalog was not asked. */
export function viewWords({ state, outcome }: Pick<ReportView, "state" | "outcome">): string {
  if (outcome !== undefined) return outcomeWords(outcome);
  return state === undefined ? "" : stateWords(state);
}

function stateWords(state: NonNullable<ReportView["state"]>): string {
  switch (state) {
    case "create":
      return "to be made";
    case "update":
      return "to be changed";
    case "drop":
      return "to be dropped";
    case "equal":
      return "as it is";
    case "undone":
    case "unknown":
    case "foreign":
    case "unsupported":
    case "newer":
      return "left alone";
    case "left":
      return "its file is gone";
    case "waits":
      return "waits for what it reads";
  }
}

function outcomeWords({ result, to }: NonNullable<ReportView["outcome"]>): string {
  const version = to === null ? "" : `, version ${to}`;
  switch (result) {
    case "created":
      return `made${version}`;
    case "updated":
      return `changed${version}`;
    case "undone":
      return `put back${version}`;
    case "dropped":
      return "dropped";
    case "waits":
      return "waits for what it reads";
    case "failed":
      return "failed";
    case "unsupported":
      return "left alone";
  }
}

/** `2 views changed`, of a headline; none where there are none. */
export function viewsDone({ views }: Pick<Report, "views">): readonly string[] {
  const { length } = views.filter(({ outcome }) => outcome !== undefined && isChanged(outcome));
  return length === 0 ? [] : [`${length} ${length === 1 ? "view" : "views"} changed`];
}

/** Of several reports of one run: what was done to a view, else how it stands. */
export function joinViews(views: readonly ReportView[]): readonly ReportView[] {
  const joined = new Map<string, ReportView>();
  for (const view of views) {
    const known = joined.get(view.node);
    if (known?.outcome !== undefined) continue;
    if (known === undefined || view.state !== undefined) joined.set(view.node, view);
  }
  return [...joined.values()];
}
