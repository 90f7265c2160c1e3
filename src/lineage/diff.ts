/** What a change does to the graph. */
import { compareText } from "../errors.ts";
import type { ProjectNode } from "../project/project.ts";
import { nodeContent } from "./content.ts";
import { downstream } from "./downstream.ts";
import type { Change, ChangeKind, GraphNode, LineageGraph } from "./graph.ts";

/** By id. A file that was only reformatted, or renamed in its ending, has not changed. */
export function diffGraphs(base: LineageGraph, head: LineageGraph): readonly Change[] {
  const before = new Map(base.nodes.map((node) => [node.id, node]));
  const after = new Map(head.nodes.map((node) => [node.id, node]));
  const removed = base.nodes.filter(({ id }) => !after.has(id));
  const added = head.nodes.filter(({ id }) => !before.has(id));
  const origins = movedFrom(removed, added);
  const gone = new Set(origins.values());
  const broken = brokenViews(before, head);
  const tell = ({ node }: GraphNode, change: ChangeKind, because: readonly string[]): Change => {
    const impact = change !== "removed" && broken.has(node.id) ? "broken" : "none";
    return { node: node.id, kind: node.kind, change, impact, because, file: node.file };
  };
  const direct = [
    ...removed.filter(({ id }) => !gone.has(id)).map((node) => tell(node, "removed", [])),
    ...added.map((node) => {
      const origin = origins.get(node.id);
      return origin === undefined ? tell(node, "added", []) : tell(node, "moved", [origin]);
    }),
    ...head.nodes
      .filter(({ id, node }) => !sameContent(before.get(id)?.node ?? node, node))
      .map((node) => tell(node, "modified", [])),
  ];
  const changed = new Set([...direct.map(({ node }) => node), ...gone]);
  const below = downstream(before, head, changed).map(({ node, because }) =>
    tell(node, "downstream", because),
  );
  return [...direct, ...below].sort((a, b) => compareText(a.node, b.node));
}

function sameContent(a: ProjectNode, b: ProjectNode): boolean {
  return a === b || nodeContent(a) === nodeContent(b);
}

/** New id → old id, where what was removed and what was added hold the same and no other does. */
function movedFrom(
  removed: readonly GraphNode[],
  added: readonly GraphNode[],
): ReadonlyMap<string, string> {
  if (removed.length === 0 || added.length === 0) return new Map();
  const old = Map.groupBy(removed, ({ node }) => nodeContent(node));
  const origins = new Map<string, string>();
  for (const [content, [to, ...others]] of Map.groupBy(added, ({ node }) => nodeContent(node))) {
    const [from, ...more] = old.get(content) ?? [];
    if (to === undefined || from === undefined || others.length > 0 || more.length > 0) continue;
    origins.set(to.id, from.id);
  }
  return origins;
}

/** Ids of views that still read a name which led somewhere in the base and leads nowhere now, and of those below. */
function brokenViews(
  before: ReadonlyMap<string, GraphNode>,
  head: LineageGraph,
): ReadonlySet<string> {
  const broken = new Set<string>();
  for (const { id, node, reads, dependencies } of head.nodes) {
    if (node.kind !== "view") continue;
    const resolved = new Set(reads.map(({ relation }) => relation.parts.join("\0")));
    const lost = before.get(id)?.reads.some(({ relation: { parts } }) => {
      const name = parts.join("\0");
      return !resolved.has(name) && node.relations.some((one) => one.parts.join("\0") === name);
    });
    if (lost || dependencies.some((one) => broken.has(one))) broken.add(id);
  }
  return broken;
}
