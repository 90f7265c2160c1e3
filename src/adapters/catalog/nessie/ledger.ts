/**
 * What icebranch keeps of tables on Nessie: marks and receipts, and which of the data branches and
 * tags are on which table. On the tables themselves it would be a change of every one of them, which
 * the merge of another branch then conflicts with. So it is on a Nessie branch of its own, which has
 * no history in common with the others and is never merged: an entry a table, kept as the properties
 * of a namespace, since that is the content that takes text.
 */
import { IcebranchError } from "../../../errors.ts";
import { type Json, type JsonObject, parseJson, stringifyJson } from "../../../iceberg/json.ts";
import type { Change, Entry } from "./api.ts";
import { objectOf, textOf } from "./api-json.ts";
import { type Key, keyText, type RefType } from "./content.ts";
import { isEmpty, type StateChange, type TableState } from "./state.ts";

export const ledgerBranch = "icebranch-ledger";

/**
 * What holds from the moment that a branch is moved on: Nessie moves one branch at a time, and a run
 * may be killed before it has written here that it moved it. Whether it did, that branch's history says.
 */
export interface Intent {
  /** Its commit is called so, where it is moved by one. */
  readonly commit: string;
  readonly on: string;
  /** What it is moved to, where it is made or moved whole. */
  readonly to: string | null;
  /** Where to stop looking: the commit that it was at. */
  readonly since: string;
  readonly change: StateChange;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** No run is at work so long: an intent as old as that will not come true any more. */
const longestRunMs = 3_600_000;

export function isOld({ at }: Intent, now: number): boolean {
  return now - at > longestRunMs;
}

export interface TableEntry {
  readonly key: Key;
  readonly contentId: string;
  readonly now: TableState;
  readonly next: readonly Intent[];
}

/** A branch or tag of Nessie that icebranch made, or took over. */
export interface RefEntry {
  readonly name: string;
  readonly type: RefType;
  /** Where it began; two while it is put elsewhere. */
  readonly bases: readonly string[];
  readonly contentId: string;
}

export interface Ledger {
  /** By `keyText`. */
  readonly tables: ReadonlyMap<string, TableEntry>;
  readonly refs: ReadonlyMap<string, RefEntry>;
  /** Whether it has been written to. */
  readonly isMade: boolean;
}

export const emptyLedger: Ledger = { tables: new Map(), refs: new Map(), isMade: false };

const formatKey = ["icebranch"];

/** Throws IB420 where the branch of that name is not ours, or a later version's, and IB418. */
export function parseLedger(entries: readonly Entry[]): Ledger {
  if (entries.length === 0) return emptyLedger;
  const tables = new Map<string, TableEntry>();
  const refs = new Map<string, RefEntry>();
  let version: string | undefined;
  for (const { key, content } of entries) {
    const { id, properties } = objectOf(content);
    const { v, table, ref, ...rest } = objectOf(properties);
    if (key[0] === formatKey[0]) version = textOf(v);
    if (table !== undefined) tables.set(String(table), tableEntry(table, rest, String(id)));
    if (ref !== undefined) {
      const made = refEntry(ref, String(id));
      refs.set(made.name, made);
    }
  }
  if (version !== "1")
    throw new IcebranchError(
      "IB420",
      `The Nessie branch ${ledgerBranch} is ${version === undefined ? "not icebranch's" : "a later version's"}.`,
      { hint: "icebranch keeps its marks on a branch of that name: rename yours, or update." },
    );
  return { tables, refs, isMade: true };
}

function tableEntry(table: Json, { now, next }: JsonObject, contentId: string): TableEntry {
  const key = parse(table);
  const [state, intents] = [parse(now), parse(next)];
  const isWhole =
    Array.isArray(key) &&
    isStateLike(state) &&
    Array.isArray(intents) &&
    intents.every((one) => isStateLike(objectOf(one).change));
  if (!isWhole) throw unreadable();
  return {
    ...{ key: key.map(String), contentId },
    now: state as unknown as TableState,
    next: intents as unknown as readonly Intent[],
  };
}

function isStateLike(json: Json): boolean {
  const { properties, refs, ended } = objectOf(json);
  return [properties, refs, ended].every((one) => typeof one === "object" && one !== null);
}

function refEntry(ref: Json, contentId: string): RefEntry {
  const { name, type, bases } = objectOf(parse(ref));
  if (typeof name !== "string" || !Array.isArray(bases)) throw unreadable();
  return { name, type: type === "TAG" ? "TAG" : "BRANCH", bases: bases.map(String), contentId };
}

/** Of the first commit. */
export function formatChange(): Change {
  return put(formatKey, { v: "1" }, undefined);
}

export function tableChange(
  key: Key,
  entry: Pick<TableEntry, "now" | "next"> | undefined,
  before: TableEntry | undefined,
): readonly Change[] {
  const elements = [entryName("table", keyText(key))];
  if (entry === undefined || (isEmpty(entry.now) && entry.next.length === 0))
    return before === undefined ? [] : [{ type: "DELETE", key: elements }];
  const { now, next } = entry;
  const properties = { table: keyText(key), now: render(now), next: render(next) };
  return [put(elements, properties, before?.contentId)];
}

export function refChange(
  name: string,
  entry: Pick<RefEntry, "type" | "bases"> | undefined,
  before: RefEntry | undefined,
): readonly Change[] {
  const elements = [entryName("ref", name)];
  if (entry === undefined) return before === undefined ? [] : [{ type: "DELETE", key: elements }];
  const { type, bases } = entry;
  return [put(elements, { ref: render({ name, type, bases }) }, before?.contentId)];
}

/** Keys of more than 500 characters are refused: https://projectnessie.org/nessie-latest/api */
const maxName = 400;

function entryName(kind: "table" | "ref", name: string): string {
  const whole = `${kind} ${name}`;
  if (whole.length <= maxName) return whole;
  throw new IcebranchError("IB420", `A name of ${name.length} characters is too long for Nessie.`, {
    hint: "Nessie takes keys of up to 500 characters; rename the table or the branch.",
  });
}

function put(
  elements: Key,
  properties: { [name: string]: string },
  id: string | undefined,
): Change {
  const content = { type: "NAMESPACE", elements, properties };
  return { type: "PUT", key: elements, content: id === undefined ? content : { ...content, id } };
}

function render(value: unknown): string {
  return stringifyJson(value as Json);
}

function parse(text: Json): Json {
  try {
    return parseJson(String(text));
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause?: unknown): IcebranchError {
  return new IcebranchError("IB418", `An entry of the Nessie branch ${ledgerBranch} is not ours.`, {
    hint: "Nobody but icebranch should write to it: put the branch back to an earlier commit of its own.",
    cause,
  });
}
