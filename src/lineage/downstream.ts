/** What runs on other rows because something above it changed. */
import { compareText } from "../errors.ts";
import type { GraphNode, LineageGraph } from "./graph.ts";

/**
 * The unchanged nodes of `head` below `changed` ones, each with those nearest above it. What the
 * base alone had counts, too: a view below a removed node is downstream of it.
 */
export function downstream(
  before: ReadonlyMap<string, GraphNode>,
  head: LineageGraph,
  changed: ReadonlySet<string>,
): readonly { readonly node: GraphNode; readonly because: readonly string[] }[] {
  const causes = new Map<string, readonly string[]>();
  const found: { node: GraphNode; because: readonly string[] }[] = [];
  for (const node of head.nodes) {
    if (changed.has(node.id)) continue;
    const because = union(dependenciesOf(node, before.get(node.id)), (id) =>
      changed.has(id) ? [id] : causes.get(id),
    );
    if (because.length === 0) continue;
    causes.set(node.id, because);
    found.push({ node, because });
  }
  return found;
}

function dependenciesOf(now: GraphNode, then: GraphNode | undefined): readonly string[] {
  return then === undefined || then.dependencies === now.dependencies
    ? now.dependencies
    : [...new Set([...now.dependencies, ...then.dependencies])];
}

/** A lone cause is handed on as it is: along a chain nothing is copied. */
function union(
  ids: readonly string[],
  causesOf: (id: string) => readonly string[] | undefined,
): readonly string[] {
  const parts = ids.map(causesOf).filter((part) => part !== undefined);
  if (parts.length < 2) return parts[0] ?? [];
  return [...new Set(parts.flat())].sort(compareText);
}
