import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { parseArguments } from "../src/arguments.ts";
import { parseInputs } from "../src/inputs.ts";
import { usage } from "../src/usage.ts";
import { type Verb, verbs } from "../src/verbs.ts";

function run(...argv: string[]) {
  const parsed = parseArguments(argv);
  assert.ok(parsed.kind === "run", `${argv.join(" ")} is no run`);
  return parseInputs(parsed.read);
}

describe("a command line", () => {
  it("is a verb with options before or after it", () => {
    const expected = run("plan", "--base", "v1", "--dry-run");
    assert.deepEqual([expected.command, expected.base, expected.dryRun], ["plan", "v1", true]);
    assert.deepEqual(run("--base=v1", "--dry-run", "plan"), expected);
    assert.deepEqual(run("--dry-run=true", "plan", "--base=v1"), expected);
  });

  it("takes dashtool's -f on either side of the verb", () => {
    assert.equal(run("-f", "out.yaml", "workflow").config.workflowPath, "out.yaml");
    assert.equal(run("workflow", "-f", "out.yaml").config.workflowPath, "out.yaml");
  });

  it("knows no verb of JavaScript's", () => {
    for (const verb of ["constructor", "toString", "__proto__"])
      assert.throws(() => parseArguments([verb]), {
        code: "IB903",
        message: `There is no verb \`${verb}\`.`,
      });
  });

  it("calls the report's file --report", () => {
    assert.equal(run("plan", "--report", "r.json").reportPath, "r.json");
  });

  it("gives each verb its own options", () => {
    assert.equal(run("workflow", "--check").check, true);
    assert.deepEqual(
      run(
        "workflow",
        "--run-manifest",
        "--all",
        "--set",
        "a:b=c ",
        "--set=d=",
        "--output",
        "o.yaml",
      ).runManifest,
      { all: true, set: ["a:b=c ", "d="], withSharedState: false, output: "o.yaml" },
    );
    assert.equal(run("refresh", "--discard").discard, true);
    const clean = run("clean", "--sweep", "--drop-new");
    assert.deepEqual([clean.sweep, clean.dropNew], [true, true]);
    assert.equal(run("undo", "--publish", "p1").publish, "p1");
    assert.equal(run("demo", "--folder", "play").folder, "play");
    const digest = `sha256:${"0".repeat(64)}`;
    assert.equal(run("publish", "--expect-digest", digest).expectDigest, digest);
  });

  it("may ask for help on all or on one verb, or for the version", () => {
    const asked = (...argv: string[]) => parseArguments(argv);
    const overview = { kind: "help", verb: undefined };
    for (const argv of [["--help"], ["-h"], ["help"], ["help", "nonsense"]])
      assert.deepEqual(asked(...argv), overview);
    for (const argv of [
      ["plan", "--help"],
      ["-h", "plan"],
      ["help", "plan"],
      ["plan", "--x", "-h"],
    ])
      assert.deepEqual(asked(...argv), { kind: "help", verb: "plan" });
    assert.deepEqual(asked("--version"), { kind: "version" });
  });

  const wrong: { argv: string[]; problems: string[] }[] = [
    { argv: [], problems: ["No verb was given."] },
    { argv: ["buld"], problems: ["There is no verb `buld`; the nearest is `build`."] },
    { argv: ["biuld"], problems: ["There is no verb `biuld`; the nearest is `build`."] },
    { argv: ["xyzzy"], problems: ["There is no verb `xyzzy`."] },
    {
      argv: ["plan", "--dryrun", "--stirct", "-x"],
      problems: [
        "There is no option `--dryrun`; the nearest is `--dry-run`.",
        "There is no option `--stirct`; the nearest is `--strict`.",
        "There is no option `-x`.",
      ],
    },
    { argv: ["plan", "extra"], problems: ["Nothing is known to do with `extra`."] },
    { argv: ["plan", "--base"], problems: ["`--base` needs a value: REF."] },
    { argv: ["publish", "--branch", ""], problems: ["`--branch` needs a value: NAME."] },
    { argv: ["publish", "--branch", "--dry-run"], problems: ["`--branch` needs a value: NAME."] },
    {
      argv: ["plan", "--discard"],
      problems: ["`plan` has no `--discard`, which is an option of `refresh` and `clean`."],
    },
    {
      argv: ["build", "--run-manifest"],
      problems: ["`build` has no `--run-manifest`, which is an option of `workflow`."],
    },
    {
      argv: ["publish", "--allow-breaking"],
      problems: ["`publish` has no `--allow-breaking`, which is an option of `plan` and `build`."],
    },
    {
      argv: ["plan", "--command", "build"],
      problems: ["Nothing is known to do with `build`.", "There is no option `--command`."],
    },
  ];
  for (const { argv, problems } of wrong) {
    it(`is refused: icebranch ${argv.join(" ")}`, () => {
      assert.throws(() => parseArguments(argv), { code: "IB903", message: problems.join("\n") });
    });
  }

  it("is refused where options of a run come without one", () => {
    assert.throws(
      () => run("workflow", "--all", "--with-shared-state", "--output=x", "--set=a=b"),
      {
        code: "IB903",
        message: ["all", "set", "with-shared-state", "output"]
          .map((name) => `\`--${name}\` goes with \`--run-manifest\`.`)
          .join("\n"),
      },
    );
    assert.throws(() => run("workflow", "--run-manifest", "--check"), { code: "IB903" });
  });

  it("is refused where a flag's value is neither true nor false", () => {
    assert.throws(() => run("plan", "--strict=maybe"), { code: "IB903" });
  });
});

describe("help", () => {
  it("reads as it does in the golden files, and fits 80 columns", (t) => {
    const pages = [undefined, ...(Object.keys(verbs) as Verb[])].map((verb) => usage(verb));
    for (const line of pages.join("").split("\n")) assert.ok(line.length <= 80, line);
    const golden = fileURLToPath(new URL("golden/help.txt", import.meta.url));
    t.assert.fileSnapshot(pages.join(`${"=".repeat(80)}\n`), golden, { serializers: [String] });
  });
});
