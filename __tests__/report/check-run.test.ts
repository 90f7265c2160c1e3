import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkRunOf } from "../../src/report/check-run.ts";
import { aFinding, aPlan, aReport } from "./plans.ts";

function withFindings(...findings: readonly ReturnType<typeof aFinding>[]) {
  return aReport({ command: "check", plan: aPlan({ findings }) });
}

function many(number: number, level: "error" | "warning") {
  return Array.from({ length: number }, (_, index) =>
    aFinding({ level, file: `${level}.sql`, line: index + 1, column: 2, hint: "Mend it." }),
  );
}

describe("the check run", () => {
  it("is red where somebody must act, and green with the words where there was nothing to do", () => {
    const red = checkRunOf(withFindings(aFinding()), { jobless: true });
    assert.deepEqual([red.conclusion, red.title], ["failure", "Blocked by 1 error"]);
    const green = checkRunOf(aReport({ command: "build" }), { jobless: true });
    assert.deepEqual([green.conclusion, green.title], ["success", "Nothing to do"]);
    assert.match(green.summary, /^## icebranch: Nothing to do$/m);
  });

  it("is red where the job is: at a difference that drift finds", () => {
    const plan = aPlan({ findings: [aFinding({ level: "warning", code: "IB409" })] });
    const report = aReport({ command: "drift", branch: null, plan });
    assert.equal(checkRunOf(report, { jobless: true }).conclusion, "failure");
  });

  it("annotates what the job's own annotations had no room for", () => {
    const { annotations } = checkRunOf(withFindings(...many(12, "error"), ...many(11, "warning")), {
      jobless: false,
    });
    assert.deepEqual(
      annotations.map(({ path, line, column, level }) => [path, line, column, level]),
      [
        ["error.sql", 11, 2, "failure"],
        ["error.sql", 12, 2, "failure"],
        ["warning.sql", 11, 2, "warning"],
      ],
    );
  });

  it("annotates all, errors first, where no job runs on the commit", () => {
    const { annotations } = checkRunOf(withFindings(...many(12, "warning"), ...many(1, "error")), {
      jobless: true,
    });
    assert.equal(annotations.length, 13);
    assert.deepEqual(annotations[0], {
      path: "error.sql",
      line: 1,
      column: 2,
      level: "failure",
      title: "IB203 an unknown table",
      message: "There is no such table.\nMend it.",
    });
  });

  it("counts in its summary what has no annotation at its line", () => {
    const { annotations, summary } = checkRunOf(withFindings(...many(230, "error")), {
      jobless: true,
    });
    assert.equal(annotations.length, 200);
    assert.match(summary, /^30 more problems without an annotation at its place\.$/m);
  });

  it("has no annotation for what stands in no file", () => {
    assert.deepEqual(checkRunOf(withFindings(aFinding()), { jobless: true }).annotations, []);
  });
});
