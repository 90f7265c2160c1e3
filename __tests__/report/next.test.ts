import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ReportInput } from "../../src/report/make.ts";
import { nextSteps } from "../../src/report/next.ts";
import { verdictOf } from "../../src/report/verdict.ts";
import { shellWord } from "../../src/shell-word.ts";
import { aFinding, aMove, anOutcome, aPlan, aReport, aStep, aTable } from "./plans.ts";

const orders = "bronze.inventory.orders";

function commandsAfter(parts: Partial<ReportInput>): (string | null)[] {
  return nextSteps(aReport(parts)).map(({ command }) => command);
}

describe("what to do next", () => {
  it("after a plan: build, and publish once it is merged", () => {
    const tables = [
      aTable("bronze.inventory.new", "create", { head: null }),
      aTable(orders, "fast-forward"),
    ];
    assert.deepEqual(commandsAfter({ plan: aPlan({ tables }) }), [
      "icebranch build",
      "icebranch publish --branch bronze",
    ]);
  });

  it("of a pull request: merging publishes", () => {
    const pull = { repository: 1, number: 2 };
    const plan = aPlan({ tables: [aTable(orders, "fast-forward")] });
    assert.deepEqual(nextSteps(aReport({ pull, plan })), [
      { why: "Merge the pull request: that moves main on 1 table", command: null },
    ]);
  });

  it("of a stacked pull request: merging publishes to the branch below", () => {
    const pull = { repository: 1, number: 2 };
    const plan = aPlan({ tables: [aTable(orders, "fast-forward", { onto: "silver" })] });
    assert.deepEqual(nextSteps(aReport({ pull, plan })), [
      {
        why: "Merge the pull request: that moves data branch silver on 1 table",
        command: null,
      },
    ]);
  });

  it("of a pull request: a push or the job runs it again, and commands name its data branch", () => {
    const pull = { repository: 1, number: 17 };
    const own = { pull, branch: "bronze-17" };
    const findings = [aFinding({ file: "bronze/inventory/kafka.ingest.json" })];
    assert.deepEqual(nextSteps(aReport({ ...own, command: "build", plan: aPlan({ findings }) })), [
      { why: "Once that is mended, push the change", command: null },
    ]);
    const inTable = aPlan({ findings: [aFinding({ code: "IB401" })] });
    assert.deepEqual(nextSteps(aReport({ ...own, command: "build", plan: inTable })), [
      { why: "Once that is mended, run the job again", command: null },
      { why: "Or in a terminal", command: "icebranch build --branch bronze-17" },
    ]);
    const tables = [aTable(orders, "create", { branch: "bronze-17", head: null })];
    assert.deepEqual(commandsAfter({ ...own, plan: aPlan({ tables }) }), [
      "icebranch build --branch bronze-17",
    ]);
    const failed = anOutcome([], { findings });
    const after = nextSteps(aReport({ ...own, command: "publish", outcome: failed }));
    assert.deepEqual(after, [
      { why: "What is done stays done; to go on, run the job again", command: null },
      { why: "Or in a terminal", command: "icebranch publish --branch bronze-17" },
    ]);
  });

  const waiting = aPlan({ tables: [aTable(orders, "exists")] });

  it("after a build: the run of the data branch as one line for a shell, then plan", () => {
    assert.deepEqual(nextSteps(aReport({ command: "build", plan: waiting })), [
      {
        why: "Run what this branch changes, once, on the data branch bronze",
        command: "icebranch workflow --run-manifest | kubectl create -f -",
      },
      { why: "Then see what publishing does", command: "icebranch plan" },
    ]);
    const [first] = commandsAfter({ command: "build", project: "lake house", plan: waiting });
    assert.equal(
      first,
      "icebranch workflow --run-manifest --project 'lake house' | kubectl create -f -",
    );
  });

  const elsewhere: {
    name: string;
    report: Partial<ReportInput>;
    branch: string;
    whose: string;
  }[] = [
    {
      name: "of a pull request",
      report: { pull: { repository: 1, number: 17 }, branch: "bronze-17" },
      branch: "bronze-17",
      whose: "the pull request's",
    },
    {
      name: "on the production branch",
      report: { branch: null },
      branch: "bronze",
      whose: "its git",
    },
  ];
  for (const { name, report, branch, whose } of elsewhere)
    it(`after a build ${name}: the run needs another git branch than the one at hand`, () => {
      const [run] = nextSteps(aReport({ command: "build", plan: waiting, ...report }));
      assert.deepEqual(run, {
        why: `With ${whose} branch checked out, run what that changes, once, on the data branch ${branch}`,
        command: `icebranch workflow --run-manifest --branch ${branch} | kubectl create -f -`,
      });
    });

  it("after a refresh: the run again, of a git branch that need not be at hand", () => {
    const tables = [aTable(orders, "exists")];
    const outcome = anOutcome(tables.map((table) => aMove(table, "refreshed")));
    assert.deepEqual(commandsAfter({ command: "refresh", plan: aPlan({ tables }), outcome }), [
      "icebranch workflow --run-manifest --branch bronze | kubectl create -f -",
    ]);
  });

  it("after a build of what is on this machine's disk: no run in a cluster, which has no such disk", () => {
    const catalogs = [{ name: "bronze", type: "sql", atomic: true, local: true }] as const;
    const steps = nextSteps(aReport({ command: "build", plan: { ...waiting, catalogs } }));
    assert.deepEqual(
      steps.map(({ command }) => command),
      [null, "icebranch plan"],
    );
    assert.match(
      steps[0]?.why ?? "",
      /on a disk there, with "branch": "bronze" in their destination/,
    );
  });

  it("after a build on Nessie: no Iceberg branch, which would replace the rows of main there", () => {
    const tables = [aTable("bronze.a.t", "exists"), aTable("silver.a.t", "exists")];
    const own = { atomic: true } as const;
    const catalogs = [
      { name: "bronze", type: "sql", ...own },
      { name: "silver", type: "nessie", ...own },
    ];
    const steps = nextSteps(aReport({ command: "build", plan: aPlan({ tables, catalogs }) }));
    assert.deepEqual(
      steps.map(
        ({ why, command }) => command ?? /^Run the connectors at the address/.exec(why)?.[0],
      ),
      [
        "icebranch workflow --run-manifest | kubectl create -f -",
        "Run the connectors at the address",
        "icebranch plan",
      ],
    );
    const onNessie = aPlan({ tables: tables.slice(1), catalogs });
    const [step] = nextSteps(aReport({ command: "build", plan: onNessie }));
    assert.match(step?.why ?? "", /no Iceberg branch set/);
    assert.doesNotMatch(step?.why ?? "", /destination\.json/);
  });

  for (const command of ["plan", "drift"])
    it(`after a ${command} that no catalog answered: nothing was written, so it looks again`, () => {
      const outcome = {
        ...anOutcome([], { findings: [aFinding({ code: "IB410" })] }),
        applied: false,
      };
      const report = aReport({ command, branch: null, outcome });
      assert.deepEqual(nextSteps(report), [
        { why: "To look again", command: `icebranch ${command}` },
      ]);
      assert.equal(verdictOf(report).alert, "Nothing was written.");
    });

  it("of a pull request that was closed: how its rows come back, where it had any", () => {
    const pull = { repository: 1, number: 17 };
    const after = (state: "fast-forward" | "exists", of: { readonly pull: typeof pull | null }) => {
      const moves = [aMove(aTable(orders, state), "removed")];
      const plan = aPlan({ tables: [aTable(orders, state)], steps: [aStep(...moves)] });
      return nextSteps(aReport({ ...of, command: "clean", plan, outcome: anOutcome(moves) }));
    };
    const why =
      "To have the data branch back with its rows, reopen the pull request within publish.keep-undo";
    assert.deepEqual(after("fast-forward", { pull }), [{ why, command: null }]);
    assert.deepEqual(after("exists", { pull }), []);
    assert.deepEqual(after("fast-forward", { pull: null }), []);
  });

  it("of two publishes: what each of them takes back", () => {
    const tables = [aTable(orders, "fast-forward"), aTable("bronze.inventory.other", "new-main")];
    const moves = tables.map((table, index) =>
      aMove(table, "published", { undo: `icebranch undo --publish ${index}` }),
    );
    const plan = aPlan({ branch: null, tables, steps: [aStep(...moves)] });
    const report = aReport({ command: "build", branch: null, plan, outcome: anOutcome(moves) });
    assert.deepEqual(nextSteps(report), [
      { why: "To put main back on bronze.inventory.orders", command: "icebranch undo --publish 0" },
      { why: "To put main back on bronze.inventory.other", command: "icebranch undo --publish 1" },
    ]);
  });

  it("where a table is stuck: refresh, and no word of publishing", () => {
    const tables = [aTable(orders, "fast-forward"), aTable("bronze.inventory.other", "diverged")];
    assert.deepEqual(commandsAfter({ plan: aPlan({ tables }) }), [
      "icebranch refresh --branch bronze --discard",
    ]);
  });

  it("after a publish: the command that takes it back, once for all its tables", () => {
    const undo = "icebranch undo --publish 3f2a9c71d0e4";
    const tables = [aTable(orders, "fast-forward"), aTable("bronze.inventory.other", "new-main")];
    const moves = tables.map((table) => aMove(table, "published", { undo }));
    const plan = aPlan({ tables, steps: [aStep(...moves)] });
    const report = { command: "publish", plan, outcome: anOutcome(moves) };
    assert.deepEqual(commandsAfter(report), [undo]);
  });

  it("of a dry run: the same without --dry-run", () => {
    const table = aTable(orders, "fast-forward");
    const plan = aPlan({ tables: [table], steps: [aStep(aMove(table, "published"))] });
    assert.deepEqual(commandsAfter({ command: "publish", dryRun: true, plan }), [
      "icebranch publish --branch bronze",
    ]);
  });

  it("of a dry run with nothing to do: no word of doing it", () => {
    const tables = [aTable(orders, "pending", { head: null })];
    const steps = nextSteps(aReport({ command: "build", dryRun: true, plan: aPlan({ tables }) }));
    assert.deepEqual(
      steps.map(({ command }) => command),
      ["icebranch workflow --run-manifest | kubectl create -f -", "icebranch plan"],
    );
  });

  it("of a plan of the production branch: build publishes", () => {
    const plan = aPlan({ branch: null, tables: [aTable(orders, "fast-forward")] });
    assert.deepEqual(commandsAfter({ branch: null, plan }), ["icebranch build"]);
  });

  it("where the workflow file alone is in the way: the verb that writes it", () => {
    const workflow = {
      path: "argo/workflow.yaml",
      changed: true,
      patch: "",
      merging: "",
      conflicts: [],
    };
    const findings = [aFinding({ code: "IB501" })];
    const stale = { command: "workflow", plan: aPlan({ workflow, findings }) };
    assert.deepEqual(commandsAfter(stale), ["icebranch workflow"]);
    const more = aPlan({ workflow, findings: [...findings, aFinding()] });
    assert.deepEqual(commandsAfter({ command: "drift", plan: more }), [
      "icebranch workflow",
      "icebranch drift",
    ]);
  });

  it("where a refresh would leave rows: the same with --discard, and not the refused one again", () => {
    const tables = [aTable(orders, "fast-forward")];
    const plan = aPlan({ tables, findings: [aFinding({ code: "IB419" })] });
    assert.deepEqual(commandsAfter({ command: "refresh", plan }), [
      "icebranch refresh --branch bronze --discard",
    ]);
  });

  it("after an undo: how to publish again, and an undo names the project", () => {
    const tables = [aTable(orders, "published")];
    const undone = tables.map((table) => aMove(table, "undone"));
    const report = { command: "undo", plan: aPlan({ tables }), outcome: anOutcome(undone) };
    assert.deepEqual(commandsAfter(report), ["icebranch publish --branch bronze"]);
    const undo = "icebranch undo --publish 3f2a9c71d0e4";
    const moved = tables.map((table) => aMove(table, "published", { undo }));
    assert.deepEqual(
      commandsAfter({ ...report, command: "publish", project: "lake", outcome: anOutcome(moved) }),
      [`${undo} --project lake`],
    );
  });

  it("after a check of uncommitted files: commit first", () => {
    const plan = aPlan({ findings: [aFinding({ code: "IB607", level: "notice" })] });
    assert.match(nextSteps(aReport({ command: "check", plan }))[0]?.why ?? "", /^Commit/);
  });

  it("commands name the project where it is not the root", () => {
    const report = { command: "check", project: "lake house" };
    assert.deepEqual(commandsAfter(report), ["icebranch plan --project 'lake house'"]);
  });

  it("a shell reads a quoted word as it was, whatever a branch is called", () => {
    const words = fc.sample(
      fc.string({ unit: "binary-ascii", maxLength: 12 }).map((text) => text.replaceAll("\0", "")),
      { seed: 20261123, numRuns: 50 },
    );
    const script = `printf '%s\\0' ${["$(rm -rf ~)", "it's", ...words].map(shellWord).join(" ")}`;
    const read = execFileSync("sh", ["-c", script], { encoding: "utf8" });
    assert.deepEqual(read.split("\0").slice(0, -1), ["$(rm -rf ~)", "it's", ...words]);
  });
});
