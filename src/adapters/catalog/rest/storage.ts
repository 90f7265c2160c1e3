/**
 * Where the files of a REST catalog's table are, and with whose keys: those that its server hands
 * out, or our own, which go to no address that the server names.
 */
import { IcebranchError } from "../../../errors.ts";
import type { JsonObject } from "../../../iceberg/json.ts";
import { tableName } from "../../../iceberg/refs.ts";
import type { LoadedTable } from "../../../iceberg/table-metadata.ts";
import type { Storage } from "../../../ports.ts";
import { byLocation } from "../by-location.ts";
import { notAsPlanned } from "../not-as-planned.ts";
import type { RestConnection } from "./connection.ts";
import type { Paths } from "./paths.ts";
import { isAbsent, unreadable } from "./refusal.ts";
import {
  endpointFor,
  namesKeys,
  type Properties,
  type ServerSays,
  secretsOf,
  tableSays,
  vendedFor,
  wantsToSign,
} from "./vended.ts";

/** How a store is opened: this adapter knows none itself. */
export interface Stores {
  local(): Promise<Storage>;
  /** With the configuration's settings and this machine's, and so with our own keys. */
  own(): Promise<OwnStore>;
  /** With these settings and no key of ours. */
  vended(properties: Properties): Promise<Storage>;
}

export interface OwnStore {
  readonly storage: Storage;
  /** undefined: AWS's. */
  readonly endpoint: string | undefined;
  /** Throws IB427 where there should be some, and they cannot be had. */
  hasKeys(): Promise<boolean>;
}

type Found = Storage | { readonly none: string };

export function tableStorages(
  connection: RestConnection,
  paths: Paths,
  stores: Stores,
): (table: LoadedTable) => Promise<Found> {
  return async (table) => {
    const places = placesOf(table);
    const strange = places.find((one) => kindOf(one) === "other");
    if (strange !== undefined) return { none: strangePlace(strange) };
    if (places.every((one) => kindOf(one) === "local")) return stores.local();
    const says = await ask(connection, paths, table);
    connection.keepSecrets(secretsOf(says));
    const at = opener(says, connection.own, stores);
    for (const place of places) {
      const found = await at(place);
      if ("none" in found) return found;
    }
    return byLocation(async (location) => {
      const found = await at(location);
      if (!("none" in found)) return found;
      throw new IcebranchError("IB427", `There is no way to ${location}: ${found.none}.`, {
        hint: "Give the catalog's configuration keys that may read and write it.",
      });
    });
  };
}

/** Where files are and new ones go. */
function placesOf({ metadata }: LoadedTable): readonly string[] {
  const { properties = {}, location } = metadata;
  return [location, properties["write.metadata.path"]].filter((one) => one !== undefined);
}

type Kind = "s3" | "local" | "other";

function kindOf(location: string): Kind {
  if (/^s3[an]?:/i.test(location)) return "s3";
  return /^(file:|\/)/.test(location) ? "local" : "other";
}

function strangePlace(location: string): string {
  const scheme = /^[a-z][a-z0-9+.-]{0,19}:/i.exec(location)?.[0];
  const where = scheme === undefined ? "at no address" : `at ${scheme}//`;
  return `its files are ${where}, and icebranch reads and writes files on disks and in S3 alone`;
}

async function ask(
  connection: RestConnection,
  paths: Paths,
  { identifier }: LoadedTable,
): Promise<ServerSays> {
  const { own, defaults, overrides } = connection;
  const header = "x-iceberg-access-delegation";
  // Whoever has set it themselves asks for something else, or for nothing.
  const isSet = Object.keys(own).some((key) => key.toLowerCase() === `header.${header}`);
  const request = {
    ...({ method: "GET", path: paths.table(identifier), repeatable: true } as const),
    query: { snapshots: "refs" },
    ...(isSet ? {} : { headers: { [header]: "vended-credentials" } }),
  };
  const answer = await connection.request(request).catch((error) => {
    // Somebody who may read the table, and is to have its files by other means.
    const isRefused = error instanceof IcebranchError && error.code === "IB427";
    if (isRefused && namesKeys(own)) return undefined;
    throw error;
  });
  if (answer === undefined) return { defaults, overrides, config: {}, credentials: [] };
  if (isAbsent(answer)) throw notAsPlanned(identifier, "it is gone");
  const { status, body } = answer;
  if (status !== 200 || typeof body !== "object" || body === null || Array.isArray(body))
    throw unreadable(
      connection.name,
      `does not load ${tableName(identifier)} (${connection.describe(answer)})`,
    );
  return { defaults, overrides, ...tableSays(body as JsonObject) };
}

/** Each store is opened once; the same settings are the same store. */
function opener(
  says: ServerSays,
  own: Properties,
  stores: Stores,
): (location: string) => Promise<Found> {
  const opened = new Map<string, Promise<Storage>>();
  return async (location) => {
    if (kindOf(location) !== "s3") return stores.local();
    const vended = vendedFor(location, says, own);
    if (vended === undefined) return ownStore(location, says, own, stores);
    const key = JSON.stringify(vended);
    const store = opened.get(key) ?? stores.vended(vended);
    opened.set(key, store);
    return store;
  };
}

async function ownStore(
  location: string,
  says: ServerSays,
  own: Properties,
  stores: Stores,
): Promise<Found> {
  if (own["s3.signer"])
    return { none: "requests to S3 that its catalog signs (s3.signer) are not supported" };
  const { storage, endpoint, hasKeys: find } = await stores.own();
  if (!(await find())) return { none: wantsToSign(location, says) ? signs : noKeys };
  const named = endpointFor(location, says);
  if (endpoint !== undefined || named === undefined || isAws(named)) return storage;
  const host = URL.canParse(named) ? new URL(named).host : "an address that cannot be read";
  return {
    none: `its server says that its files are at ${host} and hands out no keys, and our own go to no store that the configuration does not name (s3.endpoint)`,
  };
}

const noKeys =
  "its server hands out no keys for its files, and none of our own are found for S3 (s3.access-key-id)";
const signs =
  "its server signs requests to S3 itself in place of handing out keys, and none of our own are found (s3.access-key-id)";

function isAws(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  return /(^|\.)amazonaws\.com(\.cn)?$/.test(new URL(endpoint).hostname);
}
