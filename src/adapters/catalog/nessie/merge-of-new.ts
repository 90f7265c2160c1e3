/** Bringing a table to a branch that does not have it. */
import type { JsonObject } from "../../../iceberg/json.ts";
import type { NessieApi } from "./api.ts";
import { type Key, keyText, type NessieRef, tableContent } from "./content.ts";
import type { How, Item } from "./move.ts";
import { unsupported } from "./refusal.ts";

interface Target {
  readonly ref: NessieRef;
  /** One that is there already, at the commit where `ref` is or will begin. */
  readonly seen: NessieRef;
  /** What it has of the tables, by `keyText`. */
  readonly before: ReadonlyMap<string, JsonObject>;
}

/**
 * It comes there by a merge: only that keeps Nessie's id of it. With two ids for one folder of files,
 * Nessie's garbage collection may take the files of one for waste.
 */
export async function mergeOfNew(
  api: NessieApi,
  { ref, seen, before }: Target,
  items: readonly Item[],
): Promise<How> {
  const from = onlySource(items);
  if (from === undefined)
    throw unsupported(
      `New tables cannot be brought to the Nessie branch ${ref.name} together with those of another one.`,
      "Do it in two steps.",
    );
  const keys = items.map(({ wanted }) => wanted.table.key);
  const namespaces = namespacesOf(keys);
  const known = await api.contents(seen, namespaces);
  const missing = namespaces.filter((key) => !known.has(keyText(key)));
  const all = [...missing, ...keys].map((key) => ({
    key,
    expected: tableContent(before.get(keyText(key))),
  }));
  return { kind: "merge", ref, from, keys: all };
}

/** The one branch at the one commit that all is taken from. */
function onlySource(items: readonly Item[]): NessieRef | undefined {
  const refs = items.map(({ landing: { source } }) =>
    typeof source === "string" ? undefined : source.ref,
  );
  const [first] = refs;
  const isSame = (ref: NessieRef | undefined) =>
    ref !== undefined && ref.name === first?.name && ref.hash === first.hash;
  return refs.every(isSame) ? first : undefined;
}

function namespacesOf(keys: readonly Key[]): readonly Key[] {
  const all = keys.flatMap((key) => key.slice(1).map((_, index) => key.slice(0, index + 1)));
  return [...new Map(all.map((key) => [keyText(key), key])).values()];
}
