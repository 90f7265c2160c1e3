/** What a SQL catalog asks of the database that its rows are in. */

export type Row = { readonly [column: string]: unknown };

/** `?` stands for a parameter. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** How a table's row is found; the parts of a namespace are joined with dots. */
export interface RowKey {
  readonly namespace: string;
  readonly name: string;
}

/** A table's pointer, and where it is to go from where it was found. */
export interface Swap extends RowKey {
  readonly from: string;
  readonly to: string;
}

/** A row that is made (from nowhere), pointed elsewhere, or taken away (to nowhere). */
export interface RowChange extends RowKey {
  readonly type: "TABLE" | "VIEW";
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * A database that keeps the two tables of an Iceberg SQL catalog. Errors are IB410 (it cannot be
 * used, and nothing was changed), IB411 (others were at work on the rows each time), IB412 (the
 * change may have happened), IB426 and IB427.
 */
export interface SqlDriver extends AsyncDisposable {
  /** Changes nothing. No rows where there is no table `iceberg_tables`: that is an empty catalog. */
  query(statement: Statement): Promise<readonly Row[]>;
  /** SQL that differs where a column's text does: some databases compare without capitals or last spaces. */
  spelling(column: string): string;
  /** How many characters each column of `iceberg_tables` takes; undefined where any number. */
  columns(): Promise<ReadonlyMap<string, number | undefined>>;
  /**
   * All in one transaction, if each changes exactly one row, a table's and no view's; otherwise
   * nothing, and the answer is the place of one that would not. Spelling counts.
   */
  swap(catalog: string, swaps: readonly Swap[]): Promise<"committed" | number>;
  /**
   * All in one transaction, if each row is as it was planned; otherwise nothing, and the answer is the
   * place of one that is not. Spelling counts, and so does whether it is a view's.
   */
  change(catalog: string, changes: readonly RowChange[]): Promise<"committed" | number>;
  /** Takes a row away while it still points there; false where it does not. */
  remove(catalog: string, row: RowKey & { readonly from: string }): Promise<boolean>;
}
