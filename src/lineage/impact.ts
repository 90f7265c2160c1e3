/** What a change means for those who read the columns of what it changes. */
import type { SchemaDiff } from "../iceberg/schema-diff.ts";
import type { IngestNode } from "../project/project.ts";
import { diffColumns, type Traced } from "./column-diff.ts";
import type { Change, Impact, LineageGraph } from "./graph.ts";
import type { ColumnsOf, Typing, Typings } from "./type-views.ts";

/** One commit's views and tables. */
export interface Side {
  readonly typings: Typings;
  readonly columnsOf: ColumnsOf;
}

/** The changes with what becomes of columns. What leads nowhere in `head` is broken already. */
export function withImpact(
  changes: readonly Change[],
  head: LineageGraph,
  { before, after }: { readonly before: Side; readonly after: Side },
): readonly Change[] {
  const nodes = new Map(head.nodes.map(({ id, node }) => [id, node]));
  return changes.map((change) => {
    const node = nodes.get(change.node);
    if (node === undefined || change.change === "added") return onlyBroken(change, after);
    if (node.kind === "ingest") return withColumns(change, ingestDiff(node, before, after));
    const was = change.change === "moved" ? (change.because[0] ?? "") : node.id;
    return viewImpact(change, was, { before, after });
  });
}

function onlyBroken(change: Change, { typings }: Side): Change {
  const typing = typings.get(change.node);
  return typing && isBroken(typing) ? { ...change, impact: "broken" } : change;
}

function viewImpact(
  change: Change,
  was: string,
  { before, after }: { readonly before: Side; readonly after: Side },
): Change {
  const [old, now] = [before.typings.get(was), after.typings.get(change.node)];
  if (now === undefined) return change;
  if (isBroken(now)) {
    // What did not plan before, and is not touched, is nothing that this change does.
    const isOld = change.change === "downstream" && old !== undefined && isBroken(old);
    return isOld ? change : { ...change, impact: "broken" };
  }
  const columns = columnsOn(before, was);
  if (columns === undefined || now.kind !== "typed") return change;
  return withColumns(change, diffColumns(columns, now.columns));
}

/** Of a view or a table: one may take the other's name. */
function columnsOn({ typings, columnsOf }: Side, id: string): Traced | undefined {
  const typing = typings.get(id);
  if (typing === undefined) return columnsOf(id);
  return typing.kind === "typed" ? typing.columns : undefined;
}

export function isBroken({ kind }: Typing): boolean {
  return kind === "refused" || kind === "unkept" || kind === "below";
}

function withColumns(change: Change, columns: SchemaDiff): Change {
  const impact = impactOf(columns);
  if (impact === "none") return change;
  return { ...change, columns, impact: change.impact === "broken" ? "broken" : impact };
}

function impactOf({ added, widened, breaking }: SchemaDiff): Impact {
  if (breaking.length > 0) return "breaking";
  return added.length + widened.length > 0 ? "widening" : "none";
}

/** Of the tables whose columns its files declare. */
function ingestDiff(node: IngestNode, before: Side, after: Side): SchemaDiff {
  const diffs = [...(node.columns?.keys() ?? [])].map((table): SchemaDiff => {
    const [old, now] = [columnsOn(before, table), after.columnsOf(table)];
    if (old === undefined || now === undefined) return { added: [], widened: [], breaking: [] };
    const { added, widened, breaking } = diffColumns(old, now);
    return {
      added: added.map((path) => `${table}.${path}`),
      widened: widened.map((text) => `${table}: ${text}`),
      breaking: breaking.map((text) => `${table}: ${text}`),
    };
  });
  return {
    added: diffs.flatMap(({ added }) => added),
    widened: diffs.flatMap(({ widened }) => widened),
    breaking: diffs.flatMap(({ breaking }) => breaking),
  };
}
