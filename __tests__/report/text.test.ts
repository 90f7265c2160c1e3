import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { renderText } from "../../src/report/text.ts";
import { aChange, aFinding, aMove, aPlan, aReport, aStep, aTable } from "./plans.ts";
import { scenarios } from "./scenarios.ts";

describe("the terminal's text", () => {
  for (const [name, report] of Object.entries(scenarios))
    it(`says in colour the same as without, for ${name}`, () => {
      const coloured = renderText(report, { color: true });
      assert.notEqual(coloured, renderText(report, { color: false }));
      assert.equal(stripVTControlCharacters(coloured), renderText(report, { color: false }));
    });

  it("breaks sentences at the terminal's width", () => {
    const notIsolated = ["one two three four five six seven eight nine ten"];
    const text = renderText(aReport({ plan: aPlan({ notIsolated }) }), { color: false, width: 24 });
    assert.match(text, /^ {2}- one two three four$\n^ {4}five six seven eight$\n^ {4}nine ten$/m);
  });

  it("shows forty lines of the workflow file's change and counts the rest", () => {
    const patch = "+x\n".repeat(50);
    const workflow = {
      path: "argo/workflow.yaml",
      changed: true,
      patch,
      merging: "",
      conflicts: [],
    };
    const text = renderText(aReport({ plan: aPlan({ workflow }) }), { color: false });
    assert.equal(text.match(/^ {4}\+x$/gm)?.length, 40);
    assert.match(text, /10 lines more; see icebranch workflow --check/);
  });

  it("a difference that drift found blocks nothing, and is not called so", () => {
    const plan = aPlan({ findings: [aFinding({ code: "IB501", message: "It is old." })] });
    const text = renderText(aReport({ command: "drift", branch: null, plan }), { color: false });
    assert.match(text, /^1 difference\.\n\nProblems/);
  });

  it("tells of another data branch on the same table once, not as a problem too", () => {
    const rivals = [{ branch: "silver", pull: 9 }];
    const tables = [{ ...aTable("bronze.inventory.orders", "exists"), rivals }];
    const findings = [aFinding({ code: "IB424", level: "notice" })];
    const text = renderText(aReport({ plan: aPlan({ tables, findings }) }), { color: false });
    assert.match(text, /In work on the same tables\n {2}- Data branch silver of #9/);
    assert.doesNotMatch(text, /IB424|Problems|notice/);
  });

  it("a plan of the production branch says what it would publish", () => {
    const text = (parts: Parameters<typeof aPlan>[0]) =>
      renderText(aReport({ branch: null, plan: aPlan(parts) }), { color: false });
    const table = aTable("bronze.inventory.orders", "fast-forward");
    const steps = [aStep(aMove(table, "published"))];
    assert.match(text({ tables: [table], steps }), /^Plan: main to be moved on 1 table\./);
    const changes = [aChange("silver.inventory.v", "added")];
    assert.match(
      text({ changes, notIsolated: ["a"] }),
      /^Plan: nothing to publish\.(?!.*isolated)/s,
    );
  });
});
