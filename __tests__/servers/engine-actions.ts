/** What can be asked of another engine: the same words for all of them. Snapshot ids are strings. */

/**
 * A catalog as pyiceberg's properties spell it: `type` (`sql`, `rest`, `hadoop`), `uri` as SQLAlchemy
 * writes it, `warehouse`, `s3.endpoint`, `credential` …; `name` is the value of `catalog_name`, and
 * `jdbc.schema-version` (V0, V1) is Java's.
 */
export interface EngineCatalog {
  readonly type: "sql" | "rest" | "hadoop";
  readonly name: string;
  readonly [property: string]: string;
}

export interface RefRetention {
  readonly minSnapshotsToKeep?: number;
  readonly maxSnapshotAgeMs?: number;
  readonly maxRefAgeMs?: number;
}

export interface EngineRef extends RefRetention {
  readonly type: "branch" | "tag";
  readonly snapshot: string;
}

export interface EngineSnapshot {
  readonly id: string;
  readonly parent: string | null;
  readonly sequenceNumber: number;
  readonly operation: string;
  readonly summary: { readonly [key: string]: string };
}

/** A column's type in Iceberg's words: `long`, `string`, `int`, `double`. */
export interface SchemaChange {
  readonly add?: { readonly [column: string]: string };
  readonly drop?: readonly string[];
  readonly rename?: { readonly [column: string]: string };
  readonly retype?: { readonly [column: string]: string };
}

/**
 * What one action takes, and what it answers. A table is `NAMESPACE.NAME`; its columns are `id`, a
 * long, and `region`, a string that follows from the id (even: south, odd: north).
 */
export interface EngineActions {
  /** Makes the namespace too. Format 2 unless given; 3 with Java only. Answers the table's uuid. */
  createTable: [
    {
      readonly formatVersion?: 1 | 2 | 3;
      /** By region. */
      readonly partitioned?: boolean;
      readonly properties?: { readonly [key: string]: string };
      /** Where a catalog's branches have tables of their own; others make it for all. */
      readonly branch?: string;
    },
    string,
  ];
  dropTable: [object, null];
  /** Rows with these ids; to `main` unless another branch is given. Answers the snapshot's id. */
  append: [{ readonly ids: readonly number[]; readonly branch?: string }, string];
  /** Deletes the rows with these ids. Answers the snapshot's id. */
  deleteRows: [{ readonly ids: readonly number[]; readonly branch?: string }, string];
  /** A branch or tag, set whole: at a snapshot, or where another ref is (`main` unless given). */
  setRef: [
    {
      readonly ref: string;
      readonly refType?: "branch" | "tag";
      readonly snapshot?: string;
      readonly from?: string;
    } & RefRetention,
    null,
  ];
  removeRef: [{ readonly ref: string }, null];
  /** Takes these snapshots away; no data file is removed. */
  expireSnapshots: [{ readonly snapshots: readonly string[] }, null];
  /** `branch`: of a catalog whose branches have schemas of their own. */
  updateSchema: [SchemaChange & { readonly branch?: string }, null];
  /** Null removes a property. */
  setProperties: [{ readonly properties: { readonly [key: string]: string | null } }, null];
  /** Java only: real statistics, and partition statistics where it is partitioned, of main's snapshot. */
  setStatistics: [object, null];
  /** Java only. `table` is the view's name. */
  createView: [{ readonly sql: string }, null];
  /** Java only: where the metadata of the view is. `table` is its name. */
  viewLocation: [object, string];
  /** `table` is `NAMESPACE.*`. Sorted. */
  listTables: [object, readonly string[]];
  /** Java only. The same of views. */
  listViews: [object, readonly string[]];
  /** `ref`: of a catalog whose branches have tables of their own, which of them. */
  refs: [{ readonly ref?: string }, { readonly [ref: string]: EngineRef }];
  /** All that the metadata has, in the order of their sequence numbers. */
  snapshots: [object, readonly EngineSnapshot[]];
  /** The ids that a ref shows, sorted; none where the ref is absent. */
  rows: [{ readonly ref?: string }, readonly number[]];
  /** Java only, format 3: each row's `_row_id`, in the order of their ids. */
  rowIds: [{ readonly ref?: string }, readonly number[]];
  /** The current metadata file, whole. `ref` as of `refs`. */
  metadata: [{ readonly ref?: string }, { readonly location: string; readonly text: string }];
}

export type ActionName = keyof EngineActions;

/** One action: what it does, to which table, and its arguments. */
export type EngineAction<Do extends ActionName = ActionName> = Do extends ActionName
  ? { readonly do: Do; readonly table: string } & EngineActions[Do][0]
  : never;
