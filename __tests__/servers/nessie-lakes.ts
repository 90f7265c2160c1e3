/** Nessie: a data branch is a Nessie branch, so a writer reaches it by another address of the catalog. */
import type { ActionName, EngineAction, EngineActions, EngineCatalog } from "./engine-actions.ts";
import type { Engine } from "./engines.ts";
import {
  catalogName,
  contractMembers,
  type Engines,
  type LakeEngine,
  newNamespace,
  type ServerLake,
  viewsOf,
} from "./lake.ts";
import { server } from "./servers.ts";

export interface NessieLake extends ServerLake {
  readonly api: NessieTestApi;
}

export async function openNessieLake(
  engines: Pick<Engines, "pyiceberg" | "java">,
): Promise<NessieLake> {
  const { uri, properties } = server("nessie");
  const { api: address = "", ...s3 } = properties;
  const api = nessieTestApi(address);
  const namespace = newNamespace();
  const catalog: EngineCatalog = { type: "rest", name: catalogName, uri, ...s3 };
  const pyiceberg = engineOnNessie(engines.pyiceberg, catalog, namespace, api);
  const java = engineOnNessie(engines.java, catalog, namespace, api);
  const lake = {
    namespace,
    // A repository of its own, whose marks no other test takes for its own.
    config: { type: "nessie", uri, "header.test-namespace": namespace } as const,
    env: {},
    writer: pyiceberg,
    readers: [pyiceberg, java],
    views: viewsOf(java),
    async firstSync(table: string, branch: string, ids: readonly number[]) {
      await api.makeBranch(branch);
      await pyiceberg.ask({ do: "createTable", table, branch } as never);
      return pyiceberg.ask({ do: "append", table, branch, ids });
    },
  };
  return { ...lake, ...contractMembers(lake), api };
}

/** As a user's connectors reach a data branch: they name no Iceberg branch, but another address. */
function engineOnNessie(
  engine: Engine,
  catalog: EngineCatalog,
  namespace: string,
  api: NessieTestApi,
): LakeEngine {
  return {
    name: engine.name,
    async ask<Do extends ActionName>(action: EngineAction<Do>): Promise<EngineActions[Do][1]> {
      const { branch, ref, ...rest } = action as typeof action & { branch?: string; ref?: string };
      const at = branch ?? ref ?? "main";
      const table = `${namespace}.${action.table}`;
      if (action.do === "append") await api.bringTable(at, namespace, action.table);
      const uri = at === "main" ? catalog.uri : `${catalog.uri}${encodeURIComponent(at)}`;
      const own = { ...rest, table } as unknown as typeof action;
      return engine.ask({ ...catalog, uri: uri ?? "" }, own);
    },
  };
}

/** Nessie's own API, as other tools use it. */
export interface NessieTestApi {
  get(path: string): Promise<{ readonly [key: string]: unknown }>;
  send(method: string, path: string, body?: unknown): Promise<{ readonly status: number }>;
  /** undefined where there is no such branch or tag. */
  hash(ref: string): Promise<string | undefined>;
  refs(): Promise<readonly string[]>;
  /** From the default branch, unless it is there. */
  makeBranch(name: string): Promise<void>;
  removeBranch(name: string): Promise<void>;
  /** To a branch that somebody made before the table was. */
  bringTable(branch: string, namespace: string, table: string): Promise<void>;
}

function nessieTestApi(address: string): NessieTestApi {
  async function send(method: string, path: string, body?: unknown) {
    const answer = await fetch(`${address}/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    return { status: answer.status, json: (await answer.json().catch(() => ({}))) as Json };
  }
  const get = async (path: string) => (await send("GET", path)).json;
  const hash = async (ref: string) => {
    const { reference } = (await get(`trees/${encodeURIComponent(ref)}`)) as {
      reference?: { hash: string };
    };
    return reference?.hash;
  };
  const makeBranch = async (name: string) => {
    if ((await hash(name)) !== undefined) return;
    const body = { type: "BRANCH", name: "main", hash: await hash("main") };
    await send("POST", `trees?name=${encodeURIComponent(name)}&type=BRANCH`, body);
  };
  return {
    ...{ get, send, hash, makeBranch },
    async refs() {
      const { references } = (await get("trees")) as { references: { name: string }[] };
      return references.map(({ name }) => name).sort();
    },
    async removeBranch(name) {
      await send("DELETE", `trees/${encodeURIComponent(`${name}@${await hash(name)}`)}`);
    },
    async bringTable(name, namespace, table) {
      await makeBranch(name);
      const ref = encodeURIComponent(name);
      const known = await get(`trees/${ref}/contents/${namespace}.${table}`);
      if ("content" in known) return;
      const body = { type: "BRANCH", name: "main", hash: await hash("main") };
      await send("PUT", `trees/${encodeURIComponent(`${name}@${await hash(name)}`)}`, body);
    },
  };
}

type Json = { readonly [key: string]: unknown };
