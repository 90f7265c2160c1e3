/** Nessie's branches and tags that icebranch made, or took over. */
import { concurrently } from "../../../concurrently.ts";
import type { Change } from "./api.ts";
import type { NessieRef } from "./content.ts";
import { type RefEntry, refChange } from "./ledger.ts";
import type { Means, Move } from "./move.ts";
import type { View } from "./reader.ts";
import { moved } from "./refusal.ts";
import type { Wanted } from "./translate.ts";
import { make } from "./write-ledger.ts";

/** A tag is named by the commit that it keeps: one that is there already is as good. */
export async function makeKeepers(means: Means, view: View, all: readonly Wanted[]): Promise<void> {
  await concurrently(keepersOf(all), async (keeper) => {
    const there = view.others.get(keeper.name);
    if (there === undefined) await make(means, keeper);
    else if (there.hash !== keeper.hash)
      throw moved(`The Nessie tag ${keeper.name} is not where icebranch would make it.`);
  });
}

function keepersOf(all: readonly Wanted[]): readonly NessieRef[] {
  const tags = all.flatMap(({ state }) =>
    Object.values(state.refs).flatMap((ref) =>
      ref.type === "tag" ? [{ name: ref.keeper, type: "TAG" as const, hash: ref.hash }] : [],
    ),
  );
  return [...new Map(tags.map((tag) => [tag.name, tag])).values()];
}

/** What the ledger does not know of them yet. */
export async function newRefs(
  { reader }: Means,
  view: View,
  all: readonly Wanted[],
  move: Move | undefined,
): Promise<readonly Change[]> {
  const { refs } = view.ledger;
  const tags = keepersOf(all).filter(({ name }) => !refs.has(name));
  const branches = new Set(
    all.flatMap(({ state }) =>
      Object.entries(state.refs).flatMap(([name, { type }]) => (type === "branch" ? [name] : [])),
    ),
  );
  const changes = tags.flatMap(({ name, hash }) =>
    refChange(name, { type: "TAG", bases: [hash] }, undefined),
  );
  for (const name of branches) {
    const known = refs.get(name);
    const bases = await newBases({ reader, view, name, known, move });
    if (bases !== undefined) changes.push(...refChange(name, { type: "BRANCH", bases }, known));
  }
  return changes;
}

/** A branch that is not moved in the end begins where it did. */
const maxBases = 8;

/** undefined where the ledger has them already. */
async function newBases({
  reader,
  view,
  name,
  known,
  move,
}: {
  readonly reader: Means["reader"];
  readonly view: View;
  readonly name: string;
  readonly known: RefEntry | undefined;
  readonly move: Move | undefined;
}): Promise<readonly string[] | undefined> {
  if (move?.sign.on === name) {
    if (move.made !== undefined) return [move.made.hash];
    if (move.how.kind === "whole") return [...(known?.bases ?? []), move.how.to].slice(-maxBases);
  }
  const there = view.others.get(name);
  if (known !== undefined || there === undefined) return undefined;
  const ancestor = await reader.commonAncestor(there);
  return ancestor === undefined ? [] : [ancestor];
}

/** What was put elsewhere whole begins there from now on. */
export function settledBases(view: View, { sign, how }: Move): readonly Change[] {
  const known = view.ledger.refs.get(sign.on);
  if (how.kind !== "whole" || known === undefined) return [];
  return refChange(sign.on, { type: "BRANCH", bases: [how.to] }, known);
}
