/** The reports whose every rendering is kept under `golden/report`. */
import type { Report } from "../../src/report/report.ts";
import { attacks, hostileReport } from "./hostile.ts";
import {
  built,
  checkWithErrors,
  customers,
  notes,
  orders,
  patch,
  planOfAllStates,
  products,
} from "./planned.ts";
import {
  aFinding,
  aMove,
  anOutcome,
  aPlan,
  aReport,
  aStep,
  aTable,
  base,
  head,
  main,
} from "./plans.ts";

const undo = "icebranch undo --publish 3f2a9c71d0e4";
const moved = aTable(customers, "fast-forward", { base: main, added: { rows: 3, files: 1 } });
const fresh = aTable(orders, "new-main", { base: null, main: null, added: { rows: 20, files: 2 } });
const behind = aTable(products, "behind", { head: base, note: notes.behind });
const diverged = aTable(products, "diverged", { note: notes.diverged });
const publishing = [aMove(moved, "published", { undo }), aMove(fresh, "published", { undo })];

function published(): Report {
  const moves = [...publishing, aMove(behind, "nothing", { to: main })];
  return aReport({
    command: "publish",
    plan: aPlan({ tables: [moved, fresh, behind], steps: [aStep(...moves)] }),
    outcome: anOutcome(moves),
  });
}

function publishBlocked(): Report {
  const finding = aFinding({
    code: "IB401",
    message: `${products} cannot be published as it stands: ${notes.diverged}`,
    hint: "Put the data branch on the current main (icebranch refresh --branch bronze --discard) and run the connectors again.",
  });
  return aReport({
    command: "publish",
    plan: aPlan({ tables: [moved, fresh, diverged], findings: [finding] }),
  });
}

function publishedInPart(): Report {
  const skipped = { ...aMove(diverged, "nothing"), result: "skipped" as const };
  return aReport({
    command: "publish",
    plan: aPlan({ tables: [moved, fresh, diverged], steps: [aStep(...publishing)] }),
    outcome: anOutcome([...publishing, skipped]),
  });
}

function publishFailed(): Report {
  const failed = publishing.map((move) => ({ ...move, result: "failed" as const, undo: null }));
  const finding = aFinding({
    code: "IB412",
    message: "The catalog bronze did not answer in time: the commit may have happened.",
    hint: "Run icebranch publish again; it reads the refs before it moves one.",
  });
  return aReport({
    command: "publish",
    project: "lake house",
    plan: aPlan({ tables: [moved, fresh], steps: [aStep(...publishing)] }),
    outcome: anOutcome(failed, { findings: [finding] }),
  });
}

function cleanDryRun(): Report {
  const gone = aTable(customers, "diverged", { note: notes.diverged });
  const fallen = aTable(orders, "new-main", { base: null, main: null });
  const moves = [
    aMove(gone, "removed", { from: head, to: null }),
    aMove(fallen, "dropped", { from: head, to: null }),
  ];
  return aReport({
    command: "clean",
    dryRun: true,
    plan: aPlan({ tables: [gone, fallen], steps: [aStep(...moves)] }),
  });
}

function everyOutcome(): Report {
  const results = ["refreshed", "undone", "removed", "dropped", "failed", "skipped"] as const;
  const tables = results.map((result) => aTable(`bronze.inventory.${result}`, "fast-forward"));
  const outcomes = results.map((result, index) => ({
    ...aMove(tables[index] ?? moved, "nothing"),
    result,
  }));
  return aReport({ command: "clean", plan: aPlan({ tables }), outcome: anOutcome(outcomes) });
}

function everyMoveToCome(): Report {
  const results = ["refreshed", "undone", "adopted", "published", "created"] as const;
  const tables = results.map((result) => aTable(`bronze.inventory.${result}`, "fast-forward"));
  const moves = results.map((result, index) => aMove(tables[index] ?? moved, result));
  return aReport({
    command: "build",
    branch: null,
    dryRun: true,
    plan: aPlan({ branch: null, tables, steps: [aStep(...moves)] }),
  });
}

function drift(): Report {
  const finding = aFinding({
    code: "IB407",
    level: "warning",
    message: `${orders}: a sync was lost: the table lacks snapshot ${head}.`,
    hint: "Run the connector again.",
  });
  return aReport({ command: "drift", branch: null, plan: aPlan({ findings: [finding] }) });
}

function nothingToDo(): Report {
  return aReport({ command: "build", branch: null, plan: aPlan({ branch: null }) });
}

function workflowWritten(): Report {
  return aReport({
    command: "workflow",
    plan: aPlan({
      workflow: {
        path: "argo/workflow.yaml",
        changed: true,
        patch,
        merging: "",
        conflicts: ["The image of task bronze-inventory-kafka was changed by hand; it stays."],
      },
      steps: [{ kind: "write-file", path: "argo/workflow.yaml", bytes: new Uint8Array() }],
    }),
    outcome: anOutcome([], { files: ["argo/workflow.yaml"] }),
  });
}

export const scenarios: Readonly<Record<string, Report>> = {
  "check-with-errors": checkWithErrors(),
  "plan-of-all-states": planOfAllStates(),
  built: built(),
  published: published(),
  "publish-blocked": publishBlocked(),
  "published-in-part": publishedInPart(),
  "publish-failed": publishFailed(),
  "clean-dry-run": cleanDryRun(),
  "every-outcome": everyOutcome(),
  "every-move-to-come": everyMoveToCome(),
  drift: drift(),
  "nothing-to-do": nothingToDo(),
  "workflow-written": workflowWritten(),
  "hostile-names": hostileReport(attacks),
};
