/** Branches and tags of Nessie that no table needs any more. */
import { concurrently } from "../../../concurrently.ts";
import { IcebranchError } from "../../../errors.ts";
import { type Key, keyText, type NessieRef } from "./content.ts";
import { isOld, refChange, type TableEntry, tableChange } from "./ledger.ts";
import type { Means } from "./move.ts";
import { makeKeepers } from "./our-refs.ts";
import type { NessieReader, View } from "./reader.ts";
import { resolveEntry } from "./resolve.ts";
import type { StateChange } from "./state.ts";
import type { Wanted } from "./translate.ts";
import { writeLedger } from "./write-ledger.ts";

/**
 * Whether a branch of ours can go, or be put elsewhere: no table but those named has a data branch
 * there, and nobody wrote anything else to it.
 */
export async function isSpare(
  { reader, places }: Pick<Means, "reader" | "places">,
  view: View,
  ref: NessieRef,
  but: readonly Key[],
): Promise<boolean> {
  if (!view.ledger.refs.has(ref.name)) return false;
  const named = new Set(but.map(keyText));
  if (await isUsed(reader, view, ref.name, named)) return false;
  const { entries, whole } = await places.history(view, ref);
  if (!whole) return false;
  const differences = await reader.differences(view.main, ref);
  const foreign = entries
    .filter(({ ours }) => ours === undefined)
    .flatMap(({ operations }) => operations)
    .filter(({ contentType }) => contentType !== undefined && contentType !== "NAMESPACE");
  return foreign.every(({ key, contentType }) => {
    const name = keyText(key);
    if (named.has(name)) return true;
    if (contentType !== "ICEBERG_TABLE") return false;
    const difference = differences.get(name);
    const ended = view.ledger.tables.get(name)?.now.ended[ref.name];
    return difference === undefined || difference.to?.metadataLocation === ended;
  });
}

/** Whether a table needs it, beside those named. */
async function isUsed(
  reader: NessieReader,
  view: View,
  ref: string,
  but: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  const others = [...view.ledger.tables].flatMap(([name, one]) => (but.has(name) ? [] : [one]));
  const settled = others.filter(({ next }) => next.length === 0);
  if (settled.some(({ now }) => uses(now.refs, ref))) return true;
  const unsettled = others.filter(({ next }) => next.length > 0);
  const all = await concurrently(unsettled, (entry) => isUsedBy(reader, view, entry, ref));
  return all.includes(true);
}

/** What a killed run has done holds, however long ago it was; what it has not does no more after some time. */
async function isUsedBy(
  reader: NessieReader,
  view: View,
  entry: TableEntry,
  ref: string,
): Promise<boolean> {
  const { state, open } = await resolveEntry(reader, view, entry);
  const at = Date.now();
  const about = open.filter((intent) => !isOld(intent, at)).map(({ change }) => change.refs);
  return [state.refs, ...about].some((refs) => uses(refs, ref));
}

function uses(refs: StateChange["refs"], name: string): boolean {
  return Object.entries(refs).some(([ref, one]) =>
    one?.type === "tag" ? one.keeper === name : one?.type === "branch" && ref === name,
  );
}

/** What is left undone is done after the next commit. */
export async function tidy(means: Means, written: readonly Wanted[]): Promise<void> {
  try {
    const view = await means.reader.view(true);
    // Another run may have removed one that it saw no use for any more.
    await makeKeepers(means, view, written);
    const removed: string[] = [];
    for (const name of view.ledger.refs.keys())
      if (await removeSpare(means, view, name)) removed.push(name);
    if (removed.length > 0) await forgetRefs(means, removed);
  } catch (error) {
    if (!(error instanceof IcebranchError)) throw error;
  }
}

/** Whether it is gone. */
async function removeSpare(means: Means, view: View, name: string): Promise<boolean> {
  const ref = view.others.get(name);
  if (await isUsed(means.reader, view, name)) return false;
  if (ref === undefined) return true;
  if (ref.type === "BRANCH" && !(await isSpare(means, view, ref, []))) return false;
  return (await means.api.remove(ref)) === "done";
}

async function forgetRefs(means: Means, names: readonly string[]): Promise<void> {
  const view = await means.reader.view(true);
  const tables = [...view.ledger.tables.values()].flatMap((entry) => {
    const { ended } = entry.now;
    const kept = Object.entries(ended).filter(([branch]) => !names.includes(branch));
    if (kept.length === Object.keys(ended).length) return [];
    const now = { ...entry.now, ended: Object.fromEntries(kept) };
    return tableChange(entry.key, { ...entry, now }, entry);
  });
  const refs = names.flatMap((name) => refChange(name, undefined, view.ledger.refs.get(name)));
  await writeLedger(means, view, [...tables, ...refs], "icebranch: removed what no table needs");
}
