/** What a commit says of the lakehouse: parsed once, here, and never checked again. */
import type { Finding, Location } from "../errors.ts";
import type { JsonObject } from "../iceberg/json.ts";
import type { Columns } from "../iceberg/table-metadata.ts";
import type { Unjudged } from "./ingest.ts";

/** `catalog.namespace.name`: the last three parts of a file's path, or a table's full name. */
export interface Identifier {
  readonly catalog: string;
  readonly namespace: string;
  readonly name: string;
}

export interface CatalogConfig {
  readonly type: "sql" | "rest" | "nessie" | "file";
  /** As written: `$NAME` is not expanded. `sqlite://…`, `postgres://…`, `https://…`, a folder. */
  readonly uri: string;
  /** As written: `s3://bucket/path`, `file:///path`. */
  readonly warehouse: string | undefined;
  /** Every other key, as written and spelled as pyiceberg spells them (`s3.endpoint`, `credential`). */
  readonly properties: { readonly [key: string]: string };
}

export interface Config {
  /** Path from the repository's root. */
  readonly file: string;
  readonly dialect: "dashtool" | "icebranch";
  /** By the first path part of the nodes that they serve; `default` serves the rest. */
  readonly catalogs: { readonly [name: string]: CatalogConfig };
  /** git's production branch. */
  readonly main: string;
  readonly branches: {
    readonly naming: "git";
    readonly expireAfterMs: number;
    readonly drafts: "check" | "full";
  };
  readonly publish: {
    readonly onDiverged: "fail" | "skip" | "replay";
    readonly atomic: "prefer" | "require";
    readonly keepUndoMs: number;
    /** What a run waits for before it writes to a table; undefined where nobody has decided. */
    readonly waitFor: "none" | "argo" | undefined;
    readonly waitTimeoutMs: number;
  };
  readonly workflow: { readonly path: string; readonly target: "base" | "head" };
  /** Kubernetes secret → key → name of the environment variable. */
  readonly secrets: { readonly [secret: string]: { readonly [key: string]: string } };
  /** Variables for the refresh container, as written. */
  readonly env: { readonly [name: string]: string };
  /** Where in `file` something stands. */
  readonly locate: Locate;
  /** `FILE#POINTER` of what looks like a secret and is none; undefined where nobody says so. */
  readonly allowedLiterals?: readonly string[];
}

/** Where in a node's file something stands: an RFC 6901 pointer such as `/source/password`. */
export type Locate = (pointer: string) => Location;

export interface IngestNode {
  readonly kind: "ingest";
  readonly id: string;
  readonly identifier: Identifier;
  /** Path from the repository's root. */
  readonly file: string;
  readonly image: string;
  readonly source: JsonObject;
  /** As written, in the spelling of its file. */
  readonly destination: JsonObject;
  /** The `NAMESPACE.STREAM`s that it writes where the spec is certain, else undefined: the whole namespace. */
  readonly tables: readonly { readonly namespace: string; readonly name: string }[] | undefined;
  /** By the full name of a table, what its files say that its columns will be; absent where they do not. */
  readonly columns?: ReadonlyMap<string, Columns>;
  readonly locate: Locate;
}

export interface Relation {
  /** One to four parts, unquoted ones lower-cased as DataFusion reads them. */
  readonly parts: readonly string[];
  readonly location: Location;
}

export interface ViewNode {
  readonly kind: "view";
  readonly id: string;
  readonly identifier: Identifier;
  readonly file: string;
  /** The file's text as it is. */
  readonly sql: string;
  /** The SELECT in one spelling: equal for two texts that differ in white space, comments or case of keywords only. */
  readonly canonical: string;
  /** Tables that the SELECT reads, each once, in reading order; names of its own CTEs are left out. */
  readonly relations: readonly Relation[];
}

export type ProjectNode = IngestNode | ViewNode;

export interface Project {
  /** Folder of the project from the repository's root; `.` for the root. */
  readonly dir: string;
  /** undefined where the configuration is missing or broken: then a finding says so. */
  readonly config: Config | undefined;
  /** In the order of their files' paths. Files with errors of their own are left out. */
  readonly nodes: readonly ProjectNode[];
  readonly findings: readonly Finding[];
  readonly connectors: ForeignConnectors;
}

/** Connectors that icebranch knows no schema of, and what the project says of them. */
export interface ForeignConnectors {
  readonly specs: readonly ConnectorSpec[];
  readonly unjudged: readonly Unjudged[];
}

/** A file `connectors/NAME.spec.json`. */
export interface ConnectorSpec {
  readonly name: string;
  readonly file: string;
  /** The blob's id; undefined where the bytes are those on disk. */
  readonly oid: string | undefined;
  /** Of the connector's settings; undefined where the file has errors. */
  readonly schema: JsonObject | undefined;
}

export function identifierText({ catalog, namespace, name }: Identifier): string {
  return `${catalog}.${namespace}.${name}`;
}
