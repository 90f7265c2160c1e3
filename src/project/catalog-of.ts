import type { CatalogConfig, Config } from "./project.ts";

/** The entry that serves nodes whose first path part is `name`: its own one, or `default`. */
export function catalogOf(
  { catalogs }: Pick<Config, "catalogs">,
  name: string,
): CatalogConfig | undefined {
  return catalogs[Object.hasOwn(catalogs, name) ? name : "default"];
}
