/**
 * A commit of several tables: first the ledger says what will hold once a branch has been moved,
 * then the branch is moved, then the ledger says that it holds. The move decides. A run that is
 * killed in between leaves nothing that the next one cannot read from Nessie's history.
 */
import { randomUUID } from "node:crypto";
import { IcebranchError } from "../../../errors.ts";
import { tableName } from "../../../iceberg/refs.ts";
import type { Change } from "./api.ts";
import { tidy } from "./cleanup.ts";
import { keyText, type NessieRef } from "./content.ts";
import { carryOut, makeBranch } from "./landing.ts";
import { type Intent, isOld, refChange, type TableEntry, tableChange } from "./ledger.ts";
import { type Means, type Move, planMove } from "./move.ts";
import { makeKeepers, newRefs, settledBases } from "./our-refs.ts";
import type { View } from "./reader.ts";
import { isRefusal } from "./refusal.ts";
import { isPassed, movedBranch } from "./resolve.ts";
import { settle } from "./settle.ts";
import { applyChange, changeOf } from "./state.ts";
import type { Wanted } from "./translate.ts";
import { writeLedger } from "./write-ledger.ts";

/** Answers the branch that was moved, as it was left. */
export async function write(
  means: Means,
  view: View,
  all: readonly Wanted[],
): Promise<NessieRef | undefined> {
  if (all.length === 0) return undefined;
  const message = messageOf(all);
  const move = await planMove(means, view, all, randomUUID());
  await makeKeepers(means, view, all);
  const refs = await newRefs(means, view, all, move);
  const tables = all.flatMap((wanted) => tableChanges(view, wanted, move));
  await writeLedger(means, view, [...tables, ...refs], message);
  const landed = move && (await moveBranch(means, move, all, message));
  if (move !== undefined) await confirm(means, move, all);
  await tidy(means, all);
  return landed;
}

function messageOf(all: readonly Wanted[]): string {
  const names = all.map(({ table }) => tableName(table.loaded.identifier));
  const shown = names.slice(0, 5).join(", ");
  return `icebranch: ${shown}${names.length > 5 ? ` and ${names.length - 5} more` : ""}`;
}

/** Of intents whose runs were killed, or are at work still, so many are remembered. */
const maxIntents = 4;

/** Without a move it holds at once. */
function tableChanges(
  view: View,
  { table, state }: Wanted,
  move: Move | undefined,
): readonly Change[] {
  const { key, open } = table;
  const before = view.ledger.tables.get(keyText(key));
  const at = Date.now();
  const others = open.filter((intent) => !isOld(intent, at)).slice(1 - maxIntents);
  if (move === undefined) return tableChange(key, { now: state, next: others }, before);
  const intent: Intent = { ...move.sign, change: changeOf(table.state, state), at };
  return tableChange(key, { now: table.state, next: [...others, intent] }, before);
}

async function moveBranch(
  means: Means,
  move: Move,
  all: readonly Wanted[],
  message: string,
): Promise<NessieRef> {
  const { reader } = means;
  const { made } = move;
  try {
    if (made !== undefined) await makeBranch(means, made);
  } catch (error) {
    // Then it is somebody else's, if it is there.
    if (isRefusal(error)) await forget(means, move, all, made?.name);
    throw error;
  }
  try {
    return await settle(
      () => carryOut(means, move, message),
      async () => movedBranch(reader, await reader.view(true), move.sign),
    );
  } catch (error) {
    if (isRefusal(error)) await forget(means, move, all);
    throw error;
  }
}

/** It is done by then: what cannot be written now, the next run reads from Nessie's history. */
async function confirm(means: Means, move: Move, all: readonly Wanted[]): Promise<void> {
  await rewrite(means, all, (view, entry) => {
    const mine = entry.next.find(({ commit }) => commit === move.sign.commit);
    if (mine === undefined) return [];
    const before = entry.next.slice(0, entry.next.indexOf(mine) + 1);
    const next = entry.next.filter((one) => one !== mine && !isPassed(one, before));
    const now = applyChange(entry.now, mine.change);
    return [...tableChange(entry.key, { now, next }, entry), ...settledBases(view, move)];
  });
}

/** `notMade`: a branch that was to be ours, and is not. */
async function forget(
  means: Means,
  move: Move,
  all: readonly Wanted[],
  notMade?: string,
): Promise<void> {
  await rewrite(means, all, ({ ledger: { refs } }, entry) => {
    const next = entry.next.filter(({ commit }) => commit !== move.sign.commit);
    if (next.length === entry.next.length) return [];
    const ref = notMade === undefined ? [] : refChange(notMade, undefined, refs.get(notMade));
    return [...tableChange(entry.key, { now: entry.now, next }, entry), ...ref];
  });
}

/** Tried again where other runs write at the same time, and else left to the next run. */
async function rewrite(
  means: Means,
  all: readonly Wanted[],
  changes: (view: View, entry: TableEntry) => readonly Change[],
): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    try {
      const view = await means.reader.view(true);
      const entries = all.flatMap(({ table }) => {
        const entry = view.ledger.tables.get(keyText(table.key));
        return entry === undefined ? [] : [entry];
      });
      const changed = entries.flatMap((entry) => changes(view, entry));
      await writeLedger(means, view, onceEach(changed), "icebranch: done");
      return;
    } catch (error) {
      if (!(error instanceof IcebranchError)) throw error;
      if (error.code !== "IB411") return;
    }
  }
}

/** Nessie refuses a commit that names a key twice. */
function onceEach(changes: readonly Change[]): readonly Change[] {
  return [...new Map(changes.map((change) => [keyText(change.key), change])).values()];
}
