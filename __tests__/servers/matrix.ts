/**
 * What a run of these tests must have shown: each scenario on each lake, or the reason why not. A
 * test that is left out, renamed or never reached is missing here, and then the run fails.
 */
import type { Layout, Store } from "./sql-lakes.ts";

/** Adapter, server, who laid out the tables and made those that are moved, where the files are. */
export interface LakeRow {
  readonly adapter: "sql" | "rest" | "nessie" | "file";
  readonly server: string;
  readonly layout: Layout;
  readonly store: Store;
}

export function lakeName({ adapter, server, layout, store }: LakeRow): string {
  const files = store === "local" ? "local" : `on ${store}`;
  return `${adapter} on ${server}, ${layout}'s tables, files ${files}`;
}

function row(adapter: LakeRow["adapter"], server: string, layout: Layout, store: Store): LakeRow {
  return { adapter, server, layout, store };
}

const rows: readonly LakeRow[] = [
  row("sql", "SQLite", "pyiceberg", "local"),
  row("sql", "SQLite", "Java V0", "local"),
  row("sql", "SQLite", "Java V1", "local"),
  row("sql", "SQLite", "dashtool", "local"),
  row("sql", "Postgres", "pyiceberg", "local"),
  row("sql", "Postgres", "Java V0", "local"),
  row("sql", "Postgres", "Java V1", "local"),
  row("sql", "Postgres", "dashtool", "local"),
  row("sql", "Postgres", "pyiceberg", "SeaweedFS"),
  row("sql", "Postgres", "Java V1", "moto"),
  row("sql", "MariaDB", "pyiceberg", "local"),
  row("sql", "MariaDB", "Java V0", "local"),
  row("sql", "MariaDB", "Java V1", "local"),
  row("sql", "MariaDB", "dashtool", "local"),
  row("rest", "reference adapter", "pyiceberg", "local"),
  row("rest", "SeaweedFS", "pyiceberg", "SeaweedFS"),
  row("nessie", "Nessie", "pyiceberg", "moto"),
  row("file", "folder", "Java", "local"),
];

const scenarios = [
  "contract",
  "build to publish",
  "undo, again, clean",
  "second run changes nothing",
  "a new table",
  "main moved: none",
  "main moved: skip",
  "a replay",
  "late rows",
  "a table dropped",
  "a table of another uuid",
  "rows deleted on the branch",
  "format 1, partitioned",
  "format 2, partitioned",
  "format 3, row ids",
  "retention",
  "tags",
  "statistics",
  "partition statistics",
  "views",
  "a column added",
  "expired snapshots",
  "a full refresh",
  "a lost sync is told",
] as const;
type ScenarioName = (typeof scenarios)[number];

interface Exception {
  readonly scenarios: readonly ScenarioName[];
  readonly reason: string;
  readonly applies: (lake: LakeRow) => boolean;
}

const exceptions: readonly Exception[] = [
  {
    scenarios: ["a full refresh", "a lost sync is told"],
    reason: "Only dashtool's connectors write so.",
    applies: ({ layout }) => layout !== "dashtool",
  },
  {
    scenarios: ["views"],
    reason: "There are no views in version 0 of Java's SQL catalog, nor in a folder.",
    applies: ({ adapter, layout }) => layout === "Java V0" || adapter === "file",
  },
  {
    scenarios: ["partition statistics"],
    reason: "SeaweedFS takes no such file into its tables' bucket.",
    applies: ({ adapter, server }) => adapter === "rest" && server === "SeaweedFS",
  },
  {
    scenarios: ["a replay"],
    reason:
      "Each of Nessie's branches has a table of its own: it is refused, as nessie-life shows.",
    applies: ({ adapter }) => adapter === "nessie",
  },
  {
    scenarios: ["retention", "tags"],
    reason: "Nessie keeps none of Iceberg's refs but main.",
    applies: ({ adapter }) => adapter === "nessie",
  },
  {
    scenarios: ["format 3, row ids"],
    reason: "Nessie 0.99.0 gives rows no ids.",
    applies: ({ adapter }) => adapter === "nessie",
  },
  {
    scenarios: ["expired snapshots"],
    reason: "Nessie's tables say that nothing may be expired.",
    applies: ({ adapter }) => adapter === "nessie",
  },
];

