/** Two names for one catalog: then each of its tables has two, and would be published twice. */
import type { Finding } from "../errors.ts";
import { errorAt, startOf } from "./finding.ts";
import type { Config, ProjectNode } from "./project.ts";

/** Of names that ingests use; a view's is only where it is filed. */
export function oneCatalogTwice(
  config: Config | undefined,
  nodes: readonly ProjectNode[],
): readonly Finding[] {
  if (config === undefined) return [];
  const ingests = nodes.filter(({ kind }) => kind === "ingest");
  const first = new Map(ingests.toReversed().map((one) => [one.identifier.catalog, one]));
  const names = new Map<string, string>();
  return [...first.keys()].sort().flatMap((name) => {
    const node = first.get(name);
    const place = placeOf(config, name);
    const other = place === undefined ? undefined : names.get(place);
    if (place !== undefined && other === undefined) names.set(place, name);
    if (node === undefined || other === undefined) return [];
    const message = `${name} is served by the same catalog as ${other}, so each of its tables would have two names.`;
    const hint = `Move the ingests of ${name}/ into ${other}/, or give ${name} a catalog or warehouse of its own in ${config.file}.`;
    return [errorAt(startOf(node.file), "IB206", message, hint)];
  });
}

/**
 * What tells one catalog from another, as the configuration has it. A database and a folder keep
 * those of several names apart; a server has one in each warehouse.
 */
function placeOf({ catalogs }: Config, name: string): string | undefined {
  const own = Object.hasOwn(catalogs, name) ? catalogs[name] : undefined;
  const entry = own ?? catalogs.default;
  if (entry === undefined) return undefined;
  const { type, uri, warehouse, properties } = entry;
  switch (type) {
    case "rest":
    case "nessie":
      return JSON.stringify([serverOf(uri).place, warehouse, properties.prefix]);
    case "sql": {
      const { place, search } = serverOf(uri);
      return JSON.stringify([place, search, properties["catalog-name"] ?? name]);
    }
    case "file":
      return JSON.stringify([uri, own === undefined || name === "default" ? name : undefined]);
  }
}

/** However it is spelled: another user, driver, or slash at the end leads to the same one. */
function serverOf(uri: string): { readonly place: string; readonly search: string } {
  const url = URL.parse(uri);
  if (url === null) return { place: uri, search: "" };
  return { place: `${url.host}${url.pathname.replace(/\/+$/, "")}`, search: url.search };
}
