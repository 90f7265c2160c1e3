/** Databases of lakes' own: made on the server for one kind of lake, and gone with the server. */
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { createConnection, type ResultSetHeader } from "mysql2/promise";
import pg from "pg";
import { server } from "./servers.ts";

export type DatabaseKind = "SQLite" | "Postgres" | "MariaDB";

export interface LakeDatabase {
  /** As pyiceberg, hence SQLAlchemy, spells it. */
  readonly engineUri: string;
  /** As a configuration of icebranch spells it; the password is in the environment. */
  readonly uri: string;
  readonly env: { readonly [name: string]: string };
  /** One statement on a connection of its own, with `?` for its parameters. */
  execute(sql: string, parameters?: readonly string[]): Promise<Executed>;
}

export interface Executed {
  readonly rows: readonly { readonly [column: string]: unknown }[];
  readonly changes: number;
}

/** A new one. `folder`: where a file may be made. */
export async function makeDatabase(
  kind: DatabaseKind,
  folder: string,
  name: string,
): Promise<LakeDatabase> {
  switch (kind) {
    case "SQLite":
      return sqlite(join(folder, `${name}.db`));
    case "Postgres":
      return postgres(name);
    case "MariaDB":
      return mariadb(name);
  }
}

function sqlite(path: string): LakeDatabase {
  return {
    engineUri: `sqlite:///${path}`,
    uri: `sqlite:///${path}`,
    env: {},
    async execute(sql, parameters = []) {
      using database = new DatabaseSync(path, { timeout: 10_000 });
      const statement = database.prepare(sql);
      const values = parameters as readonly SQLInputValue[];
      if (/^\s*select/i.test(sql)) return { rows: statement.all(...values), changes: 0 };
      return { rows: [], changes: Number(statement.run(...values).changes) };
    },
  };
}

async function postgres(name: string): Promise<LakeDatabase> {
  const { uri, properties } = server("postgres");
  const own = uri.replace(/[^/]*$/, name);
  await onPostgres(uri, `create database ${name}`);
  return {
    engineUri: own.replace("postgresql:", "postgresql+psycopg2:"),
    uri: own.replace(`:${properties.password}@`, ":$LAKE_PASSWORD@"),
    env: { LAKE_PASSWORD: properties.password ?? "" },
    execute: (sql, parameters = []) => onPostgres(own, sql, parameters),
  };
}

async function onPostgres(
  uri: string,
  sql: string,
  parameters: readonly string[] = [],
): Promise<Executed> {
  const client = new pg.Client({ connectionString: uri });
  await client.connect();
  try {
    let count = 0;
    const text = sql.replaceAll("?", () => `$${++count}`);
    const { rows, rowCount } = await client.query(text, [...parameters]);
    return { rows, changes: rowCount ?? 0 };
  } finally {
    await client.end();
  }
}

async function mariadb(name: string): Promise<LakeDatabase> {
  const { uri, properties } = server("mariadb");
  const own = uri.replace(/[^/]*$/, name);
  await onMariadb(uri, `create database ${name}`);
  return {
    engineUri: own.replace("mysql:", "mysql+pymysql:"),
    uri: own.replace(`:${properties.password}@`, ":$LAKE_PASSWORD@"),
    env: { LAKE_PASSWORD: properties.password ?? "" },
    execute: (sql, parameters = []) => onMariadb(own, sql, parameters),
  };
}

async function onMariadb(
  uri: string,
  sql: string,
  parameters: readonly string[] = [],
): Promise<Executed> {
  const connection = await createConnection(uri);
  try {
    const [result] = await connection.query(sql, [...parameters]);
    if (Array.isArray(result)) return { rows: result as Executed["rows"], changes: 0 };
    return { rows: [], changes: (result as ResultSetHeader).affectedRows };
  } finally {
    await connection.end();
  }
}
