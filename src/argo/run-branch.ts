/** Which connectors cannot be told a data branch: what they were to write there, they write to main. */

import type { Json, JsonObject } from "../iceberg/json.ts";
import { catalogOf } from "../project/catalog-of.ts";
import type { Config, IngestNode } from "../project/project.ts";
import { isObject } from "./equal.ts";

/** REST catalogs by name: whether each is Nessie in truth, or could not be asked. */
export type RestCatalogs = ReadonlyMap<string, "nessie" | "other" | "unknown">;

/** Why not, as the end of a sentence; undefined where it can. */
export function refusesBranch(
  node: IngestNode,
  config: Config,
  rest: RestCatalogs,
): string | undefined {
  const { catalog: name } = node.identifier;
  const catalog = catalogOf(config, name);
  const kind = rest.get(name);
  const looksSo = catalog !== undefined && isNessies(catalog.uri);
  const isNessie = catalog?.type === "nessie" || kind === "nessie" || looksSo;
  if (kind === "unknown" && !isNessie && !leadsToNessie(node.destination))
    return `the REST catalog ${name} cannot be asked whether it is Nessie, where a connector that is told an Iceberg branch writes to main`;
  if (isNessie || leadsToNessie(node.destination))
    return "its catalog is Nessie, which takes an Iceberg branch without a word and writes to the default branch";
  if (Object.hasOwn(node.destination, "catalog_config"))
    return "Airbyte's destination-iceberg knows no branches and writes to main";
  return undefined;
}

/** A destination's own catalog is not asked: one counts as Nessie where its address looks so. */
function isNessies(address: string): boolean {
  return /nessie|:19120\b/i.test(address);
}

function leadsToNessie(destination: JsonObject): boolean {
  const catalog = destination.catalog_type;
  const { catalog_type: type, server_uri: address } = isObject(catalog) ? catalog : {};
  const isText = (value: Json) => typeof value === "string";
  return (
    (isText(type) && /^nessie$/i.test(String(type))) ||
    (isText(address) && isNessies(String(address)))
  );
}
