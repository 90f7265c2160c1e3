import type { Catalogs } from "../catalogs.ts";
import { concurrently } from "../concurrently.ts";
import type { Finding } from "../errors.ts";
import { emptyCatalog } from "../plan/empty-catalog.ts";

/** `names`: catalogs that are written to, and in which the run has found no table where it looked. */
export async function emptyCatalogs(
  catalogs: Catalogs,
  names: Iterable<string>,
): Promise<readonly Finding[]> {
  const found = await concurrently([...new Set(names)].sort(), async (name) => {
    const catalog = await catalogs.open(name);
    if ((await catalog.listNamespaces()).length > 0) return [];
    return [emptyCatalog(name, (await catalog.otherNames?.()) ?? [])];
  });
  return found.flat();
}
