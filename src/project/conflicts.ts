/** What no file of a project can know alone: which names it shares with another. */
import type { Finding, Location } from "../errors.ts";
import { errorAt, startOf } from "./finding.ts";
import type { IngestNode, ProjectNode } from "./project.ts";

/** Of files with one identifier the first stands for it, so that every id is one node's. */
export function betweenFiles(nodes: readonly ProjectNode[]): {
  readonly nodes: readonly ProjectNode[];
  readonly findings: readonly Finding[];
} {
  const byId = groupBy(nodes, ({ id }) => id);
  const unique = [...byId.values()].map(([first]) => first);
  return {
    nodes: unique,
    findings: [...sameIdentifier(byId), ...sameButForCase(unique), ...sameTable(unique)],
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

type Group<T> = readonly [T, ...T[]];

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, Group<T>> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** One finding for each of a group of two or more, which names up to three of the others. */
function tellEach<T extends { readonly file: string }>(
  group: Group<T>,
  code: "IB201" | "IB204" | "IB206",
  place: (item: T) => Location,
  words: { readonly message: (others: string) => string; readonly hint: string },
): Finding[] {
  if (group.length < 2) return [];
  return group.map((item) => {
    const others = group.slice(0, 4).filter((other) => other !== item);
    const named = others.slice(0, 3).map(({ file }) => file);
    const more = group.length - 1 - named.length;
    const list = more > 0 ? `${named.join(", ")} and ${more} more` : named.join(" and ");
    return errorAt(place(item), code, words.message(list), words.hint);
  });
}
