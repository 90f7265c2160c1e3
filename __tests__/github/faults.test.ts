/** GitHub in trouble while a run speaks with it. The waits are real, so the tests run at once. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import { type Fault, primaryRateLimit, secondaryRateLimit } from "../fakehub/faults.ts";
import { type ActionRun, ended, type LakeHub, lakeHub, ordersPull } from "./lake-hub.ts";
import { breakCatalog } from "./strangers.ts";

const fetching = [{ path: "/info/refs" }, { path: "/git-upload-pack" }];
/** Every kind of call that a run for a new pull request makes, in its order. */
const telling = [
  { operation: "repository" },
  { operation: "createCommitOnBranch" },
  { path: "/issues/1/comments" },
  { path: "/check-runs" },
];
/** What a later run does to the comment, and to a second one. */
const mending = [
  { path: "/issues/comments/", method: "DELETE" },
  { path: "/issues/comments/", method: "PATCH" },
];

type Trouble = Omit<Fault, "method" | "path" | "operation">;

/** A pull request that is opened, synced and pushed to; each kind of call meets the trouble once. */
async function lifeIn(lake: LakeHub, trouble: Trouble, kinds = fetching): Promise<void> {
  const { hub, house } = lake;
  const number = await ordersPull(lake);
  const head = await hub.tip("bronze");
  for (const kind of [...kinds, ...telling]) hub.fail({ ...kind, ...trouble });
  const opened = ended(await lake.on("pull_request", "opened", number), 0);
  assertCalm(opened);
  assert.equal(await hub.tip("bronze^"), head);
  assert.equal(await hub.tip("bronze"), opened.outputs["commit-sha"]);
  assert.equal(hub.comments(number).length, 1);
  const [comment] = hub.comments(number);
  hub.comment(number, comment?.body ?? "", "github-actions[bot]");
  await house.sync("orders", "bronze", [3]);
  for (const kind of mending) hub.fail({ ...kind, ...trouble });
  assertCalm(ended(await lake.on("pull_request", "synchronize", number), 0));
  const [after, ...more] = hub.comments(number);
  assert.match(after?.body ?? "", /1 row in 1 file/);
  assert.deepEqual([after?.id, more], [comment?.id, []]);
  for (const commit of [head, await hub.tip("bronze")])
    assert.equal(hub.checkRuns(commit).at(-1)?.conclusion, "success");
  assert.deepEqual(hub.pendingFaults, [], "each was met");
  assert.deepEqual(hub.violations, []);
}

function assertCalm({ report, log }: ActionRun): void {
  const codes = report.findings.map(({ code }) => code);
  assert.deepEqual(
    codes.filter((code) => code !== "IB616"),
    [],
    log,
  );
}

/** One sentence each, and no trace of our own code. */
function assertToldPlainly({ log, summary }: ActionRun): void {
  for (const text of [log, summary]) assert.doesNotMatch(text, /^\s+at |\.ts:\d|IB901|undefined/m);
}

