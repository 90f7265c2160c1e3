/** A lakehouse as dashtool's tutorial leaves it, and views that dashtool cannot build. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bothIngests, type Lakehouse, lakehouse } from "./lakehouse.ts";

export const computed = {
  "silver/inventory/dim_customer.sql":
    "select id, sha256(cast(id as varchar)) as email, cast(id as varchar) as text, 1 as one from bronze.inventory.customers",
  "gold/inventory/fact_order.sql":
    "select c.id, sum(o.id) as total, cast(row_number() over (order by c.id) as bigint) as place from silver.inventory.dim_customer c join bronze.inventory.orders o on o.id = c.id group by c.id",
};

/** orders and customers on main; `pr` checked out, with the tutorial's ingests. */
export async function tutorial(more: { readonly [path: string]: string } = {}): Promise<Lakehouse> {
  const house = await lakehouse();
  await house.sync("orders", "main", [1]);
  await house.sync("customers", "main", [10]);
  await house.repository.branch("pr");
  await house.repository.commit("Ingests", { ...bothIngests, ...more });
  return house;
}

export async function merge({ repository }: Lakehouse, branch = "pr"): Promise<void> {
  await repository.checkout("main");
  await repository.merge(branch);
}

export async function workflowText({ repository }: Lakehouse): Promise<string> {
  return readFile(join(repository.root, "argo/workflow.yaml"), "utf8");
}
