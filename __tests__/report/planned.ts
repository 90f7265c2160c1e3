/** Reports from before anything is published, and what they share with the others. */
import type { Report } from "../../src/report/report.ts";
import {
  aChange,
  aFinding,
  aGraph,
  aMove,
  anOutcome,
  aPlan,
  aReport,
  aStep,
  aTable,
  aView,
  base,
  head,
  main,
} from "./plans.ts";

export const orders = "bronze.inventory.orders";
export const customers = "bronze.inventory.customers";
export const products = "bronze.inventory.products";

export const graph = aGraph(
  ["bronze.inventory.kafka"],
  ["bronze.inventory.postgres"],
  ["silver.inventory.dim_customer", "bronze.inventory.postgres"],
  ["silver.inventory.fact_order", "bronze.inventory.kafka"],
  [
    "gold.inventory.fact_order_enriched",
    "silver.inventory.dim_customer",
    "silver.inventory.fact_order",
  ],
);

export const patch = `--- a/argo/workflow.yaml
+++ b/argo/workflow.yaml
@@ -12,3 +12,5 @@
           tasks:
+            - name: bronze-inventory-kafka
+              template: bronze-inventory-kafka
             - name: silver-inventory-fact-order
               dependencies: []
`;

export const notes = {
  pending: "The first sync makes the data branch.",
  behind:
    "No sync has written to the data branch since main moved on: there is nothing to publish.",
  replaced: "A full refresh: all rows of main are exchanged for those of the data branch.",
  diverged:
    "main has moved on by 2 snapshots: snapshot 7312045523170215001, append of 120 rows by airbyte.",
  expired:
    "The snapshots between main and the data branch have been expired, so nothing proves that main would lose no rows.",
  foreign: "icebranch did not make this branch, so it is neither moved nor removed.",
  missing: "The data branch is gone: somebody removed it.",
};

export function checkWithErrors(): Report {
  const findings = [
    aFinding({
      level: "warning",
      code: "IB104",
      file: "bronze/inventory/kafka.ingest.json",
      line: 9,
      column: 5,
      message: "The key topics is unknown to source-kafka.",
      hint: "Did you mean topic_pattern?",
    }),
    aFinding({
      file: "silver/inventory/fact_order.sql",
      line: 4,
      column: 6,
      message: "There is no table bronze.inventory.order.",
      hint: "Did you mean bronze.inventory.orders?",
    }),
    aFinding({
      code: "IB101",
      file: "bronze/inventory/kafka.ingest.json",
      line: 3,
      column: 13,
      message: "This is not valid JSON: a comma is missing before this key.",
      hint: "Put a comma at the end of the line before.",
    }),
  ];
  return aReport({ command: "check", branch: null, plan: aPlan({ branch: null, findings }) });
}

export function planOfAllStates(): Report {
  const added = { rows: 1204, files: 1 };
  const tables = [
    aTable("bronze.inventory.t01", "create", { base: null, head: null }),
    aTable("bronze.inventory.t02", "exists", { base: main, head: main }),
    aTable("bronze.inventory.t03", "pending", {
      uuid: null,
      base: null,
      main: null,
      head: null,
      note: notes.pending,
    }),
    aTable("bronze.inventory.t04", "equal", { head: main }),
    aTable("bronze.inventory.t05", "behind", { head: base, note: notes.behind }),
    aTable("bronze.inventory.t06", "fast-forward", {
      added,
      schemaChange: "added column email",
      sharedState: true,
    }),
    aTable("bronze.inventory.t07", "new-main", {
      base: null,
      main: null,
      added: { rows: 3, files: 2 },
    }),
    aTable("bronze.inventory.t08", "replaced", { base: main, added, note: notes.replaced }),
    aTable("bronze.inventory.t09", "replay", { added }),
    aTable("bronze.inventory.t10", "diverged", { note: notes.diverged }),
    aTable("bronze.inventory.t11", "history-expired", { note: notes.expired }),
    aTable("bronze.inventory.t12", "foreign", { note: notes.foreign }),
    aTable("bronze.inventory.t13", "missing", { head: null, note: notes.missing }),
    aTable("gold.inventory.t14", "published", { head: main }),
  ];
  const changes = [
    aChange("bronze.inventory.kafka", "added", { kind: "ingest" }),
    aChange("bronze.inventory.mysql", "removed", { kind: "ingest", impact: "broken" }),
    aChange("silver.inventory.dim_customer", "modified", {
      impact: "breaking",
      columns: {
        added: ["spent"],
        widened: ["widened column id from int to long"],
        breaking: ["dropped column email", "renamed column name to full_name"],
      },
    }),
    aChange("silver.inventory.fact_order", "moved", { because: ["silver.stock.fact_order"] }),
    aChange("gold.inventory.fact_order_enriched", "downstream", {
      impact: "widening",
      because: ["silver.inventory.dim_customer", "silver.inventory.fact_order"],
    }),
  ];
  return aReport({
    pull: { repository: 123, number: 7 },
    plan: aPlan({
      findings: [
        aFinding({
          level: "warning",
          code: "IB401",
          message: `bronze.inventory.t10 cannot be published as it stands: ${notes.diverged}`,
          hint: "Put the data branch on the current main (icebranch refresh --branch bronze --discard) and run the connectors again.",
        }),
      ],
      changes,
      graph,
      tables,
      views: [
        aView("silver.inventory.dim_customer", [customers], {
          columns: [
            { name: "uuid", type: "binary", required: false, from: [[customers, "email"]] },
            { name: "spent", type: "decimal(38, 2)", required: true, from: [] },
          ],
          functions: ["sha256"],
        }),
        aView("silver.inventory.fact_order", [orders]),
      ],
      catalogs: [
        { name: "bronze", type: "sql", atomic: true },
        { name: "gold", type: "rest", atomic: false },
      ],
      notIsolated: [
        "bronze.inventory.t06: the connector keeps its state on the table, so main's next sync skips the rows that a sync of the data branch has read.",
        "bronze.inventory.kafka: the Kafka group lake shares its offsets with every run of this spec.",
      ],
      workflow: { path: "argo/workflow.yaml", changed: true, patch, merging: "", conflicts: [] },
    }),
  });
}

export function built(): Report {
  const made = aTable(customers, "create", { base: null, head: null });
  const adopted = aTable(orders, "new-main", {
    base: null,
    main: null,
    added: { rows: 3, files: 1 },
  });
  const pending = aTable(products, "pending", {
    uuid: null,
    base: null,
    main: null,
    head: null,
    note: notes.pending,
  });
  const moves = [
    aMove(made, "created", { from: null, to: main }),
    aMove(adopted, "adopted", { from: head }),
  ];
  return aReport({
    command: "build",
    plan: aPlan({
      changes: [aChange("bronze.inventory.kafka", "added", { kind: "ingest" })],
      graph,
      tables: [made, adopted, pending],
      workflow: { path: "argo/workflow.yaml", changed: true, patch, merging: "", conflicts: [] },
      steps: [aStep(...moves)],
    }),
    outcome: anOutcome(moves),
  });
}
