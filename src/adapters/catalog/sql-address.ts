/** A SQL catalog's address as users write it, for the driver that reads it. */
import type { CatalogAddress } from "../../ports.ts";
import { type MysqlAddress, mysqlAddress } from "./sql-address-mysql.ts";
import { type PostgresAddress, postgresAddress } from "./sql-address-postgres.ts";
import { parseSqlUrl, type Refuse, refusal } from "./sql-url.ts";

export type SqlAddress =
  | { readonly kind: "sqlite"; readonly path: string }
  | PostgresAddress
  | MysqlAddress;

/** Throws IB420 for a database that is not supported, and for an address that says what icebranch cannot keep. */
export function sqlAddress(name: string, { uri, uriStyle }: CatalogAddress): SqlAddress {
  const refuse = refusal(name);
  const sqlite = /^sqlite(?:\+\w+)?:(.*)$/is.exec(uri)?.[1];
  if (sqlite !== undefined) return { kind: "sqlite", path: sqlitePath(sqlite, uriStyle, refuse) };
  if (/^jdbc:/i.test(uri))
    return refuse(
      "is one of Java's",
      "Write it without jdbc:, the user before the host: postgresql://USER:$PASSWORD@HOST/DATABASE.",
    );
  const url = parseSqlUrl(uri, refuse);
  switch (url.scheme) {
    case "postgres":
    case "postgresql":
      return postgresAddress(name, url, refuse);
    case "mysql":
    case "mariadb":
      return mysqlAddress(name, url, uriStyle === "sqlx" ? "verify-ca" : "verify-full", refuse);
    default:
      return refuse(
        "is of a kind of database that icebranch cannot use",
        "SQL catalogs may be in PostgreSQL, MySQL, MariaDB or SQLite.",
      );
  }
}

/** Relative paths are beside the configuration. */
function sqlitePath(rest: string, uriStyle: CatalogAddress["uriStyle"], refuse: Refuse): string {
  const path = rest.replace(/^\/\//, "").replace(/\?.*$/s, "");
  if (path === "" || path === "/" || path.includes(":memory:"))
    return refuse("names no file", "Write sqlite:// and the path of a file.");
  if (uriStyle === "sqlalchemy" && path.startsWith("/")) return path.slice(1);
  return path.startsWith("//") ? path.slice(1) : path;
}
