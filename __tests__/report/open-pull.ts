/** An open pull request in the states that it can be in. */
import type { Report } from "../../src/report/report.ts";
import { customers, graph, notes, orders, patch, products } from "./planned.ts";
import {
  aChange,
  aFinding,
  aMove,
  anOutcome,
  aPlan,
  aReport,
  aStep,
  aTable,
  aView,
  main,
} from "./plans.ts";

export const pull = { repository: 123, number: 7 };
const totals = {
  onto: { rows: 1_204_331, files: 48, bytes: 96_400_000 },
  branch: { rows: 1_204_334, files: 49, bytes: 96_412_804 },
};
export const moving = aTable(orders, "fast-forward", {
  pull: 7,
  base: main,
  added: { rows: 3, files: 1 },
  totals,
  schemaChange: "added column email",
  sharedState: true,
});
const fresh = aTable(customers, "create", { base: null, head: null });
export const stuck = aTable(products, "diverged", {
  pull: 7,
  note: notes.diverged,
  totals: {
    onto: { rows: 40_120, files: 12, bytes: 3_100_000 },
    branch: { rows: 40_020, files: 11, bytes: 3_040_000 },
  },
});
export const forecast = aFinding({
  level: "warning",
  code: "IB401",
  message: `${products} cannot be published as it stands: ${notes.diverged}`,
  hint: "Put the data branch on the current main (icebranch refresh --branch bronze --discard) and run the connectors again.",
});
const changes = [
  aChange("bronze.inventory.kafka", "added", { kind: "ingest" }),
  aChange("silver.inventory.dim_customer", "modified", {
    impact: "widening",
    columns: { added: ["email"], widened: [], breaking: [] },
  }),
  aChange("gold.inventory.fact_order_enriched", "downstream", {
    because: ["silver.inventory.dim_customer"],
  }),
];
const workflow = {
  path: "argo/workflow.yaml",
  changed: true,
  patch,
  merging: patch,
  conflicts: [],
};
const commit = {
  path: workflow.path,
  branch: "bronze",
  oid: "c0ffee1".padEnd(40, "0"),
  verified: true,
};

export function typical(): Report {
  const made = aMove(fresh, "created", { from: null, to: main });
  return aReport({
    command: "build",
    pull,
    plan: aPlan({
      ...{ changes, graph, workflow, findings: [forecast] },
      tables: [fresh, moving, stuck],
      steps: [aStep(made)],
      views: [aView("silver.inventory.dim_customer", [customers])],
      notIsolated: [
        `${orders}: the schema is one for all branches; main shows already: added column email.`,
        `${orders}: the connector keeps its state on the table, so main's next sync skips the rows that a sync of the data branch has read.`,
      ],
    }),
    outcome: anOutcome([made], { commit }),
  });
}

export function allFine(): Report {
  const tables = [
    moving,
    aTable(customers, "new-main", {
      pull: 7,
      base: null,
      main: null,
      added: { rows: 20, files: 2 },
    }),
  ];
  const calm = tables.map((table) => ({ ...table, schemaChange: null, sharedState: false }));
  return aReport({ command: "build", pull, plan: aPlan({ changes, graph, tables: calm }) });
}

export function blocked(): Report {
  const findings = [
    aFinding({
      code: "IB101",
      file: "bronze/inventory/kafka.ingest.json",
      line: 3,
      column: 13,
      message: "This is not valid JSON: a comma is missing before this key.",
      hint: "Put a comma at the end of the line before.",
    }),
    aFinding({
      file: "silver/inventory/fact_order.sql",
      line: 4,
      column: 6,
      message: "There is no table bronze.inventory.order.",
      hint: "Did you mean bronze.inventory.orders?",
    }),
  ];
  return aReport({ command: "build", pull, plan: aPlan({ findings, changes, graph }) });
}

export function stacked(): Report {
  const child = { branch: "orders-v2", pull: 8, onto: "bronze", target: "6412045523170215009" };
  const table = { ...moving, ...child, schemaChange: null, sharedState: false };
  const above = aTable(customers, "create", { ...child, target: null, head: null, base: null });
  return aReport({
    command: "build",
    branch: "orders-v2",
    pull: { ...pull, number: 8 },
    plan: aPlan({ branch: "orders-v2", changes, tables: [table, above] }),
  });
}

export function withRivals(): Report {
  const rivals = [
    { branch: "orders-v2", pull: 9 },
    { branch: "try-out", pull: null },
  ];
  const tables = [
    { ...moving, rivals },
    { ...stuck, state: "fast-forward" as const, note: null, rivals: rivals.slice(0, 1) },
  ];
  return aReport({ command: "build", pull, plan: aPlan({ changes, tables }) });
}

export function large(): Report {
  const each = <T>(number: number, make: (index: number) => T) =>
    Array.from({ length: number }, (_, index) => make(index));
  const node = (index: number) => `silver.inventory.view_${String(index).padStart(3, "0")}`;
  return aReport({
    command: "build",
    pull,
    plan: aPlan({
      tables: each(60, (index) => ({ ...moving, table: `bronze.inventory.table_${index}` })),
      changes: each(300, (index) => aChange(node(index), "modified")),
      findings: each(400, (index) =>
        aFinding({
          level: index < 300 ? "warning" : "notice",
          code: "IB104",
          file: `${node(index % 300).replaceAll(".", "/")}.sql`,
          line: index + 1,
          column: 1,
          message: `The key topics_${index} is unknown to source-kafka.`,
          hint: "Did you mean topic_pattern?",
        }),
      ),
      workflow: { ...workflow, patch: patch.repeat(200) },
    }),
  });
}
