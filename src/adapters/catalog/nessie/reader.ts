/** Reads of Nessie, each answered once for each commit: what Nessie has at a commit never changes. */
import { asTableMetadata, findSnapshot, snapshotId } from "../../../iceberg/refs.ts";
import type { Long, TableMetadata } from "../../../iceberg/table-metadata.ts";
import type { RestConnection } from "../rest/connection.ts";
import { isAbsent } from "../rest/refusal.ts";
import type { Difference, NessieApi } from "./api.ts";
import { textOf } from "./api-json.ts";
import { type Key, keyText, type LogEntry, type NessieRef } from "./content.ts";
import { emptyLedger, type Ledger, ledgerBranch, parseLedger } from "./ledger.ts";
import type { Version } from "./line.ts";
import { bodyOf, moved, unsupported } from "./refusal.ts";

/** All branches at one moment. */
export interface View {
  /** Nessie's default branch: Iceberg's `main`. */
  readonly main: NessieRef;
  /** The others, but for the ledger's. */
  readonly others: ReadonlyMap<string, NessieRef>;
  readonly ledgerRef: NessieRef;
  readonly ledger: Ledger;
}

export interface TableFile {
  readonly location: string;
  readonly metadata: TableMetadata;
}

/** The snapshot that it shows; null where it has no rows. */
export function currentOf({ metadata }: TableFile): Long | null {
  const current = metadata["current-snapshot-id"] ?? null;
  return current === null || snapshotId(current) === "-1" ? null : current;
}

export function versionOf(file: TableFile): Omit<Version, "parent"> {
  const id = currentOf(file);
  const snapshot = id === null ? undefined : findSnapshot(file.metadata, snapshotId(id));
  return { location: file.location, snapshot: snapshot ?? null };
}

export interface History {
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** Whether they go back to the commit that was asked for. */
  readonly whole: boolean;
  /** That commit, where they do. */
  readonly since: string | undefined;
}

export interface NessieReader {
  /** `fresh`: not one that another call is waiting for already. */
  view(fresh?: boolean): Promise<View>;
  /** What differs from the default branch, by `keyText`. */
  differences(main: NessieRef, ref: NessieRef): Promise<ReadonlyMap<string, Difference>>;
  /** The commits after the first of `since` that is met. */
  history(ref: NessieRef, since: readonly string[]): Promise<History>;
  /** Where a branch has left the default branch; undefined where Nessie does not say. */
  commonAncestor(ref: NessieRef): Promise<string | undefined>;
  /** undefined where there is no table. */
  table(ref: NessieRef, key: Key): Promise<TableFile | undefined>;
  /** The keys of all tables. */
  tables(ref: NessieRef): Promise<readonly Key[]>;
}

/** How far back a history is read: beyond, nothing is known of how two branches descend. */
const maxCommits = 5000;

export function nessieReader(connection: RestConnection, api: NessieApi): NessieReader {
  const prefix = prefixOf(connection);
  const config = remember(async (_: string) => {
    const found = await api.config();
    if (prefix.ref !== undefined && prefix.ref !== found.defaultBranch) throw otherBranch(found);
    return found;
  });
  const otherBranch = ({ defaultBranch }: { readonly defaultBranch: string }) =>
    unsupported(
      `The address of the catalog ${connection.name} names the Nessie branch ${prefix.ref}; icebranch publishes to the default branch, ${defaultBranch}.`,
      "Give the address without a branch: data branches are Nessie branches that icebranch makes itself.",
    );
  const ledgers = remember(async (_: string, ref: NessieRef): Promise<Ledger> => {
    return parseLedger(await api.entries(ref, true));
  });
  const differences = remember(async (_: string, from: NessieRef, to: NessieRef) => {
    const all = await api.differences(from, to);
    return new Map(all.map((one) => [keyText(one.key), one]));
  });
  const files = remember(async (_: string, ref: NessieRef, key: Key) => {
    const path = `v1/${prefix.at(ref)}/${tablePath(key)}`;
    const answer = await connection.request({ method: "GET", path, repeatable: true });
    return tableFile(answer, connection.name);
  });
  const listings = remember(async (_: string, ref: NessieRef) => {
    const all = await api.entries(ref, false);
    return all.filter(({ type }) => type === "ICEBERG_TABLE").map(({ key }) => key);
  });
  const ancestors = remember((_: string, { name }: NessieRef) => api.commonAncestor(name));
  const histories = remember(async (_: string, ref: NessieRef) => historyReader(api, ref));

  async function readView(): Promise<View> {
    const { defaultBranch, emptyHash } = await config("");
    const others = new Map((await api.refs()).map((ref) => [ref.name, ref]));
    const main = others.get(defaultBranch);
    if (main === undefined) throw moved(`Nessie has no branch ${defaultBranch}.`);
    const found = others.get(ledgerBranch);
    others.delete(defaultBranch);
    others.delete(ledgerBranch);
    const ledgerRef = found ?? { name: ledgerBranch, type: "BRANCH" as const, hash: emptyHash };
    const isEmpty = found === undefined || found.hash === emptyHash;
    const ledger = isEmpty ? emptyLedger : await ledgers(found.hash, found);
    return { main, others, ledgerRef, ledger };
  }

  let underWay: Promise<View> | undefined;
  return {
    view(fresh = false) {
      if (!fresh && underWay !== undefined) return underWay;
      const mine = readView().finally(() => {
        if (underWay === mine) underWay = undefined;
      });
      underWay = mine;
      return mine;
    },
    differences: (main, ref) => differences(`${main.hash} ${ref.hash}`, main, ref),
    history: async (ref, since) => (await histories(ref.hash, ref))(since),
    commonAncestor: (ref) => ancestors(`${ref.name} ${ref.hash}`, ref),
    table: (ref, key) => files(`${ref.hash} ${keyText(key)}`, ref, key),
    tables: (ref) => listings(ref.hash, ref),
  };
}

