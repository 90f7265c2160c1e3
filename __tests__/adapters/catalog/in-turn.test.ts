import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commitInTurn, type OneByOne } from "../../../src/adapters/catalog/in-turn.ts";
import { IcebranchError } from "../../../src/errors.ts";
import { applyUpdates, brokenRequirement } from "../../../src/iceberg/commit.ts";
import { PartialCommit } from "../../../src/iceberg/partial-commit.ts";
import { branchHead, snapshotId, tableName } from "../../../src/iceberg/refs.ts";
import type { LoadedTable, TableCommit, TableUpdate } from "../../../src/iceberg/table-metadata.ts";
import { aTable } from "../../a-table.ts";

const receipt: TableUpdate = { action: "set-properties", updates: { receipt: "yes" } };

/** Publishes `pr` of a table drawn as `1 < 2; main=1 pr=2`. */
function publish(name: string): TableCommit {
  return {
    identifier: { namespace: ["inventory"], name },
    requirements: [{ type: "assert-ref-snapshot-id", ref: "main", "snapshot-id": 1 }],
    updates: [
      { action: "set-snapshot-ref", "ref-name": "main", type: "branch", "snapshot-id": 2 },
      receipt,
    ],
  };
}

interface Memory extends OneByOne {
  /** `orders=2 products=1`: where each main is. */
  mains(): string;
  /** Called before a commit: others are at work. */
  before: (commit: TableCommit) => void | Promise<void>;
  write(name: string, ...updates: TableUpdate[]): void;
  readonly order: string[];
}

function memory(names: readonly string[], skips: readonly string[] = []): Memory {
  const tables = new Map(
    names.map((name): [string, LoadedTable] => [
      `inventory.${name}`,
      {
        identifier: { namespace: ["inventory"], name },
        metadataLocation: "m",
        metadata: aTable("1 < 2 < 3; main=1 pr=2"),
      },
    ]),
  );
  const change = (table: LoadedTable, updates: readonly TableUpdate[]): LoadedTable => {
    const context = { now: 9_000, previousLocation: "m" };
    const changed = { ...table, metadata: applyUpdates(table.metadata, updates, context) };
    tables.set(tableName(table.identifier), changed);
    return changed;
  };
  const at = (name: string) => tables.get(`inventory.${name}`) ?? assert.fail(name);
  const lake: Memory = {
    order: [],
    before: () => undefined,
    load: async (identifier) => tables.get(tableName(identifier)),
    async commitOne(commit) {
      const { name } = commit.identifier;
      await lake.before(commit);
      const broken = brokenRequirement(at(name).metadata, commit.requirements);
      if (broken !== undefined) throw new IcebranchError("IB411", `${name}: ${broken}.`);
      lake.order.push(name);
      return skips.includes(name) ? at(name) : change(at(name), commit.updates);
    },
    write: (name, ...updates) => void change(at(name), updates),
    mains: () => names.map((name) => `${name}=${branchHead(at(name).metadata, "main")}`).join(" "),
  };
  return lake;
}

function setMain(id: number): TableUpdate {
  return { action: "set-snapshot-ref", "ref-name": "main", type: "branch", "snapshot-id": id };
}

function isForward({ updates }: TableCommit): boolean {
  return updates.includes(receipt);
}

