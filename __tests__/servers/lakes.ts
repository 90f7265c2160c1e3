/** Every combination of adapter, server, layout of the tables and store that is tested: a lake each. */
import { openFileLake } from "./file-lakes.ts";
import type { Engines, ServerLake } from "./lake.ts";
import type { DatabaseKind } from "./lake-databases.ts";
import type { LakeRow } from "./matrix.ts";
import { openNessieLake } from "./nessie-lakes.ts";
import { openRestLake } from "./rest-lakes.ts";
import { addresses } from "./servers.ts";
import { type Layout, openSqlLake, type Store } from "./sql-lakes.ts";

export interface LakeKind extends LakeRow {
  open(engines: Engines): Promise<ServerLake>;
}

function sql(kind: DatabaseKind, layout: Layout, store: Store = "local"): LakeKind {
  return {
    ...{ adapter: "sql", server: kind, layout, store },
    open: (engines) => openSqlLake(engines, kind, layout, store),
  };
}

const all: readonly LakeKind[] = [
  sql("SQLite", "pyiceberg"),
  sql("SQLite", "Java V0"),
  sql("SQLite", "Java V1"),
  sql("SQLite", "dashtool"),
  sql("Postgres", "pyiceberg"),
  sql("Postgres", "Java V0"),
  sql("Postgres", "Java V1"),
  sql("Postgres", "dashtool"),
  sql("MariaDB", "pyiceberg"),
  sql("MariaDB", "Java V0"),
  sql("MariaDB", "Java V1"),
  sql("MariaDB", "dashtool"),
  sql("Postgres", "pyiceberg", "SeaweedFS"),
  sql("Postgres", "Java V1", "moto"),
  {
    ...{ adapter: "rest", server: "reference adapter", layout: "pyiceberg", store: "local" },
    open: (engines) => openRestLake(engines, "rest"),
  },
  {
    ...{ adapter: "rest", server: "SeaweedFS", layout: "pyiceberg", store: "SeaweedFS" },
    open: (engines) => openRestLake(engines, "seaweed"),
  },
  {
    ...{ adapter: "nessie", server: "Nessie", layout: "pyiceberg", store: "moto" },
    open: openNessieLake,
  },
  {
    ...{ adapter: "file", server: "folder", layout: "Java", store: "local" },
    open: openFileLake,
  },
];

const needs: { readonly [name: string]: string } = {
  Postgres: "postgres",
  MariaDB: "mariadb",
  "reference adapter": "rest",
  SeaweedFS: "seaweed",
  moto: "moto",
  Nessie: "nessie-1",
};

/** All of them; where a run was told to start some servers only, those that need no other. */
export const lakes: readonly LakeKind[] = all.filter(({ server, store }) => {
  const started = Object.keys(addresses().servers);
  return [server, store].every(
    (name) => needs[name] === undefined || started.includes(needs[name]),
  );
});
