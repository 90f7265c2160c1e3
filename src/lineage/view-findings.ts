/** What there is to say of the views that a change touches. */
import { compareText, type Finding, type Location } from "../errors.ts";
import { roundedColumns } from "../iceberg/column-ids.ts";
import { errorAt, startOf, warningAt } from "../project/finding.ts";
import { redact } from "../redact.ts";
import { ALLOW_BREAKING_LABEL, type Allowance } from "./allowance.ts";
import type { Change, LineageGraph } from "./graph.ts";
import { isBroken } from "./impact.ts";
import type { Typing, Typings } from "./type-views.ts";

interface Told {
  readonly head: LineageGraph;
  /** With their impact. */
  readonly changes: readonly Change[];
  readonly before: Typings;
  readonly after: Typings;
}

export function viewFindings({ head, changes, before, after }: Told): readonly Finding[] {
  const views = new Map(head.nodes.map(({ id, node }) => [id, node]));
  const changed = new Map(changes.map((change) => [change.node, change]));
  const findings = changes.flatMap((change): readonly Finding[] => {
    const node = views.get(change.node);
    const typing = after.get(change.node);
    if (node?.kind !== "view" || typing === undefined) return [];
    const old = before.get(change.node);
    const isOld = change.change === "downstream" && old !== undefined && isBroken(old);
    const told = tellView(typing, { change, file: node.file, told: changed, after });
    return isOld ? told.map((finding) => ({ ...finding, level: "warning" })) : told;
  });
  return [...findings, ...uncheckedViews({ head, changes, after })];
}

/** Of so many each is told where it is; of more they are counted. */
const MAX_UNCHECKED = 3;

function uncheckedViews({ head, changes, after }: Omit<Told, "before">): readonly Finding[] {
  const files = new Map(head.nodes.map(({ id, node }) => [id, node.file]));
  const views = changes.flatMap(({ node, change }) => {
    const typing = after.get(node);
    const isTold = typing?.kind === "unchecked" && typing.tables.length > 0;
    return isTold && change !== "downstream" ? [{ node, tables: typing.tables }] : [];
  });
  const tables = [...new Set(views.flatMap((view) => view.tables))].sort(compareText);
  if (views.length > MAX_UNCHECKED) return [unchecked(`${views.length} views are`, tables)];
  return views.map((view) => ({
    ...startOf(files.get(view.node) ?? ""),
    ...unchecked(`${view.node} is`, view.tables),
  }));
}

/** Of views that nobody compares with anything: every one that does not plan. */
export function brokenViews(head: LineageGraph, typings: Typings): readonly Finding[] {
  return head.nodes.flatMap(({ id, node }) => {
    const typing = typings.get(id);
    if (node.kind !== "view" || typing === undefined) return [];
    const change = { node: id, change: "modified", because: [] } as const;
    return typing.kind === "refused" || typing.kind === "unkept"
      ? tellView(typing, { change, file: node.file, told: new Map(), after: typings })
      : [];
  });
}

interface Told1 {
  readonly change: Pick<Change, "node" | "change" | "because">;
  readonly file: string;
  readonly told: ReadonlyMap<string, Change>;
  readonly after: Typings;
}

function tellView(typing: Typing, context: Told1): readonly Finding[] {
  const { change, file, told, after } = context;
  const at = startOf(file);
  const isDirect = change.change !== "downstream";
  switch (typing.kind) {
    case "refused":
      return [refused(typing, change, locationIn(file, typing))];
    case "unkept":
      return typing.columns.map(({ name, arrow }) => unkept(change.node, name, arrow, at));
    case "below": {
      // What is wrong with a view of this change is told there.
      const silent = typing.views.filter((id) => !told.has(id) && after.get(id)?.kind !== "below");
      return silent.length === 0 ? [] : [below(change.node, silent, at)];
    }
    case "unchecked":
      return [];
    case "given-up":
      return [givenUp(change.node, at)];
    case "typed": {
      const rounded = isDirect ? roundedColumns(typing.query.columns) : [];
      return rounded.length === 0 ? [] : [nanoseconds(change.node, rounded, at)];
    }
  }
}

