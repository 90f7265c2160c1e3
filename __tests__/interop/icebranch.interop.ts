/** icebranch moves tables that pyiceberg writes, and pyiceberg goes on with what icebranch leaves. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { appendRows } from "../../src/demo/table-writer.ts";
import { type ScratchLake, scratchLake } from "../demo/scratch-lake.ts";
import { type TemporaryRepository, temporaryRepository } from "../repository.ts";
import { type PyicebergAction, pyiceberg } from "./pyiceberg.ts";

const cli = join(import.meta.dirname, "../../src/cli.ts");
const table = "inventory.orders";

interface Lakehouse extends AsyncDisposable {
  readonly lake: ScratchLake;
  readonly repository: TemporaryRepository;
  /** Runs icebranch in the repository; fails the test where it ends otherwise. */
  icebranch(exitStatus: number, ...args: readonly string[]): string;
  /** Squashes `pr` into main, which is then checked out, and publishes. */
  mergeAndPublish(exitStatus: number): Promise<string>;
  pyiceberg(...actions: readonly PyicebergAction[]): readonly unknown[];
}

/** A repository whose branch `pr`, checked out, adds an ingest of the table orders. */
async function lakehouse(): Promise<Lakehouse> {
  const lake = await scratchLake("icebranch lake ");
  const config = {
    plugin: "sql",
    catalogUrl: `sqlite:///${lake.folder}/catalog.db`,
    bucket: `file://${lake.folder}/warehouse`,
  };
  const repository = await temporaryRepository({ "dashtool.json": JSON.stringify(config) });
  await repository.branch("pr");
  await repository.commit("add orders", { "bronze/inventory/kafka.ingest.json": ordersSpec() });
  return {
    lake,
    repository,
    icebranch: (exitStatus, ...args) => runIcebranch(repository, exitStatus, args),
    async mergeAndPublish(exitStatus) {
      await repository.checkout("main");
      await repository.squash("pr");
      return runIcebranch(repository, exitStatus, ["publish", "--branch", "pr"]);
    },
    pyiceberg: (...actions) => pyiceberg(lake.folder, ...actions),
    async [Symbol.asyncDispose]() {
      await repository[Symbol.asyncDispose]();
      await lake[Symbol.asyncDispose]();
    },
  };
}

function ordersSpec(): string {
  return JSON.stringify({
    image: "dashbook/source-kafka:sql",
    source: {
      bootstrap_servers: "kafka:9092",
      subscription: { subscription_type: "subscribe", topic_pattern: "orders" },
      protocol: { security_protocol: "PLAINTEXT" },
    },
    destination: {
      ...{ catalog_name: "bronze", catalog_url: "sqlite:////lake.db", namespace: "inventory" },
    },
  });
}

function runIcebranch(
  { root, env }: TemporaryRepository,
  exitStatus: number,
  args: readonly string[],
): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  assert.equal(status, exitStatus, `icebranch ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

type Refs = Readonly<Record<string, string>>;

describe("a table of pyiceberg's", () => {
  it("gets a branch at main's snapshot, and main gets its rows when it is published", async () => {
    await using house = await lakehouse();
    const [, main] = house.pyiceberg({ do: "create", table }, { do: "append", table, ids: [1, 2] });
    house.icebranch(0, "build");
    const [made, head] = house.pyiceberg(
      { do: "refs", table },
      { do: "append", table, ids: [3], branch: "pr" },
    );
    assert.deepEqual(made, { main, pr: main });
    assert.deepEqual(house.pyiceberg({ do: "ids", table }), [[1, 2]], "main is as it was");
    await house.mergeAndPublish(0);
    const [ids, refs, , more] = house.pyiceberg(
      { do: "ids", table },
      { do: "refs", table },
      { do: "append", table, ids: [4] },
      { do: "ids", table },
    );
    assert.deepEqual(ids, [1, 2, 3]);
    assert.equal((refs as Refs).main, head);
    assert.deepEqual(more, [1, 2, 3, 4], "pyiceberg can write on");
  });

  it("keeps all of its metadata but refs, properties and logs, be it of format 1 or 2", async () => {
    for (const version of ["1", "2"]) {
      await using house = await lakehouse();
      const properties = { "format-version": version, "user.note": "kept" };
      house.pyiceberg(
        { do: "create", table, partitioned: true, properties },
        { do: "append", table, ids: [1, 2] },
      );
      house.icebranch(0, "build");
      const [, before] = house.pyiceberg(
        { do: "append", table, ids: [3, 4], branch: "pr" },
        { do: "metadata", table },
      );
      await house.mergeAndPublish(0);
      const [after, ids] = house.pyiceberg({ do: "metadata", table }, { do: "ids", table });
      assert.deepEqual(ids, [1, 2, 3, 4]);
      assert.deepEqual(unmoved(after), unmoved(before));
    }
  });

  it("is put back by undo, and pyiceberg can write on", async () => {
    await using house = await lakehouse();
    const [, main] = house.pyiceberg({ do: "create", table }, { do: "append", table, ids: [1] });
    house.icebranch(0, "build");
    house.pyiceberg({ do: "append", table, ids: [2], branch: "pr" });
    await house.mergeAndPublish(0);
    house.icebranch(0, "undo");
    const [refs, ids, , more] = house.pyiceberg(
      { do: "refs", table },
      { do: "ids", table },
      { do: "append", table, ids: [3] },
      { do: "ids", table },
    );
    assert.equal((refs as Refs).main, main);
    assert.deepEqual([ids, more], [[1], [1, 3]]);
  });

  it("comes on top when pyiceberg moved main meanwhile, and pyiceberg reads all of it and writes on", async () => {
    await using house = await lakehouse();
    house.pyiceberg({ do: "create", table }, { do: "append", table, ids: [1] });
    house.icebranch(0, "build");
    house.pyiceberg(
      { do: "append", table, ids: [2], branch: "pr" },
      { do: "append", table, ids: [3] },
    );
    const report = await house.mergeAndPublish(0);
    assert.match(report, /what\s+branch\s+pr\s+added\s+on\s+top/);
    const [all] = house.pyiceberg({ do: "ids", table });
    assert.deepEqual(all, [1, 2, 3]);
    const [, more] = house.pyiceberg({ do: "append", table, ids: [4] }, { do: "ids", table });
    assert.deepEqual(more, [1, 2, 3, 4]);
  });
});

describe("a table that the branch's first sync makes", () => {
  it("has no main until it is published; then pyiceberg reads and writes it", async () => {
    await using house = await lakehouse();
    house.icebranch(0, "build");
    const orders = await house.lake.table("orders");
    const head = await appendRows({ ...orders, branch: "pr", rows: [{ id: 1n }] });
    assert.deepEqual(house.pyiceberg({ do: "refs", table }), [{ pr: head }]);
    await house.mergeAndPublish(0);
    const [refs, ids, , more] = house.pyiceberg(
      { do: "refs", table },
      { do: "ids", table },
      { do: "append", table, ids: [2] },
      { do: "ids", table },
    );
    assert.equal((refs as Refs).main, head);
    assert.deepEqual([ids, more], [[1], [1, 2]]);
  });
});

/** What no verb of icebranch may change. */
function unmoved(metadata: unknown): unknown {
  const moved = [
    "refs",
    "properties",
    "metadata-log",
    "snapshot-log",
    "last-updated-ms",
    "current-snapshot-id",
  ];
  const { properties, ...rest } = metadata as { properties: Record<string, string> };
  const kept = Object.entries(rest).filter(([key]) => !moved.includes(key));
  return { ...Object.fromEntries(kept), note: properties["user.note"] };
}
