/**
 * A data branch's whole life on tables that Java, pyiceberg and dashtool's library wrote: whatever is
 * not a ref, a mark or a log of ours is, after every commit, byte by byte what it was.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { applyUpdates } from "../../src/iceberg/commit.ts";
import { type Json, parseJson, stringifyJson } from "../../src/iceberg/json.ts";
import { isMarkKey } from "../../src/iceberg/marks.ts";
import {
  branchHead,
  isAncestor,
  isViewMetadata,
  parseTableMetadata,
  refsOf,
  snapshotId,
} from "../../src/iceberg/refs.ts";
import type { TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { planBuild } from "../../src/plan/build.ts";
import { planClean } from "../../src/plan/clean.ts";
import type { CatalogState } from "../../src/plan/context.ts";
import type { PlannedTable } from "../../src/plan/planned-table.ts";
import { planPublish } from "../../src/plan/publish.ts";
import { planRefresh } from "../../src/plan/refresh.ts";
import { planSweep } from "../../src/plan/sweep.ts";
import { planUndo, publishes } from "../../src/plan/undo.ts";
import { allOf, at, carryOut, context, lake, metadataOf } from "./lake.ts";

const fixtures = join(import.meta.dirname, "../fixtures/iceberg");

/** Keys of the specification that we do not know, and one of a specification to come. */
const more = parseJson(`{
  "statistics": [{ "snapshot-id": 9223372036854775807, "statistics-path": "s3://lake/x.stats",
    "file-size-in-bytes": 413, "file-footer-size-in-bytes": 42,
    "blob-metadata": [{ "type": "apache-datasketches-theta-v1", "snapshot-id": 9223372036854775807,
      "sequence-number": 1, "fields": [1], "properties": { "ndv": "1.0" } }] }],
  "partition-statistics": [{ "snapshot-id": 9223372036854775806,
    "statistics-path": "s3://lake/y.parquet", "file-size-in-bytes": 1e3 }],
  "encryption-keys": [{ "key-id": "k", "encrypted-key-metadata": "b64" }],
  "x-of-a-version-to-come": { "a": [1.0, null, -0] }
}`) as Partial<TableMetadata>;

const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".metadata.json"))
  .sort();

function tableOf(path: string): TableMetadata | undefined {
  const bytes = readFileSync(join(fixtures, path));
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
  // pyiceberg gave up in the middle of writing one.
  return text === "" || isViewMetadata(text) ? undefined : parseTableMetadata(text, path);
}

/** What no commit of ours may change, as text. */
function rest(metadata: TableMetadata): { readonly [key: string]: string } {
  const changing = ["refs", "properties", "current-snapshot-id", "snapshot-log"];
  const ours = [...changing, "metadata-log", "last-updated-ms"];
  const kept = Object.entries(metadata).filter(([key]) => !ours.includes(key));
  const properties = Object.entries(metadata.properties ?? {}).filter(([key]) => !isMarkKey(key));
  return {
    ...Object.fromEntries(kept.map(([key, value]) => [key, stringifyJson(value)])),
    properties: stringifyJson(Object.fromEntries(properties)),
  };
}

/** Refs that are none of ours; `main` is told apart by the one who asks. */
function others(metadata: TableMetadata): Json {
  const all = Object.entries(refsOf(metadata)).filter(([name]) => name !== "main" && name !== "pr");
  return Object.fromEntries(all.filter(([name]) => !name.startsWith("icebranch-"))) as Json;
}

const year = 365 * 86_400_000;
const options = { onDiverged: "fail", explicit: true } as const;
const keep = { discard: false, dropNew: false };

/** A branch of the fixture that is ahead of main: what a sync of the data branch would have written. */
function aheadOfMain(metadata: TableMetadata): string | undefined {
  const main = branchHead(metadata, "main");
  if (main === null) return undefined;
  return Object.values(refsOf(metadata))
    .map((ref) => snapshotId(ref["snapshot-id"]))
    .find((id) => id !== main && isAncestor(metadata, main, id) === "yes");
}

function synced(state: CatalogState, head: string): CatalogState {
  const [entry] = state;
  assert.ok(entry);
  const [name, found] = entry;
  const to = { type: "branch", "snapshot-id": BigInt(head) } as const;
  const update = { action: "set-snapshot-ref", "ref-name": "pr", ...to } as const;
  const made = { now: 9e12, previousLocation: found.table.metadataLocation };
  const metadata = applyUpdates(found.table.metadata, [update], made);
  return new Map([[name, { ...found, table: { ...found.table, metadata } }]]);
}

describe("what our commits leave as it was", () => {
  for (const path of files) {
    const metadata = tableOf(path);
    const head = metadata && aheadOfMain(metadata);
    if (metadata === undefined || head === undefined) continue;
    it(`of ${relative(".", path)}`, () => {
      const first = lake({ t: { ...metadata, ...more } });
      const before = { rest: rest(metadataOf(first, "t")), others: others(metadataOf(first, "t")) };
      const now = { ...context, now: 1e13 };
      const carry = (state: CatalogState, planned: readonly PlannedTable[]) => {
        assert.ok(
          planned.some(({ commit }) => commit !== undefined),
          JSON.stringify(planned.map(({ findings }) => findings)),
        );
        const after = carryOut(state, planned, 1e13);
        assert.deepEqual(rest(metadataOf(after, "t")), before.rest);
        assert.deepEqual(others(metadataOf(after, "t")), before.others);
        return after;
      };
      const all = allOf(first);
      const built = carry(first, planBuild(all, first, now));
      const written = synced(built, head);
      const ended = carry(written, planClean(all, written, now, keep).tables);
      const back = carry(ended, planBuild(all, ended, now));
      const published = carry(back, planPublish(all, back, now, options));
      assert.equal(at(published, "t", "main"), head);
      const [record] = publishes(all, published, now);
      const undone = carry(published, planUndo(all, published, now, record?.id ?? ""));
      assert.equal(at(undone, "t", "main"), branchHead(metadata, "main"));
      const again = carry(undone, planPublish(all, undone, now, options));
      const late = { ...now, now: 1e13 + year };
      const swept = carry(again, planSweep(all, again, late).flat());
      assert.deepEqual(
        [refsOf(metadataOf(swept, "t")).pr, at(swept, "t", "main")],
        [undefined, head],
      );
      const refreshed = carry(written, planRefresh(all, written, now, { discard: true }));
      assert.equal(at(refreshed, "t", "pr"), branchHead(metadata, "main"));
    });
  }

  it("was looked for in tables of all three format versions and of both writers that branch", () => {
    const tried = files.filter((path) => {
      const metadata = tableOf(path);
      return metadata !== undefined && aheadOfMain(metadata) !== undefined;
    });
    const versions = new Set(tried.map((path) => tableOf(path)?.["format-version"]));
    assert.deepEqual([...versions].sort(), [1, 2, 3]);
    for (const writer of ["lake/java/", "lake/py/", "hadoop/"])
      assert.ok(
        tried.some((path) => path.startsWith(writer)),
        writer,
      );
    assert.ok(tried.some((path) => tableOf(path)?.["next-row-id"] !== undefined));
  });
});
