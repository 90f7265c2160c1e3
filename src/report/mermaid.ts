import { clip, visible } from "./harmless.ts";
import type { Report } from "./report.ts";

/** Beyond this a drawing says less than the tables below it. */
const mostNodes = 40;

export interface Drawing {
  /** Empty where there is nothing to draw. */
  readonly lines: readonly string[];
  readonly left: number;
}

/**
 * The changed nodes, those that changed themselves first, and their neighbours as a flowchart; rows
 * flow along the arrows. https://mermaid.js.org/syntax/flowchart.html
 */
export function draw({ graph, changes }: Pick<Report, "graph" | "changes">): Drawing {
  const changeOf = new Map(changes.map((change) => [change.node, change]));
  const names = [...changes.map(({ node }) => node), ...graph.map(({ node }) => node)];
  const unique = [...new Set(names)];
  const chosen = unique.length > mostNodes ? neighboursTogether(unique, graph) : unique;
  const drawn = new Map(chosen.slice(0, mostNodes).map((name, index) => [name, `n${index}`]));
  const nodes = [...drawn].map(([name, id]) => {
    const change = changeOf.get(name);
    return change === undefined
      ? `  ${id}["${label(name)}"]`
      : `  ${id}["${label(name)}<br>${wordOf(change)}"]:::${classOf(change)}`;
  });
  const edges = graph.flatMap(({ node, dependencies }) =>
    dependencies.flatMap((from) => edge(drawn.get(from), drawn.get(node))),
  );
  // Boxes without an arrow say no more than the list of changes does.
  if (edges.length === 0) return { lines: [], left: 0 };
  return {
    lines: ["flowchart LR", ...nodes, ...edges, ...classes],
    left: unique.length - drawn.size,
  };
}

type Drawn = Report["changes"][number];

function hurts({ impact }: Drawn): boolean {
  return impact === "broken" || impact === "breaking";
}

function wordOf(change: Drawn): string {
  return hurts(change) ? `${change.change}, ${change.impact}` : change.change;
}

/** What breaks somebody is seen before how it came about. */
function classOf(change: Drawn): string {
  return hurts(change) ? change.impact : change.change;
}

/** Those with edges first, each followed by its neighbours: any forty may have no edge between them. */
function neighboursTogether(names: readonly string[], graph: Report["graph"]): readonly string[] {
  const edges = graph.flatMap(({ node, dependencies }) =>
    dependencies.flatMap((from) => [[node, from] as const, [from, node] as const]),
  );
  const near = Map.groupBy(edges, ([one]) => one);
  const linked = names.flatMap((name) => {
    const others = near.get(name)?.map(([, other]) => other) ?? [];
    return others.length === 0 ? [] : [name, ...others];
  });
  return [...new Set([...linked, ...names])];
}

const classes = [
  "  classDef added stroke:#1a7f37,stroke-width:3px",
  "  classDef removed stroke:#cf222e,stroke-width:3px,stroke-dasharray:6",
  "  classDef modified stroke:#9a6700,stroke-width:3px",
  "  classDef moved stroke:#0969da,stroke-width:3px",
  "  classDef downstream stroke-dasharray:3",
  "  classDef breaking stroke:#bc4c00,stroke-width:4px",
  "  classDef broken stroke:#cf222e,stroke-width:6px",
];

function edge(from: string | undefined, to: string | undefined): string[] {
  return from === undefined || to === undefined ? [] : [`  ${from} --> ${to}`];
}

/** Everything but plain name characters as Mermaid's own entity, which its grammar cannot misread. */
function label(name: string): string {
  return clip(visible(name), 80).replace(
    /[^\w. -]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}
