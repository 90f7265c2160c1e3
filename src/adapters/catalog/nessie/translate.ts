/** What one table's commit, in Iceberg's words, asks of Nessie. */
import { isMarkKey, markKey } from "../../../iceberg/marks.ts";
import { tableName } from "../../../iceberg/refs.ts";
import { type Long, MAIN, type TableUpdate } from "../../../iceberg/table-metadata.ts";
import { idOf } from "./line.ts";
import { keeperOf, requireBranchName } from "./names.ts";
import { currentOf, type View } from "./reader.ts";
import { moved, notOurs, unsupported } from "./refusal.ts";
import { findSource, type Source, same, type TableChange } from "./source.ts";
import { type Retention, type TableState, trackedBranch } from "./state.ts";
import type { BranchOfTable, NessieTable } from "./table.ts";

/** One table's new place on a Nessie branch. `back`: to what it was before its first row; `gone`: off it. */
export interface Landing {
  readonly onto: string;
  readonly source: Source | "back" | "gone";
}

export interface Wanted {
  readonly table: NessieTable;
  readonly state: TableState;
  /** undefined where only marks change. */
  readonly landing: Landing | undefined;
}

/** Throws IB411, IB402, IB420, IB605 where Nessie has no way to do it; nothing is approximated. */
export function translate(view: View, table: NessieTable, updates: readonly TableUpdate[]): Wanted {
  const marked = updates.flatMap((update) =>
    update.action === "set-properties"
      ? [...table.branches.keys()].filter((name) => Object.hasOwn(update.updates, markKey(name)))
      : [],
  );
  const commit: TableChange = { view, table, marked };
  const start: Wanted = { table, state: table.state, landing: undefined };
  return updates.reduce((wanted, update) => applyUpdate(wanted, update, commit), start);
}

function applyUpdate(wanted: Wanted, update: TableUpdate, change: TableChange): Wanted {
  const { state } = wanted;
  switch (update.action) {
    case "set-snapshot-ref": {
      const { action: _, "ref-name": name, type, "snapshot-id": id, ...retention } = update;
      if (name === MAIN) return setMain(wanted, id, change);
      return type === "tag"
        ? setTag(wanted, name, id, retention, change)
        : setBranch(wanted, name, id, retention, change);
    }
    case "remove-snapshot-ref":
      return removeRef(wanted, update["ref-name"], change);
    case "set-properties": {
      requireOwnProperties(Object.keys(update.updates));
      const properties = { ...state.properties, ...update.updates };
      return takeOver({ ...wanted, state: { ...state, properties } }, change);
    }
    case "remove-properties":
      return {
        ...wanted,
        state: { ...state, properties: omit(state.properties, update.removals) },
      };
    case "add-schema":
    case "set-current-schema":
    case "add-snapshot":
    case "remove-snapshots":
      throw new Error("no schema is changed on Nessie, and no snapshot made");
  }
}

function setMain(wanted: Wanted, id: Long, change: TableChange): Wanted {
  const { view, table } = change;
  if (table.main !== undefined && same(currentOf(table.main), id)) return wanted;
  const source = findSource(MAIN, id, change);
  requireSeen(source, change);
  const landed = source.line.at(-1)?.location ?? null;
  return withLanding(
    { ...wanted, state: { ...wanted.state, landed } },
    { onto: view.main.name, source },
    change,
  );
}

/**
 * Nessie exchanges the table whole. So nothing else of it may have changed either: another schema or
 * property leaves the snapshot as it is.
 */
function requireSeen(source: Source, { table }: TableChange): void {
  const { main, state } = table;
  if (main === undefined || currentOf(main) === null) return;
  const isSeen =
    source.kind === "branch"
      ? source.line.some(({ location }) => location === main.location)
      : state.landed === main.location;
  if (!isSeen)
    throw moved(
      `${tableName(table.loaded.identifier)} has another schema or other properties on the default branch since.`,
      "Nothing was changed: put the data branch on the new state (icebranch refresh --discard), and run its connectors again.",
    );
}

/** The same of a data branch that another one is published to. */
function requireSeenOn(
  { ref, head, location }: BranchOfTable,
  source: Source,
  change: TableChange,
) {
  const seen = source.line.filter(
    ({ snapshot }) => head !== null && idOf(snapshot) === String(head),
  );
  if (seen.length === 0 || seen.some((one) => one.location === location)) return;
  throw moved(
    `${tableName(change.table.loaded.identifier)} has another schema or other properties on ${ref.name} since.`,
  );
}