/** One request for each key; what failed is asked for again. */
function remember<T, A extends readonly unknown[]>(
  ask: (key: string, ...more: A) => Promise<T>,
): (key: string, ...more: A) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, ...more) => {
    const asked = known.get(key) ?? ask(key, ...more);
    known.set(key, asked);
    asked.catch(() => known.delete(key));
    return asked;
  };
}

/** Reads on only as far as it is asked to, one page at a time. */
function historyReader(
  api: NessieApi,
  ref: NessieRef,
): (since: readonly string[]) => Promise<History> {
  const entries: LogEntry[] = [];
  let next: string | undefined;
  let isOver = false;
  let turn: Promise<unknown> = Promise.resolve();
  async function until(since: readonly string[]): Promise<History> {
    if (since.includes(ref.hash)) return { entries: [], whole: true, since: ref.hash };
    for (let from = 0; ; ) {
      const index = entries.findIndex(({ hash }, place) => place >= from && since.includes(hash));
      if (index >= 0)
        return { entries: entries.slice(0, index), whole: true, since: entries[index]?.hash };
      if (isOver || entries.length >= maxCommits)
        return { entries, whole: false, since: undefined };
      from = entries.length;
      const page = await api.history(ref, next);
      entries.push(...page.entries);
      next = page.next;
      isOver = next === undefined;
    }
  }
  return (since) => {
    const answer = turn.then(() => until(since));
    turn = answer.catch(() => undefined);
    return answer;
  };
}

/**
 * The prefix that Iceberg's configuration gives, escaped as it stands in a path, is
 * `BRANCH|WAREHOUSE`; Nessie takes a commit after the branch's name too.
 */
function prefixOf({ properties: { prefix } }: RestConnection): {
  readonly ref: string | undefined;
  at(ref: NessieRef): string;
} {
  const [ref, ...warehouse] = decodeURIComponent(prefix ?? "").split("|");
  const suffix = warehouse.map((part) => `|${part}`).join("");
  return {
    ref: ref === "" ? undefined : ref,
    at: ({ name, hash }) => encodeURIComponent(`${name}@${hash}${suffix}`),
  };
}

function tablePath(key: Key): string {
  const namespace = key.slice(0, -1).map(encodeURIComponent).join("%1F");
  return `namespaces/${namespace}/tables/${encodeURIComponent(key.at(-1) ?? "")}`;
}

function tableFile(
  answer: Awaited<ReturnType<RestConnection["request"]>>,
  catalog: string,
): TableFile | undefined {
  if (isAbsent(answer)) return undefined;
  // NoSuchReferenceException: the branch was deleted, or put elsewhere.
  if (answer.status === 400) throw moved("Nessie no longer has a branch that was to be read.");
  const { metadata, "metadata-location": location } = bodyOf(answer, catalog);
  const known = textOf(location) ?? "";
  return { location: known, metadata: asTableMetadata(metadata, known) };
}
