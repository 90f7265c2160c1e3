/** A shop's tables on their way through a pull request: how most end-to-end tests begin. */
import { ended, ingestOf, type Lakehouse, lakehouse } from "./lakehouse.ts";

export const shopTables = ["customers", "orders"] as const;
export const shopSpec = "bronze/inventory/shop.ingest.json";

/** customers has row 1 and orders row 101 on main; git branch `pr` adds the ingest of both. */
export async function shopOnBranch(branch = "pr"): Promise<Lakehouse> {
  const house = await lakehouse();
  await house.sync("customers", "main", [1]);
  await house.sync("orders", "main", [101]);
  await house.repository.branch(branch);
  await house.repository.commit("Load the shop", { [shopSpec]: ingestOf(...shopTables) });
  return house;
}

/** Its data branches are made, and hold rows 2 and 102 too. */
export async function shopSynced(): Promise<Lakehouse> {
  const house = await shopOnBranch();
  ended(await house.icebranch("build"), 0);
  await house.sync("customers", "pr", [2]);
  await house.sync("orders", "pr", [102]);
  return house;
}

/** git's main has it, and is checked out; no table has moved. */
export async function shopMerged(): Promise<Lakehouse> {
  const house = await shopSynced();
  await house.repository.checkout("main");
  await house.repository.merge("pr");
  return house;
}

export async function shopPublished(): Promise<Lakehouse> {
  const house = await shopMerged();
  ended(await house.icebranch("build"), 0);
  return house;
}

/** The same, and the nights since have brought rows 3 and 103 to main, and 104 to the data branch. */
export async function shopDiverged(): Promise<Lakehouse> {
  const house = await shopMerged();
  await house.sync("customers", "main", [3]);
  await house.sync("orders", "main", [103]);
  await house.sync("orders", "pr", [104]);
  return house;
}
