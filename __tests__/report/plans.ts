/** Plans as the other rooms make them, drawn with as few words as a test needs. */
import type { Finding } from "../../src/errors.ts";
import type { Change, GraphNode, LineageGraph } from "../../src/lineage/graph.ts";
import type {
  Outcome,
  Plan,
  TableMove,
  TableOutcome,
  TablePlan,
  TableStateName,
} from "../../src/plan/plan.ts";
import type { ViewPlan } from "../../src/plan/view-plan.ts";
import { makeReport, type ReportInput } from "../../src/report/make.ts";
import type { Report } from "../../src/report/report.ts";

const noDigest = `sha256:${"0".repeat(64)}`;

export const [base, main, head] = [
  "7312045523170215000",
  "7312045523170215001",
  "8841120348811920377",
];

export function aPlan(parts: Partial<Plan> = {}): Plan {
  return {
    branch: "bronze",
    dataBranch: null,
    findings: [],
    changes: [],
    graph: { nodes: [], findings: [] },
    tables: [],
    views: [],
    planner: null,
    catalogs: [{ name: "bronze", type: "sql", atomic: true }],
    notIsolated: [],
    workflow: null,
    skipped: [],
    steps: [],
    digest: noDigest,
    ...parts,
  };
}

export function aTable(
  name: string,
  state: TableStateName,
  parts: Partial<TablePlan> = {},
): TablePlan {
  const [catalog = "", ...namespace] = name.split(".").slice(0, -1);
  return {
    table: name,
    catalog,
    identifier: { namespace, name: name.split(".").at(-1) ?? "" },
    uuid: "8f4c1c58-0d6b-4b0e-9c3e-2f5b6a7d8e9f",
    nodes: ["bronze.inventory.kafka"],
    branch: "bronze",
    pull: null,
    state,
    onto: "main",
    target: parts.main === undefined ? main : parts.main,
    base,
    main,
    head,
    totals: { onto: null, branch: null },
    rivals: [],
    receipt: null,
    added: null,
    schemaChange: null,
    sharedState: false,
    note: null,
    ...parts,
  };
}

export function aMove(
  table: TablePlan,
  result: TableMove["result"],
  parts: Partial<TableMove> = {},
): TableMove {
  return { table: table.table, result, from: table.main, to: table.head, undo: null, ...parts };
}

/** One commit of all the moves, as a catalog that can do all or none gets it. */
export function aStep(...moves: readonly TableMove[]): Plan["steps"][number] {
  return {
    kind: "commit",
    catalog: "bronze",
    commits: moves.map((move) => ({
      move,
      commit: {
        identifier: { namespace: ["inventory"], name: "orders" },
        requirements: [],
        updates: [],
      },
    })),
  };
}

export function anOutcome(tables: readonly TableOutcome[], parts: Partial<Outcome> = {}): Outcome {
  return { applied: true, tables, files: [], commit: null, findings: [], ...parts };
}

export function aChange(node: string, change: Change["change"], parts: Partial<Change> = {}) {
  return {
    node,
    kind: "view",
    change,
    impact: "none",
    because: [],
    file: `${node}.sql`,
    ...parts,
  } satisfies Change;
}

/** `a < b c` reads: a is read by b and c. A name without dots stands in the catalog `silver`. */
export function aGraph(
  ...nodes: readonly (readonly [id: string, ...from: string[]])[]
): LineageGraph {
  return { nodes: nodes.map(([id, ...from]) => aNode(id, from)), findings: [] };
}

function aNode(id: string, dependencies: readonly string[]): GraphNode {
  const [catalog = "", namespace = "", name = ""] = id.split(".");
  const identifier = { catalog, namespace, name };
  const file = id.replaceAll(".", "/");
  const node: GraphNode["node"] =
    dependencies.length === 0
      ? {
          kind: "ingest",
          id,
          identifier,
          file: `${file}.ingest.json`,
          image: "airbyte/source-postgres:3.6.0",
          source: {},
          destination: {},
          tables: undefined,
          locate: () => ({ file, line: 1, column: 1 }),
        }
      : {
          kind: "view",
          id,
          identifier,
          file: `${file}.sql`,
          sql: "",
          canonical: "",
          relations: [],
        };
  return { id, node, dependencies, reads: [] };
}

export function aFinding(parts: Partial<Finding> = {}): Finding {
  return { code: "IB203", level: "error", message: "There is no such table.", ...parts };
}

export function aReport(parts: Partial<ReportInput> = {}): Report {
  return makeReport({
    version: "0.1.0",
    command: "plan",
    project: ".",
    base: "1".repeat(40),
    head: "2".repeat(40),
    branch: "bronze",
    pull: null,
    dryRun: false,
    plan: aPlan(),
    outcome: null,
    ...parts,
  });
}

/** A view that nobody has planned, unless its columns are given. */
export function aView(
  node: string,
  reads: readonly string[],
  parts: Partial<ViewPlan> = {},
): ViewPlan {
  return { node, reads, columns: null, functions: [], volatile: [], ...parts };
}
