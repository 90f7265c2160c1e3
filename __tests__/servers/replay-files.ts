/** The files of replays, found without the product's help: what is in the folder, and what leads to it. */
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { s3Storage } from "../../src/adapters/storage/s3.ts";
import type { LakeEngine, ServerLake } from "./lake.ts";

export interface ReplayFiles {
  /** A snapshot leads to them. */
  readonly used: readonly string[];
  readonly left: readonly string[];
}

export async function replayFiles(
  lake: Pick<ServerLake, "config" | "readers" | "store">,
  table: string,
): Promise<ReplayFiles> {
  const java = javaOf(lake);
  const { text } = await java.ask({ do: "metadata", table });
  const { location } = JSON.parse(text) as { readonly location: string };
  const { reachable, problems } = await java.ask({ do: "audit", table });
  assert.deepEqual(problems, [], `manifests of ${table}`);
  const reached = new Set(reachable.map(nameOf));
  const names = await namesBelow(`${location}/metadata/`, lake.store ?? lake.config);
  const own = names.filter((name) => name.includes("icebranch-"));
  return {
    used: own.filter((name) => reached.has(name)),
    left: own.filter((name) => !reached.has(name)),
  };
}

export function javaOf({ readers }: Pick<ServerLake, "readers">): LakeEngine {
  return readers.find(({ name }) => name === "java") ?? assert.fail("Java reads it not");
}

async function namesBelow(
  folder: string,
  s3: { readonly [property: string]: string },
): Promise<readonly string[]> {
  if (!folder.startsWith("s3")) return readdir(folder.replace(/^file:(\/\/)?/, ""));
  const { type: _, uri: __, warehouse: ___, ...properties } = s3;
  return [...(await s3Storage(properties, { env: {} }).list(folder))].map(nameOf);
}

function nameOf(location: string): string {
  return location.slice(location.lastIndexOf("/") + 1);
}
