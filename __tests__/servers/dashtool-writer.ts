/**
 * A writer as dashtool's connectors are, on any database: tables as its catalog library lays them
 * out, a branch that is absent made as a root, and up to 0.9 a lost race taken for a success.
 */
import { randomUUID } from "node:crypto";
import type { Pointers, TableAddress } from "../../src/demo/catalog-pointer.ts";
import { writeNewFile } from "../../src/demo/local-file.ts";
import {
  appendRows,
  createTable,
  type NewRows,
  overwriteRows,
  schemaOf,
} from "../../src/demo/table-writer.ts";
import type { LakeDatabase } from "./lake-databases.ts";

const ofTable = "catalog_name = ? and table_namespace = ? and table_name = ?";

/** Its DDL: no column tells views from tables. */
export const dashtoolLayout = [
  `create table iceberg_tables (
    catalog_name varchar(255) not null, table_namespace varchar(255) not null,
    table_name varchar(255) not null, metadata_location varchar(255) not null,
    previous_metadata_location varchar(255),
    primary key (catalog_name, table_namespace, table_name))`,
  `create table iceberg_namespace_properties (
    catalog_name varchar(255) not null, namespace varchar(255) not null,
    property_key varchar(255), property_value varchar(255),
    primary key (catalog_name, namespace, property_key))`,
];

export type SyncOptions = Pick<NewRows, "careless" | "beforeCommit" | "properties">;

export interface DashtoolWriter {
  create(table: string): Promise<void>;
  /** Answers the snapshot's id. */
  append(
    table: string,
    branch: string,
    ids: readonly number[],
    more?: SyncOptions,
  ): Promise<string>;
  /** A full refresh: a snapshot without a parent. */
  overwrite(table: string, branch: string, ids: readonly number[]): Promise<string>;
  /** A row like a table's: only its metadata says that it is a view. */
  createView(view: string, sql: string): Promise<void>;
  /** Where the metadata of a table or view is. */
  location(name: string): Promise<string | undefined>;
}

/** A table is `NAMESPACE.NAME`, with the columns of the engines' own tables. */
export function dashtoolWriter(
  database: LakeDatabase,
  catalogName: string,
  warehouse: string,
): DashtoolWriter {
  const pointers = pointersIn(database);
  const address = (table: string): TableAddress => {
    const parts = table.split(".");
    const name = parts.pop() ?? table;
    return { catalogFile: "", catalogName, namespace: parts, name, pointers };
  };
  const rowsOf = (ids: readonly number[]) =>
    ids.map((id) => ({ id: BigInt(id), region: id % 2 === 0 ? "south" : "north" }));
  return {
    async create(table) {
      const location = `${warehouse}/${table.replaceAll(".", "/")}`;
      const schema = schemaOf({ id: "long", region: "string" });
      await createTable({ ...address(table), location, schema });
    },
    append: (table, branch, ids, more = {}) =>
      appendRows({ ...address(table), branch, rows: rowsOf(ids), ...more }),
    overwrite: (table, branch, ids) =>
      overwriteRows({ ...address(table), branch, rows: rowsOf(ids) }),
    async createView(view, sql) {
      const location = `${warehouse}/${view.replaceAll(".", "/")}`;
      const file = `${location}/metadata/00000-${randomUUID()}.metadata.json`;
      const { namespace } = address(view);
      await writeNewFile(file, JSON.stringify(viewMetadata(location, namespace, sql)));
      await pointers.insert(address(view), file);
    },
    location: (name) => pointers.read(address(name)),
  };
}

/** https://iceberg.apache.org/view-spec/, as its library fills it in. */
function viewMetadata(location: string, namespace: readonly string[], sql: string): object {
  const version = {
    ...{ "version-id": 0, "schema-id": 0, "timestamp-ms": Date.now() },
    summary: { operation: "create" },
    representations: [{ type: "sql", sql, dialect: "ansi" }],
    "default-namespace": namespace,
  };
  return {
    ...{ "view-uuid": randomUUID(), "format-version": 1, location, "current-version-id": 0 },
    ...{ versions: [version], "version-log": [], properties: {} },
    schemas: [schemaOf({ id: "long" })],
  };
}

function pointersIn(database: LakeDatabase): Pointers {
  const key = ({ catalogName, namespace, name }: TableAddress) =>
    [catalogName, namespace.join("."), name] as const;
  return {
    async read(table) {
      const select = `select metadata_location from iceberg_tables where ${ofTable}`;
      const { rows } = await database.execute(select, key(table));
      return rows[0] === undefined ? undefined : String(rows[0].metadata_location);
    },
    async insert(table, location) {
      const [catalog, namespace, name] = key(table);
      await database.execute("insert into iceberg_tables values (?, ?, ?, ?, null)", [
        ...[catalog, namespace, name, location],
      ]);
      const values = [catalog, namespace, "exists", "true"];
      const known =
        "select 1 from iceberg_namespace_properties where catalog_name = ? and namespace = ?";
      if ((await database.execute(known, values.slice(0, 2))).rows.length === 0)
        await database.execute(
          "insert into iceberg_namespace_properties values (?, ?, ?, ?)",
          values,
        );
    },
    async swap(table, from, to) {
      const { changes } = await database.execute(
        `update iceberg_tables set metadata_location = ?, previous_metadata_location = ?
         where ${ofTable} and metadata_location = ?`,
        [to, from, ...key(table), from],
      );
      return changes === 1;
    },
  };
}
