/** The Catalog port on a store, each call a point where others may go on, and at times a failure. */
import { commitInTurn } from "../../src/adapters/catalog/in-turn.ts";
import { readStrays } from "../../src/adapters/catalog/stray-metadata.ts";
import { concurrently } from "../../src/concurrently.ts";
import { IcebranchError } from "../../src/errors.ts";
import { applyUpdates, brokenRequirement } from "../../src/iceberg/commit.ts";
import { stringifyJson } from "../../src/iceberg/json.ts";
import type { LoadedTable, TableCommit } from "../../src/iceberg/table-metadata.ts";
import { untaken } from "../../src/iceberg/untaken.ts";
import type { Catalog, Storage } from "../../src/ports.ts";
import { identifierOf, loadedOf, nameOf, nextNumber, type Store } from "./store.ts";
import { count, type Scene } from "./writers.ts";

export interface Flavour {
  /** All tables of a commit at once, or one after the other. */
  readonly atomic: boolean;
  /** How likely a call fails, before or after it has acted. */
  readonly faults: number;
}

/** What became of a commit of several tables, whatever its caller was told. */
export interface CommitRecord {
  readonly names: readonly string[];
  /** Tables that show all of it. */
  readonly taken: ReadonlySet<string>;
  /** What was thrown; undefined where all went well. */
  readonly code: string | undefined;
}

/** `by`: whom a swap is told to be of; `records`: what each commit came to is put there. */
export function simulatedCatalog(
  scene: Scene,
  by: string,
  flavour: Flavour,
  records: CommitRecord[] = [],
): Catalog {
  const { store, random, scheduler, seen } = scene;
  const fails = () => random.chance(flavour.faults);

  async function load(name: string): Promise<LoadedTable> {
    await scheduler.point();
    if (fails()) {
      count(seen, "reads that failed");
      throw new IcebranchError("IB410", "The catalog does not answer.");
    }
    return loadedOf(store.current(name));
  }

  function prepare(commit: TableCommit) {
    const before = store.current(nameOf(commit.identifier));
    const { requirements, updates } = commit;
    const broken = brokenRequirement(before.metadata, requirements);
    if (broken !== undefined) throw new IcebranchError("IB411", `It is not as planned: ${broken}.`);
    const context = { now: scheduler.now(), previousLocation: before.location };
    const metadata = applyUpdates(before.metadata, updates, context);
    if (metadata === before.metadata) return { before, after: before };
    const location = store.newLocation(before.name, nextNumber(before));
    return { before, after: { name: before.name, location, metadata } };
  }

  /** Files first, then the pointers: with one table this is what a server does by itself. */
  async function swapAll(
    commits: readonly TableCommit[],
    shown: Map<string, LoadedTable>,
  ): Promise<readonly LoadedTable[]> {
    for (let tries = 0; tries < 10; tries++) {
      await scheduler.point();
      const tables = commits.map(prepare);
      const moved = tables.filter(({ before, after }) => before !== after);
      const show = () => {
        for (const { after } of tables) shown.set(after.name, loadedOf(after));
      };
      if (moved.length === 0) {
        show();
        return tables.map(({ after }) => loadedOf(after));
      }
      await concurrently(moved, async ({ after }) => {
        await scheduler.point();
        store.write(after.location, after.metadata);
      });
      await scheduler.point();
      failUnsettled("before");
      if (store.swap({ by, commit: shown, tables: moved })) {
        show();
        count(seen, "commits");
        failUnsettled("after");
        return tables.map(({ after }) => loadedOf(after));
      }
      for (const { after } of moved) store.remove(after.location);
    }
    throw new IcebranchError("IB411", "Others were faster.");
  }

  function inTurn(commits: readonly TableCommit[], shown: Map<string, LoadedTable>) {
    return commitInTurn(commits, {
      load: async (identifier) => load(nameOf(identifier)),
      commitOne: async (commit) => (await swapAll([commit], shown))[0] as LoadedTable,
      pause: () => scheduler.point(),
    });
  }

  function failUnsettled(when: "before" | "after"): void {
    if (!fails()) return;
    count(seen, `commits without an answer, ${when} they were done`);
    throw new IcebranchError("IB412", "The connection was cut.");
  }

  return {
    atomic: flavour.atomic,
    listNamespaces: async () => [["n"]],
    listTables: async () => store.names.map(identifierOf),
    loadTable: async (identifier) => load(nameOf(identifier)),
    async commit(commits) {
      const shown = new Map<string, LoadedTable>();
      const keep = (code?: string) => records.push(recordOf(commits, shown, code));
      try {
        const tables = await (flavour.atomic ? swapAll(commits, shown) : inTurn(commits, shown));
        keep();
        return tables;
      } catch (error) {
        if (error instanceof IcebranchError) keep(error.code);
        throw error;
      }
    },
    dropTable: () => Promise.reject(new Error("not asked for here")),
    views: { none: "it has none" },
    tableStorage: async () => folderOf(store),
    async strayMetadata(table, sought) {
      await scheduler.point();
      return readStrays(folderOf(store), table, sought);
    },
    async [Symbol.asyncDispose]() {},
  };
}

function recordOf(
  commits: readonly TableCommit[],
  shown: ReadonlyMap<string, LoadedTable>,
  code: string | undefined,
): CommitRecord {
  const names = commits.map(({ identifier }) => nameOf(identifier));
  const isTaken = (commit: TableCommit) => {
    const table = shown.get(nameOf(commit.identifier));
    return table !== undefined && untaken(commit, table).length === 0;
  };
  return {
    names,
    taken: new Set(names.filter((_, index) => isTaken(commits[index] as TableCommit))),
    code,
  };
}

/** The store as a folder of files. */
function folderOf(store: Store): Storage {
  return {
    async read(location) {
      const metadata = store.file(location);
      if (metadata === undefined) throw new IcebranchError("IB413", `There is no ${location}.`);
      return new TextEncoder().encode(stringifyJson(metadata));
    },
    list: async (folder) => store.list(folder),
    has: () => Promise.reject(new Error("not asked for here")),
    create: () => Promise.reject(new Error("not asked for here")),
    remove: () => Promise.reject(new Error("not asked for here")),
  };
}
