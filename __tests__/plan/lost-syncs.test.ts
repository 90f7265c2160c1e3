import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../src/errors.ts";
import type { LoadedTable, TableMetadata } from "../../src/iceberg/table-metadata.ts";
import { lostSyncs } from "../../src/plan/lost-syncs.ts";
import { aTable } from "../a-table.ts";
import { marked } from "./lake.ts";

/** A history whose snapshots are numbered as they come, or as `numbers` says, by id. */
function numbered(
  history: string,
  numbers: { readonly [id: string]: number } = {},
  more: Partial<TableMetadata> = {},
): TableMetadata {
  const table = aTable(history);
  const snapshots = (table.snapshots ?? []).map((snapshot, index) => ({
    ...snapshot,
    "sequence-number": numbers[String(snapshot["snapshot-id"])] ?? index + 1,
    "manifest-list": `s3://lake/t/metadata/snap-${snapshot["snapshot-id"]}.avro`,
  }));
  const last = Math.max(0, ...snapshots.map((one) => one["sequence-number"]));
  return { ...table, "last-sequence-number": last, snapshots, ...more };
}

function file(name: string, metadata: TableMetadata): LoadedTable {
  const identifier = { namespace: ["n"], name: "t" };
  return { identifier, metadataLocation: `s3://lake/t/metadata/${name}.metadata.json`, metadata };
}

function told(
  table: TableMetadata,
  strays: readonly LoadedTable[],
  { since = 0, now = 9e12, name = "00009-own" } = {},
): readonly Finding[] {
  return lostSyncs("c.n.t", file(name, table), strays, { since, now });
}

