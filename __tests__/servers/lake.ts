/** A catalog on a server, its tables in a namespace of its own, as tests and other engines use it. */
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import type { TableIdentifier } from "../../src/iceberg/table-metadata.ts";
import { openCatalog } from "../../src/open-catalog.ts";
import type { Catalog } from "../../src/ports.ts";
import { expandConfig } from "../../src/project/expand.ts";
import type { OpenCatalog } from "../contract/catalog.ts";
import type { ActionName, EngineAction, EngineActions, EngineCatalog } from "./engine-actions.ts";
import { type Engine, javaEngine, pyicebergEngine } from "./engines.ts";

/** The catalog's name: the first part of a spec's path, and `catalog_name` in a database. */
export const catalogName = "bronze";

export interface ServerLake extends OpenCatalog {
  /** One part; nobody else's. */
  readonly namespace: string;
  /** What stands under `catalogs.default` in icebranch.yaml. */
  readonly config: LakeConfig;
  /** What its `$NAMES` stand for. */
  readonly env: { readonly [name: string]: string };
  /** What makes its tables and loads them. */
  readonly writer: LakeEngine;
  /** Engines that can open it. */
  readonly readers: readonly LakeEngine[];
  /** A table that a sync to a branch makes: it has no `main` until that is published. */
  firstSync(table: string, branch: string, ids: readonly number[]): Promise<string>;
  readonly views: LakeViews;
  /** Where its files are, for those who look at them, where its configuration does not say. */
  readonly store?: { readonly [property: string]: string };
  /** A full refresh, a snapshot without a parent: only dashtool's connectors write one. */
  readonly overwrite?: (table: string, branch: string, ids: readonly number[]) => Promise<string>;
  /** A sync that takes a lost race for a success, as dashtool's did; others commit before it does. */
  readonly carelessAppend?: (
    table: string,
    branch: string,
    ids: readonly number[],
    meanwhile: () => Promise<void>,
  ) => Promise<string>;
}

export interface LakeConfig {
  readonly type: "sql" | "rest" | "nessie" | "file";
  readonly uri: string;
  readonly warehouse?: string;
  readonly [property: string]: string;
}

/** An engine at work in one lake: tables without their namespace, refs as icebranch names them. */
export interface LakeEngine {
  readonly name: "pyiceberg" | "java" | "dashtool";
  ask<Do extends ActionName>(action: EngineAction<Do>): Promise<EngineActions[Do][1]>;
}

export interface Engines extends AsyncDisposable {
  readonly pyiceberg: Engine;
  readonly java: Engine;
}

export function openEngines(): Engines {
  const [pyiceberg, java] = [pyicebergEngine(), javaEngine()];
  return {
    pyiceberg,
    java,
    async [Symbol.asyncDispose]() {
      await Promise.all([pyiceberg[Symbol.asyncDispose](), java[Symbol.asyncDispose]()]);
    },
  };
}

export function engineIn(engine: Engine, catalog: EngineCatalog, namespace: string): LakeEngine {
  return {
    name: engine.name,
    ask: (action) =>
      engine.ask(catalog, { ...action, table: `${namespace}.${action.table}` } as typeof action),
  };
}

export interface LakeViews {
  create(view: string, sql: string): Promise<void>;
  /** Where its metadata is; undefined where it is none. */
  location(view: string): Promise<string | undefined>;
}

export function viewsOf(java: LakeEngine): LakeViews {
  return {
    async create(view, sql) {
      await java.ask({ do: "createView", table: view, sql });
    },
    location: (view) => java.ask({ do: "viewLocation", table: view }),
  };
}

/** pyiceberg writes to no branch of an empty table. */
export async function syncFirst(
  engine: LakeEngine,
  table: string,
  branch: string,
  ids: readonly number[],
): Promise<string> {
  await engine.ask({ do: "createTable", table, branch });
  return engine.ask({ do: "append", table, branch, ids });
}

export function newNamespace(): string {
  return `ns_${randomBytes(4).toString("hex")}`;
}

/** Below the servers' own, which goes when they stop. */
export function newFolder(): string {
  return mkdtempSync(join(dirname(process.env.ICEBRANCH_TEST_SERVERS ?? ""), "lake-"));
}

/** As icebranch opens what its configuration names. */
export function connectTo(config: LakeConfig, env: ServerLake["env"]): Promise<Catalog> {
  const { type, uri, warehouse, ...properties } = config;
  const declared = new Set(Object.keys(env));
  const address = expandConfig({ type, uri, warehouse, properties }, declared, env);
  return openCatalog(
    catalogName,
    { ...address, uriStyle: "sqlalchemy", shared: true },
    { root: "/" },
  );
}

/** The contract suite's way to write: by the lake's own writer. */
export function contractMembers(
  lake: Pick<ServerLake, "namespace" | "config" | "env" | "writer">,
): OpenCatalog {
  const { writer, namespace } = lake;
  let id = 1;
  return {
    connect: () => connectTo(lake.config, lake.env),
    async makeTable(name): Promise<TableIdentifier> {
      await writer.ask({ do: "createTable", table: name });
      await writer.ask({ do: "append", table: name, ids: [id++] });
      return { namespace: [namespace], name };
    },
    async append({ name }, branch) {
      await writer.ask({ do: "append", table: name, branch, ids: [id++] });
    },
    async [Symbol.asyncDispose]() {},
  };
}
