/** What a run on a data branch would share with production: whoever reads first, the other lacks. */
import type { JsonObject } from "../iceberg/json.ts";
import { positionsOf } from "../project/positions.ts";
import type { IngestNode } from "../project/project.ts";
import { shellWord } from "../shell-word.ts";

export interface Shared {
  /** The end of a sentence: `the Kafka group airbyte with bronze.inventory.kafka`. */
  readonly text: string;
  /** What gives the run its own. */
  readonly option: string;
}

export interface Production {
  /** The ingests that it runs. */
  readonly nodes: readonly IngestNode[];
  /** Ids that the branch still has: what an ingest that is gone wrote, a moved one writes now. */
  readonly staying: ReadonlySet<string>;
}

export function sharedWith(
  node: IngestNode,
  { nodes, staying }: Production,
  branch: string,
): readonly Shared[] {
  const positions = positionsOf(node.source).flatMap((position) => {
    const { kind, name, path } = position;
    const other = nodes.find(({ source }) =>
      positionsOf(source).some((one) => one.kind === kind && one.name === name),
    );
    if (other === undefined) return [];
    const what = kind === "group" ? "the Kafka group" : "the replication slot";
    const option = setOption(node, path, ownName(name, branch, kind === "group" ? "-" : "_"));
    return [{ text: `${what} ${name} with ${other.id}`, option }];
  });
  const writer = keepsState(node)
    ? nodes.find((one) => keepsState(one) && writesSame(node, one, !staying.has(one.id)))
    : undefined;
  if (writer === undefined) return positions;
  const namespace = ownName(namespaceOf(node), branch, "_");
  const text = `the state on its tables with ${writer.id}`;
  return [...positions, { text, option: setOption(node, "destination.namespace", namespace) }];
}

/** What the run writes to, for people. */
export function tablesText(node: IngestNode): string {
  const { catalog } = node.identifier;
  const names = node.tables?.map(({ namespace, name }) => `${catalog}.${namespace}.${name}`);
  return names?.join(", ") ?? `the tables of ${catalog}.${namespaceOf(node)}`;
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
export function isAirbytes(destination: JsonObject): boolean {
  return ["main_branch_name", "s3_bucket_name", "catalog_config"].some((key) =>
    Object.hasOwn(destination, key),
  );
}

/**
 * Of tables that no file declares only the namespace is known. Two ingests of one namespace share it
 * often and a table hardly ever, so that counts for the same ingest, or for one that it stands for.
 */
function writesSame(a: IngestNode, b: IngestNode, isGone: boolean): boolean {
  if (a.identifier.catalog !== b.identifier.catalog) return false;
  const isOne = a.id === b.id || isGone;
  if (a.tables === undefined || b.tables === undefined)
    return isOne && namespacesOf(a).some((one) => namespacesOf(b).includes(one));
  return a.tables.some((one) =>
    b.tables?.some(({ namespace, name }) => one.namespace === namespace && one.name === name),
  );
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
  return `--set ${shellWord(`${id}:${path}=${value}`)}`;
}
