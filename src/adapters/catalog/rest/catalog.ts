/** The catalog behind a connection to an Iceberg REST server. */
import { IcebranchError } from "../../../errors.ts";
import { tableName } from "../../../iceberg/refs.ts";
import type { Catalog } from "../../../ports.ts";
import { notDone } from "../in-turn.ts";
import { notAsPlanned } from "../not-as-planned.ts";
import { askingOf } from "./asking.ts";
import { restCommits } from "./commit.ts";
import type { RestConnection } from "./connection.ts";
import { pathsOf } from "./paths.ts";
import { reading } from "./reading.ts";
import { isUnknown, unknown, unreadable } from "./refusal.ts";
import { type Stores, tableStorages } from "./storage.ts";
import { restViews } from "./views.ts";

const tableCommit = "POST /v1/{prefix}/namespaces/{namespace}/tables/{table}";
const viewEndpoints = [
  "POST /v1/{prefix}/namespaces/{namespace}/views",
  "GET /v1/{prefix}/namespaces/{namespace}/views/{view}",
  "POST /v1/{prefix}/namespaces/{namespace}/views/{view}",
];
const noViews = { none: "its server lists none among its endpoints" };
const noCommit = "its server lists no commit among its endpoints";

export function restCatalog({
  name,
  connection,
  stores,
}: {
  readonly name: string;
  readonly connection: RestConnection;
  readonly stores: Stores;
}): Catalog {
  const paths = pathsOf(connection);
  const tables = reading(connection, paths);
  const commits = restCommits(connection, paths, tables);
  const { endpoints } = connection;
  const isWritten = endpoints.has(tableCommit) || commits.atomic();
  const refuse = () => {
    throw new IcebranchError("IB426", `Nothing can be written to ${name}: ${noCommit}.`, {
      hint: "Name the address of a server that commits.",
    });
  };
  const catalog: Omit<Catalog, "views"> = {
    ...(isWritten ? {} : { readOnly: noCommit }),
    get atomic() {
      return commits.atomic();
    },
    listNamespaces: () => tables.listNamespaces(),
    listTables: (namespace) => tables.listTables(namespace),
    loadTable: (identifier) => tables.load(identifier),
    commit: async (all) => (isWritten ? commits.commit(all) : refuse()),
    /**
     * The specification has no "if it is still as it was" for this: between the last look and the
     * drop somebody may write, and what they wrote goes with the table. Its files stay.
     */
    async dropTable({ identifier, metadataLocation }) {
      if (!isWritten) refuse();
      const table = await tables.load(identifier);
      if (table === undefined || table.metadataLocation !== metadataLocation)
        throw notAsPlanned(identifier, "somebody wrote to it");
      const why = await drop(identifier);
      if ((await tables.load(identifier)) === undefined) return;
      throw why === undefined
        ? notDone([`${tableName(identifier)} is still there`])
        : unknown(name, why);
    },
    // A server compares and swaps by itself, and a writer that loses learns of it.
    strayMetadata: async () => [],
    tableStorage: tableStorages(connection, paths, stores),
    [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose](),
  };
  const asking = askingOf(connection, paths);
  return Object.assign(catalog, {
    views: hasViews() ? restViews({ name, asking, paths, tables, catalog }) : noViews,
  });

  function hasViews(): boolean {
    if (!isWritten) return false;
    return !connection.listsEndpoints || viewEndpoints.every((one) => endpoints.has(one));
  }

  /** Why it is not known whether the server did it; undefined where it says so. */
  async function drop(identifier: Parameters<typeof paths.table>[0]): Promise<string | undefined> {
    try {
      const answer = await connection.request({
        ...{ method: "DELETE", path: paths.table(identifier), repeatable: false },
        query: { purgeRequested: "false" },
      });
      if (answer.status < 300 || answer.status === 404) return undefined;
      if (answer.status >= 500) return `HTTP ${answer.status}`;
      throw unreadable(
        name,
        `does not drop ${tableName(identifier)} (${connection.describe(answer)})`,
      );
    } catch (error) {
      if (isUnknown(error)) return "no answer";
      throw error;
    }
  }
}
