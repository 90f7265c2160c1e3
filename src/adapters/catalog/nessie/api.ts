/**
 * The part of Nessie's own API, version 2, that icebranch uses, request by request.
 * https://github.com/projectnessie/nessie/blob/nessie-0.99.0/api/NESSIE-SPEC-2-0.md
 */
import { IcebranchError } from "../../../errors.ts";
import type { Json, JsonObject } from "../../../iceberg/json.ts";
import type { RestConnection } from "../rest/connection.ts";
import { reads } from "./api-reads.ts";
import { writes } from "./api-writes.ts";
import type { Key, LogEntry, NessieRef, TableContent } from "./content.ts";

export interface Entry {
  readonly type: string;
  readonly key: Key;
  /** Where it was asked for. */
  readonly content: Json;
}

/** A key's content here and there; undefined where it is no table. */
export interface Difference {
  readonly key: Key;
  readonly from: TableContent | undefined;
  readonly to: TableContent | undefined;
}

export type Change =
  | { readonly type: "PUT"; readonly key: Key; readonly content: Json }
  | { readonly type: "DELETE"; readonly key: Key };

export interface NessieCommit {
  /** Nothing is changed unless each of the keys is what it was at this commit of the branch. */
  readonly onto: NessieRef;
  readonly message: string;
  /** What `LogEntry.ours` will say. */
  readonly name: string;
}

export interface MergeKey {
  readonly key: Key;
  /** What it replaces; undefined where the table is new there. */
  readonly expected: TableContent | undefined;
}

export interface NessieReads {
  config(): Promise<{ readonly defaultBranch: string; readonly emptyHash: string }>;
  refs(): Promise<readonly NessieRef[]>;
  /** Where a branch has left the default branch; undefined where Nessie does not say. */
  commonAncestor(branch: string): Promise<string | undefined>;
  entries(ref: NessieRef, content: boolean): Promise<readonly Entry[]>;
  differences(from: NessieRef, to: NessieRef): Promise<readonly Difference[]>;
  /** Of whatever type, by `keyText`. */
  contents(ref: NessieRef, keys: readonly Key[]): Promise<ReadonlyMap<string, JsonObject>>;
  /** Newest first, from the commit; `next` asks for what is older. */
  history(
    ref: NessieRef,
    next: string | undefined,
  ): Promise<{ readonly entries: readonly LogEntry[]; readonly next: string | undefined }>;
}

/** `conflict`: something moved, and nothing was changed. */
export interface NessieWrites {
  /** Answers where the branch is then. */
  commit(commit: NessieCommit, changes: readonly Change[]): Promise<NessieRef | "conflict">;
  /** All of the keys and nothing else, or none. `merged`: one of them is, from an earlier time. */
  merge(
    commit: NessieCommit,
    from: NessieRef,
    keys: readonly MergeKey[],
  ): Promise<NessieRef | "conflict" | "merged">;
  create(ref: NessieRef): Promise<"done" | "conflict">;
  assign(ref: NessieRef, hash: string): Promise<"done" | "conflict">;
  remove(ref: NessieRef): Promise<"done" | "conflict">;
}

export type NessieApi = NessieReads & NessieWrites;

export function nessieApi(connection: RestConnection): NessieApi {
  const base = apiBase(connection);
  return { ...reads(connection, base), ...writes(connection, base) };
}

/** Nessie names its address in Iceberg's configuration; requests to another host are not for us to send. */
function apiBase({ name, properties }: RestConnection): string {
  const { "nessie.core-base-uri": core, uri = "" } = properties;
  const address = core ?? uri.replace(/\/iceberg(\/.*)?$/, "/api/");
  const isOurs = URL.canParse(address) && new URL(address).origin === originOf(uri);
  if (isOurs) return new URL("v2/", address.endsWith("/") ? address : `${address}/`).href;
  throw new IcebranchError(
    "IB410",
    `The catalog ${name} does not say where Nessie's own API is, or names another host for it.`,
    {
      hint: "Give its uri as Nessie itself names it (nessie.core-base-uri in GET iceberg/v1/config), such as http://nessie:19120/iceberg/.",
    },
  );
}

function originOf(uri: string): string | undefined {
  return URL.canParse(uri) ? new URL(uri).origin : undefined;
}
