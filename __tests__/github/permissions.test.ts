/** A token that may do less than the workflow needs: a warning with the line to add, and the summary instead. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import type { Permissions } from "../fakehub/permissions.ts";
import { type ActionRun, ended, type LakeHub, lakeHub, ordersPull, spec } from "./lake-hub.ts";

const every: Permissions = { contents: "write", pull_requests: "write", checks: "write" };
const reading: Permissions = { contents: "read", pull_requests: "read", checks: "read" };

/** A hub whose token of the job has these permissions, and another one all. */
async function hubWith(permissions: Permissions): Promise<LakeHub> {
  const job = { kind: "actions", login: "github-actions[bot]" } as const;
  const all = { ...job, permissions: every };
  return lakeHub({}, { tokens: { ghs_actions: { ...job, permissions }, ghs_all: all } });
}

/** What is said of permissions, line by line: `warning pull-requests: write`. */
function asked({ report }: ActionRun): readonly string[] {
  return report.findings
    .filter(({ code }) => code === "IB611")
    .map(({ level, hint }) => `${level} ${/`([\w-]+: \w+)`/.exec(hint ?? "")?.[1]}`)
    .sort();
}

interface Case {
  readonly what: string;
  readonly permissions: Permissions;
  readonly status: number;
  readonly asked: readonly string[];
  readonly comments: number;
  readonly checks: number;
}

const cases: readonly Case[] = [
  {
    ...{ what: "all that is needed", permissions: every },
    ...{ status: 0, asked: [], comments: 1, checks: 2 },
  },
  {
    ...{ what: "no `pull-requests: write`", permissions: { ...every, pull_requests: "read" } },
    ...{ status: 0, asked: ["warning pull-requests: write"], comments: 0, checks: 2 },
  },
  {
    ...{ what: "no `pull-requests`", permissions: { contents: "write", checks: "write" } },
    ...{ status: 0, asked: ["warning pull-requests: write"], comments: 0, checks: 2 },
  },
  {
    ...{ what: "no `checks: write`", permissions: { ...every, checks: "read" } },
    ...{ status: 0, asked: ["warning checks: write"], comments: 1, checks: 0 },
  },
  {
    ...{ what: "no `contents: write`", permissions: { ...every, contents: "read" } },
    ...{ status: 4, asked: ["error contents: write"], comments: 1, checks: 1 },
  },
  {
    ...{ what: "nothing to write", permissions: reading },
    ...{ status: 4, comments: 0, checks: 0 },
    asked: ["error contents: write", "warning checks: write", "warning pull-requests: write"],
  },
  {
    ...{ what: "`contents: read` alone", permissions: { contents: "read" } },
    ...{ status: 4, comments: 0, checks: 0 },
    asked: ["error contents: write", "warning checks: write", "warning pull-requests: write"],
  },
];

describe("a pull request, run with a token that has", () => {
  for (const { what, permissions, status, ...expected } of cases)
    it(`${what}: ${status === 0 ? "green" : "red"}, ${expected.asked.length || "no"} line(s) to add`, async () => {
      await using lake = await hubWith(permissions);
      const { hub, house } = lake;
      const number = await ordersPull(lake);
      const run = ended(await lake.on("pull_request", "opened", number), status);
      assert.deepEqual(asked(run), expected.asked);
      for (const line of expected.asked)
        assert.match(run.log, new RegExp(`^::\\w+ title=IB611.*\`${line.split(" ")[1]}`, "m"));
      assert.equal(hub.comments(number).length, expected.comments);
      assert.equal(hub.checkRuns().length, expected.checks);
      assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
      assertWhole(run);
      assert.deepEqual(hub.violations, []);
    });

  it("not even `contents: read`: blocked before anything is written", async () => {
    await using lake = await hubWith({ pull_requests: "write", checks: "write" });
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    const run = ended(await lake.on("pull_request", "opened", number), 1);
    assert.deepEqual(asked(run), ["error contents: read"]);
    assert.equal(await house.ref("orders", "bronze"), undefined);
    assert.match(run.summary, /IB611/);
    assert.deepEqual(run.calls, []);
    assert.deepEqual(hub.violations, []);
  });

  it("expired: it is told which input to mend", async () => {
    await using lake = await hubWith(every);
    const { hub, house } = lake;
    const number = await ordersPull(lake);
    const event = await hub.event("pull_request", "opened", number);
    const run = ended(await lake.run(event, { token: "ghs_of_yesterday" }), 1);
    assert.match(run.log, /^::error title=IB611.*Give `github-token` a token that is valid/m);
    assert.equal(await house.ref("orders", "bronze"), undefined);
    assert.match(run.summary, /IB611/);
    assert.deepEqual(hub.violations, []);
  });
});

