/** How connectors come to write to a data branch. */
import { publishing } from "./forecast.ts";
import type { Report, ReportTable } from "./report.ts";
import { atHand, branchesOf, line, type NextStep, takesBranch } from "./steps.ts";

/** A cluster's run, connectors beside icebranch, or Nessie, where no connector is told a branch. */
type Way = "cluster" | "here" | "nessie";

const ways: readonly Way[] = ["cluster", "here", "nessie"];

/** The committed workflow file writes to main, so a sync of the branch needs a run of its own. */
export function syncs(report: Report): NextStep[] {
  const waiting = report.tables.filter(({ state }) => publishing(state) === "waits");
  const steps = runsOf(report, waiting);
  if (steps.length === 0) return [];
  return [
    ...steps,
    {
      why: "Then see what publishing does",
      command: line(report, "plan", ...atHand(report)),
    },
  ];
}

/** What fills the data branches of these tables. */
export function runsOf(report: Report, tables: readonly ReportTable[]): NextStep[] {
  return ways.flatMap((way) =>
    branchesOf(
      report,
      tables.filter(({ catalog }) => wayTo(report, catalog) === way),
    ).map((branch) => syncOf(report, way, branch)),
  );
}

function wayTo({ catalogs }: Report, name: string): Way {
  const catalog = catalogs.find((one) => one.name === name);
  if (catalog?.type === "nessie") return "nessie";
  return catalog?.local ? "here" : "cluster";
}

function syncOf(report: Report, way: Way, branch: string): NextStep {
  switch (way) {
    case "cluster":
      return runOf(report, branch);
    case "here":
      return {
        why: `Run the connectors where icebranch ran, since catalog or tables are on a disk there, with "branch": ${JSON.stringify(branch)} in their destination.json`,
        command: null,
      };
    // It takes no notice of an Iceberg branch, and would replace the rows of main.
    case "nessie":
      return {
        why: `Run the connectors at the address of the Nessie branch ${branch}, with no Iceberg branch set (docs/catalogs/nessie.md)`,
        command: null,
      };
  }
}

/** The files at hand are what is run, so they have to be the change's. */
function runOf(report: Report, branch: string): NextStep {
  const { pull, command } = report;
  const isAtHand = pull === null && report.branch !== null && !takesBranch.has(command);
  const whose = pull === null ? "its git" : "the pull request's";
  const words = isAtHand ? [] : ["--branch", branch];
  const manifest = line(report, "workflow", "--run-manifest", ...words);
  const what = isAtHand
    ? "Run what this branch changes"
    : `With ${whose} branch checked out, run what that changes`;
  return {
    why: `${what}, once, on the data branch ${branch}`,
    command: `${manifest} | kubectl create -f -`,
  };
}
