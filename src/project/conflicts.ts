/** What no file of a project can know alone: which names it shares with another. */
import type { Finding, Location } from "../errors.ts";
import { startOf } from "./finding.ts";
import { type Group, groupBy, tellEach } from "./groups.ts";
import type { IngestNode, ProjectNode } from "./project.ts";
import { sharedPositions } from "./shared-positions.ts";

/** Of files with one identifier the first stands for it, so that every id is one node's. */
export function betweenFiles(nodes: readonly ProjectNode[]): {
  readonly nodes: readonly ProjectNode[];
  readonly findings: readonly Finding[];
} {
  const byId = groupBy(nodes, ({ id }) => id);
  const unique = [...byId.values()].map(([first]) => first);
  return {
    nodes: unique,
    findings: [
      ...sameIdentifier(byId),
      ...sameButForCase(unique),
      ...sameTable(unique),
      ...sharedPositions(unique.filter((node) => node.kind === "ingest")),
    ],
  };
}

function sameIdentifier(byId: ReadonlyMap<string, Group<ProjectNode>>): Finding[] {
  return [...byId].flatMap(([id, group]) =>
    tellEach(group, "IB201", ({ file }) => startOf(file), {
      message: (others) => `The identifier ${id} is also that of ${others}.`,
      hint: "Rename or remove all but one of them.",
    }),
  );
}

/** Many catalogs, and the file systems below them, take these for one table. */
function sameButForCase(nodes: readonly ProjectNode[]): Finding[] {
  return [...groupBy(nodes, ({ id }) => id.toLowerCase()).values()].flatMap((group) =>
    tellEach(group, "IB206", ({ file }) => startOf(file), {
      message: (others) => `The identifier differs only in letter case from that of ${others}.`,
      hint: "Rename one of them.",
    }),
  );
}

function sameTable(nodes: readonly ProjectNode[]): Finding[] {
  const written = nodes.filter((node) => node.kind === "ingest").flatMap(tablesOf);
  return [...groupBy(written, ({ table }) => table)].flatMap(([table, group]) =>
    tellEach(group, "IB204", ({ node }) => placeOfTables(node), {
      message: (others) => `The table ${table} is also written by ${others}.`,
      hint: "Let one ingest write it: two would overwrite each other's state.",
    }),
  );
}

function tablesOf(node: IngestNode): { file: string; table: string; node: IngestNode }[] {
  return (node.tables ?? []).map(({ namespace, name }) => ({
    file: node.file,
    table: `${node.identifier.catalog}.${namespace}.${name}`,
    node,
  }));
}

function placeOfTables({ destination, locate }: IngestNode): Location {
  return locate("streams" in destination ? "/destination/streams" : "/source/subscription");
}
