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

/** A column's type in Iceberg's words: `long`, `string`, `int`, `double`, `timestamp`. */
export interface SchemaChange {
  readonly add?: { readonly [column: string]: string };
  readonly drop?: readonly string[];
  readonly rename?: { readonly [column: string]: string };
  readonly retype?: { readonly [column: string]: string };
}

/** Columns and their types, in order. */
export interface Columns {
  readonly [column: string]: string;
}

/** Ids of rows: in as many files as there are lists, each of those in one a partition. */
interface Rows {
  readonly ids?: readonly number[];
  /** Java only, in the place of `ids`. */
  readonly files?: readonly (readonly number[])[];
  readonly branch?: string;
  /** Java only: what the snapshot's summary has besides. */
  readonly summary?: { readonly [key: string]: string };
}

/** A snapshot's live files by their manifests. */
export interface AuditedSnapshot {
  readonly id: string;
  readonly manifests: number;
  readonly dataFiles: number;
  readonly rows: number;
  /** Of data files and delete files. */
  readonly bytes: number;
  readonly deleteFiles: number;
}

export interface Audit {
  readonly snapshots: readonly AuditedSnapshot[];
  /** Manifests and manifest lists that a snapshot leads to. */
  readonly reachable: readonly string[];
  /** Where a manifest list and its manifests do not agree, or a manifest breaks a rule of the format. */
  readonly problems: readonly string[];
}

/** What a manifest says of a data file; `key` and bounds in hexadecimal. */
export interface EngineFile {
  readonly spec: number;
  readonly partition: string;
  readonly rows: number;
  readonly size: number;
  readonly sequence: number | null;
  readonly fileSequence: number | null;
  readonly firstRowId: number | null;
  readonly [metric: string]: unknown;
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
      /** Java only: `bucket[4](id)`, `truncate[10](id)`, `day(at)`, or a column. */
      readonly spec?: readonly string[];
      /** Java only: besides the two. Their values follow from the id too. */
      readonly columns?: Columns;
      readonly properties?: { readonly [key: string]: string };
      /** Where a catalog's branches have tables of their own; others make it for all. */
      readonly branch?: string;
    },
    string,
  ];
  dropTable: [object, null];
  /**
   * Rows with these ids; to `main` unless another branch is given. Answers the snapshot's id. `fast`,
   * Java only: the manifests are never merged.
   */
  append: [Rows & { readonly fast?: boolean }, string];
  /** Deletes the rows with these ids. Answers the snapshot's id. */
  deleteRows: [{ readonly ids: readonly number[]; readonly branch?: string }, string];
  /** Java only: the same in delete files, of data files that have none: by position, or by value. */
  deleteBeside: [
    {
      readonly ids: readonly number[];
      readonly branch?: string;
      readonly by?: "position" | "value";
    },
    string,
  ];
  /** Java only: whatever is where these rows go is taken away. Answers the snapshot's id. */
  replacePartitions: [Rows, string];
  /** Java only: the files that hold one of these rows become one a partition. Answers the snapshot's id. */
  compact: [{ readonly ids: readonly number[]; readonly branch?: string }, string];
  /** Java only: main's manifests become one a spec. Answers the snapshot's id. */
  rewriteManifests: [object, string];
  /** Java only: onto main. Answers main's snapshot, or why not. */
  cherryPick: [
    { readonly snapshot: string },
    { readonly snapshot: string } | { readonly refused: string },
  ];
  /** Java only: the data file that holds this row at a snapshot is removed, and nobody told. */
  loseFile: [{ readonly snapshot: string; readonly id: number }, null];
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
  /** Java only: every other ref goes, and every snapshot but main's, with the files that only they have. */
  keepMainAlone: [object, null];
  /** `branch`: of a catalog whose branches have schemas of their own. */
  updateSchema: [SchemaChange & { readonly branch?: string }, null];
  /** Java only: fields as `createTable` has them. */
  updateSpec: [{ readonly add?: readonly string[]; readonly remove?: readonly string[] }, null];
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
  /** Java only: each row whole, by its id. */
  records: [
    { readonly ref?: string },
    { readonly [id: string]: { readonly [column: string]: string | number | null } },
  ];
  /** Java only: the live data files of a ref, by path. */
  files: [{ readonly ref?: string }, { readonly [path: string]: EngineFile }];
  /** Java only: all manifests of all snapshots, counted and held against each other. */
  audit: [object, Audit];
  /** Java only: which partitions the rows with these ids would be in. `table` is not looked at. */
  partitions: [
    {
      readonly ids: readonly number[];
      readonly columns: Columns;
      readonly spec: readonly string[];
    },
    readonly string[],
  ];
  /** Java only: another table of the same metadata file, as it would be to a second catalog. */
  registerTable: [{ readonly location: string }, null];
  /** Java only: many steps on many tables, several tables at once. `table` is not looked at. */
  histories: [
    { readonly histories: readonly EngineHistory[] },
    /** Of each history, what its steps answer. */
    readonly (readonly unknown[])[],
  ];
  /** The current metadata file, whole. `ref` as of `refs`. */
  metadata: [{ readonly ref?: string }, { readonly location: string; readonly text: string }];
}

export type ActionName = keyof EngineActions;

/** One action: what it does, to which table, and its arguments. */
export type EngineAction<Do extends ActionName = ActionName> = Do extends ActionName
  ? { readonly do: Do; readonly table: string } & EngineActions[Do][0]
  : never;

/** An action on the table that is spoken of. */
export type EngineStep<Do extends ActionName = ActionName> = Do extends ActionName
  ? { readonly do: Do } & EngineActions[Do][0]
  : never;

/** In the place of a snapshot's id a step may have `$3`: what the fourth step of its history answered. */
export interface EngineHistory {
  readonly table: string;
  readonly steps: readonly EngineStep[];
}
