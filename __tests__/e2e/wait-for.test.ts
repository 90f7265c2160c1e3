/** Runs that write only while no Workflow of the project runs, with a cluster that a test plays. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parseArguments } from "../../src/arguments.ts";
import { IcebranchError } from "../../src/errors.ts";
import { parseInputs } from "../../src/inputs.ts";
import type { Kubernetes } from "../../src/kubernetes-port.ts";
import { localTrigger } from "../../src/local-trigger.ts";
import type { Ports } from "../../src/ports.ts";
import type { Report } from "../../src/report/report.ts";
import { run } from "../../src/run.ts";
import { openMachine } from "../../src/this-machine.ts";
import type { Pull } from "../../src/trigger.ts";
import { ended, findingCodes, type Lakehouse, outcomes } from "./lakehouse.ts";
import { shopMerged, shopOnBranch, shopSynced } from "./shop.ts";

interface Played {
  readonly report: Report;
  /** Names of the CronWorkflows that the cluster was asked for. */
  readonly asked: readonly string[];
  readonly said: readonly string[];
  /** Milliseconds that went by in waiting. */
  readonly waited: number;
}

type Answer = readonly string[] | "broken";

/** A verb, and what runs in the cluster each time it is asked; in the end nothing does. */
async function played(
  { repository }: Lakehouse,
  argv: readonly string[],
  answers: readonly Answer[],
  meanwhile: (pauses: number, stop: () => void) => Promise<unknown> = async () => {},
  pull?: Pull,
): Promise<Played> {
  const command = parseArguments(argv);
  assert.ok(command.kind === "run");
  const inputs = parseInputs(command.read);
  const { git, dir, ports } = await openMachine(repository.root, ".");
  const local = await localTrigger(git, command.verb, inputs, "main");
  const trigger = { ...local, pull };
  const asked: string[] = [];
  const said: string[] = [];
  const left = [...answers];
  const stop = new AbortController();
  let [now, pauses] = [1_700_000_000_000, 0];
  const kubernetes: Kubernetes = {
    ...ports.kubernetes,
    async runningWorkflows({ name, namespace }) {
      asked.push(namespace === undefined ? name : `${namespace}/${name}`);
      const answer = left.shift() ?? [];
      if (answer === "broken") throw new IcebranchError("IB428", "Nobody can tell.");
      return answer.map((workflow) => ({ name: workflow, phase: "Running" }));
    },
  };
  const other: Partial<Ports> = {
    ...{ kubernetes, clock: () => now, stop: stop.signal },
    progress: (text) => said.push(text),
    async pause(ms) {
      now += ms;
      await meanwhile(++pauses, () => stop.abort());
    },
  };
  const request = { trigger, inputs, dir, inForce: undefined, notices: [] };
  const began = now;
  const report = await run(request, { ...ports, ...other });
  return { report, asked, said, waited: now - began };
}

const openPull: Pull = {
  ...{ repository: 42, number: 7, closed: false, merged: false, draft: false, fork: false },
  ...{ headBranch: "pr", headCommit: "0", baseBranch: "main" },
  ...{ mergeCommit: undefined, reverts: undefined },
};
const waiting = ["--wait-for=argo"];

