/** The tables that the server of `rest-server.ts` keeps, and the form of its answers. */
import { randomUUID } from "node:crypto";
import type { Json } from "../../../src/iceberg/json.ts";
import type { LoadedTable, TableIdentifier } from "../../../src/iceberg/table-metadata.ts";
import type { RestServer } from "./rest-server.ts";

export interface Answer {
  readonly status: number;
  readonly body?: Json;
}

export function refusal(status: number, type: string, message: string): Answer {
  return { status, body: { error: { message, type, code: status } } };
}

export function keyOf({ namespace, name }: TableIdentifier): string {
  return [...namespace, name].join(".");
}

export function found(server: RestServer, identifier: TableIdentifier): LoadedTable {
  const table = server.tables.get(keyOf(identifier));
  if (table === undefined) throw new Error(`no table ${keyOf(identifier)}`);
  return table;
}

export function keep(server: RestServer, table: LoadedTable): void {
  const metadataLocation = `s3://lake/${keyOf(table.identifier)}/metadata/${randomUUID()}.metadata.json`;
  server.tables.set(keyOf(table.identifier), { ...table, metadataLocation });
}
