/** What the ledger says of a table, once Nessie's history has told which of its intents came true. */
import { concurrently } from "../../../concurrently.ts";
import type { NessieRef } from "./content.ts";
import type { Intent, TableEntry } from "./ledger.ts";
import type { NessieReader, View } from "./reader.ts";
import { applyChange, noState, type TableState } from "./state.ts";

export interface Resolved {
  readonly state: TableState;
  /** Those that have not come true: their runs were killed, or are at work still. */
  readonly open: readonly Intent[];
}

export async function resolveEntry(
  reader: NessieReader,
  view: View,
  entry: TableEntry | undefined,
): Promise<Resolved> {
  const intents = entry?.next ?? [];
  const found = await concurrently(intents, (intent) => movedBranch(reader, view, intent));
  const shown = intents.filter((_, index) => found[index] !== undefined);
  const done = shown.filter((intent) => !isPassed(intent, shown));
  return {
    state: done.reduce((state, { change }) => applyChange(state, change), entry?.now ?? noState),
    open: intents.filter((_, index) => found[index] === undefined),
  };
}

/**
 * Whether it only looks as if it had come true: where a branch is made, or moved whole, its
 * history may show that commit because another run has put it there, or on a later one. That run
 * wrote of it after this intent, and had seen it open: it never comes true. `shown`: oldest first.
 */
export function isPassed(intent: Intent, shown: readonly Intent[]): boolean {
  const place = shown.indexOf(intent);
  const later = place < 0 ? [] : shown.slice(place + 1);
  return intent.to !== null && later.some(({ on }) => on === intent.on);
}

/** The branch that was to be moved, if it was. */
export async function movedBranch(
  reader: NessieReader,
  view: View,
  { commit, on, to, since }: Pick<Intent, "commit" | "on" | "to" | "since">,
): Promise<NessieRef | undefined> {
  const ref = on === view.main.name ? view.main : view.others.get(on);
  if (ref === undefined) return undefined;
  const { entries, whole } = await reader.history(ref, [since]);
  const isThere = entries.some(({ ours, hash }) => ours === commit || hash === to);
  return isThere || (whole && to === since) ? ref : undefined;
}
