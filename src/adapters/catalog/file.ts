/**
 * Folders of tables without a catalog, as Java's HadoopCatalog and dashtool's library keep them. On a
 * local disk a version's name is given to one writer alone, so it can be written; in S3 other engines
 * move files by copying them over whatever is there, so it is only read.
 */
import { IcebranchError } from "../../errors.ts";
import { brokenCommit } from "../../iceberg/broken-commit.ts";
import { applyUpdates } from "../../iceberg/commit.ts";
import type { LoadedTable, TableIdentifier } from "../../iceberg/table-metadata.ts";
import type { Catalog, CatalogAddress, Clock, Storage } from "../../ports.ts";
import { commitVersion, dropFolder } from "./file-commit.ts";
import { commitLastingly, type Maker } from "./file-lasting.ts";
import { nextVersion } from "./file-versions.ts";
import {
  type FoundTable,
  isRemote,
  openWarehouse,
  pathOf,
  type Warehouse,
  warehouseLocation,
} from "./file-warehouse.ts";
import { encodeMetadata, readMetadataFile } from "./metadata-file.ts";
import { notAsPlanned } from "./not-as-planned.ts";

export interface FileCatalogOptions {
  /** The first path part of the nodes that it serves. */
  readonly name: string;
  readonly address: CatalogAddress;
  /** Where relative folders count from. */
  readonly root: string;
  readonly storage: Storage;
  readonly clock: Clock;
}

/** How often a commit is tried again because others wrote to the same table for other reasons. */
const maxTries = 10;

const noSafeWrite =
  "its tables are folders in S3, where the engines that write to them do not keep each other from losing commits";

/** Throws IB420 for what is no folder. */
export function fileCatalog({ name, address, root, storage, clock }: FileCatalogOptions): Catalog {
  const location = warehouseLocation(name, address, root);
  const warehouse = openWarehouse(location, storage);
  const load = tableLoader(warehouse, storage);
  const maker: Maker = {
    async load(identifier) {
      const table = await load(identifier);
      return table && loaded(table);
    },
    commitOne: committer(load, clock),
  };
  const isReadOnly = isRemote(location);
  function checkWritable(): void {
    if (!isReadOnly) return;
    throw new IcebranchError("IB426", `The catalog ${name} is only read, since ${noSafeWrite}.`, {
      hint: "Register the tables with a catalog (sql, rest, nessie) to write to them.",
    });
  }
  return {
    atomic: false,
    ...(isReadOnly ? { readOnly: noSafeWrite } : {}),
    views: { none: "folders of tables have none" },
    listNamespaces: () => warehouse.namespaces(),
    async listTables(namespace) {
      const names = await warehouse.tables(namespace);
      return names.map((one) => ({ namespace, name: one }));
    },
    loadTable: maker.load,
    async commit(commits) {
      checkWritable();
      return commitLastingly(commits, maker, storage);
    },
    async dropTable({ identifier, metadataLocation }) {
      checkWritable();
      const table = await load(identifier);
      const isSame = table?.metadataLocation === metadataLocation;
      if (!isSame || !(await dropFolder(pathOf(table.folder), table.version)))
        throw notAsPlanned(identifier, "somebody wrote to it");
    },
    // Whoever loses a race here is told so, since the version is there: no sync is lost unnoticed.
    strayMetadata: async () => [],
    tableStorage: async () => storage,
    async [Symbol.asyncDispose]() {},
  };
}

type FolderTable = LoadedTable & FoundTable;
type Load = (identifier: TableIdentifier) => Promise<FolderTable | undefined>;

/** A view, which dashtool's library keeps as it keeps tables, is none. */
function tableLoader(warehouse: Warehouse, storage: Storage): Load {
  return async function load(identifier, again = true): Promise<FolderTable | undefined> {
    const found = await warehouse.find(identifier);
    if (found === undefined) return undefined;
    const metadataLocation = `${found.folder}/${found.version.name}`;
    try {
      const file = await readMetadataFile(storage, metadataLocation);
      return file && { ...found, identifier, metadataLocation, metadata: file.metadata };
    } catch (error) {
      // It was dropped between the look into its folder and this.
      if (again && error instanceof IcebranchError && error.code === "IB413")
        return load(identifier, false);
      throw error;
    }
  };
}

function committer(load: Load, clock: Clock): Maker["commitOne"] {
  return async (commit, made) => {
    const { identifier, updates } = commit;
    for (let tries = 0; tries < maxTries; tries++) {
      const table = await load(identifier);
      const broken = brokenCommit(table?.metadata, commit);
      if (broken !== undefined || table === undefined)
        throw notAsPlanned(identifier, broken ?? "it does not exist");
      const { folder, version, metadataLocation: previousLocation } = table;
      const metadata = applyUpdates(table.metadata, updates, { now: clock(), previousLocation });
      if (metadata === table.metadata) return loaded(table);
      const next = nextVersion(version, metadata);
      const bytes = encodeMetadata(metadata, next.name.includes(".gz"));
      const location = `${folder}/${next.name}`;
      if (!(await commitVersion(pathOf(folder), version, next, bytes))) continue;
      made({ location, bytes, before: loaded(table) });
      return { identifier, metadataLocation: location, metadata };
    }
    throw notAsPlanned(identifier, `others wrote to it ${maxTries} times meanwhile`);
  };
}

function loaded({ identifier, metadataLocation, metadata }: LoadedTable): LoadedTable {
  return { identifier, metadataLocation, metadata };
}