describe("GitHub", { concurrency: true }, () => {
  describe("that is in trouble for a moment", { concurrency: true }, () => {
    const once: { what: string; trouble: Trouble; kinds?: typeof fetching }[] = [
      ...[500, 502, 503].map((status) => ({
        what: `fails once with ${status} at each kind of call`,
        trouble: { status },
      })),
      {
        what: "asks once for patience at each kind of call (429)",
        trouble: secondaryRateLimit(1, 429),
      },
      {
        what: "asks once for patience at each kind of call (403)",
        trouble: secondaryRateLimit(1),
        kinds: [],
      },
      { what: "hangs up at each kind of call, having done nothing", trouble: { drop: true } },
      {
        what: "hangs up at each kind of call, having done it",
        trouble: { drop: true, acted: true },
      },
      {
        what: "fails at each kind of call, having done it",
        trouble: { status: 502, acted: true },
      },
      { what: "is slow at each kind of call", trouble: { delay: 1_200 } },
    ];
    for (const { what, trouble, kinds } of once)
      it(`and ${what} leaves a pull request as if nothing had been`, async () => {
        await using lake = await lakeHub();
        await lifeIn(lake, trouble, kinds);
      });

    it("and fails once at each call of a merge with production has it made all the same", async () => {
      await using lake = await lakeHub();
      const { hub } = lake;
      for (const name of ["aa", "bb"]) {
        await hub.commit(name, { [`bronze/inventory/${name}.ingest.json`]: ingestOf(name) });
        const number = await hub.openPull({ head: name });
        ended(await lake.on("pull_request", "opened", number), 0);
      }
      await hub.mergePull(1);
      const head = await hub.tip("bb");
      const trouble = { status: 502 };
      for (const path of ["/compare/", "/git/blobs", "/git/trees", "/git/commits"])
        hub.fail({ path, ...trouble });
      hub.fail({ path: "/git/refs/", drop: true, acted: true });
      hub.fail({ operation: /pullRequests/, ...trouble });
      const { log } = ended(await lake.on("push", "main"), 0);
      assert.match(log, /^::notice.*IB615/m);
      assert.doesNotMatch(log, /IB61[1-4]/);
      assert.deepEqual(
        [await hub.tip("bb^1"), await hub.tip("bb^2")],
        [head, await hub.tip("main")],
      );
      assert.deepEqual(hub.pendingFaults, []);
      assert.deepEqual(hub.violations, []);
    });
  });

  describe("that does not come back", { concurrency: true }, () => {
    const off = { with: { "workflow-mode": "off" } };
    const far = primaryRateLimit(Math.floor(Date.now() / 1000) + 3_000);
    const cases: { what: string; faults: readonly Fault[]; comments: number; checks: number }[] = [
      {
        what: "with comments",
        faults: [{ path: "/comments", status: 503 }],
        ...{ comments: 0, checks: 1 },
      },
      {
        what: "with check runs",
        faults: [{ path: "/check-runs", drop: true }],
        ...{ comments: 1, checks: 0 },
      },
      {
        what: "with what it knows of the pull request",
        faults: [{ operation: "repository", status: 500 }],
        ...{ comments: 0, checks: 1 },
      },
      {
        what: "for the rest of the hour",
        faults: [{ path: /^\/(graphql|repos)/, ...far }],
        ...{ comments: 0, checks: 0 },
      },
    ];
    for (const { what, faults, ...expected } of cases)
      it(`${what} is a warning: the verdict stands, and the summary has the report`, async () => {
        await using lake = await lakeHub();
        const { hub, house } = lake;
        const number = await ordersPull(lake);
        for (const fault of faults) hub.fail({ ...fault, times: 99 });
        const run = await lake.run(await hub.event("pull_request", "opened", number), off);
        assert.match(ended(run, 0).log, /^::warning title=IB614/m);
        assert.equal(hub.comments(number).length, expected.comments);
        assert.equal(hub.checkRuns().length, expected.checks);
        assert.match(run.summary, /^## icebranch: Data branch made on 1 table$/m);
        assert.match(run.summary, /\*\*warning IB614\*\*/);
        assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
        assertToldPlainly(run);
        assert.deepEqual(hub.violations, []);
      });

    it("with the commit is red, the data branch being there", async () => {
      await using lake = await lakeHub();
      const { hub, house } = lake;
      const number = await ordersPull(lake);
      const head = await hub.tip("bronze");
      hub.fail({ operation: "createCommitOnBranch", ...far, times: 99 });
      const run = ended(await lake.on("pull_request", "opened", number), 4);
      assert.match(run.log, /^::error title=IB614.*The commit cannot be made/m);
      assert.equal(await hub.tip("bronze"), head);
      assert.notEqual(await house.ref("orders", "bronze"), undefined);
      assert.match(hub.comments(number)[0]?.body ?? "", /IB614/);
      assertToldPlainly(run);
      assert.deepEqual(hub.violations, []);
    });

    it("with git ends the run before anything is written, in one sentence", async () => {
      await using lake = await lakeHub();
      const { hub, house } = lake;
      const number = await ordersPull(lake);
      hub.fail({ path: "/info/refs", status: 500, times: 99 });
      const run = ended(await lake.on("pull_request", "opened", number), 3);
      assert.match(run.log, /^::error title=IB610.*octo\/lake could not be fetched: .* 500\./m);
      assert.equal(await house.ref("orders", "bronze"), undefined);
      assert.equal(hub.comments(number).length + hub.checkRuns().length, 0);
      assertToldPlainly(run);
      assert.deepEqual(hub.violations, []);
    });

    it("after the publish takes nothing of its report away", async () => {
      await using lake = await lakeHub();
      const { hub, house } = lake;
      const number = await ordersPull(lake);
      ended(await lake.run(await hub.event("pull_request", "opened", number), off), 0);
      await house.sync("orders", "bronze", [3]);
      await hub.mergePull(number);
      const push = await hub.event("push", "main");
      // Who is merged is asked first, then the comment is read; the merge commit is asked for last.
      hub.fail({ path: "/issues/comments/", method: "PATCH", ...far });
      hub.fail({ operation: "repository", skip: 2, times: 99, ...far });
      const run = ended(await lake.run(push), 0);
      assert.match(run.summary, /## icebranch: Published: main moved on 1 table/);
      assert.equal(run.outputs.published, '["bronze.inventory.orders"]');
      assert.match(run.log, /^::warning title=IB614.*The pull request cannot be read/m);
      assert.equal(await house.ref("orders", "main"), await house.ref("orders", "bronze"));
      assertToldPlainly(run);
      assert.deepEqual(hub.violations, []);
    });

    it("with the catalog takes nothing of the report of what was done before away", async () => {
      await using lake = await lakeHub();
      const { hub } = lake;
      const number = await ordersPull(lake);
      hub.meanwhile({ operation: "createCommitOnBranch" }, () => breakCatalog(lake));
      const run = ended(await lake.on("pull_request", "opened", number), 0);
      assert.match(run.summary, /## icebranch: Data branch made on 1 table, committed/);
      assert.match(run.log, /^::warning title=IB410/m);
      assert.equal(run.outputs["branch-created"], "true");
      assert.match(hub.comments(number)[0]?.body ?? "", /Branch bronze was made at/);
      assertToldPlainly(run);
      assert.deepEqual(hub.violations, []);
    });

    it("with what was merged publishes nothing, and the next run does", async () => {
      await using lake = await lakeHub();
      const { hub, house } = lake;
      const number = await ordersPull(lake);
      ended(await lake.run(await hub.event("pull_request", "opened", number), off), 0);
      await house.sync("orders", "bronze", [3]);
      await hub.mergePull(number);
      const closed = await hub.event("pull_request", "closed", number);
      hub.fail({ operation: "repository", ...far, times: 2 });
      const run = await lake.run(closed);
      assert.notEqual(run.status, 0, run.log);
      assert.match(run.log, /^::error title=IB614/m);
      assert.notEqual(await house.ref("orders", "main"), await house.ref("orders", "bronze"));
      assertToldPlainly(run);
      ended(await lake.run(closed), 0);
      assert.equal(await house.ref("orders", "main"), await house.ref("orders", "bronze"));
      assert.match(hub.comments(number)[0]?.body ?? "", /Published: main moved on 1 table/);
      assert.deepEqual(hub.violations, []);
    });
  });
});
