/** What icebranch asks of a catalog, written out for one table: as its planners would. */
import assert from "node:assert/strict";
import { nessieCatalog } from "../../src/adapters/catalog/nessie/catalog.ts";
import {
  connectRest,
  type RestConnection,
  type RestRequest,
} from "../../src/adapters/catalog/rest/connection.ts";
import { findRef, refsOf, snapshotId } from "../../src/iceberg/refs.ts";
import type {
  LoadedTable,
  Long,
  TableCommit,
  TableRequirement,
  TableUpdate,
} from "../../src/iceberg/table-metadata.ts";
import type { Catalog } from "../../src/ports.ts";
import { server } from "./servers.ts";

export function headOf({ metadata }: LoadedTable, ref: string): Long {
  return findRef(metadata, ref)?.["snapshot-id"] ?? assert.fail(`no ref ${ref}`);
}

function pin(table: LoadedTable, ...refs: readonly string[]): readonly TableRequirement[] {
  const { metadata } = table;
  return [
    { type: "assert-table-uuid", uuid: metadata["table-uuid"] },
    ...refs.map((ref): TableRequirement => {
      const id = findRef(metadata, ref)?.["snapshot-id"] ?? null;
      return { type: "assert-ref-snapshot-id", ref, "snapshot-id": id };
    }),
  ];
}

export function set(ref: string, id: Long, type: "branch" | "tag" = "branch"): TableUpdate {
  return { action: "set-snapshot-ref", "ref-name": ref, type, "snapshot-id": id };
}

export function remove(ref: string): TableUpdate {
  return { action: "remove-snapshot-ref", "ref-name": ref };
}

export function mark(branch: string, says: string): TableUpdate {
  return { action: "set-properties", updates: { [`icebranch.branch.${branch}`]: says } };
}

export function commitOf(
  table: LoadedTable,
  refs: readonly string[],
  ...updates: readonly TableUpdate[]
): TableCommit {
  return { identifier: table.identifier, requirements: pin(table, ...refs), updates };
}

export function makeBranch(table: LoadedTable, branch: string, from = "main"): TableCommit {
  const refs = ["main", branch, from];
  return commitOf(table, refs, set(branch, headOf(table, from)), mark(branch, "open"));
}

/** `id` names the publish, and so the tag that keeps what was there. */
export function publish(table: LoadedTable, branch: string, id: string, onto = "main") {
  const there = findRef(table.metadata, onto)?.["snapshot-id"];
  const tag = there === undefined ? [] : [set(`icebranch-undo-${id}`, there, "tag")];
  const moves = [...tag, set(onto, headOf(table, branch))];
  return commitOf(table, ["main", branch, onto], ...moves, mark(branch, `published ${id}`));
}

export function undo(table: LoadedTable, branch: string, id: string): TableCommit {
  const tag = `icebranch-undo-${id}`;
  const before = findRef(table.metadata, tag)?.["snapshot-id"];
  const back = before === undefined ? [remove("main")] : [set("main", before), remove(tag)];
  return commitOf(table, ["main", branch], ...back, mark(branch, "undone"));
}

/** Its rows stay under a tag. */
export function endBranch(table: LoadedTable, branch: string): TableCommit {
  const head = headOf(table, branch);
  const keep = set(`icebranch-kept-${branch}-${snapshotId(head)}`, head, "tag");
  return commitOf(table, ["main", branch], keep, remove(branch), mark(branch, "closed"));
}

export function restoreBranch(table: LoadedTable, branch: string): TableCommit {
  const tag = Object.keys(refsOf(table.metadata)).find((name) =>
    name.startsWith(`icebranch-kept-${branch}-`),
  );
  assert.ok(tag !== undefined, "no tag keeps the branch");
  const back = set(branch, headOf(table, tag));
  return commitOf(table, ["main", branch], back, remove(tag), mark(branch, "open"));
}

/** Refs and marks, as a test compares them. */
export function picture({ metadata }: LoadedTable): { readonly [name: string]: string } {
  const refs = Object.entries(refsOf(metadata)).map(([name, ref]) => [
    name,
    snapshotId(ref["snapshot-id"]),
  ]);
  const marks = Object.entries(metadata.properties ?? {}).filter(([key]) =>
    key.startsWith("icebranch."),
  );
  return Object.fromEntries([...refs, ...marks]);
}

export interface Asked {
  readonly request: RestRequest;
  /** Among those that change something, from 1; 0 where it reads. */
  readonly write: number;
}

/** A catalog whose requests go through `between`, which may let them pass, or not. */
export async function watchedCatalog(
  between: (asked: Asked, pass: () => ReturnType<RestConnection["request"]>) => unknown,
): Promise<Catalog> {
  const { uri } = server("nessie");
  const address = { type: "nessie", uri, uriStyle: "sqlalchemy", warehouse: undefined } as const;
  const connection = await connectRest("bronze", { ...address, properties: {} });
  let writes = 0;
  const request = async (asked: RestRequest) => {
    const reads = asked.method === "GET" || asked.path.endsWith("/contents");
    if (!reads) writes++;
    const pass = () => connection.request(asked);
    return between({ request: asked, write: reads ? 0 : writes }, pass) as ReturnType<typeof pass>;
  };
  return nessieCatalog({ name: "bronze", connection: { ...connection, request } });
}
