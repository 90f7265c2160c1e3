/** Tables that the planner's tests ask about. */
import type { PlannedQuery, PlannerQuery } from "../../src/lineage/planner.ts";
import { planner } from "./planner.ts";

const field = (name: string, type: unknown, required = false) => ({ id: 0, name, required, type });
const list = (element: unknown) => ({ type: "list", element, "element-required": false });
const struct = (...fields: readonly unknown[]) => ({ type: "struct", fields });

const fieldsOf = {
  orders: [
    field("id", "long", true),
    field("customer_id", "long", true),
    field("amount", "decimal(10, 2)"),
    field("qty", "int", true),
    field("price", "double"),
    field("created_at", "timestamptz", true),
    field("day", "date"),
    field("status", "string"),
    field("paid", "boolean", true),
    field("tags", list("string")),
    field("ship", struct(field("city", "string"), field("zip", "string", true))),
    field("attrs", { type: "map", key: "string", value: "string", "value-required": false }),
  ],
  customers: [
    field("id", "long", true),
    field("name", "string", true),
    field("country", "string"),
    field("signup", "date"),
  ],
  events: [
    field("event_id", "uuid", true),
    field("user_id", "int"),
    field("ids", list("uuid")),
    field("both", struct(field("id", "uuid", true))),
    field("kind", "string", true),
  ],
  raw: [
    field("id", "long", true),
    field("shape", "geometry(srid:3857)"),
    field("doc", "variant"),
    field("nothing", "unknown"),
    field("nested", struct(field("doc", "variant"))),
  ],
  range: [field("id", "long", true)],
};

export const tables = Object.entries(fieldsOf).map(([name, fields]) => ({
  ...{ catalog: "lake", namespace: "sales", name },
  schema: { fields },
})) as unknown as PlannerQuery["tables"];

export const defaults = { catalog: "lake", namespace: "sales" };

export function plan(sql: string, of: PlannerQuery["tables"] = tables): PlannedQuery {
  return planner.plan({ sql, defaults, tables: of });
}
