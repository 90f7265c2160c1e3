/** Tables that Java, pyiceberg and dashtool's library wrote, against what they say of themselves. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { applyUpdates } from "../../src/iceberg/commit.ts";
import { parseJson, stringifyJson } from "../../src/iceberg/json.ts";
import {
  branchHead,
  isAncestor,
  isViewMetadata,
  parseTableMetadata,
  refsOf,
  snapshotId,
} from "../../src/iceberg/refs.ts";
import { classify } from "../../src/plan/classify.ts";

const fixtures = join(import.meta.dirname, "../fixtures/iceberg");

interface Expected {
  readonly kind: string;
  readonly "metadata-location": string;
  readonly uuid: string;
  readonly "current-snapshot-id": string | null;
  readonly refs: {
    readonly [name: string]: { "snapshot-id": string; type: string; "vs-main": string };
  };
}

const expected = JSON.parse(readFileSync(join(fixtures, "expected.json"), "utf8")) as {
  [catalog: string]: { [table: string]: Expected };
};

function readText(location: string): string {
  const path = location.startsWith("s3://lake/")
    ? join(fixtures, "lake", location.slice("s3://lake/".length))
    : join(fixtures, location);
  const bytes = readFileSync(path);
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
}

const forecasts: { readonly [words: string]: readonly string[] } = {
  same: ["equal"],
  "fast-forward": ["fast-forward"],
  behind: ["behind"],
  // Storage of a materialized view: a refresh exchanges all rows, so its snapshot has no parent.
  diverged: ["diverged", "replaced"],
  "main-absent": ["new-main"],
};

for (const [catalog, tables] of Object.entries(expected))
  describe(`tables of ${catalog}`, () => {
    for (const [name, table] of Object.entries(tables)) {
      const text = readText(table["metadata-location"]);
      if (table.kind !== "table") {
        it(`${name} is told from a table`, () =>
          assert.equal(isViewMetadata(text), table.kind.endsWith("view")));
        continue;
      }
      const metadata = parseTableMetadata(text, name);
      it(`${name} has the refs that its writer gave it`, () => {
        assert.equal(metadata["table-uuid"], table.uuid);
        assert.equal(branchHead(metadata, "main"), table["current-snapshot-id"]);
        const refs = Object.entries(refsOf(metadata)).map(([ref, one]) => [
          ref,
          snapshotId(one["snapshot-id"]),
          one.type,
        ]);
        assert.deepEqual(
          refs.sort(),
          Object.entries(table.refs)
            .map(([ref, one]) => [ref, one["snapshot-id"], one.type])
            .sort(),
        );
      });
      for (const [ref, one] of Object.entries(table.refs))
        if (one.type === "branch" && ref !== "main")
          it(`${name}: ${ref} is ${one["vs-main"]} as seen from main`, () => {
            const base = branchHead(metadata, "main");
            const forecast = classify(metadata, ref, { snapshot: base });
            assert.ok(forecasts[one["vs-main"]]?.includes(forecast), forecast);
          });
    }
  });

describe("metadata files", () => {
  const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".metadata.json"))
    .map((path) => join(fixtures, path))
    // A writer that failed left one without a byte.
    .filter((path) => statSync(path).size > 0);
  it("there are many", () => assert.ok(files.length > 100, String(files.length)));

  it("come out as they went in, number by number", () => {
    for (const file of files) {
      const bytes = readFileSync(file);
      const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
      // White space aside: what is between the tokens is the writer's own.
      assert.equal(stringifyJson(parseJson(text)), compact(text), file);
    }
  });

  it("keep all that they had when a branch is added", () => {
    for (const file of files) {
      const bytes = readFileSync(file);
      const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
      if (isViewMetadata(text)) continue;
      const metadata = parseTableMetadata(text, file);
      const main = branchHead(metadata, "main");
      if (main === null) continue;
      const id = refsOf(metadata).main?.["snapshot-id"] ?? 0;
      const after = applyUpdates(
        metadata,
        [{ action: "set-snapshot-ref", "ref-name": "new", type: "branch", "snapshot-id": id }],
        { now: 4_102_444_800_000, previousLocation: file },
      );
      const { refs: _, "last-updated-ms": __, "metadata-log": ___, ...rest } = after;
      const { refs: r, "last-updated-ms": l, "metadata-log": m, ...before } = metadata;
      assert.deepEqual(rest, before, file);
      assert.equal(isAncestor(after, main, branchHead(after, "new") ?? ""), "yes");
    }
  });
});

/** The tokens of a JSON text without the white space between them. */
function compact(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_all, string) => string ?? "");
}