function locationIn(file: string, { line, column }: { line?: number; column?: number }): Location {
  return line === undefined || column === undefined ? startOf(file) : { file, line, column };
}

function refused(
  { message }: Extract<Typing, { kind: "refused" }>,
  { node, change, because }: Told1["change"],
  at: Location,
): Finding {
  // DataFusion repeats pieces of the SQL.
  const said = redact(message).replace(/\.?$/, ".");
  if (change !== "downstream")
    return errorAt(at, "IB210", `${node} does not plan: ${said}`, "Correct the SQL here.");
  const causes = because.join(", ");
  const hint = `Change ${node} as well, or keep in ${causes} what it reads.`;
  return errorAt(
    at,
    "IB210",
    `${node} does not plan any more, now that ${causes} changes: ${said}`,
    hint,
  );
}

function unkept(node: string, column: string, arrow: string, at: Location): Finding {
  const message = `Column ${column} of ${node} is ${arrow}, for which Iceberg has no type.`;
  const to = arrow === "UInt64" ? "BIGINT" : "a type that Iceberg has";
  return errorAt(at, "IB211", message, `CAST it to ${to}.`);
}

function nanoseconds(node: string, columns: readonly string[], at: Location): Finding {
  const [what, are] = columns.length === 1 ? ["Column", "is"] : ["Columns", "are"];
  const message = `${what} ${columns.join(", ")} of ${node} ${are} in nanoseconds and kept in microseconds: nanoseconds need version 3 of Iceberg's tables.`;
  const hint = "To say so in the SQL: arrow_cast(…, 'Timestamp(Microsecond, None)').";
  return warningAt(at, "IB211", message, hint);
}

function below(node: string, views: readonly string[], at: Location): Finding {
  const [does, they] = views.length === 1 ? ["does", "it"] : ["do", "them"];
  const message = `${node} reads ${views.join(", ")}, which ${does} not plan.`;
  return errorAt(at, "IB210", message, `Mend ${they} first.`);
}

function unchecked(what: string, tables: readonly string[]): Finding {
  const [shown, left] = [tables.slice(0, 4), tables.length - 4];
  const names = left > 0 ? `${shown.join(", ")} and ${left} more` : shown.join(", ");
  return {
    ...{ code: "IB213", level: "notice" },
    message: `${what} not checked: the columns of ${names} are not known until the first sync.`,
    hint: "To have that checked before, put NAME.schema.json beside the spec that writes them.",
  };
}

function givenUp(node: string, at: Location): Finding {
  const message = `${node} is not checked: its SQL is too long or too deeply nested for the planner.`;
  return warningAt(at, "IB213", message, "Split it into several views to have it checked.");
}

/** One for each view or spec whose readers must change with it. */
export function breakingFindings(
  changes: readonly Change[],
  allowance: Allowance,
): readonly Finding[] {
  return changes
    .filter(({ impact }) => impact === "breaking")
    .sort((a, b) => compareText(a.node, b.node))
    .map(({ node, file, columns, change, because }) => {
      const why = change === "downstream" ? `, because of ${because.join(", ")}` : "";
      const what = columns?.breaking.join("; ") ?? "";
      const message = `${node} changes for those who read it${why}: ${what}.`;
      const at = startOf(file);
      return allowance.kind === "allowed"
        ? warningAt(at, "IB212", message, `${allowance.by} allows it: tell those who read it.`)
        : errorAt(at, "IB212", message, hintFor(allowance));
    });
}

function hintFor(allowance: Exclude<Allowance, { kind: "allowed" }>): string {
  const ways = `the label ${ALLOW_BREAKING_LABEL}, set by somebody with write access, or the input allow-breaking`;
  if (allowance.kind === "nobody") return `Keep the columns, or say that it is meant: ${ways}.`;
  return `${allowance.who} set the label ${ALLOW_BREAKING_LABEL} and has no write access here: it takes ${ways}.`;
}
