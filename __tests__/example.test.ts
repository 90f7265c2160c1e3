/** The examples are what a reader would get: sound, and with the files that icebranch itself writes. */
import assert from "node:assert/strict";
import { cpSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse as parseYaml } from "yaml";
import { githubWorkflow, initSteps } from "../src/commands/init.ts";
import { actionInputs } from "../src/options.ts";
import { runCommandLine } from "../src/terminal.ts";
import { temporaryRepository } from "./repository.ts";

const example = join(import.meta.dirname, "../examples/inventory");
const copyable = join(import.meta.dirname, "../examples/workflows");

async function run(cwd: string, ...argv: readonly string[]) {
  let out = "";
  const exitStatus = await runCommandLine(argv, {
    cwd,
    env: {},
    out: (text) => {
      out += text;
    },
    err: (text) => {
      out += text;
    },
    color: false,
    demo: () => assert.fail("no demo here"),
  });
  return { out, exitStatus };
}

describe("examples/inventory", () => {
  it("is sound, and its workflow file is what icebranch makes of it", async () => {
    await using repository = await temporaryRepository();
    cpSync(example, repository.root, { recursive: true });
    await repository.commit("example");
    assert.deepEqual(await run(repository.root, "check"), {
      out: "No errors.\n\nNext\n  See what would happen to the data:\n      icebranch plan\n",
      exitStatus: 0,
    });
    const workflow = await run(repository.root, "workflow", "--check");
    assert.equal(workflow.exitStatus, 0, workflow.out);
  });

  it("has the workflow file that a project gets which has none yet", async () => {
    await using repository = await temporaryRepository();
    cpSync(example, repository.root, { recursive: true });
    const file = join(repository.root, "argo/workflow.yaml");
    rmSync(file);
    await repository.commit("example");
    const { exitStatus, out } = await run(repository.root, "workflow");
    assert.equal(exitStatus, 0, out);
    assert.equal(
      readFileSync(file, "utf8"),
      readFileSync(join(example, "argo/workflow.yaml"), "utf8"),
    );
  });

  it("has the GitHub workflow that init writes", () => {
    assert.equal(readFileSync(join(example, githubWorkflow), "utf8"), starter());
  });
});

const workflows = new Map(
  globSync("*.yml", { cwd: copyable })
    .sort()
    .map((name) => [name, readFileSync(join(copyable, name), "utf8")]),
);

interface Step {
  readonly uses?: string;
  readonly with?: { readonly [input: string]: unknown };
}

interface Job {
  readonly steps: readonly Step[];
  readonly concurrency?: Concurrency;
}

interface Concurrency {
  readonly group: string;
  readonly "cancel-in-progress"?: unknown;
}

interface Workflow {
  readonly on: { readonly pull_request?: { readonly types?: readonly string[] } };
  readonly concurrency?: Concurrency;
  readonly jobs: Record<string, Job>;
}

describe("examples/workflows", () => {
  it("has the workflow that init writes", () => {
    assert.equal(workflows.get("pull-request-merge-schedule.yml"), starter());
  });

  for (const [name, text] of workflows) {
    const workflow: Workflow = parseYaml(text);
    const jobs = Object.values(workflow.jobs);
    const steps = jobs.flatMap((job) => job.steps);

    it(`begins ${name} with what it is for and what to set up`, () => {
      const lines = text.slice(0, text.indexOf("\nname:")).split("\n");
      assert.ok(lines.length >= 2 && lines.length <= 4);
      for (const line of lines) assert.match(line, /^# ./);
      assert.match(lines.join("\n"), /^# Set up: /m);
    });

    it(`gives icebranch in ${name} only inputs that it has, and no checkout`, () => {
      const known = new Set(actionInputs().map((input) => input.name));
      const own = steps.filter(({ uses }) => uses === "icebranch/icebranch@v1");
      assert.equal(own.length, jobs.length);
      for (const input of own.flatMap((step) => Object.keys(step.with ?? {})))
        assert.ok(known.has(input), input);
      assert.ok(!steps.some(({ uses }) => uses?.startsWith("actions/checkout@")));
    });

    it(`has a pull request's labels start a run of ${name}, as any other change does`, () => {
      const { types } = workflow.on.pull_request ?? {};
      if (types === undefined) assert.ok(!("pull_request" in workflow.on));
      else assert.ok(types.includes("labeled") && types.includes("unlabeled"), String(types));
    });

    it(`lets no run of ${name} be cancelled by a newer one`, () => {
      for (const { concurrency = workflow.concurrency } of jobs) {
        assert.match(concurrency?.group ?? "", /^icebranch-/);
        assert.equal(concurrency?.["cancel-in-progress"], undefined);
      }
    });
  }
});

/** For a project in the repository's root whose production branch is `main`. */
function starter(): string {
  const [step] = initSteps(".", { config: true, workflow: false, main: "main" });
  return new TextDecoder().decode(step?.bytes);
}
