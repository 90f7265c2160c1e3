/** From which branch or tag of Nessie a table's new place is taken. */
import { snapshotId, tableName } from "../../../iceberg/refs.ts";
import { type Long, MAIN } from "../../../iceberg/table-metadata.ts";
import type { NessieRef } from "./content.ts";
import { idOf, type Version } from "./line.ts";
import { currentOf, type View, versionOf } from "./reader.ts";
import { moved } from "./refusal.ts";
import type { BranchOfTable, NessieTable } from "./table.ts";

/** Where a table's content is taken from, and what it has seen of others' commits. */
export interface Source {
  readonly kind: "main" | "branch" | "tag";
  readonly ref: NessieRef;
  readonly line: readonly Version[];
}

export interface TableChange {
  readonly view: View;
  readonly table: NessieTable;
  /** The data branches whose mark the commit writes: those that it is about. */
  readonly marked: readonly string[];
}

/** The branch that the commit is about is meant before others that are at the same snapshot. */
export function findSource(target: string | undefined, id: Long, change: TableChange): Source {
  const { view, table, marked } = change;
  const { main, branches, state } = table;
  const ofMain: readonly Source[] =
    target !== MAIN && main !== undefined && same(currentOf(main), id)
      ? [{ kind: "main", ref: view.main, line: [versionOf(main)] }]
      : [];
  const ofBranches = [...branches.values()]
    .filter((one) => one.ref.name !== target && same(one.head, id) && one.line.length > 0)
    .sort((a, b) => Number(marked.includes(b.ref.name)) - Number(marked.includes(a.ref.name)))
    .map((one) => sourceOf(one));
  const ofTags = Object.values(state.refs).flatMap((ref): readonly Source[] => {
    if (ref.type !== "tag" || idOf(ref.line.at(-1)?.snapshot ?? null) !== snapshotId(id)) return [];
    const keeper = { name: ref.keeper, type: "TAG", hash: ref.hash } as const;
    return view.others.has(ref.keeper) ? [{ kind: "tag", ref: keeper, line: ref.line }] : [];
  });
  const isOwn = ({ ref }: Source) => marked.includes(ref.name);
  const [found] = [...ofMain, ...ofBranches.filter(isOwn), ...ofTags, ...ofBranches];
  if (found !== undefined) return found;
  throw moved(
    `${tableName(table.loaded.identifier)} is on no branch or tag at snapshot ${snapshotId(id)}.`,
  );
}

function sourceOf({ ref, line }: BranchOfTable): Source {
  return { kind: "branch", ref, line };
}

export function same(a: Long | null | undefined, b: Long): boolean {
  return a !== null && a !== undefined && snapshotId(a) === snapshotId(b);
}
