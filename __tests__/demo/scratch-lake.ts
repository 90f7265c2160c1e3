/** A folder with a SQLite catalog and a warehouse, gone when the test is over. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TableAddress } from "../../src/demo/catalog-pointer.ts";
import { createTable, schemaOf } from "../../src/demo/table-writer.ts";

export interface ScratchLake extends AsyncDisposable {
  readonly folder: string;
  /** The address of a table of the namespace `inventory`. */
  address(name: string): TableAddress;
  /** Makes a table without rows. */
  table(name: string, columns?: { readonly [column: string]: string }): Promise<TableAddress>;
}

/** The default name has a space and a percent sign, since Iceberg's locations are not URLs. */
export async function scratchLake(prefix = "icebranch lake 100%"): Promise<ScratchLake> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const address = (name: string): TableAddress => ({
    catalogFile: join(folder, "catalog.db"),
    catalogName: "bronze",
    namespace: ["inventory"],
    name,
  });
  return {
    folder,
    address,
    async table(name, columns = { id: "long" }) {
      const location = `file://${folder}/warehouse/inventory/${name}`;
      await createTable({ ...address(name), location, schema: schemaOf(columns) });
      return address(name);
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}
