/**
 * Nessie has branches of its own, of the whole catalog, and passes Iceberg's over in silence: what
 * is sent to one of those lands on the branch at hand. So no Iceberg ref is ever sent to it. A data
 * branch is a Nessie branch here, shown to the rest of icebranch as a ref of each of its tables, and
 * what that asks to be done to refs is done to Nessie's branches.
 */
import { concurrently } from "../../../concurrently.ts";
import { compareText, IcebranchError } from "../../../errors.ts";
import { brokenRequirement } from "../../../iceberg/commit.ts";
import { tableName } from "../../../iceberg/refs.ts";
import type { LoadedTable, TableCommit, TableIdentifier } from "../../../iceberg/table-metadata.ts";
import type { Catalog } from "../../../ports.ts";
import { notAsPlanned } from "../not-as-planned.ts";
import type { RestConnection } from "../rest/connection.ts";
import { unknown } from "../rest/refusal.ts";
import { nessieApi } from "./api.ts";
import { identifierOf, type Key, keyOf, keyText, type NessieRef } from "./content.ts";
import { emptyContents } from "./empty-table.ts";
import type { Means } from "./move.ts";
import { nessiePlaces } from "./places.ts";
import { nessieReader, type View } from "./reader.ts";
import { unsupported } from "./refusal.ts";
import { changeOf, isNoChange, noState } from "./state.ts";
import { isThere, type NessieTable, readTable } from "./table.ts";
import { translate, type Wanted } from "./translate.ts";
import { write } from "./write.ts";

/** How often a read is tried again because a branch vanished between two of its requests. */
const maxTries = 4;

export function nessieCatalog({
  connection,
}: {
  readonly name: string;
  readonly connection: RestConnection;
}): Catalog {
  const api = nessieApi(connection);
  const reader = nessieReader(connection, api);
  const means: Means = { api, reader, places: nessiePlaces(api, reader) };
  const read = (view: View, identifier: TableIdentifier) =>
    readTable(reader, means.places, view, keyOf(identifier));

  async function keys(isWanted: (key: Key) => boolean): Promise<readonly Key[]> {
    return unhurried(async () => {
      const view = await reader.view();
      const onMain = (await reader.tables(view.main)).filter(isWanted);
      const known = new Set(onMain.map(keyText));
      const marked = [...view.ledger.tables.values()].map(({ key }) => key);
      const others = [...(await means.places.beside(view)), ...marked].filter(isWanted);
      const beside = new Map(others.map((key) => [keyText(key), key]));
      for (const name of known) beside.delete(name);
      const shown = await concurrently([...beside.values()], async (key) =>
        (await isThere(reader, means.places, view, key)) ? [key] : [],
      );
      return [...onMain, ...shown.flat()].sort((a, b) => compareText(keyText(a), keyText(b)));
    });
  }

  return {
    atomic: true,
    branches: {
      async has(branch) {
        return (await reader.view()).others.get(branch)?.type === "BRANCH";
      },
    },
    views: { none: "icebranch writes none to Nessie" },
    async listNamespaces() {
      const all = (await keys(() => true)).map((key) => key.slice(0, -1));
      const distinct = new Map(all.map((namespace) => [keyText(namespace), namespace]));
      return [...distinct.values()];
    },
    async listTables(namespace) {
      const name = keyText(namespace);
      const own = await keys((key) => keyText(key.slice(0, -1)) === name);
      return own.map(identifierOf);
    },
    async loadTable(identifier) {
      return unhurried(async () => (await read(await reader.view(), identifier))?.loaded);
    },
    async commit(commits) {
      const view = await reader.view(true);
      const wanted = await concurrently(commits, async (commit) =>
        wantedOf(means, view, commit, await read(view, commit.identifier)),
      );
      const written = wanted.filter(changesAnything);
      const landed = await write(means, view, written);
      return unhurried(() => readBack(means, commits, landed)).catch((error) => {
        // It is done by then: nobody may call it failed because it cannot be looked at.
        throw written.length === 0 ? error : unknown(connection.name, "it cannot be read back");
      });
    },
    tableStorage: async () => ({
      none: "on Nessie every branch has a table of its own, with a connector's state of its own, so that both branches may hold the same rows of a source",
    }),
    async dropTable(table) {
      const view = await reader.view(true);
      const found = await read(view, table.identifier);
      await write(means, view, [droppedOf(view, table, found)]);
    },
    // Nessie refuses a commit that was made on an old state, so no writer loses one unsaid.
    async strayMetadata() {
      return [];
    },
    [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose](),
  };
}

async function unhurried<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await read();
    } catch (error) {
      const isMoved = error instanceof IcebranchError && error.code === "IB411";
      if (!isMoved) throw error;
      if (tries === maxTries)
        throw new IcebranchError("IB410", error.message, {
          hint: "Run again when fewer writers make and remove branches.",
          cause: error,
        });
    }
  }
}

async function wantedOf(
  means: Means,
  view: View,
  { identifier, requirements, updates }: TableCommit,
  table: NessieTable | undefined,
): Promise<Wanted> {
  const broken = brokenRequirement(table?.loaded.metadata, requirements);
  if (broken !== undefined || table === undefined)
    throw notAsPlanned(identifier, broken ?? "it is gone");
  const wanted = translate(view, table, updates);
  return { ...wanted, state: await emptyContents(means, view, wanted) };
}

function changesAnything({ table, state, landing }: Wanted): boolean {
  return landing !== undefined || !isNoChange(changeOf(table.state, state));
}

/** The branch that was moved is read as it was left: others may have gone on from there already. */
async function readBack(
  { reader, places }: Means,
  commits: readonly TableCommit[],
  landed: NessieRef | undefined,
): Promise<readonly LoadedTable[]> {
  const now = await reader.view(true);
  const view = landed === undefined ? now : withRef(now, landed);
  const all = await concurrently(commits, ({ identifier }) =>
    readTable(reader, places, view, keyOf(identifier)),
  );
  return all.map((table, index) => {
    if (table !== undefined) return table.loaded;
    throw new IcebranchError("IB410", `${tableName(identifierAt(commits, index))} is gone.`, {
      hint: "Run icebranch drift to see what the catalog holds.",
    });
  });
}

function identifierAt(commits: readonly TableCommit[], index: number): TableIdentifier {
  return commits[index]?.identifier ?? { namespace: [], name: "" };
}

function withRef(view: View, ref: NessieRef): View {
  if (ref.name === view.main.name) return { ...view, main: ref };
  return view.others.has(ref.name)
    ? { ...view, others: new Map([...view.others, [ref.name, ref]]) }
    : view;
}

/** A table of one data branch alone goes there; one that others have goes from the default branch. */
function droppedOf(
  view: View,
  { identifier, metadataLocation }: Pick<LoadedTable, "identifier" | "metadataLocation">,
  table: NessieTable | undefined,
): Wanted {
  if (table?.loaded.metadataLocation !== metadataLocation)
    throw notAsPlanned(identifier, "somebody wrote to it");
  const branches = [...table.branches.values()].filter(({ isOurs, tracked }) => isOurs || tracked);
  const [only, ...others] = table.main === undefined ? [...table.branches.values()] : branches;
  if (others.length > 0 || (table.main !== undefined && only !== undefined))
    throw unsupported(
      `${tableName(identifier)} is on several Nessie branches, so it cannot be dropped at once.`,
      "End its data branches first.",
    );
  const onto = only?.ref.name ?? (table.main && view.main.name);
  const landing = onto === undefined ? undefined : ({ onto, source: "gone" } as const);
  return { table, state: noState, landing };
}
