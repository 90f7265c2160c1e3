/** Publishing a data branch that main has moved away from: `npm run build && npm run bench -- --parts replay`. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type ListedManifest, manifestList } from "../src/adapters/manifests/list.ts";
import { manifestFile } from "../src/adapters/manifests/manifest.ts";
import { keepFiles, makeTables } from "./lakehouse.ts";
import { headOf, rowOf } from "./markdown.ts";
import { measure, node } from "./measure.ts";
import { BRANCH, git, makeRepository, tableNames } from "./repository.ts";

const filesOfManifest = 100;
const filesOfBranch = 1_000;
const snapshotsOfBranch = 10;
/** What a thousand appended files over ten thousand may take. */
const limitMs = 1_000;

export async function benchReplay(
  cli: string,
  scratch: string,
  sizes: readonly number[],
  runs: number,
  say: (line: string) => void,
): Promise<void> {
  const title = `Replay of ${filesOfBranch} files in ${snapshotsOfBranch} snapshots, on a local disk`;
  say(headOf(title, ["files on main", "`publish`", "memory"]));
  const memory: number[] = [];
  for (const files of sizes) {
    const { root, catalog } = await makeDiverged(cli, join(scratch, `replay-${files}`), files);
    writeFileSync(`${catalog}.before`, readFileSync(catalog));
    const removeNew = keepFiles(join(dirname(catalog), "warehouse"));
    const before = () => {
      writeFileSync(catalog, readFileSync(`${catalog}.before`));
      removeNew();
    };
    const subject = { ...node("publish", [cli, "publish"], root), before };
    const measured = (await measure([subject], runs)).get("publish");
    assert.ok(measured);
    assert.equal(replayed(catalog), snapshotsOfBranch, "not every snapshot was replayed");
    const { ms, mib = 0 } = measured;
    say(rowOf([String(files), `${ms.toFixed(0)} ms`, `${mib.toFixed(0)} MiB`]));
    memory.push(mib);
    if (files <= 10_000) assert.ok(ms <= limitMs, `a replay takes ${ms.toFixed(0)} ms`);
  }
  const [least, most] = [Math.min(...memory), Math.max(...memory)];
  assert.ok(most <= least * 1.5, `memory grows with the table: ${memory.map(Math.round)} MiB`);
}

/** How many snapshots of main are replays. */
function replayed(catalog: string): number {
  const { metadata } = read(catalog);
  return metadata.snapshots.filter(
    (one: { summary: object }) => "source-snapshot-id" in one.summary,
  ).length;
}

async function makeDiverged(cli: string, folder: string, files: number) {
  const root = join(folder, "repository");
  const catalog = join(folder, "lake", "catalog.db");
  makeRepository(root, 2, catalog);
  makeTables(catalog, tableNames(2).slice(0, 1));
  await measure([node("build", [cli, "build"], root)], 1);
  addSnapshots(catalog, files);
  git(root, ["switch", "--quiet", "main"]);
  git(root, ["merge", "--quiet", "--ff-only", BRANCH]);
  return { root, catalog };
}

function addSnapshots(catalog: string, files: number): void {
  const { metadata, location } = read(catalog);
  const folder = metadata.location.replace("file://", "");
  const base = append(folder, undefined, 1, files);
  const night = append(folder, base, 2, filesOfManifest);
  const snapshots = [base, night];
  let last = base;
  for (let one = 0; one < snapshotsOfBranch; one++) {
    last = append(folder, last, 3 + one, filesOfBranch / snapshotsOfBranch);
    snapshots.push(last);
  }
  metadata.snapshots = snapshots.map(({ snapshot }) => snapshot);
  metadata["last-sequence-number"] = last.id;
  metadata["current-snapshot-id"] = night.id;
  metadata.refs.main["snapshot-id"] = night.id;
  metadata.refs[BRANCH]["snapshot-id"] = last.id;
  writeFileSync(location.replace("file://", ""), JSON.stringify(metadata));
}

interface Appended {
  readonly id: number;
  readonly list: readonly ListedManifest[];
  readonly snapshot: object;
}

function append(folder: string, parent: Appended | undefined, id: number, files: number): Appended {
  const made: ListedManifest[] = [];
  for (let from = 0; from < files; from += filesOfManifest)
    made.push(writeManifest(folder, id, from, Math.min(filesOfManifest, files - from)));
  const list = [...made, ...(parent?.list ?? [])];
  const path = join(folder, "metadata", `snap-${id}-bench.avro`);
  writeFileSync(path, manifestList(2, { "snapshot-id": String(id) }, list));
  const snapshot = {
    "snapshot-id": id,
    ...(parent === undefined ? {} : { "parent-snapshot-id": parent.id }),
    ...{ "sequence-number": id, "timestamp-ms": id, "manifest-list": `file://${path}` },
    summary: { operation: "append" },
    "schema-id": 0,
  };
  return { id, list, snapshot };
}

const header = {
  schema: JSON.stringify({ type: "struct", "schema-id": 0, fields: [] }),
  schemaId: 0,
  spec: "[]",
  specId: 0,
  partition: { type: "record", name: "r102", fields: [] },
};

/** With metrics of twenty columns, as engines keep them. */
function writeManifest(folder: string, id: number, from: number, files: number): ListedManifest {
  const columns = Array.from({ length: 20 }, (_, index) => index + 1);
  const metric = (key: number, value: unknown) =>
    columns.map((column) => ({ [`f${key}`]: BigInt(column), [`f${key + 1}`]: value }));
  const entries = Array.from({ length: files }, (_, index) => ({
    ...{ f0: 1n, f1: BigInt(id), f3: null, f4: null },
    f2: {
      f100: `file://${folder}/data/${id}-${from + index}.parquet`,
      ...{ f101: "PARQUET", f102: {}, f103: 1_000n, f104: 50_000n, f134: 0n },
      ...{ f108: metric(117, 2_000n), f109: metric(119, 1_000n), f110: metric(121, 0n) },
      f125: metric(126, Buffer.from("aaaaaaaaaaaaaaaa")),
      f128: metric(129, Buffer.from("zzzzzzzzzzzzzzzz")),
    },
  }));
  const path = join(folder, "metadata", `bench-${id}-${from}-m0.avro`);
  mkdirSync(dirname(path), { recursive: true });
  const bytes = manifestFile(2, header, entries);
  writeFileSync(path, bytes);
  const none = { files: 0, rows: 0n };
  return {
    ...{ path: `file://${path}`, length: BigInt(bytes.length), specId: 0, content: "data" },
    ...{ sequenceNumber: BigInt(id), minSequenceNumber: BigInt(id), addedSnapshotId: BigInt(id) },
    ...{ added: { files, rows: BigInt(files) * 1_000n }, existing: none, deleted: none },
    ...{ partitions: null, keyMetadata: null, firstRowId: undefined },
  };
}

function read(catalog: string) {
  using database = new DatabaseSync(catalog);
  const row = database.prepare("select metadata_location from iceberg_tables").get();
  const location = String(row?.metadata_location);
  return { location, metadata: JSON.parse(readFileSync(location.replace("file://", ""), "utf8")) };
}
