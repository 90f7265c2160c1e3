import { randomUUID } from "node:crypto";
import type { Change } from "./api.ts";
import type { NessieRef } from "./content.ts";
import { formatChange } from "./ledger.ts";
import type { Means } from "./move.ts";
import type { View } from "./reader.ts";
import { moved } from "./refusal.ts";
import { settle } from "./settle.ts";

/** Throws IB411 where another run wrote of the same tables since the view. */
export async function writeLedger(
  means: Pick<Means, "api" | "reader">,
  { ledger, ledgerRef }: View,
  changes: readonly Change[],
  message: string,
): Promise<void> {
  const { api, reader } = means;
  if (changes.length === 0) return;
  // It may be there without a commit: whoever makes the first one wins.
  if (!ledger.isMade) await make(means, ledgerRef);
  const name = randomUUID();
  const all = ledger.isMade ? changes : [formatChange(), ...changes];
  const answer = await settle(
    () => api.commit({ onto: ledgerRef, message, name }, all),
    async () => {
      const now = (await reader.view(true)).ledgerRef;
      const { entries } = await reader.history(now, [ledgerRef.hash]);
      return entries.some(({ ours }) => ours === name) ? now : undefined;
    },
  );
  if (answer === "conflict")
    throw moved("Another run of icebranch wrote of the same tables in between.");
}

/** A branch or tag that may as well be there already. */
export async function make(
  { api, reader }: Pick<Means, "api" | "reader">,
  ref: NessieRef,
): Promise<"done" | "conflict"> {
  return settle(
    () => api.create(ref),
    async () => {
      const { others, ledgerRef, ledger } = await reader.view(true);
      const isLedger = ref.name === ledgerRef.name && ledger.isMade;
      return isLedger || others.get(ref.name)?.hash === ref.hash ? "done" : undefined;
    },
  );
}
