/** Tables that a plan was made for and that were dropped, or replaced by another one, before its commit. */
import type { Catalogs } from "./catalogs.ts";
import { concurrently } from "./concurrently.ts";
import type { Finding } from "./errors.ts";
import { movesOf } from "./plan/moves.ts";
import type { Plan } from "./plan/plan.ts";

/** With a table goes its data branch: the next plan says nothing of it, so this does. */
export async function goneTables(
  before: Plan,
  catalogs: Pick<Catalogs, "open">,
): Promise<readonly Finding[]> {
  const moved = new Set(before.steps.flatMap(movesOf).map(({ table }) => table));
  const planned = before.tables.filter(({ table, uuid }) => uuid !== null && moved.has(table));
  const findings = await concurrently(
    planned,
    async ({ table, catalog, identifier, uuid, branch }) => {
      const now = await (await catalogs.open(catalog)).loadTable(identifier);
      if (now?.metadata["table-uuid"] === uuid) return undefined;
      return goneFinding(table, branch, now !== undefined);
    },
  );
  return findings.filter((one) => one !== undefined);
}

function goneFinding(table: string, branch: string, isReplaced: boolean): Finding {
  const what = isReplaced ? "replaced by another table of its name" : "dropped";
  return {
    code: "IB413",
    level: "warning",
    message: `${table} was ${what} while this ran: its data branch ${branch} went with it.`,
    hint: "Ask who did; if its rows are wanted, restore the table from its last metadata file.",
  };
}
