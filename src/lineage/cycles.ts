/** Views that read each other in a circle. */
import { compareText, type Finding } from "../errors.ts";
import { errorAt, startOf } from "../project/finding.ts";
import type { GraphNode } from "./graph.ts";
import { knots } from "./knots.ts";

/** A longer path is told by its start and its end. */
const MAX_NAMES = 8;

/**
 * Every view on a cycle gets a finding, at the name that leads back into the circle. Their
 * dependencies on each other are left out, so that an order of the rest exists.
 */
export function cutCycles(nodes: readonly GraphNode[]): {
  readonly nodes: readonly GraphNode[];
  readonly findings: readonly Finding[];
} {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const circles = knots(
    nodes.map(({ id }) => id),
    (id) => byId.get(id)?.dependencies ?? [],
  );
  if (circles.length === 0) return { nodes, findings: [] };
  const circleOf = new Map(circles.flatMap((circle) => circle.map((id) => [id, circle] as const)));
  const findings: Finding[] = [];
  for (const circle of circles) {
    const members = new Set(circle);
    const path = shortestCircle(byId, members);
    for (const id of circle) {
      const node = byId.get(id);
      if (node !== undefined) findings.push(finding(node, members, path));
    }
  }
  const cut = nodes.map((node) => {
    const circle = circleOf.get(node.id);
    if (circle === undefined) return node;
    const dependencies = node.dependencies.filter((id) => circleOf.get(id) !== circle);
    return { ...node, dependencies };
  });
  return { nodes: cut, findings };
}

function finding(node: GraphNode, circle: ReadonlySet<string>, path: readonly string[]): Finding {
  const back = node.reads.find(({ from }) => from.some((id) => circle.has(id)));
  const at = back?.relation.location ?? startOf(node.node.file);
  if (circle.size === 1)
    return errorAt(at, "IB202", "The view reads itself.", "Read another table here.");
  const at0 = path.indexOf(node.id);
  const turned = at0 > 0 ? [...path.slice(at0), ...path.slice(0, at0)] : path;
  const message = `The view is part of a cycle: ${pathText([...turned, turned[0] ?? ""])}.`;
  return errorAt(at, "IB202", message, "Let one of these views read something else.");
}

function pathText(path: readonly string[]): string {
  const half = MAX_NAMES / 2;
  const shown =
    path.length > MAX_NAMES ? [...path.slice(0, half), "…", ...path.slice(-half)] : path;
  return shown.join(" → ");
}

/** Ids from the circle's least one, each reading the next, the last reading the first. */
function shortestCircle(
  byId: ReadonlyMap<string, GraphNode>,
  circle: ReadonlySet<string>,
): readonly string[] {
  const start = [...circle].sort(compareText)[0] ?? "";
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const next of byId.get(id)?.dependencies ?? []) {
      if (next === start) return pathTo(id, cameFrom);
      if (!circle.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  return [start];
}

function pathTo(end: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path: string[] = [];
  for (let id: string | undefined = end; id !== undefined; id = cameFrom.get(id)) path.push(id);
  return path.reverse();
}