describe("a snapshot that only a stray metadata file has", () => {
  const cases: { name: string; table: TableMetadata; stray: LoadedTable; lost: boolean }[] = [
    {
      name: "is lost where its number is still to come",
      table: numbered("1 < 2; main=2"),
      stray: file("00003-x", numbered("1 < 2 < 3; main=3")),
      lost: true,
    },
    {
      name: "is lost where another snapshot has its number, however old its file is",
      table: numbered("1 < 2 < 4 < 5; main=5", { 2: 2, 4: 3, 5: 4 }),
      stray: file("00003-x", numbered("1 < 2 < 3; main=3")),
      lost: true,
    },
    {
      name: "is not lost where it has been expired: its number is nobody's",
      table: numbered("3? < 4; main=4", { 3: 3, 4: 4 }),
      stray: file("00002-x", numbered("1 < 2; main=2")),
      lost: false,
    },
    {
      name: "is not lost where it is a replay of one that the table has",
      table: numbered("1 < 2; main=2"),
      stray: file("00003-x", numbered("1 < 2 < 3(2); main=3")),
      lost: false,
    },
    {
      name: "is not lost where the table has it, in whatever order it keeps its snapshots",
      table: numbered("2 < 3; 1; main=3", { 2: 2, 3: 3, 1: 1 }),
      stray: file("00002-x", numbered("1; 2; main=2")),
      lost: false,
    },
    {
      name: "is not lost where the file was another table's that had this folder",
      table: numbered("1 < 2; main=2"),
      stray: file("00003-x", numbered("1 < 2 < 3; main=3", {}, { "table-uuid": "other" })),
      lost: false,
    },
    {
      name: "is lost in format version 1, which numbers none, where its file is no older than the table's",
      table: aTable("1 < 2; main=2", { "format-version": 1 }),
      stray: file("00009-x", aTable("1 < 3; main=3", { "format-version": 1 })),
      lost: true,
    },
    {
      name: "may have been expired in format version 1 where its file is older",
      table: aTable("2? < 4; main=4", { "format-version": 1 }),
      stray: file("00008-x", aTable("1 < 3; main=3", { "format-version": 1 })),
      lost: false,
    },
    {
      name: "may have been expired where it is from before the table was upgraded from version 1",
      table: numbered("2 < 3; main=3", { 2: 0, 3: 1 }),
      stray: file("00001-x", numbered("1; main=1", { 1: 0 })),
      lost: false,
    },
  ];
  for (const { name, table, stray, lost } of cases)
    it(name, () =>
      assert.deepEqual(
        told(table, [stray]).map(({ code }) => code),
        lost ? ["IB407"] : [],
      ),
    );

  it("is not told any more when it is older than asked for", () => {
    const stray = file("00003-x", numbered("1 < 2 < 3; main=3"));
    assert.equal(told(numbered("1 < 2; main=2"), [stray], { since: 2_999 }).length, 1);
    assert.equal(told(numbered("1 < 2; main=2"), [stray], { since: 3_000 }).length, 0);
  });

  it("may be about to be committed while its file is less than a minute old", () => {
    const stray = file("00003-x", numbered("1 < 2 < 3; main=3"));
    const [fresh] = told(numbered("1 < 2; main=2"), [stray], { now: 64_999 });
    assert.equal(fresh?.level, "warning");
    assert.match(fresh?.message ?? "", /a sync of the branch main may be lost: snapshot 3/);
    assert.match(fresh?.hint ?? "", /run icebranch drift again in a minute/);
    const [settled] = told(numbered("1 < 2; main=2"), [stray], { now: 65_000 });
    assert.equal(settled?.level, "error");
  });

  it("is told once, with all that its writer lost, though it left a file for each commit", () => {
    const first = file("00003-x", numbered("1 < 2 < 3; pr=3 main=2"));
    const second = file("00004-y", numbered("1 < 2 < 3 < 4; pr=4 main=2"));
    const other = file("00003-z", numbered("1 < 2 < 7; main=7", { 7: 3 }));
    const findings = told(numbered("1 < 2; main=2 pr=2"), [first, other, second]);
    assert.equal(findings.length, 2);
    assert.match(findings[0]?.message ?? "", /of the branch pr was lost: snapshots 3, 4 \(/);
    assert.match(findings[0]?.message ?? "", /00004-y/);
    assert.match(findings[1]?.message ?? "", /of the branch main was lost: snapshot 7 \(/);
  });
});

describe("the finding", () => {
  const table = numbered("1 < 2; main=2 pr=2");

  it("names branch, rows, files, writer, and where all of it lies", () => {
    const metadata = numbered("1 < 2 < 3; main=2 pr=3");
    const snapshots = metadata.snapshots?.map((one) =>
      one["snapshot-id"] === 3 ? { ...one, summary: { ...one.summary, "app-id": "loader" } } : one,
    );
    const [finding] = told(table, [
      file("00003-x", { ...metadata, ...(snapshots && { snapshots }) }),
    ]);
    assert.equal(
      finding?.message,
      "c.n.t: a sync of the branch pr was lost: snapshot 3 (append of 3 rows in 1 file at 1970-01-01T00:00:03.000Z by loader) is in s3://lake/t/metadata/00003-x.metadata.json alone, its manifest list is s3://lake/t/metadata/snap-3.avro.",
    );
  });

  it("survives a writer that says nothing of what it wrote", () => {
    const bare = { "snapshot-id": 3, "timestamp-ms": 9e18, "sequence-number": 3 };
    const metadata = { ...numbered("1 < 2; main=2"), snapshots: [bare], refs: {} };
    assert.match(
      told(table, [file("00003-x", metadata)])[0]?.message ?? "",
      /^c\.n\.t: a sync was lost: snapshot 3 \(a commit\) is in \S+ alone\.$/,
    );
  });

  const state = (text: string) => ({ properties: { "airbyte.stream_state": text } });
  const lost = (more: Partial<TableMetadata>) =>
    file("00003-x", numbered("1 < 2 < 3; main=2 pr=3", {}, more));
  const hints: { name: string; now: TableMetadata; stray: LoadedTable; says: RegExp }[] = [
    {
      name: "the state on the table is behind the rows: a new run reads them again",
      now: { ...table, ...state("10") },
      stray: lost(state("20")),
      says: /^Run the connector again for pr: its state on the table is behind these rows/,
    },
    {
      name: "the state on the table is at the rows: it has to be reset",
      now: { ...table, ...state("20") },
      stray: lost(state("20")),
      says: /at these rows already, so it would skip them: reset it, then run/,
    },
    {
      name: "another sync has moved the state since: it has to be reset",
      now: numbered("1 < 2 < 4; main=4 pr=2", { 2: 2, 4: 3 }, state("30")),
      stray: lost(state("20")),
      says: /Another sync has moved the connector's state on the table since/,
    },
    {
      name: "the table has no state: the source may have moved its own position",
      now: table,
      stray: lost({}),
      says: /a Kafka group, a replication slot\), put that back first/,
    },
  ];
  for (const { name, now, stray, says } of hints)
    it(`says what to do: ${name}`, () => assert.match(told(now, [stray])[0]?.hint ?? "", says));

  it("never shows the connectors' state", () => {
    const [finding] = told({ ...table, ...state("secret-a") }, [lost(state("secret-b"))]);
    assert.doesNotMatch(JSON.stringify(finding), /secret/);
  });

  it("is a notice once a later sync of the same branch has gone on from the state before", () => {
    const now = { ...numbered("1 < 2 < 9; main=2 pr=9", { 9: 3 }), ...state("25") };
    const [finding] = told(now, [lost(state("20"))]);
    assert.equal(finding?.level, "notice");
    assert.match(finding?.hint ?? "", /read them again; delete that metadata file/);
  });

  it("is a warning once there was a later sync, where the table says nothing of the state", () => {
    const now = numbered("1 < 2 < 9; main=2 pr=9", { 9: 3 });
    const [finding] = told(now, [lost({})]);
    assert.equal(finding?.level, "warning");
    assert.match(finding?.hint ?? "", /look whether it has these rows/);
  });

  it("stays an error where the branch was only compacted since, which reads nothing again", () => {
    const table = numbered("1 < 2 < 9; main=2 pr=9", { 9: 3 });
    const snapshots = (table.snapshots ?? []).map((one) =>
      String(one["snapshot-id"]) === "9" ? { ...one, summary: { operation: "replace" } } : one,
    );
    const [finding] = told({ ...table, ...state("10"), snapshots }, [lost(state("20"))]);
    assert.equal(finding?.level, "error");
  });

  it("stays an error where the later sync was one of another branch", () => {
    const now = numbered("1 < 2 < 9; main=9 pr=2", { 9: 3 });
    assert.equal(told(now, [lost({})])[0]?.level, "error");
  });

  it("is a notice where the data branch was ended: nobody waits for its rows", () => {
    const now = numbered("1 < 2; main=2", {}, marked({ state: "closed" }));
    const [finding] = told(now, [lost({})]);
    assert.equal(finding?.level, "notice");
    assert.match(finding?.hint ?? "", /ended since/);
  });
});