/** Why a scenario cannot be on a lake; undefined where it must be. */
export function reasonAgainst(lake: LakeRow, scenario: string): string | undefined {
  return exceptions.find(
    (one) => one.applies(lake) && (one.scenarios as readonly string[]).includes(scenario),
  )?.reason;
}

/** A test's end: the name of its suite, which names the lake, and its own. */
export interface TestEnd {
  readonly suite: string;
  readonly name: string;
  readonly passed: boolean;
}

export interface Matrix {
  readonly markdown: string;
  /** What must be and is not, a line each. */
  readonly missing: readonly string[];
}

export const publishing = "publishing: ";
const promises = " keeps a catalog's promises";

/** The last test on a lake: it says who confirmed the others. */
export const confirming = "other engines agree after each";
const confirms = " agree with icebranch on ";

/** What a test says when other engines have opened its tables. */
export function confirmation(lake: LakeRow, engines: readonly string[]): string {
  return `${engines.join(", ")}${confirms}${lakeName(lake)}`;
}

/** The lake and the engines that such a line names. */
export function readConfirmation(line: string): readonly [string, string] | undefined {
  const [engines, lake] = line.split(confirms);
  return engines === undefined || lake === undefined ? undefined : [lake, engines];
}

/** `confirmed`: by lake, the engines that agreed with icebranch after its scenarios. */
export function makeMatrix(
  ends: readonly TestEnd[],
  confirmed: ReadonlyMap<string, string>,
): Matrix {
  const passed = new Map(ends.map((end) => [`${lakeOf(end)}|${scenarioOf(end)}`, end.passed]));
  const cell = (lake: LakeRow, scenario: string): string => {
    const why = reasonAgainst(lake, scenario);
    if (why !== undefined) return `– (${reasons.indexOf(why) + 1})`;
    return signOf(passed.get(`${lakeName(lake)}|${scenario}`));
  };
  const lines = rows.map((lake) => ({
    lake,
    cells: scenarios.map((scenario) => cell(lake, scenario)),
    engines: confirmed.get(lakeName(lake)),
  }));
  const missing = lines.flatMap(({ lake, cells, engines }) => [
    ...scenarios
      .filter((_scenario, index) => cells[index] === failed || cells[index] === notRun)
      .map((scenario) => `${lakeName(lake)}: ${scenario}`),
    ...(engines === undefined ? [`${lakeName(lake)}: no other engine confirmed it`] : []),
  ]);
  const head = ["adapter", "server", "tables", "files", ...scenarios, "confirmed by"];
  const body = lines.map(({ lake: { adapter, server, layout, store }, cells, engines }) => [
    ...[adapter, server, layout, store, ...cells, engines ?? notRun],
  ]);
  const table = [head, head.map(() => "---"), ...body].map((line) => `| ${line.join(" | ")} |`);
  const notes = reasons.map((reason, index) => `${index + 1}. ${reason}`);
  const sum = `${rows.length} lakes, ${scenarios.length} scenarios: ${tally(lines.flatMap(({ cells }) => cells))}`;
  return {
    markdown: [...table, "", ...notes, "", sum].join("\n"),
    missing: [...missing, ...strangers(ends)],
  };
}

const reasons = exceptions.map(({ reason }) => reason);
const failed = "✗";
const notRun = "not run";

function signOf(passed: boolean | undefined): string {
  if (passed === undefined) return notRun;
  return passed ? "✓" : failed;
}

function tally(cells: readonly string[]): string {
  const signs = ["✓", failed, "–", notRun];
  return signs
    .map((sign) => `${cells.filter((cell) => cell.startsWith(sign)).length} ${sign}`)
    .join(", ");
}

/** A test that the matrix does not know would be missed by nobody when it goes. */
function strangers(ends: readonly TestEnd[]): readonly string[] {
  const known: readonly string[] = [...scenarios, confirming];
  const lakes = rows.map(lakeName);
  return ends
    .filter(({ suite }) => suite.startsWith(publishing))
    .filter((end) => !known.includes(end.name) || !lakes.includes(lakeOf(end)))
    .map(({ suite, name }) => `${suite}: ${name} is not in the matrix`);
}

function lakeOf({ suite, name }: TestEnd): string {
  if (suite === "" && name.endsWith(promises)) return name.slice(0, -promises.length);
  return suite.slice(publishing.length);
}

function scenarioOf({ suite, name }: TestEnd): string {
  return suite === "" && name.endsWith(promises) ? "contract" : name;
}
