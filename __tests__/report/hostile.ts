/** Reports full of text that wants to be read as something else. */
import type { Report } from "../../src/report/report.ts";
import { aChange, aFinding, aGraph, anOutcome, aPlan, aReport, aTable, aView } from "./plans.ts";

/** What somebody could put into a branch, a path, a name or a file to deceive a reader. */
export const attacks = [
  "@octocat and #12 and GH-12 and octo/cat#12",
  "<img src=x onerror=alert(1)><script>alert(1)</script></details>-->",
  "a | b `c` ```\n```\n| d | ![e](https://evil.example) <https://evil.example> www.evil.example",
  "\u001b[31mred\u001b[0m\u009b2J\u0007\r\n::error file=a::b\n##[error]c",
  "\u202etxt.exe\u2066 \ud800 $x$ $$y$$ &lt; \\| \\",
  "$(rm -rf ~); 'quoted' \"twice\"",
  "bro\u200bnze\u00ad\ufeff\u{e0041} ##[warning]w",
];

/** A report with the texts in every place that a repository, a catalog or a library can fill. */
export function hostileReport(texts: readonly string[]): Report {
  const pick = (index: number) => texts[index % texts.length] ?? "";
  const all = texts.join("\n");
  return aReport({
    project: pick(1),
    branch: pick(5),
    plan: aPlan({
      findings: texts.map((text, index) =>
        aFinding({
          level: "warning",
          file: text,
          line: index + 1,
          column: 1,
          message: text,
          hint: text,
        }),
      ),
      changes: texts.map((text) =>
        aChange(text, "modified", {
          because: texts,
          columns: { added: texts, widened: texts, breaking: texts },
        }),
      ),
      graph: aGraph(["bronze.inventory.kafka"], [pick(1), "bronze.inventory.kafka"]),
      tables: [
        aTable(`bronze.a.${pick(2)}`, "diverged", {
          branch: pick(5),
          note: all,
          schemaChange: all,
          totals: { onto: null, branch: { rows: 3, files: 1, bytes: 2048 } },
          rivals: texts.map((branch, index) => ({
            branch,
            pull: [9, 2 ** 60, -3][index % 3] ?? null,
          })),
        }),
        aTable("bronze.a.stacked", "fast-forward", {
          onto: pick(3),
        }),
      ],
      views: [
        aView(pick(2), texts, {
          columns: [{ name: pick(3), type: all, required: false, from: [[pick(4), pick(5)]] }],
          ...{ functions: texts, volatile: texts },
        }),
      ],
      planner: all,
      catalogs: [{ name: "bronze", type: all, atomic: false }],
      notIsolated: texts,
      workflow: {
        path: pick(1),
        changed: true,
        patch: `+${all}\n ::error::x\n`,
        merging: "",
        conflicts: texts,
      },
    }),
    outcome: anOutcome([], {
      commit: { path: pick(1), branch: pick(2), oid: "c".repeat(40), verified: true },
    }),
  });
}
