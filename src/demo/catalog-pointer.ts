/** The pointers of a SQL catalog on SQLite, as pyiceberg and Java lay them out: `iceberg_tables`. */
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

/** Where a table stands: a SQLite file, the catalog's name in it, and the table's name. */
export interface TableAddress {
  /** A path. */
  readonly catalogFile: string;
  readonly catalogName: string;
  readonly namespace: readonly string[];
  readonly name: string;
  /** Another database than the SQLite file. */
  readonly pointers?: Pointers;
}

/** Where the tables' pointers are kept; each function as the one of this file that it stands for. */
export interface Pointers {
  read(table: TableAddress): Promise<string | undefined>;
  insert(table: TableAddress, location: string): Promise<void>;
  swap(table: TableAddress, from: string, to: string): Promise<boolean>;
}

/** Those of the table's own database. */
export function pointersOf({ pointers }: TableAddress): Pointers {
  return (
    pointers ?? {
      read: async (table) => readPointer(table),
      insert: async (table, location) => insertPointer(table, location),
      swap: async (table, from, to) => swapPointer(table, from, to),
    }
  );
}

const tableDdl = `create table if not exists iceberg_tables (
  catalog_name varchar(255) not null,
  table_namespace varchar(255) not null,
  table_name varchar(255) not null,
  metadata_location varchar(1000),
  previous_metadata_location varchar(1000),
  iceberg_type varchar(5),
  primary key (catalog_name, table_namespace, table_name)
)`;

const namespaceDdl = `create table if not exists iceberg_namespace_properties (
  catalog_name varchar(255) not null,
  namespace varchar(255) not null,
  property_key varchar(255) not null,
  property_value varchar(1000) not null,
  primary key (catalog_name, namespace, property_key)
)`;

const ofTable = "catalog_name = ? and table_namespace = ? and table_name = ?";

/** The location of the table's current metadata file; undefined where there is no such table. */
export function readPointer(table: TableAddress): string | undefined {
  using database = open(table);
  const row = database
    .prepare(`select metadata_location from iceberg_tables where ${ofTable}`)
    .get(...key(table));
  return row === undefined ? undefined : String(row.metadata_location);
}

/** Registers a new table; throws where there is one of that name. Makes the database if need be. */
function insertPointer(table: TableAddress, location: string): void {
  using database = open(table);
  database.exec(tableDdl);
  database.exec(namespaceDdl);
  const names = ["catalog_name", "table_namespace", "table_name", "metadata_location"];
  const values = [...key(table), location];
  // A database that dashtool made has no such column.
  if (hasColumn(database, "iceberg_type")) {
    names.push("iceberg_type");
    values.push("TABLE");
  }
  const marks = names.map(() => "?").join(", ");
  database
    .prepare(`insert into iceberg_tables (${names.join(", ")}) values (${marks})`)
    .run(...values);
  database
    .prepare("insert or ignore into iceberg_namespace_properties values (?, ?, 'exists', 'true')")
    .run(table.catalogName, table.namespace.join("."));
}

/** Moves the pointer if it still is `from`; false where it is not, and then nothing has changed. */
export function swapPointer(table: TableAddress, from: string, to: string): boolean {
  using database = open(table);
  const { changes } = database
    .prepare(
      `update iceberg_tables set metadata_location = ?, previous_metadata_location = ?
       where ${ofTable} and metadata_location = ?`,
    )
    .run(to, from, ...key(table), from);
  return changes === 1;
}

function open(table: TableAddress): DatabaseSync {
  return new DatabaseSync(table.catalogFile, { timeout: 10_000 });
}

function key({ catalogName, namespace, name }: TableAddress): SQLInputValue[] {
  return [catalogName, namespace.join("."), name];
}

function hasColumn(database: DatabaseSync, column: string): boolean {
  const columns = database.prepare("select name from pragma_table_info('iceberg_tables')").all();
  return columns.some(({ name }) => name === column);
}