describe("a commit to several tables, one after the other", () => {
  it("moves them in the order of their names, and answers in the order that was asked", async () => {
    const lake = memory(["b", "a"]);
    const answer = await commitInTurn([publish("b"), publish("a")], lake);
    assert.deepEqual(lake.order, ["a", "b"]);
    assert.deepEqual(
      answer.map(({ identifier }) => identifier.name),
      ["b", "a"],
    );
    assert.equal(lake.mains(), "b=2 a=2");
  });

  it("moves nothing where a table is not as planned from the beginning", async () => {
    const lake = memory(["a", "b"]);
    lake.write("b", setMain(3));
    await assert.rejects(commitInTurn([publish("a"), publish("b")], lake), { code: "IB411" });
    assert.deepEqual(lake.order, []);
  });

  it("moves nothing where a table is not there", async () => {
    const lake = memory(["a"]);
    await assert.rejects(commitInTurn([publish("a"), publish("b")], lake), { code: "IB411" });
    assert.deepEqual(lake.order, []);
  });

  it("tries again while others only write to other refs", async () => {
    const lake = memory(["a", "b"]);
    let busy = 3;
    lake.before = () => {
      if (busy-- > 0) throw new IcebranchError("IB411", "Others were faster.");
    };
    await commitInTurn([publish("a"), publish("b")], lake);
    assert.equal(lake.mains(), "a=2 b=2");
  });

  it("puts back what it moved, refs and properties, where a table changed in the middle", async () => {
    const lake = memory(["a", "b"]);
    lake.before = ({ identifier: { name } }) => {
      if (name === "b") lake.write("b", setMain(3));
    };
    await assert.rejects(commitInTurn([publish("a"), publish("b")], lake), {
      code: "IB411",
      message: /inventory\.b is not as it was planned: main is 3/,
    });
    assert.equal(lake.mains(), "a=1 b=3");
    const [a] = [await lake.load(publish("a").identifier)];
    assert.deepEqual(a?.metadata.properties, {});
  });

  it("tells what it could not put back, since somebody has moved it since", async () => {
    const lake = memory(["a", "b"]);
    lake.before = ({ identifier: { name } }) => {
      if (name !== "b") return;
      lake.write("a", setMain(3));
      lake.write("b", setMain(3));
    };
    const error = await commitInTurn([publish("a"), publish("b")], lake).catch((thrown) => thrown);
    assert.ok(error instanceof PartialCommit);
    assert.equal(error.code, "IB422");
    assert.match(error.message, /inventory\.b is not as .*inventory\.a: main has been moved since/);
    assert.deepEqual(
      error.now.map(({ metadata }) => snapshotId(metadata.refs?.main?.["snapshot-id"] ?? 0)),
      ["3"],
    );
    assert.equal(lake.mains(), "a=3 b=3");
  });

  it("leaves alone what somebody else set to the same snapshot", async () => {
    const lake = memory(["a", "b"]);
    const before = (await lake.load(publish("a").identifier)) ?? assert.fail();
    lake.write("a", setMain(2));
    lake.write("b", setMain(3));
    const skipped = { commit: publish("a"), before, took: false };
    await assert.rejects(commitInTurn([publish("b")], lake, [skipped]), { code: "IB411" });
    assert.equal(lake.mains(), "a=2 b=3");
    lake.write("a", receipt);
    await assert.rejects(commitInTurn([publish("b")], lake, [skipped]), { code: "IB411" });
    assert.equal(lake.mains(), "a=1 b=3");
  });

  it("tells what it could not put back, since somebody has written over its mark", async () => {
    const lake = memory(["a", "b"]);
    lake.before = ({ identifier: { name } }) => {
      if (name !== "b") return;
      lake.write("a", { action: "set-properties", updates: { receipt: "of another run" } });
      lake.write("b", setMain(3));
    };
    await assert.rejects(commitInTurn([publish("a"), publish("b")], lake), {
      code: "IB422",
      message: /inventory\.a: it has been written to since/,
    });
    assert.equal(lake.mains(), "a=2 b=3");
  });

  it("puts back what moved where a catalog accepts a write and does not do it", async () => {
    const lake = memory(["a", "b"], ["b"]);
    await assert.rejects(commitInTurn([publish("a"), publish("b")], lake), {
      code: "IB408",
      message: /inventory\.b: main is not at 2; inventory\.b: receipt was not written/,
    });
    assert.equal(lake.mains(), "a=1 b=1");
  });

  it("puts back what moved where the rights do not reach to all tables", async () => {
    const lake = memory(["a", "b"]);
    lake.before = ({ identifier: { name } }) => {
      if (name === "b") throw new IcebranchError("IB427", "Not allowed.");
    };
    await assert.rejects(commitInTurn([publish("a"), publish("b")], lake), { code: "IB427" });
    assert.equal(lake.mains(), "a=1 b=1");
  });

  for (const { code, why } of [
    { code: "IB412", why: "nobody knows whether a table moved" },
    { code: "IB410", why: "nobody answers any more" },
  ] as const)
    it(`stays where it is, and says so, where ${why}`, async () => {
      const lake = memory(["a", "b"]);
      lake.before = ({ identifier: { name } }) => {
        if (name === "b") throw new IcebranchError(code, "No answer.");
      };
      await assert.rejects(commitInTurn([publish("a"), publish("b")], lake), { code: "IB412" });
      assert.equal(lake.mains(), "a=2 b=1");
    });

  it("says that tables may have moved where the way back is cut off", async () => {
    const lake = memory(["a", "b"]);
    lake.before = (commit) => {
      if (commit.identifier.name === "b") lake.write("b", setMain(3));
      if (!isForward(commit)) throw new IcebranchError("IB410", "No answer.");
    };
    await assert.rejects(commitInTurn([publish("a"), publish("b")], lake), { code: "IB412" });
    assert.equal(lake.mains(), "a=2 b=3");
  });

  it("takes a table for moved though a writer went on from there at once", async () => {
    const lake = memory(["a", "b"]);
    const commitOne = lake.commitOne;
    const busy: OneByOne = {
      load: lake.load,
      async commitOne(commit) {
        await commitOne(commit);
        lake.write(commit.identifier.name, setMain(3));
        return (await lake.load(commit.identifier)) ?? assert.fail();
      },
    };
    await commitInTurn([publish("a"), publish("b")], busy);
    assert.equal(lake.mains(), "a=3 b=3");
  });
});