function setTag(
  wanted: Wanted,
  name: string,
  id: Long,
  retention: Retention,
  change: TableChange,
): Wanted {
  const { ref, line } = findSource(undefined, id, change);
  const tag = { type: "tag", keeper: keeperOf(ref), hash: ref.hash, line, retention } as const;
  return { ...wanted, state: { ...wanted.state, refs: { ...wanted.state.refs, [name]: tag } } };
}

function setBranch(
  wanted: Wanted,
  name: string,
  id: Long,
  retention: Retention,
  change: TableChange,
): Wanted {
  const { view, table } = change;
  requireBranchName(name, view.main.name);
  if (view.others.has(name) && !view.ledger.refs.has(name)) throw notOurs(name);
  const before = trackedBranch(wanted.state, name);
  const isThere = table.branches.get(name);
  const stays = before !== undefined && isThere !== undefined && same(isThere.head, id);
  const source = stays ? undefined : findSource(name, id, change);
  if (source !== undefined && isThere !== undefined) requireSeenOn(isThere, source, change);
  const { line, main } = stays ? before : { line: source?.line ?? [], main: mainNow(change) };
  const { refs, ended } = wanted.state;
  const tracked = { type: "branch", line, main, retention } as const;
  const state = {
    ...wanted.state,
    refs: { ...refs, [name]: tracked },
    ended: omit(ended, [name]),
  };
  const next = { ...wanted, state };
  return source === undefined ? next : withLanding(next, { onto: name, source }, change);
}

function mainNow({ view, table: { main } }: TableChange) {
  return {
    hash: view.main.hash,
    location: main?.location ?? null,
    head: main === undefined ? null : currentOf(main),
  };
}

function removeRef(wanted: Wanted, name: string, change: TableChange): Wanted {
  const { table, view } = change;
  const { state } = wanted;
  if (name === MAIN) {
    if (table.main !== undefined && state.landed !== table.main.location)
      throw moved(`${tableName(table.loaded.identifier)} was changed on the default branch since.`);
    const landed = state.empty?.metadataLocation ?? null;
    const landing = { onto: view.main.name, source: state.empty ? "back" : "gone" } as const;
    return withLanding({ ...wanted, state: { ...state, landed } }, landing, change);
  }
  const branch = table.branches.get(name);
  if (branch !== undefined && trackedBranch(state, name) === undefined) throw notOurs(name);
  const ended = branch === undefined ? state.ended : { ...state.ended, [name]: branch.location };
  return { ...wanted, state: { ...state, refs: omit(state.refs, [name]), ended } };
}

/** A mark on a branch that a first sync made: from now on it is a data branch. */
function takeOver(wanted: Wanted, change: TableChange): Wanted {
  const { table, marked } = change;
  const { refs, ended } = wanted.state;
  const found = marked.flatMap((name) => {
    const branch = table.branches.get(name);
    const isFree =
      branch !== undefined && !Object.hasOwn(refs, name) && !Object.hasOwn(ended, name);
    return isFree && branch.ref.type === "BRANCH" ? [[name, branch] as const] : [];
  });
  const taken = found.map(([name, { line }]) => {
    const tracked = { type: "branch", line, main: mainNow(change), retention: {} } as const;
    return [name, tracked] as const;
  });
  return {
    ...wanted,
    state: { ...wanted.state, refs: { ...refs, ...Object.fromEntries(taken) } },
  };
}

function withLanding(wanted: Wanted, landing: Landing, { table }: TableChange): Wanted {
  if (wanted.landing === undefined) return { ...wanted, landing };
  throw unsupported(
    `${tableName(table.loaded.identifier)} cannot be moved on two Nessie branches at once.`,
    "Nessie moves one branch at a time; do it in two steps.",
  );
}

/** What connectors keep on a table is on each Nessie branch by itself, and is not ours to write. */
function requireOwnProperties(keys: readonly string[]): void {
  const key = keys.find((one) => !isMarkKey(one) && !one.startsWith("icebranch."));
  if (key === undefined) return;
  throw unsupported(
    `The table property ${key} cannot be written on Nessie.`,
    "It is on every Nessie branch by itself: set it with the engine that uses it.",
  );
}

function omit<T>(object: { readonly [key: string]: T }, keys: readonly string[]) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
