/**
 * Data branches and publish on real servers: `npm run build && npm run bench -- --parts catalogs`.
 * Each next to a pyiceberg script that does the same with one table after the other, and to the
 * bare requests at the same concurrency.
 */
import { chmodSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import type { Server } from "../scripts/servers/child.ts";
import { type Installed, install } from "../scripts/servers/install.ts";
import { startPostgres } from "../scripts/servers/postgres.ts";
import { startRest } from "../scripts/servers/rest.ts";
import { keepFiles, makeFiles, syncFile } from "./lakehouse.ts";
import { headOf, rowOf } from "./markdown.ts";
import { type Measured, measure, node, type Subject } from "./measure.ts";
import { BRANCH, git, makeRepository, tableNames } from "./repository.ts";

const cli = resolve(import.meta.dirname, "../dist/cli.js");
const bronze = "bronze";

/** A catalog whose rows are in Postgres, whoever serves them. */
interface BenchCatalog {
  readonly title: string;
  /** Of the database that the rows are in. */
  readonly database: string;
  /** The value of `catalog_name`. */
  readonly name: string;
  /** As pyiceberg and `icebranch.yaml` spell them. */
  readonly properties: { readonly [key: string]: string };
  floor(action: "branch" | "publish", tables: readonly string[]): Subject;
}

export interface CatalogBench {
  readonly scratch: string;
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly say: (line: string) => void;
}

export async function benchCatalogs({ scratch, sizes, runs, say }: CatalogBench): Promise<void> {
  const installed = install();
  const folder = join(scratch, "servers");
  chmodSync(scratch, 0o755);
  mkdirSync(join(folder, "postgres"), { recursive: true });
  await using postgres = await startPostgres(installed, join(folder, "postgres"));
  for (const make of [onPostgres, onRest])
    for (const [index, tables] of sizes.entries()) {
      await using opened = new AsyncDisposableStack();
      const catalog = await make(
        postgres,
        join(folder, `${make.name}-${tables}`),
        installed,
        opened,
      );
      if (index === 0) say(headOf(catalog.title, columns));
      for (const line of await benchOne(catalog, tables, runs, installed, scratch)) say(line);
    }
}

const columns = [
  ...[
    "work",
    "tables",
    "floor",
    "icebranch",
    "floors",
    "memory",
    "pyiceberg",
    "pyiceberg/icebranch",
  ],
];

async function onPostgres(postgres: Server, folder: string): Promise<BenchCatalog> {
  const database = await makeDatabase(postgres, folder);
  return {
    title: "SQL catalog on Postgres, files on a local disk",
    ...{ database, name: bronze },
    properties: { type: "sql", uri: database, warehouse: `file://${folder}/warehouse` },
    floor: () => node("floor", [floorProgram("postgres"), database, bronze], folder),
  };
}

async function onRest(
  postgres: Server,
  folder: string,
  installed: Installed,
  opened: AsyncDisposableStack,
): Promise<BenchCatalog> {
  const database = await makeDatabase(postgres, folder);
  const { host, port, user = "", password = "" } = postgres.properties;
  const server = opened.use(
    await startRest(installed, folder, {
      uri: `jdbc:postgresql://${host}:${port}${new URL(database).pathname}`,
      ...{ "jdbc.user": user, "jdbc.password": password },
    }),
  );
  return {
    title: "Iceberg REST, Apache's reference server on Postgres, files on a local disk",
    ...{ database, name: "rest_backend" },
    properties: { type: "rest", uri: server.uri },
    floor: (action, tables) => ({
      ...node(
        "floor",
        action === "branch"
          ? [floorProgram("rest"), server.uri, BRANCH, "main"]
          : [floorProgram("rest"), server.uri, "main", BRANCH],
        folder,
      ),
      input: tables.join("\n"),
    }),
  };
}

function floorProgram(kind: "postgres" | "rest"): string {
  return join(import.meta.dirname, `${kind}-floor.mjs`);
}

async function makeDatabase(postgres: Server, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const name = folder.replace(/.*\//, "").toLowerCase().replaceAll("-", "_");
  await query(postgres.uri, `create database ${name}`);
  const database = new URL(postgres.uri);
  database.pathname = `/${name}`;
  await query(
    database.href,
    `create table iceberg_tables (
       catalog_name varchar(255) not null, table_namespace varchar(255) not null,
       table_name varchar(255) not null, metadata_location varchar(1000),
       previous_metadata_location varchar(1000), iceberg_type varchar(5),
       primary key (catalog_name, table_namespace, table_name));
     create table iceberg_namespace_properties (
       catalog_name varchar(255) not null, namespace varchar(255) not null,
       property_key varchar(255) not null, property_value varchar(1000),
       primary key (catalog_name, namespace, property_key))`,
  );
  return database.href;
}

async function benchOne(
  catalog: BenchCatalog,
  tables: number,
  runs: number,
  installed: Installed,
  scratch: string,
): Promise<readonly string[]> {
  const specs = Math.ceil((tables * 10) / 9);
  const names = tableNames(specs).slice(0, tables);
  const root = join(scratch, `${catalog.name}-${tables}`);
  const { name, database, properties } = catalog;
  makeRepository(root, specs, "/lake/catalog.db", {
    file: "icebranch.yaml",
    text: JSON.stringify({ catalogs: { default: { ...properties, "catalog-name": name } } }),
  });
  const warehouse = join(scratch, `${name}-${tables}-warehouse`);
  const files = makeFiles(warehouse, names);
  await query(
    database,
    `insert into iceberg_tables select '${name}', t.ns, t.name, t.at, null, 'TABLE'
     from unnest($1::text[], $2::text[], $3::text[]) as t (ns, name, at)`,
    files.map((file) => file.namespace),
    files.map((file) => file.name),
    files.map((file) => file.location),
  );
  await query(
    database,
    `insert into iceberg_namespace_properties
     select distinct '${name}', table_namespace, 'exists', 'true' from iceberg_tables`,
  );
  const subjects = (action: "branch" | "publish"): readonly Subject[] =>
    [
      catalog.floor(action, names),
      { ...node("icebranch", [cli, action === "branch" ? "build" : "publish"], root) },
      pyiceberg(catalog, action, names, installed),
    ].map((subject) => ({ ...subject, before: () => restore() }));
  let restore = await save(database, warehouse);
  const made = await measure(subjects("branch"), runs);
  await restore();
  await measure([node("build", [cli, "build"], root)], 1);
  await sync(database);
  git(root, ["switch", "--quiet", "main"]);
  git(root, ["merge", "--quiet", "--ff-only", BRANCH]);
  restore = await save(database, warehouse);
  const published = await measure(subjects("publish"), runs);
  return [line("data branches", tables, made), line("publish", tables, published)];
}

function pyiceberg(
  { properties }: BenchCatalog,
  action: string,
  tables: readonly string[],
  { python }: Installed,
): Subject {
  const script = join(import.meta.dirname, "pyiceberg_loop.py");
  const args = [script, JSON.stringify(pythonic(properties)), action, BRANCH];
  return { name: "pyiceberg", command: python, args, cwd: ".", input: tables.join("\n") };
}

/** SQLAlchemy wants its driver named. */
function pythonic({ uri = "", ...rest }: { readonly [key: string]: string }) {
  return { ...rest, uri: uri.replace("postgresql://", "postgresql+psycopg2://") };
}

/** A sync of each table: a snapshot more on the data branch. */
async function sync(database: string): Promise<void> {
  const rows = await query(database, "select metadata_location from iceberg_tables");
  const old = rows.map(({ metadata_location }) => String(metadata_location));
  await query(
    database,
    `update iceberg_tables set metadata_location = moved.new
     from unnest($1::text[], $2::text[]) as moved (old, new) where metadata_location = moved.old`,
    old,
    old.map((location) => syncFile(location, BRANCH)),
  );
}

/** Answers what puts it back. */
async function save(database: string, warehouse: string): Promise<() => Promise<void>> {
  await query(
    database,
    "drop table if exists saved; create table saved as select * from iceberg_tables",
  );
  const removeNew = keepFiles(warehouse);
  return async () => {
    await query(
      database,
      "delete from iceberg_tables; insert into iceberg_tables select * from saved",
    );
    removeNew();
  };
}

async function query(
  connectionString: string,
  sql: string,
  ...parameters: readonly unknown[]
): Promise<readonly { readonly [column: string]: unknown }[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const answer = await (parameters.length === 0
      ? client.query(sql)
      : client.query(sql, [...parameters]));
    return answer.rows;
  } finally {
    await client.end();
  }
}

function line(work: string, tables: number, measured: ReadonlyMap<string, Measured>): string {
  const of = (name: string) => {
    const found = measured.get(name);
    if (found === undefined) throw new Error(`${name} was not measured.`);
    return found;
  };
  const [floor, ours, python] = [of("floor"), of("icebranch"), of("pyiceberg")];
  return rowOf([
    ...[work, String(tables), `${floor.ms.toFixed(0)} ms`, `${ours.ms.toFixed(0)} ms`],
    `${(ours.ms / floor.ms).toFixed(2)}×`,
    `${(ours.mib ?? Number.NaN).toFixed(0)} MiB`,
    `${python.ms.toFixed(0)} ms`,
    `${(python.ms / ours.ms).toFixed(1)}×`,
  ]);
}
