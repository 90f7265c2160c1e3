import { asFinding, type Finding, IcebranchError } from "../errors.ts";
import { marksOf } from "../iceberg/marks.ts";
import { type CatalogTable, isOfProject, type Owning } from "../plan/context.ts";
import { leftFiles } from "../plan/left-files.ts";
import type { World } from "../world.ts";

/** What killed runs left in the folder of one table; nothing where its files cannot be looked at. */
export async function leftFilesOf(
  { catalogs, ports }: Pick<World, "catalogs" | "ports">,
  name: string,
  { catalog, table }: CatalogTable,
  owning: Owning,
): Promise<readonly Finding[]> {
  const isOurs = [...marksOf(table.metadata).values()].some((mark) => isOfProject(mark, owning));
  if (!isOurs) return [];
  try {
    const storage = await (await catalogs.open(catalog)).tableStorage(table);
    if ("none" in storage) return [];
    const left = await (await ports.tableFiles(storage)).leftOver(table);
    return leftFiles(name, left);
  } catch (error) {
    if (!(error instanceof IcebranchError) || error.code === "IB904") throw error;
    return [{ ...asFinding(error), level: "notice" }];
  }
}
