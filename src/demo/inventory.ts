/** The story that the demo tells: the tables of `examples/inventory`, and what a pull request changes. */
import { type JsonObject, parseJson, stringifyJson } from "../iceberg/json.ts";
import type { Schema } from "../iceberg/table-metadata.ts";
import type { Row } from "./parquet-file.ts";
import { schemaOf } from "./table-writer.ts";

/** Where the example says that its lakehouse lies; the demo puts its own folder there. */
export const exampleLake = "/srv/inventory";

export const dataBranch = "add-orders";

export interface InventoryTable {
  readonly name: "customers" | "products" | "orders";
  readonly schema: Schema;
  /** On `main` before the pull request; none for a table that has never been loaded. */
  readonly loaded: readonly Row[];
  /** What the connectors find while the pull request is open. */
  readonly arriving: readonly Row[];
}

export const inventory: readonly InventoryTable[] = [
  {
    name: "customers",
    schema: schemaOf({ id: "long", first_name: "string", last_name: "string", email: "string" }),
    loaded: [
      customer(1, "Ada", "Brook"),
      customer(2, "Ben", "Okafor"),
      customer(3, "Chiara", "Ruiz"),
    ],
    arriving: [customer(4, "Deniz", "Arslan"), customer(5, "Emma", "Lind")],
  },
  {
    name: "products",
    schema: schemaOf({ id: "long", name: "string", weight: "double" }),
    loaded: [
      { id: 1n, name: "hammer", weight: 0.75 },
      { id: 2n, name: "rocks, 5 kg", weight: 5 },
    ],
    arriving: [],
  },
  {
    name: "orders",
    schema: schemaOf({
      id: "long",
      customer_id: "long",
      product_id: "long",
      quantity: "int",
      ordered_at: "timestamptz",
    }),
    loaded: [],
    arriving: [order(1, 4, 1, 2), order(2, 1, 2, 1), order(3, 5, 1, 4), order(4, 5, 2, 3)],
  },
];

const postgresFile = "bronze/inventory/postgres.ingest.json";

/** The files that the pull request adds; it also changes how Postgres is read. */
const added = [
  "bronze/inventory/kafka.ingest.json",
  "bronze/inventory/kafka.schema.json",
  "silver/inventory/fact_order.sql",
  "gold/inventory/fact_order_enriched.sql",
];

/** A file of the example as it was before the pull request; undefined where there was none. */
export function beforeThePullRequest(path: string, text: string): string | undefined {
  if (added.includes(path)) return undefined;
  if (path !== postgresFile) return text;
  const spec = parseJson(text) as JsonObject;
  const source = { ...(spec.source as JsonObject), replication_method: { method: "Standard" } };
  return `${stringifyJson({ ...spec, source }, 2)}\n`;
}

function customer(id: number, first: string, last: string): Row {
  const email = `${first}.${last}@example.com`.toLowerCase();
  return { id: BigInt(id), first_name: first, last_name: last, email };
}

function order(id: number, customer: number, product: number, quantity: number): Row {
  const ordered_at = new Date(Date.UTC(2026, 0, 5, 8 + id, 15));
  return {
    id: BigInt(id),
    customer_id: BigInt(customer),
    product_id: BigInt(product),
    quantity,
    ordered_at,
  };
}
