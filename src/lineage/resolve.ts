/** Which nodes make the table that a view names. */
import {
  type Identifier,
  identifierText,
  type ProjectNode,
  type Relation,
} from "../project/project.ts";
import type { Read } from "./graph.ts";

/** Full names of a catalog's tables; undefined where the catalog was not asked. */
export type KnownTables = (catalog: string) => ReadonlySet<string> | undefined;

type Resolve = (relation: Relation, reader: Identifier) => Read | undefined;

/**
 * A name means a view, else the ingest that declares the table, else every ingest of that namespace
 * which declares none (dashtool's rule), else a table that the catalog has.
 */
export function resolver(nodes: readonly ProjectNode[], known: KnownTables): Resolve {
  const makers = makersOf(nodes);
  return (relation, reader) => {
    const table = fullName(relation, reader);
    const text = identifierText(table);
    const from = makers.tables.get(text) ?? makers.namespaces.get(namespaceText(table));
    if (from !== undefined) return { relation, table, from };
    return known(table.catalog)?.has(text) ? { relation, table, from: [] } : undefined;
  };
}

/** Missing parts are the reader's own. A namespace of several levels is one text with dots. */
export function fullName({ parts }: Relation, reader: Identifier): Identifier {
  const name = parts.at(-1) ?? "";
  const [catalog, ...namespace] = parts.slice(0, -1);
  if (catalog === undefined) return { ...reader, name };
  if (namespace.length === 0) return { catalog: reader.catalog, namespace: catalog, name };
  return { catalog, namespace: namespace.join("."), name };
}

interface Makers {
  /** By the table's full name. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /** Ingests that declare no tables, by catalog and namespace. */
  readonly namespaces: ReadonlyMap<string, readonly string[]>;
}

function makersOf(nodes: readonly ProjectNode[]): Makers {
  const tables = new Map<string, string[]>();
  const views = new Map<string, string[]>();
  const namespaces = new Map<string, string[]>();
  for (const node of nodes) {
    const { catalog } = node.identifier;
    if (node.kind === "view") views.set(node.id, [node.id]);
    else if (node.tables === undefined)
      for (const namespace of writtenNamespaces(node.identifier, node.destination.namespace))
        add(namespaces, `${catalog}.${namespace}`, node.id);
    else
      for (const { namespace, name } of node.tables)
        add(tables, `${catalog}.${namespace}.${name}`, node.id);
  }
  return { tables: new Map([...tables, ...views]), namespaces };
}

/** Where the tables land, and the folder, which dashtool goes by. */
function writtenNamespaces({ namespace }: Identifier, forced: unknown): ReadonlySet<string> {
  return new Set(typeof forced === "string" ? [namespace, forced] : [namespace]);
}

function add(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, [id]);
  else ids.push(id);
}

export function namespaceText({ catalog, namespace }: Identifier): string {
  return `${catalog}.${namespace}`;
}
