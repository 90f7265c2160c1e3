import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { type Inputs, parseInputs } from "../src/inputs.ts";
import { actionInputs, options } from "../src/options.ts";
import { outputs } from "../src/outputs.ts";

function inputs(given: Readonly<Record<string, string>>): Inputs {
  return parseInputs((name) => given[name]);
}

describe("inputs", () => {
  it("have defaults that write to no place that was not named", () => {
    const { command, project, branch, dryRun, strict, reportPath, config } = inputs({});
    assert.deepEqual([command, project, branch], ["auto", ".", undefined]);
    assert.deepEqual([dryRun, strict, reportPath], [false, false, undefined]);
    assert.ok(Object.values(config).every((value) => value === undefined));
  });

  it("allow no change that breaks others, unless they are told to", () => {
    assert.equal(inputs({}).allowBreaking, false);
    assert.equal(inputs({ "allow-breaking": "true" }).allowBreaking, true);
  });

  it("are absent where they are empty or blank, as GitHub gives what nobody set", () => {
    const given = inputs({ branch: "", base: "  ", "dry-run": "", "keep-undo": "", command: "" });
    assert.deepEqual(given, inputs({}));
  });

  it("take a configuration's words as the configuration does", () => {
    const { config } = inputs({
      ...{ "main-branch": "trunk", "on-diverged": "skip", atomic: "require", drafts: "full" },
      ...{ "keep-undo": "12h", "expire-after": "2w", "workflow-path": "a/b.yaml" },
      ...{ "workflow-target": "head", naming: "git" },
      ...{ "wait-for": "argo", "wait-timeout": "5m" },
    });
    assert.deepEqual(config, {
      ...{ main: "trunk", onDiverged: "skip", atomic: "require", drafts: "full", naming: "git" },
      ...{ keepUndoMs: 43_200_000, expireAfterMs: 1_209_600_000 },
      ...{ workflowPath: "a/b.yaml", workflowTarget: "head" },
      ...{ waitFor: "argo", waitTimeoutMs: 300_000 },
    });
  });

  it("name a folder with or without a slash at its end", () => {
    assert.equal(inputs({ project: "lake/" }).project, "lake");
    assert.equal(inputs({ project: "/" }).project, "/");
  });

  it("are refused all at once, with what each takes", () => {
    const wrong = {
      ...{ command: "deploy", "dry-run": "yes", "on-diverged": "ignore", "keep-undo": "7 days" },
      ...{ "expect-digest": "sha256:abc", naming: "pull" },
    };
    assert.throws(
      () => inputs(wrong),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, "IB903");
        assert.deepEqual(error.message.split("\n"), [
          "`command` takes one of auto, init, check, plan, build, workflow, apply, publish, refresh, clean, undo, drift, demo, not `deploy`.",
          "`dry-run` takes true or false, not `yes`.",
          "`naming` takes git, not `pull`.",
          "`on-diverged` takes one of fail, skip, replay, not `ignore`.",
          "`keep-undo` takes a duration such as 12h or 14d, not `7 days`.",
          "`expect-digest` takes sha256: and 64 hexadecimal digits, not `sha256:abc`.",
        ]);
        return true;
      },
    );
  });

  it("are read each once, and every one that the tables have is read", () => {
    const read: string[] = [];
    parseInputs((name) => {
      read.push(name);
      return undefined;
    });
    const offered = options.map(({ name }) => name);
    assert.deepEqual(read.toSorted(), offered.toSorted());
  });
});

describe("action.yml", () => {
  const action = parse(readFileSync(new URL("../action.yml", import.meta.url), "utf8"));

  it("offers the inputs of the tables, in their words, none of them required", () => {
    const described = actionInputs().map(({ name, help, default: value }) => {
      const input = { description: help, required: false };
      return [name, value === undefined ? input : { ...input, default: value }];
    });
    assert.deepEqual(Object.entries(action.inputs), described);
  });

  it("has the outputs of the tables", () => {
    const described = Object.entries(outputs).map(([name, description]) => [name, { description }]);
    assert.deepEqual(Object.entries(action.outputs), described);
  });

  it("has defaults that are accepted", () => {
    const defaults = actionInputs().map(({ name, default: value }) => [name, value ?? ""]);
    assert.equal(inputs(Object.fromEntries(defaults)).command, "auto");
  });

  it("runs the bundle on Node 24", () => {
    assert.deepEqual(action.runs, { using: "node24", main: "dist/action.js" });
  });
});
