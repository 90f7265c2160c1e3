/** What icebranch keeps of one table. */
import { type Json, stringifyJson } from "../../../iceberg/json.ts";
import type { Long } from "../../../iceberg/table-metadata.ts";
import type { TableContent } from "./content.ts";
import type { Version } from "./line.ts";

export interface Retention {
  readonly "min-snapshots-to-keep"?: number;
  readonly "max-snapshot-age-ms"?: Long;
  readonly "max-ref-age-ms"?: Long;
}

/** A data branch on one table. */
export interface TrackedBranch {
  readonly type: "branch";
  /** From what it has in common with others to where icebranch put it; writers go on from the last. */
  readonly line: readonly Version[];
  /** The default branch when icebranch put it there, and what the table was on it. */
  readonly main: {
    readonly hash: string;
    readonly location: string | null;
    readonly head: Long | null;
  };
  readonly retention: Retention;
}

export interface KeptTag {
  readonly type: "tag";
  /** The Nessie tag that keeps it from Nessie's garbage collection: one for all tables of a commit. */
  readonly keeper: string;
  /** Of the keeper. */
  readonly hash: string;
  /** The last one is what it keeps. */
  readonly line: readonly Version[];
  readonly retention: Retention;
}

export interface TableState {
  readonly properties: { readonly [key: string]: string };
  readonly refs: { readonly [name: string]: TrackedBranch | KeptTag };
  /** Data branches that were ended on this table and go on elsewhere, and what they have of it. */
  readonly ended: { readonly [branch: string]: string };
  /** Where icebranch put the default branch last. */
  readonly landed: string | null;
  /** The table as it was made, before its first row. */
  readonly empty: TableContent | null;
}

export const noState: TableState = {
  properties: {},
  refs: {},
  ended: {},
  landed: null,
  empty: null,
};

/** Null takes away. Two runs may be at work on one table: each brings its own, and leaves the rest. */
export interface StateChange {
  readonly properties: { readonly [key: string]: string | null };
  readonly refs: { readonly [name: string]: TrackedBranch | KeptTag | null };
  readonly ended: { readonly [branch: string]: string | null };
  readonly landed?: string | null;
  readonly empty?: TableContent | null;
}

export function changeOf(before: TableState, after: TableState): StateChange {
  return {
    properties: difference(before.properties, after.properties),
    refs: difference(before.refs, after.refs),
    ended: difference(before.ended, after.ended),
    ...(same(before.landed, after.landed) ? {} : { landed: after.landed }),
    ...(same(before.empty, after.empty) ? {} : { empty: after.empty }),
  };
}

export function isNoChange({ properties, refs, ended, ...rest }: StateChange): boolean {
  return [properties, refs, ended, rest].every((one) => Object.keys(one).length === 0);
}

export function applyChange(state: TableState, change: StateChange): TableState {
  return {
    ...state,
    ...change,
    properties: joined(state.properties, change.properties),
    refs: joined(state.refs, change.refs),
    ended: joined(state.ended, change.ended),
  };
}

type Members<T> = { readonly [name: string]: T };

function difference<T>(before: Members<T>, after: Members<T>): Members<T | null> {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const set = Object.entries(after).filter(
    ([name, value]) => !Object.hasOwn(before, name) || !same(before[name], value),
  );
  return { ...Object.fromEntries(gone.map((name) => [name, null])), ...Object.fromEntries(set) };
}

function joined<T>(before: Members<T>, change: Members<T | null>): Members<T> {
  const all = Object.entries({ ...before, ...change });
  return Object.fromEntries(all.filter((one): one is [string, T] => one[1] !== null));
}

function same(a: unknown, b: unknown): boolean {
  return stringifyJson(a as Json) === stringifyJson(b as Json);
}

export function isEmpty({ properties, refs, ended }: TableState): boolean {
  return [properties, refs, ended].every((one) => Object.keys(one).length === 0);
}

export function trackedBranch(state: TableState, name: string): TrackedBranch | undefined {
  const ref = Object.hasOwn(state.refs, name) ? state.refs[name] : undefined;
  return ref?.type === "branch" ? ref : undefined;
}

/** Those that Nessie's tag still keeps. */
export function keptTags(
  { refs }: TableState,
  { others }: { readonly others: ReadonlyMap<string, unknown> },
): { readonly [name: string]: KeptTag } {
  const tags = Object.entries(refs).flatMap(([name, ref]) =>
    ref.type === "tag" && others.has(ref.keeper) ? [[name, ref] as const] : [],
  );
  return Object.fromEntries(tags);
}

/** What the table is on the data branch as far as icebranch put it there. */
export function lastLocation({ line }: Pick<TrackedBranch, "line">): string | undefined {
  return line.at(-1)?.location;
}