describe("a run with wait-for: argo", () => {
  it("waits until no Workflow runs, and publishes what the last one wrote", async () => {
    await using house = await shopMerged();
    const { report, said, waited } = await played(
      house,
      ["build", ...waiting],
      [["dashtool-1"], ["dashtool-1"], []],
      async (pauses) => {
        if (pauses === 2) await house.sync("orders", "pr", [103]);
      },
    );
    assert.equal(outcomes(report), "customers published, orders published");
    assert.deepEqual(await house.rows("orders"), [101, 102, 103]);
    assert.equal(waited, 20_000);
    assert.deepEqual(said, ["Waiting for dashtool-1 (Running) to end, up to 30 minutes more."]);
  });

  it("looks again right before it writes: what has begun since is waited for, too", async () => {
    await using house = await shopMerged();
    const { report, asked, waited } = await played(
      house,
      ["build", ...waiting],
      [[], ["dashtool-2"], []],
    );
    assert.equal(outcomes(report), "customers published, orders published");
    assert.equal(asked.length, 3);
    assert.equal(waited, 10_000);
  });

  it("gives up when its time is over, and has written nothing", async () => {
    await using house = await shopMerged();
    const before = await house.metadata("orders");
    const always = Array(99).fill(["dashtool-1", "dashtool-2", "dashtool-3", "dashtool-4"]);
    const { report, waited } = await played(
      house,
      ["build", ...waiting, "--wait-timeout=25s"],
      always,
    );
    assert.equal(report.result, "failed");
    assert.deepEqual(findingCodes(report), ["IB428"]);
    assert.equal(
      report.findings[0]?.message,
      "After 25 seconds of waiting dashtool-1 (Running), dashtool-2 (Running), dashtool-3 (Running) and 1 more are running still, so nothing more was written.",
    );
    assert.equal(outcomes(report), "customers failed, orders failed");
    assert.equal(waited, 25_000);
    assert.deepEqual(await house.metadata("orders"), before);
  });

  it("writes nothing where nobody can tell: it was asked for", async () => {
    await using house = await shopOnBranch();
    const { report } = await played(house, ["build", ...waiting], Array(9).fill("broken"));
    assert.equal(report.result, "failed");
    assert.deepEqual(findingCodes(report), ["IB428"]);
    assert.equal(await house.ref("orders", "pr"), undefined);
  });

  it("is not kept waiting where there is nothing to write", async () => {
    await using house = await shopSynced();
    for (const argv of [["build"], ["build", "--dry-run"], ["plan"], ["drift"]]) {
      const { asked } = await played(house, [...argv, ...waiting], [["dashtool-1"]]);
      assert.deepEqual(asked, [], argv.join(" "));
    }
  });

  it("waits before every verb that writes to a table", async () => {
    await using house = await shopSynced();
    const { waited } = await played(house, ["clean", "--branch=pr", ...waiting], [["dashtool-1"]]);
    assert.equal(waited, 10_000);
  });

  it("stops waiting when it is asked to stop", async () => {
    await using house = await shopMerged();
    const always = Array(99).fill(["dashtool-1"]);
    let last = 0;
    const stopped = played(house, ["build", ...waiting], always, async (pauses, stop) => {
      last = pauses;
      if (pauses === 2) stop();
    });
    await assert.rejects(stopped, { code: "IB904" });
    assert.equal(last, 2);
    assert.deepEqual(await house.rows("orders"), [101]);
  });

  it("asks for the CronWorkflow that the workflow file names, on production and here", async () => {
    await using house = await shopOnBranch();
    const { repository } = house;
    const file = (metadata: string) => ({
      "argo/workflow.yaml": `apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata: ${metadata}\nspec: {}\n`,
    });
    await repository.checkout("main");
    await repository.commit("nightly", file("{ name: nightly, namespace: lake }"));
    await repository.checkout("pr");
    await repository.merge("main");
    await repository.commit("renamed", file("{ name: hourly }"));
    const { asked } = await played(house, ["build", ...waiting], []);
    assert.deepEqual([...new Set(asked)], ["lake/nightly", "hourly"]);
  });

  it("does not ask for what an open pull request has in its file: its author would be told", async () => {
    await using house = await shopOnBranch();
    ended(await house.icebranch("workflow"), 0);
    const own = await readFile(join(house.repository.root, "argo/workflow.yaml"), "utf8");
    const more = "---\nkind: CronWorkflow\nmetadata: { name: nightly, namespace: others }\n";
    await house.repository.commit("mine", { "argo/workflow.yaml": own + more });
    const { asked } = await played(house, ["build", ...waiting], [], undefined, openPull);
    assert.deepEqual([...new Set(asked)], ["dashtool"]);
  });

  it("writes nothing where the files name more of them than are asked for", async () => {
    await using house = await shopOnBranch();
    const one = (_: unknown, at: number) => `kind: CronWorkflow\nmetadata: { name: w${at} }\n`;
    const text = Array.from({ length: 21 }, one).join("---\n");
    await house.repository.commit("many", { "argo/workflow.yaml": text });
    const { report, asked } = await played(house, ["build", ...waiting], []);
    assert.deepEqual(asked, []);
    assert.deepEqual(findingCodes(report), ["IB428"]);
    assert.equal(await house.ref("orders", "pr"), undefined);
  });
});

describe("a run that waits for nothing", () => {
  const state = { properties: { "airbyte.stream_state": "1" } };

  it("says where a sync could lose its rows, once, and only where that is so", async () => {
    await using house = await shopOnBranch();
    assert.deepEqual(findingCodes(ended(await house.icebranch("build", "--dry-run"), 0)), []);
    await house.sync("orders", "main", [150], state);
    const { findings } = ended(await house.icebranch("build"), 0);
    assert.deepEqual(
      findings.map(({ code, level }) => `${code} ${level}`),
      ["IB428 notice"],
    );
    assert.match(findings[0]?.message ?? "", /^A sync of bronze\.inventory\.orders that runs/);
    assert.deepEqual(findingCodes(ended(await house.icebranch("build"), 0)), []);
  });

  it("says nothing where somebody has decided so", async () => {
    await using house = await shopOnBranch();
    await house.sync("orders", "main", [150], state);
    const run = await house.icebranch("build", "--wait-for=none");
    assert.deepEqual(findingCodes(ended(run, 0)), []);
    assert.equal(await house.ref("orders", "pr"), await house.ref("orders", "main"));
  });
});
