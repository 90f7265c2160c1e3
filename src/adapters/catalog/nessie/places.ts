/** On which branches and tags of Nessie a table is, and which of them are a data branch's. */
import { concurrently } from "../../../concurrently.ts";
import { MAIN } from "../../../iceberg/table-metadata.ts";
import type { Difference, NessieApi } from "./api.ts";
import { type Key, keyText, type NessieRef, type TableContent } from "./content.ts";
import { isKeeper } from "./names.ts";
import type { History, NessieReader, View } from "./reader.ts";
import { type TableState, type TrackedBranch, trackedBranch } from "./state.ts";

export interface Place {
  readonly ref: NessieRef;
  readonly tracked: TrackedBranch | undefined;
  /** Whether icebranch made the Nessie branch. */
  readonly isOurs: boolean;
  /** What the table is there; undefined where it is the same as on the default branch. */
  readonly content: TableContent | undefined;
}

export interface Places {
  /** Where it shows as a branch or a tag of the table. */
  of(view: View, key: Key, state: TableState, isOnMain: boolean): Promise<readonly Place[]>;
  /** Keys of tables that the default branch does not have. */
  beside(view: View): Promise<readonly Key[]>;
  /** A branch since it was made: a branch of ours, or somebody's since it left the default branch. */
  history(view: View, ref: NessieRef): Promise<History>;
}

export function nessiePlaces(api: NessieApi, reader: NessieReader): Places {
  const before = new Map<string, Promise<ReadonlySet<string>>>();

  async function history(view: View, ref: NessieRef): Promise<History> {
    // Nessie does not say where a tag comes from.
    const unknown = { entries: [], whole: false, since: undefined };
    if (ref.type === "TAG") return unknown;
    const ours = view.ledger.refs.get(ref.name);
    if (ours !== undefined) return reader.history(ref, ours.bases);
    const base = await reader.commonAncestor(ref);
    return base === undefined ? unknown : reader.history(ref, [base]);
  }

  /** Keys that a branch had when it left the default branch: if that has them no more, they were dropped. */
  async function dropped(view: View, ref: NessieRef): Promise<ReadonlySet<string>> {
    const all = await reader.differences(view.main, ref);
    const keys = [...all.values()].filter(({ from }) => from === undefined).map(({ key }) => key);
    const hash = await reader.commonAncestor(ref);
    if (hash === undefined) return new Set();
    return new Set((await api.contents({ ...ref, hash }, keys)).keys());
  }

  async function wasDropped(view: View, ref: NessieRef, key: Key): Promise<boolean> {
    if (ref.type === "TAG") return true;
    const name = `${view.main.hash} ${ref.hash}`;
    const asked = before.get(name) ?? dropped(view, ref);
    before.set(name, asked);
    return (await asked).has(keyText(key));
  }

  async function place(
    view: View,
    ref: NessieRef,
    key: Key,
    state: TableState,
    isOnMain: boolean,
  ): Promise<Place | undefined> {
    if (!isShown(view, ref)) return undefined;
    const known = view.ledger.refs.get(ref.name);
    const tracked = trackedBranch(state, ref.name);
    const difference = (await reader.differences(view.main, ref)).get(keyText(key));
    const content = difference?.to;
    const isThere = difference === undefined ? isOnMain : content !== undefined;
    if (!isThere) return undefined;
    const found: Place = { ref, tracked, isOurs: known !== undefined, content };
    if (tracked !== undefined) return found;
    if (known !== undefined)
      return (await isNews(view, difference, found, state)) ? found : undefined;
    const isLeft = difference !== undefined && difference.from === undefined;
    return isLeft && (await wasDropped(view, ref, key)) ? undefined : found;
  }

  /** All tables are on a branch of ours: one that nobody wrote to there is not on the data branch. */
  async function isNews(
    view: View,
    difference: Difference | undefined,
    { ref, content }: Place,
    { ended }: TableState,
  ): Promise<boolean> {
    if (difference === undefined || content === undefined) return false;
    if (Object.hasOwn(ended, ref.name) && ended[ref.name] === content.metadataLocation)
      return false;
    const key = keyText(difference.key);
    const { entries } = await history(view, ref);
    return entries.some(
      ({ ours, operations }) =>
        ours === undefined && operations.some((one) => keyText(one.key) === key),
    );
  }

  return {
    async of(view, key, state, isOnMain) {
      const all = await concurrently([...view.others.values()], (ref) =>
        place(view, ref, key, state, isOnMain),
      );
      return all.filter((one) => one !== undefined);
    },
    async beside(view) {
      const refs = [...view.others.values()].filter((ref) => isShown(view, ref));
      const all = await concurrently(refs, (ref) => reader.differences(view.main, ref));
      const keys = all
        .flatMap((one) => [...one.values()])
        .filter(({ from, to }) => from === undefined && to !== undefined)
        .map(({ key }) => [keyText(key), key] as const);
      return [...new Map(keys).values()];
    },
    history,
  };
}

/** Not our own tags, nor a branch that is called `main` beside a default branch of another name. */
function isShown({ ledger }: View, ref: NessieRef): boolean {
  return ledger.refs.get(ref.name)?.type !== "TAG" && !isKeeper(ref) && ref.name !== MAIN;
}
