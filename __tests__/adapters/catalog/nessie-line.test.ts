/** How snapshots descend from each other on Nessie, which shows one at a time and no parents. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  cutLine,
  extendLine,
  howItFollows,
  joinLines,
  mainLine,
  partFrom,
  type Version,
} from "../../../src/adapters/catalog/nessie/line.ts";
import { addedBetween, history, isAncestor } from "../../../src/iceberg/refs.ts";
import type { Snapshot, TableMetadata } from "../../../src/iceberg/table-metadata.ts";

interface Drawn {
  readonly id?: number;
  readonly sequence: number;
  readonly operation?: string;
  readonly added?: number;
  readonly deleted?: number;
  readonly total: number;
}

/** A snapshot of tables that have one row in each file. */
function snapshot({
  id = 1,
  sequence,
  operation = "append",
  added,
  deleted,
  total,
}: Drawn): Snapshot {
  const counts = { added, deleted, total };
  const summary = Object.entries(counts).flatMap(([word, count]) =>
    count === undefined
      ? []
      : [
          [`${word}-records`, String(count)],
          [`${word}-data-files`, String(count)],
        ],
  );
  return {
    ...{ "snapshot-id": id, "sequence-number": sequence, "timestamp-ms": id },
    summary: { operation, ...Object.fromEntries(summary) },
  };
}

const cases: readonly {
  readonly name: string;
  readonly before: Drawn;
  readonly after: Drawn;
  readonly is: ReturnType<typeof howItFollows>;
}[] = [
  {
    name: "an append keeps the rows before it",
    before: { sequence: 1, total: 3 },
    after: { sequence: 2, added: 2, total: 5 },
    is: "on-top",
  },
  {
    name: "a delete says how many rows it took",
    before: { sequence: 6, total: 5 },
    after: { sequence: 7, operation: "delete", deleted: 1, total: 4 },
    is: "on-top",
  },
  {
    name: "a compaction exchanges files, and no rows",
    before: { sequence: 6, total: 5 },
    after: { sequence: 7, operation: "replace", added: 5, deleted: 5, total: 5 },
    is: "on-top",
  },
  {
    name: "an append of a connector that names an Iceberg branch has no row of before",
    before: { sequence: 1, total: 3 },
    after: { sequence: 2, added: 2, total: 2 },
    is: "anew",
  },
  {
    name: "a full refresh of a connector begins anew",
    before: { sequence: 1, total: 3 },
    after: { sequence: 2, operation: "overwrite", added: 4, total: 4 },
    is: "anew",
  },
  {
    name: "an overwrite of pyiceberg is two snapshots in one commit, of which Nessie keeps the last",
    before: { sequence: 3, total: 6 },
    after: { sequence: 5, added: 4, total: 4 },
    is: "exchanged",
  },
];

describe("a snapshot that Nessie shows after another", () => {
  for (const { name, before, after, is } of cases)
    it(`${is}: ${name}`, () => assert.equal(howItFollows(snapshot(before), snapshot(after)), is));

  it("unknown: a writer that counts no totals proves nothing", () => {
    const { summary: _, ...silent } = snapshot({ sequence: 2, total: 1 });
    assert.equal(howItFollows(snapshot({ sequence: 1, total: 1 }), silent as Snapshot), "unknown");
  });
});

const at = (id: number, drawn: Omit<Drawn, "id">): Omit<Version, "parent"> => ({
  location: `m${id}`,
  snapshot: snapshot({ id, ...drawn }),
});
const first = at(1, { sequence: 1, total: 3 });
const second = at(2, { sequence: 2, added: 2, total: 5 });
const third = at(3, { sequence: 3, added: 1, total: 6 });

function metadataOf(...lines: readonly (readonly Version[])[]): TableMetadata {
  return { snapshots: joinLines(lines, [], []) } as unknown as TableMetadata;
}

describe("a data branch's line on Nessie", () => {
  it("goes on from where icebranch put it", () => {
    const metadata = metadataOf(extendLine([first], [second, third]));
    assert.equal(isAncestor(metadata, "1", "3"), "yes");
    assert.deepEqual(addedBetween(metadata, "1", "3"), { rows: 3, files: 3 });
  });

  it("begins anew where a writer began anew", () => {
    const root = at(4, { sequence: 2, added: 2, total: 2 });
    assert.equal(isAncestor(metadataOf(extendLine([first], [root])), "1", "4"), "no");
  });

  it("is a full refresh where several snapshots came in one commit", () => {
    const last = at(4, { sequence: 3, added: 4, total: 4 });
    const metadata = metadataOf(extendLine([first], [last]));
    assert.equal(isAncestor(metadata, "1", "4"), "no");
    assert.equal(history(metadata, "4").snapshots.at(-1)?.summary?.operation, "overwrite");
  });

  it("believes a server that tells the parent", () => {
    const told = { ...second, snapshot: { ...second.snapshot, "parent-snapshot-id": 9 } };
    const metadata = metadataOf(extendLine([first], [told as never]));
    assert.equal(isAncestor(metadata, "1", "2"), "unknown");
  });

  it("begins with its first row on a new table", () => {
    const empty = { location: "m0", snapshot: null };
    const metadata = metadataOf(extendLine([], [empty, first, second]));
    assert.ok(history(metadata, "2").whole);
    assert.equal(isAncestor(metadata, "1", "2"), "yes");
  });

  it("proves nothing where its beginning cannot be read", () => {
    const metadata = metadataOf(cutLine(extendLine([], [second, third])));
    assert.equal(isAncestor(metadata, "1", "3"), "unknown");
  });

  it("knows a snapshot that it is put back to", () => {
    const back = { ...first, location: "m4" };
    const again = at(5, { sequence: 2, added: 1, total: 4 });
    const metadata = metadataOf(extendLine([first], [second, back, again]));
    assert.equal(isAncestor(metadata, "1", "5"), "yes");
    assert.equal(isAncestor(metadata, "2", "5"), "no");
  });

  it("is apart from main where that got another schema or property on the same snapshot", () => {
    const line = extendLine([first], [second]);
    assert.equal(isAncestor(metadataOf(partFrom(line, first)), "1", "2"), "yes");
    const changed = { ...first, location: "m9" };
    assert.equal(isAncestor(metadataOf(partFrom(line, changed)), "1", "2"), "no");
  });
});

describe("the default branch's line on Nessie", () => {
  const time = 0;
  const parents = (start: number | null, ...heads: readonly (number | null)[]) =>
    mainLine(
      start,
      heads.map((head) => ({ head, time })),
    ).map(({ id, parent }) => [id, parent]);

  it("is the order of its commits", () => {
    const line = [
      [1, null],
      [2, 1],
      [3, 2],
    ];
    assert.deepEqual(parents(1, 2, 3), line);
  });

  it("is cut back by an undo", () => {
    const line = [
      [1, null],
      [4, 1],
    ];
    assert.deepEqual(parents(1, 2, 1, 4), line);
  });

  it("begins anew where the table was dropped and made again", () =>
    assert.deepEqual(parents(1, 2, null, 7), [[7, null]]));

  it("gives way to what a data branch says of the same snapshots", () => {
    const line = extendLine([first], [second, third]);
    const main = mainLine(1, [{ head: 3, time }]);
    const snapshots = joinLines([line], [], main);
    assert.equal(isAncestor({ snapshots } as unknown as TableMetadata, "2", "3"), "yes");
  });
});
