/** What a run on a data branch would share with production: whoever reads first, the other lacks. */
import type { JsonObject } from "../iceberg/json.ts";
import { isDataLake } from "../project/branch-key.ts";
import { type Position, positionsOf } from "../project/positions.ts";
import type { IngestNode } from "../project/project.ts";
import { shellWord } from "../shell-word.ts";

export interface Shared {
  /** The end of a sentence: `the Kafka group airbyte with bronze.inventory.kafka`. */
  readonly text: string;
  /** What gives the run its own. */
  readonly option: string;
  /** What comes of that, as a sentence. */
  readonly consequence?: string;
}

const newGroup =
  "A new group begins where source.auto_offset_reset says: from earliest, it loads again what main has.";

/** The ingests that production runs, by what they could have in common with another. */
export interface Production {
  readonly byPosition: ReadonlyMap<string, IngestNode>;
  /** Those that keep state on their tables, by their ids and by the tables that they declare. */
  readonly byId: ReadonlyMap<string, readonly IngestNode[]>;
  readonly byTable: ReadonlyMap<string, IngestNode>;
  /** Of these the ones that the branch has no more: what they wrote, a moved one writes now. */
  readonly gone: readonly IngestNode[];
}

/** `staying`: ids that the branch has. */
export function productionOf(
  nodes: readonly IngestNode[],
  staying: ReadonlySet<string>,
): Production {
  const writers = nodes.filter(keepsState);
  return {
    byPosition: new Map(
      nodes.flatMap((node) => positionsOf(node.source).map((one) => [keyOf(one), node] as const)),
    ),
    byId: Map.groupBy(writers, ({ id }) => id),
    byTable: new Map(
      writers.flatMap((node) => declaredBy(node).map((table) => [table, node] as const)),
    ),
    gone: writers.filter(({ id }) => !staying.has(id)),
  };
}

export function sharedWith(
  node: IngestNode,
  production: Production,
  branch: string,
): readonly Shared[] {
  const positions = positionsOf(node.source).flatMap((position) => {
    const { kind, name, path } = position;
    const other = production.byPosition.get(keyOf(position));
    if (other === undefined) return [];
    const isGroup = kind === "group";
    const what = isGroup ? "the Kafka group" : "the replication slot";
    const option = setOption(node, path, ownName(name, branch, isGroup ? "-" : "_"));
    const more = isGroup ? { consequence: newGroup } : {};
    return [{ text: `${what} ${name} with ${other.id}`, option, ...more }];
  });
  const writer = keepsState(node) ? writerOfSame(node, production) : undefined;
  if (writer === undefined) return positions;
  const namespace = ownName(namespaceOf(node), branch, "_");
  const text = `the state on its tables with ${writer.id}`;
  return [...positions, { text, option: setOption(node, "destination.namespace", namespace) }];
}

function keyOf({ kind, name }: Position): string {
  return `${kind} ${name}`;
}

/**
 * Of tables that no file declares only the namespace is known. Two ingests of one namespace share it
 * often and a table hardly ever, so that counts for the same ingest, or for one that it stands for.
 */
function writerOfSame(
  node: IngestNode,
  { byId, byTable, gone }: Production,
): IngestNode | undefined {
  const declared = declaredBy(node).flatMap((table) => byTable.get(table) ?? []);
  const itself = [...(byId.get(node.id) ?? []), ...gone].filter((one) => mayWriteSame(node, one));
  return itself[0] ?? declared[0];
}

function mayWriteSame(a: IngestNode, b: IngestNode): boolean {
  if (a.identifier.catalog !== b.identifier.catalog) return false;
  if (a.tables !== undefined && b.tables !== undefined) return false;
  return namespacesOf(a).some((one) => namespacesOf(b).includes(one));
}

function declaredBy({ identifier: { catalog }, tables = [] }: IngestNode): readonly string[] {
  return tables.map(({ namespace, name }) => `${catalog}.${namespace}.${name}`);
}

/** What the run writes to, for people. */
export function tablesText(node: IngestNode): string {
  const { catalog } = node.identifier;
  return node.tables === undefined
    ? `the tables of ${catalog}.${namespaceOf(node)}`
    : declaredBy(node).join(", ");
}

/**
 * dashbook's destination keeps it in `airbyte.*` properties of the table, which all branches share;
 * not for Kafka, whose group knows how far it is. Airbyte's own destinations leave it to Airbyte.
 */
function keepsState({ source, destination }: IngestNode): boolean {
  const isOfGroup = positionsOf(source).some(({ kind }) => kind === "group");
  return !isOfGroup && !isAirbytes(destination);
}

/** `destination-s3-data-lake`, which calls its branch otherwise, or the older `destination-iceberg`. */
function isAirbytes(destination: JsonObject): boolean {
  return isDataLake(destination) || Object.hasOwn(destination, "catalog_config");
}

function namespacesOf(node: IngestNode): readonly string[] {
  return node.tables?.map(({ namespace }) => namespace) ?? [namespaceOf(node)];
}

function namespaceOf({ destination, identifier }: IngestNode): string {
  const { namespace } = destination;
  return typeof namespace === "string" && namespace !== "" ? namespace : identifier.namespace;
}

/** PostgreSQL takes small letters, digits and underscores for a slot, 63 of them. */
function ownName(name: string, branch: string, joint: "-" | "_"): string {
  if (name.includes("$")) return "VALUE";
  const end = branch.toLowerCase().replace(/[^a-z0-9]+/g, joint);
  return `${name}${joint}${end}`.slice(0, 63);
}

function setOption({ id }: IngestNode, path: string, value: string): string {
  // One word: a page breaks lines between two.
  return `--set=${shellWord(`${id}:${path}=${value}`)}`;
}
