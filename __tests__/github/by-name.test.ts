/** What a person asks for with the input `command`; and a GitHub at another address. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Verb } from "../../src/verbs.ts";
import { ingestOf } from "../e2e/lakehouse.ts";
import { changesBy } from "./changes.ts";
import { type Asked, ended, type LakeHub, lakeHub, ordersPull, spec } from "./lake-hub.ts";

async function asks({ hub, run }: LakeHub, branch: string, given: Asked["with"] = {}) {
  return run(await hub.event("workflow_dispatch", branch), { with: given });
}

/** Built, and synced since. */
async function synced(lake: LakeHub): Promise<number> {
  const number = await ordersPull(lake);
  ended(await lake.on("pull_request", "opened", number), 0);
  await lake.house.sync("orders", "bronze", [3]);
  return number;
}

interface Row {
  readonly command: Verb;
  readonly branch: string;
  readonly does: string;
  readonly changes?: string;
  readonly status?: number;
}

/** In this order, in one repository: `silver` is a branch without a pull request. */
const verbs: readonly Row[] = [
  { command: "check", branch: "silver", does: "No errors" },
  { command: "plan", branch: "silver", does: "Plan for data branch silver" },
  { command: "build", branch: "silver", does: "Data branch made on 1 table", changes: "catalog" },
  { command: "workflow", branch: "bronze", does: "Nothing to do" },
  { command: "refresh", branch: "silver", does: "Nothing to do" },
  { command: "publish", branch: "silver", does: "IB421", status: 1 },
  { command: "publish", branch: "main", does: "Nothing to do" },
  { command: "drift", branch: "main", does: "No differences" },
  { command: "undo", branch: "main", does: "IB416" },
  { command: "clean", branch: "silver", does: "Data branch removed", changes: "catalog" },
  { command: "init", branch: "main", does: "IB601", status: 1 },
];

describe("a run by hand", () => {
  it("does each verb alone, and nothing else", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    await synced(lake);
    await house.sync("products", "main", [1]);
    await hub.commit("silver", { [spec]: ingestOf("products") });
    for (const { command, branch, does, changes = "", status = 0 } of verbs) {
      const done = await changesBy(lake, ["orders", "products"], () =>
        asks(lake, branch, { command }),
      );
      const { report, log } = ended(done.run, status);
      assert.equal(report.command, command);
      assert.ok(log.includes(does), log);
      assert.equal(done.changes, changes, log);
    }
    assert.deepEqual(hub.violations, []);
  });

  it("publishes no branch that is not merged", async () => {
    await using lake = await lakeHub();
    await synced(lake);
    for (const given of [{ command: "publish" }, { command: "publish", branch: "bronze" }]) {
      const { log } = ended(await asks(lake, "bronze", given), 1);
      assert.match(log, /^::error title=IB421.*bronze is not merged into main\./m);
    }
    ended(await asks(lake, "main", { command: "publish" }), 0);
    assert.deepEqual(await lake.house.rows("orders"), [1, 2]);
    assert.deepEqual(lake.hub.violations, []);
  });

  it("shows with dry-run the plan that it then carries out, and writes nothing", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const number = await synced(lake);
    await hub.mergePull(number, "squash");
    const given = { command: "publish", branch: "bronze" };
    const dry = await changesBy(lake, ["orders"], () =>
      asks(lake, "main", { ...given, "dry-run": "true" }),
    );
    assert.match(ended(dry.run, 0).log, /Dry run: main to be moved on 1 table/);
    assert.equal(dry.changes, "");
    const real = await changesBy(lake, ["orders"], () => asks(lake, "main", given));
    assert.match(ended(real.run, 0).log, /Published: main moved on 1 table/);
    assert.equal(real.changes, "catalog comment check");
    assert.equal(real.run.outputs["plan-digest"], dry.run.outputs["plan-digest"]);
    const moves = ({ report }: typeof real.run) => report.tables.map(({ move }) => move);
    assert.deepEqual(moves(real.run), moves(dry.run));
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
    assert.match(hub.comments(number)[0]?.body ?? "", /Published: main moved on 1 table/);
    assert.deepEqual(hub.violations, []);
  });
});

describe("GitHub Enterprise Server", () => {
  it("has its APIs elsewhere, and a pull request's life there is the same", async () => {
    await using lake = await lakeHub({}, { enterprise: true });
    const { hub, house } = lake;
    const number = await synced(lake);
    ended(await lake.on("pull_request", "synchronize", number), 0);
    assert.match(hub.comments(number)[0]?.body ?? "", /1 row in 1 file/);
    assert.match(await hub.git("show", "bronze:argo/workflow.yaml"), /^kind: CronWorkflow$/m);
    const merge = await hub.mergePull(number, "squash");
    ended(await lake.on("pull_request", "closed", number), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
    assert.equal(hub.checkRuns(merge)[0]?.conclusion, "success");
    assert.deepEqual(hub.violations, []);
  });
});