/** The summary says all of the report: verdict, tables, changes, problems. */
function assertWhole({ summary, report }: ActionRun): void {
  assert.match(summary, /^## icebranch: (Data branch made|Done in part)/m);
  assert.match(summary, /\| `bronze\.inventory\.orders` \| created \|/);
  assert.match(summary, /\| `bronze\.inventory\.postgres` \| ingest \| added \|/);
  for (const { code, level } of report.findings)
    assert.ok(summary.includes(`**${level} ${code}**`));
}

describe("a token that may only read", () => {
  it("publishes what was merged all the same, green, and the summary is the receipt", async () => {
    await using lake = await hubWith(reading);
    const { hub, house } = lake;
    const number = await built(lake);
    await house.sync("orders", "bronze", [3]);
    await hub.mergePull(number, "squash");
    const run = ended(await lake.on("pull_request", "closed", number), 0);
    assert.deepEqual(asked(run), ["warning checks: write", "warning pull-requests: write"]);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
    assert.match(run.summary, /## icebranch: Published: main moved on 1 table/);
    assert.doesNotMatch(hub.comments(number)[0]?.body ?? "", /Published/);
    assert.deepEqual(hub.violations, []);
  });

  it("publishes what the event and git's history show as merged, and says what it lacks", async () => {
    await using lake = await hubWith({ contents: "read", checks: "write" });
    const { hub, house } = lake;
    const number = await built(lake);
    await house.sync("orders", "bronze", [3]);
    await hub.mergePull(number, "squash");
    const push = ended(await lake.on("push", "main"), 0);
    assert.deepEqual(asked(push), ["warning pull-requests: read"]);
    assert.deepEqual(await house.rows("orders"), [1, 2], "a squash leaves no trace in history");
    const run = ended(await lake.on("pull_request", "closed", number), 0);
    assert.deepEqual(asked(run), ["warning pull-requests: read", "warning pull-requests: write"]);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
    assert.deepEqual(hub.violations, []);
  });

  it("ends the data branch of a pull request that was closed, green", async () => {
    await using lake = await hubWith(reading);
    const { hub, house } = lake;
    const number = await built(lake);
    await hub.closePull(number);
    const run = ended(await lake.on("pull_request", "closed", number), 0);
    assert.deepEqual(asked(run), ["warning pull-requests: write"]);
    assert.equal(await house.ref("orders", "bronze"), undefined);
    assert.match(run.summary, /Data branch removed from 1 table/);
    assert.deepEqual(hub.violations, []);
  });

  it("is no difference that a scheduled run finds", async () => {
    await using lake = await hubWith(reading);
    const { hub, house } = lake;
    const number = await built(lake);
    await house.sync("orders", "bronze", [3]);
    const run = ended(await lake.on("schedule"), 0);
    assert.deepEqual(asked(run), ["warning pull-requests: write"]);
    assert.match(run.summary, /## icebranch: No differences/);
    assert.equal(hub.comments(number).length, 1);
    assert.deepEqual(hub.violations, []);
  });
});

/** Built by a run that may write. */
async function built(lake: LakeHub): Promise<number> {
  const number = await ordersPull(lake);
  const event = await lake.hub.event("pull_request", "opened", number);
  ended(await lake.run(event, { token: "ghs_all", with: { "workflow-mode": "off" } }), 0);
  return number;
}

describe("a token that may not read pull requests", () => {
  it("leaves an open one's rows though another one brought its first commit along", async () => {
    await using lake = await hubWith({ contents: "read", checks: "write" });
    const { hub, house } = lake;
    const number = await built(lake);
    await house.sync("orders", "bronze", [3]);
    await hub.commit("other", { "a.md": "" }, { from: "bronze" });
    const other = await hub.openPull({ head: "other" });
    await hub.commit("bronze", { [spec]: ingestOf("orders", "more") });
    await hub.mergePull(other);
    ended(await lake.on("push", "main"), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2]);
    await hub.mergePull(number);
    ended(await lake.on("push", "main"), 0);
    assert.deepEqual(await house.rows("orders"), [1, 2, 3]);
  });
});
