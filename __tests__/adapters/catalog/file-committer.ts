/** A process of its own that makes branches on a table in a warehouse: WAREHOUSE TABLE BRANCH... */
import process from "node:process";
import { fileCatalog } from "../../../src/adapters/catalog/file.ts";
import { localStorage } from "../../../src/adapters/storage/local.ts";
import { IcebranchError } from "../../../src/errors.ts";
import { findRef } from "../../../src/iceberg/refs.ts";

const [warehouse = "", name = "", ...branches] = process.argv.slice(2);
const catalog = fileCatalog({
  name: "bronze",
  address: {
    ...{ type: "file", uri: warehouse, uriStyle: "sqlalchemy" },
    ...{ warehouse: undefined, properties: {} },
  },
  root: "/",
  storage: localStorage(),
  clock: Date.now,
});
const identifier = { namespace: ["inventory"], name };

async function makeBranch(branch: string): Promise<void> {
  const table = await catalog.loadTable(identifier);
  const main = table && findRef(table.metadata, "main")?.["snapshot-id"];
  if (main === undefined) throw new Error("no table");
  await catalog.commit([
    {
      identifier,
      requirements: [{ type: "assert-ref-snapshot-id", ref: branch, "snapshot-id": null }],
      updates: [
        { action: "set-snapshot-ref", "ref-name": branch, type: "branch", "snapshot-id": main },
      ],
    },
  ]);
}

for (const branch of branches)
  for (;;) {
    try {
      await makeBranch(branch);
      break;
    } catch (error) {
      // Others were faster ten times.
      if (!(error instanceof IcebranchError && error.message.includes("others wrote"))) throw error;
    }
  }
