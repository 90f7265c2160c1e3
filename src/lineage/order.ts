/** The order in which nodes run. */
import { compareText } from "../errors.ts";
import type { GraphNode } from "./graph.ts";

/** Every node after its dependencies; of those that could be next, the least id. Needs a graph without cycles. */
export function inOrder(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const waiting = new Map(nodes.map(({ id, dependencies }) => [id, dependencies.length]));
  const dependents = dependentsOf(nodes);
  const ready: string[] = [];
  for (const [id, count] of waiting) if (count === 0) push(ready, id);
  const ordered: GraphNode[] = [];
  for (let id = pop(ready); id !== undefined; id = pop(ready)) {
    const node = byId.get(id);
    if (node !== undefined) ordered.push(node);
    for (const dependent of dependents.get(id) ?? []) {
      const left = (waiting.get(dependent) ?? 0) - 1;
      waiting.set(dependent, left);
      if (left === 0) push(ready, dependent);
    }
  }
  return ordered;
}

/** The ids of the nodes that depend directly on each. */
function dependentsOf(nodes: readonly GraphNode[]): ReadonlyMap<string, readonly string[]> {
  const dependents = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { id, dependencies } of nodes)
    for (const dependency of dependencies) dependents.get(dependency)?.push(id);
  return dependents;
}

/** A binary heap in an array: the least text is at 0. */
function push(heap: string[], text: string): void {
  let at = heap.push(text) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compareText(heap[parent] ?? "", text) <= 0) break;
    heap[at] = heap[parent] ?? "";
    heap[parent] = text;
    at = parent;
  }
}

function pop(heap: string[]): string | undefined {
  const least = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return least;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const child = (heap[left + 1] ?? "\uFFFF") < (heap[left] ?? "\uFFFF") ? left + 1 : left;
    const below = heap[child];
    if (below === undefined || compareText(last, below) <= 0) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = last;
  return least;
}
