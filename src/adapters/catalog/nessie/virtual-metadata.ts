/** The metadata of a table with Nessie's branches as its refs, and icebranch's marks as its properties. */
import { createHash } from "node:crypto";
import { compareText } from "../../../errors.ts";
import { isMarkKey } from "../../../iceberg/marks.ts";
import { MAIN, type SnapshotRef, type TableMetadata } from "../../../iceberg/table-metadata.ts";
import { joinLines, type KnownById, partFrom, unknownParent } from "./line.ts";
import { currentOf, type TableFile, type View, versionOf } from "./reader.ts";
import { keptTags, type TableState } from "./state.ts";
import type { BranchOfTable } from "./table.ts";

export interface Parts {
  readonly view: View;
  readonly state: TableState;
  /** Of the default branch, or of the data branch that has the table alone. */
  readonly file: TableFile;
  readonly isOnMain: boolean;
  readonly branches: readonly BranchOfTable[];
  readonly sinceBranched: readonly KnownById[] | "unknown";
}

export function virtualMetadata(parts: Parts): TableMetadata {
  const { file, isOnMain, state } = parts;
  const { metadata } = file;
  const refs = refsOf(parts);
  const tags = Object.values(keptTags(parts.state, parts.view));
  const lines = [...parts.branches, ...tags].map(({ line }) =>
    isOnMain ? partFrom(line, versionOf(file)) : line,
  );
  const shown = metadata.snapshots ?? [];
  const properties = { ...ownProperties(metadata), ...state.properties };
  const joined = {
    ...metadata,
    properties,
    refs,
    snapshots: joinLines(lines, shown, mainSnapshots(parts)),
  };
  // The metadata is a data branch's: the table has no main.
  return isOnMain ? joined : { ...joined, "current-snapshot-id": -1, "snapshot-log": [] };
}

/** A change of any of its branches is a change of the table: who drops it must have seen all of them. */
export function locationOf({ location }: TableFile, branches: readonly BranchOfTable[]): string {
  if (branches.length === 0) return location;
  const all = branches.map((one) => `${one.ref.name} ${one.location}`).sort(compareText);
  return `${location}#${createHash("sha256").update(all.join("\n")).digest("hex").slice(0, 16)}`;
}

/**
 * The connectors' state is on each Nessie branch by itself, as all of the table is: a publish takes
 * it along and an undo brings it back, so there is nothing to keep watch over.
 */
function ownProperties({ properties = {} }: TableMetadata): { readonly [key: string]: string } {
  const isOther = (key: string) => !/^(airbyte|nessie)\./.test(key) && !isMarkKey(key);
  return Object.fromEntries(Object.entries(properties).filter(([key]) => isOther(key)));
}

function refsOf(parts: Parts): { readonly [name: string]: SnapshotRef } {
  const { file, isOnMain, branches } = parts;
  const head = currentOf(file);
  const own = file.metadata.refs?.[MAIN];
  const main =
    isOnMain && head !== null ? [[MAIN, { type: "branch", "snapshot-id": head, ...own }]] : [];
  const others = [...branches]
    .filter((one) => one.head !== null)
    .sort((a, b) => compareText(a.ref.name, b.ref.name))
    .map(({ ref, head: id, tracked }) => {
      const type = ref.type === "TAG" ? "tag" : "branch";
      return [ref.name, { type, "snapshot-id": id, ...tracked?.retention }];
    });
  const tags = Object.entries(keptTags(parts.state, parts.view)).flatMap(
    ([name, { line, retention }]) => {
      const id = line.at(-1)?.snapshot?.["snapshot-id"];
      return id === undefined ? [] : [[name, { type: "tag", "snapshot-id": id, ...retention }]];
    },
  );
  return Object.fromEntries([...main, ...others, ...tags]);
}

function mainSnapshots({ file, isOnMain, sinceBranched }: Parts): readonly KnownById[] {
  if (sinceBranched !== "unknown") return sinceBranched;
  const id = currentOf(file);
  return isOnMain && id !== null ? [{ id, time: 0, parent: unknownParent }] : [];
}
