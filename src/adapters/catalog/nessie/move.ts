/** How one branch of Nessie is to be moved for all tables of a commit at once: decided before anything is written. */
import { tableName } from "../../../iceberg/refs.ts";
import type { Change, MergeKey, NessieApi } from "./api.ts";
import { isSpare } from "./cleanup.ts";
import { type Key, keyText, type NessieRef, type TableContent, tableContent } from "./content.ts";
import type { Intent } from "./ledger.ts";
import { mergeOfNew } from "./merge-of-new.ts";
import type { Places } from "./places.ts";
import type { NessieReader, View } from "./reader.ts";
import { unsupported } from "./refusal.ts";
import type { Landing, Wanted } from "./translate.ts";

export interface Means {
  readonly api: NessieApi;
  readonly reader: NessieReader;
  readonly places: Places;
}

export interface Move {
  /** What the branch's history will show once it is done. */
  readonly sign: Pick<Intent, "commit" | "on" | "to" | "since">;
  /** Where the branch begins, if it is made for this. */
  readonly made: NessieRef | undefined;
  readonly how: How;
  readonly tables: readonly Key[];
}

export type How =
  | { readonly kind: "made"; readonly ref: NessieRef }
  | { readonly kind: "whole"; readonly ref: NessieRef; readonly to: string }
  | { readonly kind: "commit"; readonly ref: NessieRef; readonly changes: readonly Change[] }
  | {
      readonly kind: "merge";
      readonly ref: NessieRef;
      readonly from: NessieRef;
      readonly keys: readonly MergeKey[];
    };

export interface Item {
  readonly wanted: Wanted;
  readonly landing: Landing;
}

/** undefined where Nessie has all of it already. */
export async function planMove(
  means: Means,
  view: View,
  all: readonly Wanted[],
  commit: string,
): Promise<Move | undefined> {
  const items = all.flatMap((wanted) =>
    wanted.landing === undefined ? [] : [{ wanted, landing: wanted.landing }],
  );
  const on = branchOf(items);
  if (on === undefined) return undefined;
  const there = on === view.main.name ? view.main : view.others.get(on);
  const tables = items.map(({ wanted }) => wanted.table.key);
  if (there === undefined) return planMade(means, view, items, { commit, on, tables });
  if (isOfMain(items) && (await isSpare(means, view, there, tables))) {
    const since = view.ledger.refs.get(on)?.bases.at(-1) ?? there.hash;
    const how = { kind: "whole", ref: there, to: view.main.hash } as const;
    return { sign: { commit, on, to: how.to, since }, made: undefined, how, tables };
  }
  const how = await howToMove(means, there, there, items);
  const sign = { commit, on, to: null, since: there.hash };
  return how && { sign, made: undefined, how, tables };
}

function branchOf(items: readonly Item[]): string | undefined {
  const [first, ...others] = new Set(items.map(({ landing }) => landing.onto));
  if (others.length === 0) return first;
  throw unsupported(
    `The tables cannot be moved together: some go to the Nessie branch ${first}, others to ${others.join(", ")}.`,
    "Nessie moves one branch at a time; do it in two steps.",
  );
}

function isOfMain(items: readonly Item[]): boolean {
  return items.every(
    ({ landing: { source } }) => typeof source !== "string" && source.kind === "main",
  );
}

/** A branch begins where most of what it is to have is: only what differs is a commit. */
async function planMade(
  means: Means,
  view: View,
  items: readonly Item[],
  { commit, on, tables }: { readonly commit: string; readonly on: string } & Pick<Move, "tables">,
): Promise<Move> {
  const elsewhere = items.flatMap(({ landing: { source } }) =>
    typeof source === "string" || source.kind === "main" ? [] : [source.ref],
  );
  const start = elsewhere[0] ?? view.main;
  const made: NessieRef = { name: on, type: "BRANCH", hash: start.hash };
  const how = await howToMove(means, made, start, items);
  const to = how === undefined ? made.hash : null;
  const sign = { commit, on, to, since: made.hash };
  return { sign, made, how: how ?? { kind: "made", ref: made }, tables };
}

/** `seen`: a branch that is there already, at the commit where `ref` is or will begin. */
async function howToMove(
  { api }: Means,
  ref: NessieRef,
  seen: NessieRef,
  items: readonly Item[],
): Promise<How | undefined> {
  const keys = items.map(({ wanted }) => wanted.table.key);
  const before = await api.contents(seen, keys);
  const after = await contentsOfSources(api, items);
  const changes: Change[] = [];
  let isNew = false;
  for (const { wanted, landing } of items) {
    const { key } = wanted.table;
    const was = tableContent(before.get(keyText(key)));
    const is = after.get(keyText(key));
    if (landing.source === "gone") changes.push({ type: "DELETE", key });
    else if (was === undefined) isNew = true;
    else if (is === undefined || is.id !== was.id) throw anotherTable(wanted, ref);
    else if (is.metadataLocation !== was.metadataLocation)
      changes.push({ type: "PUT", key, content: is });
  }
  if (isNew) return mergeOfNew(api, { ref, seen, before }, items);
  return changes.length === 0 ? undefined : { kind: "commit", ref, changes };
}

function anotherTable({ table }: Wanted, { name }: NessieRef) {
  return unsupported(
    `${tableName(table.loaded.identifier)} is another table on the Nessie branch ${name}: it was dropped and made again.`,
    "Drop one of the two tables by hand; icebranch does not decide which.",
  );
}

/** By `keyText`; a request for each branch that something is taken from. */
async function contentsOfSources(
  api: NessieApi,
  items: readonly Item[],
): Promise<ReadonlyMap<string, TableContent>> {
  const all = new Map<string, TableContent>();
  const bySource = Map.groupBy(items, ({ landing: { source } }) =>
    typeof source === "string" ? source : `${source.ref.name} ${source.ref.hash}`,
  );
  for (const group of bySource.values()) {
    const source = group[0]?.landing.source;
    const keys = group.map(({ wanted }) => wanted.table.key);
    const found = typeof source === "object" ? await api.contents(source.ref, keys) : undefined;
    for (const { wanted, landing } of group) {
      const name = keyText(wanted.table.key);
      const content =
        landing.source === "back" ? wanted.state.empty : tableContent(found?.get(name));
      if (content && isMeant(content, landing.source)) all.set(name, content);
    }
  }
  return all;
}

function isMeant({ metadataLocation }: TableContent, source: Landing["source"]): boolean {
  return typeof source === "string" || source.line.at(-1)?.location === metadataLocation;
}
