/**
 * Java's writers look whether a version is there and then rename their file to its name, which on a
 * local disk takes the place of whatever came in between. What was committed is therefore looked at
 * once more when they have had their time, and committed again where it is gone.
 */
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { concurrently } from "../../concurrently.ts";
import { IcebranchError } from "../../errors.ts";
import type { LoadedTable, TableCommit } from "../../iceberg/table-metadata.ts";
import type { Storage } from "../../ports.ts";
import { isHidden } from "./file-versions.ts";
import { commitInTurn, type OneByOne } from "./in-turn.ts";

/** One table's version that was made, and the table as it was before. */
export interface MadeVersion {
  readonly location: string;
  readonly bytes: Uint8Array;
  readonly before: LoadedTable;
}

export interface Maker extends Pick<OneByOne, "load"> {
  /** As `OneByOne` has it. `made` is told of the version, and not called where nothing changes. */
  commitOne(commit: TableCommit, made: (version: MadeVersion) => void): Promise<LoadedTable>;
}

interface Trace {
  readonly location: string;
  readonly digest: string;
  readonly before: LoadedTable;
}

/** From their look to their rename takes Java's writers a millisecond, or some when there is much to do. */
const settleMs = 100;
const maxRounds = 5;

export async function commitLastingly(
  commits: readonly TableCommit[],
  maker: Maker,
  storage: Storage,
): Promise<readonly LoadedTable[]> {
  const traces = new Map<string, Trace>();
  const moved = new Map<TableCommit, LoadedTable>();
  const catalog: OneByOne = {
    load: maker.load,
    commitOne: (commit) =>
      maker.commitOne(commit, ({ location, bytes, before }) => {
        traces.set(location, { location, digest: digestOf(bytes), before });
      }),
  };
  let pending = commits;
  for (let round = 0; round < maxRounds; round++) {
    // Those that lasted go back with the rest, if one cannot be done again.
    const trodden = [...moved].flatMap(([commit, { metadataLocation }]) => {
      const before = traces.get(metadataLocation)?.before;
      return before === undefined || pending.includes(commit)
        ? []
        : [{ commit, before, took: true }];
    });
    const done = await commitInTurn(pending, catalog, trodden);
    for (const [index, commit] of pending.entries()) {
      const table = done[index];
      if (table !== undefined) moved.set(commit, table);
    }
    if (traces.size > 0) await setTimeout(settleMs);
    const lasted = await concurrently(pending, (commit) =>
      lasts(traces.get(moved.get(commit)?.metadataLocation ?? ""), storage),
    ).catch((error) => {
      throw unseen(error);
    });
    pending = pending.filter((_commit, index) => !lasted[index]);
    if (pending.length === 0) return commits.flatMap((commit) => moved.get(commit) ?? []);
  }
  throw new IcebranchError("IB412", "Another writer took the place of what was committed.", {
    hint: "Run again when it is done: what is there is found, and the rest goes on from there.",
  });
}

/** It is done by then: nobody may call it failed because it cannot be looked at. */
function unseen(error: unknown): unknown {
  if (!(error instanceof IcebranchError)) return error;
  return new IcebranchError("IB412", `Nobody can tell whether it lasts: ${error.message}`, {
    hint: "Run again: what was done is found, and the rest goes on from there.",
    cause: error,
  });
}

async function lasts(trace: Trace | undefined, storage: Storage): Promise<boolean> {
  if (trace === undefined) return true;
  const { location, digest } = trace;
  const slash = location.lastIndexOf("/") + 1;
  try {
    if (digestOf(await storage.read(location)) !== digest) return false;
    // A writer that compresses otherwise gives the same version another name.
    const files = await storage.list(location.slice(0, slash));
    return !isHidden(
      location.slice(slash),
      files.map((one) => one.slice(one.lastIndexOf("/") + 1)),
    );
  } catch (error) {
    // Some writers remove the versions before theirs.
    if (error instanceof IcebranchError && error.code === "IB413") return true;
    throw error;
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64");
}
