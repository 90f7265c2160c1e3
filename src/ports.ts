/** What icebranch asks of the world outside this process. Each adapter is one file that keeps one of these. */

import type { GitHub } from "./github-port.ts";
import type { ReplayPick, SnapshotFiles } from "./iceberg/replay.ts";
import type {
  LoadedTable,
  Snapshot,
  TableCommit,
  TableIdentifier,
} from "./iceberg/table-metadata.ts";
import type { SeenView, ViewWrite } from "./iceberg/view-write.ts";
import type { Kubernetes } from "./kubernetes-port.ts";
import type { CatalogConfig } from "./project/project.ts";
import type { SchemaJudge } from "./schema-port.ts";
import type { SqlPlanner } from "./sql-port.ts";

export interface GitFile {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  /** `100644`, `100755`, `120000` (a link), `160000` (a submodule). */
  readonly mode: string;
  /** The blob's id: equal ids are equal bytes. */
  readonly oid: string;
  /** Bytes; undefined where git does not say (a submodule). */
  readonly size: number | undefined;
}

export interface Git {
  /** Whether history was cut off when it was cloned. */
  readonly shallow: boolean;
  /** The commit that a branch, tag, id or expression names; undefined where there is none. */
  resolve(revision: string): Promise<string | undefined>;
  /** All files of a commit, or of one of its folders, in path order. */
  listFiles(commit: string, folder?: string): Promise<readonly GitFile[]>;
  /** The blobs' bytes, by id. Throws IB602 where one is not here. */
  readBlobs(oids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  mergeBase(a: string, b: string): Promise<string | undefined>;
  isAncestor(ancestor: string, descendant: string): Promise<boolean>;
  /** The newest commits that changed a file, as far as `from` and the history here go. */
  changesOf(path: string, from: string, limit: number): Promise<readonly string[]>;
  /** The branch checked out; undefined on a detached HEAD. */
  currentBranch(): Promise<string | undefined>;
  /** Paths whose bytes in the work tree differ from HEAD, untracked ones included. */
  uncommitted(folder?: string): Promise<readonly string[]>;
  /**
   * The rule that hides a path which is not tracked; undefined where none does. Of the work tree's
   * rules, or of these `.gitignore` files, by path from the root, whatever is tracked.
   */
  ignoreRule(
    path: string,
    ignoreFiles?: ReadonlyMap<string, Uint8Array>,
  ): Promise<IgnoreRule | undefined>;
}

export interface IgnoreRule {
  /** From the repository's root; a file elsewhere, such as the user's own rules, by its absolute path. */
  readonly file: string;
  readonly line: number;
  readonly pattern: string;
}

/** A file on disk. A link has no `bytes`; what was not read has none either. */
export interface WorkTreeFile extends Omit<GitFile, "oid"> {
  readonly bytes: Uint8Array | undefined;
}

/** The files on disk, for the verbs that read or write a work tree. Paths relative to its root, with `/`. */
export interface WorkTree {
  /** Absolute, for messages only. */
  readonly root: string;
  /**
   * Of what git tracks or would track, what `wants` picks, in path order: links as links, bytes of
   * regular files of up to `maxBytes`. All unless given.
   */
  list(
    folder?: string,
    only?: { readonly wants?: (path: string) => boolean; readonly maxBytes?: number },
  ): Promise<readonly WorkTreeFile[]>;
  /** undefined where there is no such file. Throws IB106 where it is no regular one. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** All or nothing: a reader sees the old bytes or the new ones. Throws IB608. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** What was last written here under a name, beside what any commit has. */
  recall(name: string): Promise<Uint8Array | undefined>;
  remember(name: string, bytes: Uint8Array): Promise<void>;
}

/**
 * An Iceberg catalog. Errors are `IcebranchError`s: IB410 cannot be read, IB411 a requirement does
 * not hold (nothing was changed), IB412 the commit may or may not have happened, IB413 no table.
 */
export interface Catalog extends AsyncDisposable {
  /** Whether `commit` of several tables is all or none. */
  readonly atomic: boolean;
  /** Why nothing can be written to it, as the end of a sentence; `commit` and `dropTable` throw IB426. */
  readonly readOnly?: string;
  /** Set where it is Nessie, whatever it is called: a branch has every table, and tables have none of their own. */
  readonly branches?: { has(name: string): Promise<boolean> };
  /** Every namespace that holds a table, in order. */
  listNamespaces(): Promise<readonly (readonly string[])[]>;
  /** Names of other catalogs that have tables in the same place, in order. */
  otherNames?(): Promise<readonly string[]>;
  /** Tables (not views) of one namespace, by name. An absent namespace has none. */
  listTables(namespace: readonly string[]): Promise<readonly TableIdentifier[]>;
  /** undefined where there is no such table. */
  loadTable(identifier: TableIdentifier): Promise<LoadedTable | undefined>;
  /**
   * Commits all of them or, where `atomic`, none; the answer is what the catalog now holds. Throws
   * `PartialCommit` where some have moved, others cannot, and there is no way back.
   */
  commit(commits: readonly TableCommit[]): Promise<readonly LoadedTable[]>;
  /** Removes the table from the catalog, its files staying. Throws IB411 where it was written to since. */
  dropTable(table: Pick<LoadedTable, "identifier" | "metadataLocation">): Promise<void>;
  /** Its materialized views; or why it keeps none, as the end of a sentence. */
  readonly views: CatalogViews | { readonly none: string };
  /**
   * Metadata files beside the table's own that its pointer does not lead to: what a writer that lost
   * a race leaves behind. The likeliest 20 of them; none where a server keeps the files to itself.
   */
  strayMetadata(table: LoadedTable, sought: StraysSought): Promise<readonly LoadedTable[]>;
  /**
   * Where a table's manifests and data files are; or why icebranch has no way to them, as the end of
   * a sentence. Throws IB410, IB411 where the table is gone, IB427, and what its settings are wrong in.
   */
  tableStorage(table: LoadedTable): Promise<Storage | { readonly none: string }>;
}

/**
 * Errors are those of a catalog, and IB431 where it keeps views and drops what makes one materialized:
 * what was made is removed again then.
 */
export interface CatalogViews {
  load(identifier: TableIdentifier): Promise<SeenView>;
  /** Views of one namespace, materialized or not, by name. An absent namespace has none. */
  list(namespace: readonly string[]): Promise<readonly TableIdentifier[]>;
  /** The answer is what the catalog now holds. Throws IB411 where something is not as it was planned. */
  write(write: ViewWrite): Promise<SeenView>;
}

/** `latest`: only those that can hold a snapshot later than the table's last one. */
export type StraysSought = "all" | "latest";

export interface Storage {
  /** Throws IB413 where there is no such file. */
  read(location: string): Promise<Uint8Array>;
  /** A new file; throws IB411 where one is there already. */
  create(location: string, bytes: Uint8Array): Promise<void>;
  /** Nothing to do where there is no such file. */
  remove(location: string): Promise<void>;
  /** Whether there is such a file; its bytes are not read. */
  has(location: string): Promise<boolean>;
  /** Locations directly below a folder, in no order; a folder's ends in a slash. */
  list(folder: string): Promise<readonly string[]>;
}

/** The manifests and data files of one table. Errors are those of `Storage`, and IB418 for what is no manifest. */
export interface TableFiles {
  /**
   * What the manifests of a snapshot say that it wrote itself; `parent`: undefined where it has none.
   * All of them are looked at where that is expired.
   */
  read(snapshot: Snapshot, parent: Snapshot | "expired" | undefined): Promise<SnapshotFiles>;
  /** Of these paths of data files, those that are live at a snapshot; `except`: in manifests that this one has not. */
  find(
    paths: ReadonlySet<string>,
    at: Snapshot,
    options?: { readonly except?: Snapshot | undefined },
  ): Promise<ReadonlySet<string>>;
  has(location: string): Promise<boolean>;
  /**
   * Writes the manifests and manifest lists of these snapshots, one on top of the other, the first
   * on one that `table` has. What was written is removed again where that fails. `now`: milliseconds
   * since 1970.
   */
  write(table: LoadedTable, picks: readonly ReplayPick[], now: number): Promise<WrittenReplay>;
  /** Answers those that are still there. */
  remove(locations: readonly string[]): Promise<readonly string[]>;
  /** Files of such a `write` that no snapshot of the table leads to: what a killed run left behind. */
  leftOver(table: LoadedTable): Promise<readonly string[]>;
}

export interface WrittenReplay {
  /** Those of the picks, in order, with all that was open. */
  readonly snapshots: readonly Snapshot[];
  readonly files: readonly string[];
}

/** Milliseconds since 1970. */
export type Clock = () => number;

/** A catalog's configuration with every variable expanded: it may hold secrets, and is never shown. */
export interface CatalogAddress extends CatalogConfig {
  /** Who reads three slashes in `sqlite:///a/b` how: sqlx (dashtool) as `/a/b`, SQLAlchemy (pyiceberg) as `a/b`. */
  readonly uriStyle: "sqlx" | "sqlalchemy";
  /** Whether it serves catalogs of several names, as the entry `default` does. */
  readonly shared?: boolean;
}

export interface Ports {
  readonly git: Git;
  readonly workTree: WorkTree | undefined;
  /** `name` is the first path part of the nodes that it serves. Throws IB420 for what is not supported. */
  openCatalog(name: string, address: CatalogAddress): Promise<Catalog>;
  /** Loaded when a table's `main` has moved away from a data branch. */
  tableFiles(storage: Storage): Promise<TableFiles>;
  /** DataFusion, loaded when a project has views. */
  sqlPlanner(): Promise<SqlPlanner>;
  /** For connectors' specifications that users give, loaded when a project has one. */
  schemaJudge(): Promise<SchemaJudge>;
  /** What `$NAME` in a configuration may stand for. */
  readonly env: { readonly [name: string]: string | undefined };
  /** Values that no output may show; what a configuration declares is added as soon as it is read. */
  readonly secrets?: Set<string>;
  readonly clock: Clock;
  /** Comes back after so many milliseconds, or when `stop` is aborted. */
  pause(ms: number, stop: AbortSignal): Promise<void>;
  readonly kubernetes: Kubernetes;
  /** Says what takes long while it does: in a terminal, and in a job's log. */
  progress(text: string): void;
  /** undefined in a terminal, and where a run has no token. */
  readonly gitHub: GitHub | undefined;
  /** Aborted when somebody asks the run to stop: then nothing new is begun. */
  readonly stop: AbortSignal;
}
