/** What a node holds, as text: equal for two files that say the same. */
import type { Json } from "../iceberg/json.ts";
import type { ProjectNode } from "../project/project.ts";

const made = new WeakMap<ProjectNode, string>();

/** Its name and place are left out: a node that was moved holds what it held. */
export function nodeContent(node: ProjectNode): string {
  const known = made.get(node);
  if (known !== undefined) return known;
  const content = node.kind === "view" ? `view ${node.canonical}` : `ingest ${ingestContent(node)}`;
  made.set(node, content);
  return content;
}

function ingestContent(node: Extract<ProjectNode, { kind: "ingest" }>): string {
  const columns = node.columns === undefined ? [] : [[...node.columns]];
  return sorted([node.image, node.source, node.destination, ...columns]);
}

/** Compact JSON with sorted keys, each number in one spelling: `1.0` is `1`, `1e3` is `1000`. */
function sorted(value: Json): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (JSON.isRawJSON(value)) return JSON.stringify(Number(value.rawJSON));
  if (Array.isArray(value)) return `[${value.map(sorted).join(",")}]`;
  const members: [string, Json][] = Object.entries(value);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sorted(member)}`).join(",")}}`;
}
