/**
 * A folder of tables without a catalog: `NAMESPACE/TABLE/metadata/vN.metadata.json` below it, a nested
 * namespace being a folder in a folder. Links are not followed: they lead out of the folder, or give
 * one table two names.
 */
import { realpath } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { concurrently } from "../../concurrently.ts";
import { IcebranchError } from "../../errors.ts";
import type { TableIdentifier } from "../../iceberg/table-metadata.ts";
import type { CatalogAddress, Storage } from "../../ports.ts";
import { readHint } from "./file-hint.ts";
import { currentVersion, type Version } from "./file-versions.ts";

export interface FoundTable {
  /** Of its metadata files, without a slash at its end. */
  readonly folder: string;
  readonly version: Version;
}

export interface Warehouse {
  /** Throws IB410 where it is reached through a link, IB418 where its newest version is gone. */
  find(identifier: TableIdentifier): Promise<FoundTable | undefined>;
  tables(namespace: readonly string[]): Promise<readonly string[]>;
  namespaces(): Promise<readonly (readonly string[])[]>;
}

/** No namespace is nested deeper by anybody who has to write its name. */
const maxDepth = 8;

export function isRemote(location: string): boolean {
  return /^s3[an]?:/i.test(location);
}

/** As the local storage reads locations: `file:/a`, `file:///a` and `/a` are one. */
export function pathOf(location: string): string {
  return location.replace(/^file:/, "").replace(/^\/\/+/, "/");
}

/**
 * Where the namespaces are, without a slash at its end. The entry `default` serves catalogs of any
 * name, so each has a folder of its own there, as dashtool's have.
 */
export function warehouseLocation(name: string, address: CatalogAddress, root: string): string {
  const place = address.uri.replace(/(?<=[^/:])\/+$/, "");
  if (/^[a-z][a-z0-9+.-]*:/i.test(place) && !isRemote(place) && !/^file:\//.test(place))
    throw new IcebranchError("IB420", `The catalog ${name} is no folder that can be opened.`, {
      hint: "Write its uri as file:///FOLDER or s3://BUCKET/FOLDER.",
    });
  const isRelative = !isRemote(place) && !place.startsWith("file:") && !isAbsolute(place);
  const folder = isRelative ? join(root, place) : place;
  return address.shared ? `${folder}/${name}` : folder;
}

export function openWarehouse(location: string, storage: Storage): Warehouse {
  const at = (parts: readonly string[]) => [location, ...parts].join("/");

  async function versionAt(parts: readonly string[]): Promise<Version | undefined> {
    const found = await storage.list(at([...parts, "metadata"]));
    return currentVersion(found.map((one) => one.slice(one.lastIndexOf("/") + 1)));
  }

  async function folders(parts: readonly string[]): Promise<readonly string[]> {
    const found = await storage.list(at(parts));
    const names = found
      .filter((one) => one.endsWith("/"))
      .map((one) => one.split("/").at(-2) ?? "");
    // `.git` and the like, and the partitions of tables of another kind.
    return names.filter((one) => isName(one) && !/^\.|=/.test(one)).sort();
  }

  async function namespacesIn(parts: readonly string[]): Promise<readonly (readonly string[])[]> {
    const below = await concurrently(await folders(parts), async (name) => {
      if ((await versionAt([...parts, name])) !== undefined) return "table";
      return parts.length < maxDepth ? namespacesIn([...parts, name]) : [];
    });
    const own = parts.length > 0 && below.includes("table") ? [parts] : [];
    return [...own, ...below.flatMap((one) => (one === "table" ? [] : one))];
  }

  return {
    async find({ namespace, name }) {
      const parts = [...namespace, name];
      if (namespace.length === 0 || !parts.every(isName)) return undefined;
      const folder = at([...parts, "metadata"]);
      // Read before the listing: what comes later is then no lower than it.
      const hint = isRemote(location) ? undefined : await readHint(pathOf(folder));
      const version = await versionAt(parts);
      if (version === undefined) return undefined;
      if (hint !== undefined && hint > version.number) throw versionIsGone(folder, hint);
      if (!isRemote(location)) await checkInside(location, [...parts, "metadata", version.name]);
      return { folder, version };
    },
    async tables(namespace) {
      if (namespace.length === 0 || !namespace.every(isName)) return [];
      const names = await folders(namespace);
      const versions = await concurrently(names, (name) => versionAt([...namespace, name]));
      return names.filter((_name, index) => versions[index] !== undefined);
    },
    namespaces: () => namespacesIn([]),
  };
}

/** Of one folder, and of no other one by way of `..`. */
function isName(part: string): boolean {
  return part !== "" && part !== "." && part !== ".." && !/[/\0]/.test(part);
}

async function checkInside(location: string, parts: readonly string[]): Promise<void> {
  const root = await realpath(pathOf(location));
  const path = join(pathOf(location), ...parts);
  if ((await realpath(path)) === join(root, ...parts)) return;
  throw new IcebranchError("IB410", `${path} is reached through a link, which is not followed.`, {
    hint: "Put the table's folder itself into the warehouse.",
  });
}

function versionIsGone(folder: string, hint: number): IcebranchError {
  return new IcebranchError("IB418", `Version ${hint} of the table in ${folder} is gone.`, {
    hint: "Restore its file, or correct version-hint.text if an older version is meant.",
  });
}
