/** Which node reads what which other node writes. */
import type { Finding } from "../errors.ts";
import type { SchemaDiff } from "../iceberg/schema-diff.ts";
import type { Identifier, ProjectNode, Relation } from "../project/project.ts";

/** One thing that a view reads. */
export interface Read {
  readonly relation: Relation;
  /** The full name of the table or view. */
  readonly table: Identifier;
  /** Ids of the nodes that make it: one view, or the ingests that write it; none for a table of the catalog alone. */
  readonly from: readonly string[];
}

export interface GraphNode {
  readonly id: string;
  readonly node: ProjectNode;
  /** Ids of the nodes that must run before this one, sorted, each once. */
  readonly dependencies: readonly string[];
  /** Empty for an ingest. */
  readonly reads: readonly Read[];
}

export interface LineageGraph {
  /** In an order in which every node comes after its dependencies; ties by id. */
  readonly nodes: readonly GraphNode[];
  readonly findings: readonly Finding[];
}

export type ChangeKind = "added" | "removed" | "modified" | "moved" | "downstream";
/**
 * What it means for those who read the columns. `widening`: what Iceberg calls compatible, such as
 * more columns, a wider type, nulls. `breaking`: a column went, or is called or typed otherwise.
 * `broken`: a view that does not plan any more. https://iceberg.apache.org/spec/#schema-evolution
 */
export type Impact = "none" | "widening" | "breaking" | "broken";

export interface Change {
  /** The node's id; for `moved` the new one. */
  readonly node: string;
  readonly kind: "ingest" | "view";
  readonly change: ChangeKind;
  readonly impact: Impact;
  /** For `downstream`: the ids that changed above it. For `moved`: the old id. */
  readonly because: readonly string[];
  /** The file, on the side where it exists. */
  readonly file: string;
  /** What changes in its columns; undefined where nothing does, or they are not known. */
  readonly columns?: SchemaDiff;
}
