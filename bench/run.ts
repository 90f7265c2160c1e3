/** What the README's figures come from: `npm run build && npm run bench`. Prints Markdown. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { benchCalls } from "./calls.ts";
import { keepFiles, makeTables, syncTables } from "./lakehouse.ts";
import { headOf, rowOf } from "./markdown.ts";
import { type Measured, measure, node, type Subject } from "./measure.ts";
import { benchReplay } from "./replay.ts";
import { BRANCH, commit, git, makeRepository, tableNames } from "./repository.ts";
import { benchViews } from "./views.ts";
import { benchWorkflow } from "./workflow.ts";

const { values } = parseArgs({
  options: {
    /** How often each program runs. */
    runs: { type: "string", default: "7" },
    specs: { type: "string", default: "10,100,1000,10000" },
    tables: { type: "string", default: "10,100,1000" },
    /** Only some of the tables, or `workflow`; `catalogs` needs what `npm run test:servers` installs. */
    parts: { type: "string", default: "start,specs,publish,replay,views,calls" },
    /** Puts the calls, which are the same on every machine, into docs/speed.md. */
    write: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
const parts = new Set(values.parts.split(","));
const cli = resolve(import.meta.dirname, "../dist/cli.js");
const example = resolve(import.meta.dirname, "../examples/inventory");
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "icebranch-bench-")));
const bareNode = node("node", ["-e", "0"], scratch);
const icebranch = (cwd: string, ...args: readonly string[]) =>
  node(args.join(" "), [cli, ...args], cwd);

try {
  say(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}.`);
  say(`Medians of ${runs} runs by turns; load ${loadavg().map((one) => one.toFixed(1))}.`);
  if (parts.has("start")) await benchStart();
  if (parts.has("specs")) await benchSpecs(values.specs.split(",").map(Number));
  if (parts.has("publish")) await benchPublish(values.tables.split(",").map(Number));
  if (parts.has("replay")) await benchReplay(cli, scratch, [1_000, 10_000, 100_000], runs, say);
  if (parts.has("workflow")) benchWorkflow(values.specs.split(",").map(Number), runs, say);
  if (parts.has("views")) await benchViews(runs, say);
  if (parts.has("calls")) tellCalls(await benchCalls());
  if (parts.has("catalogs")) {
    const sizes = values.tables.split(",").map(Number);
    await (await import("./catalogs.ts")).benchCatalogs({ scratch, sizes, runs, say });
  }
} finally {
  rmSync(scratch, { recursive: true });
}

/** `check`, from nothing to its last line. */
async function benchStart(): Promise<void> {
  table("Start", ["project", "time", "bare Node's", "memory"]);
  const withViews = join(scratch, "with-views");
  const withoutViews = join(scratch, "without-views");
  for (const root of [withViews, withoutViews]) {
    cpSync(example, root, { recursive: true });
    if (root === withoutViews)
      for (const folder of ["silver", "gold"]) rmSync(join(root, folder), { recursive: true });
    git(root, ["init", "--quiet"]);
    commit(root, "Example");
  }
  const subjects: readonly Subject[] = [
    { ...icebranch(withoutViews, "check"), name: "examples/inventory without its views" },
    { ...icebranch(withViews, "check"), name: "examples/inventory" },
  ];
  const measured = await measure([bareNode, ...subjects], runs * 3);
  const floor = of(measured, "node").ms;
  row("none: `node -e 0`", ms(floor), times(1), mib(of(measured, "node")));
  for (const { name } of subjects) {
    const one = of(measured, name);
    row(name, ms(one.ms), times(one.ms / floor), mib(one));
  }
}

/** All specs are new on the branch; the catalog has none of their tables. */
async function benchSpecs(sizes: readonly number[]): Promise<void> {
  table(
    "Specs, a tenth of them views; the floor is bare Node and `git cat-file` of the same blobs",
    [
      ...[
        "specs",
        "floor",
        "`check`",
        "`plan`",
        "floors",
        "memory",
        "`workflow`",
        "floors",
        "memory",
      ],
    ],
  );
  for (const specs of sizes) {
    const root = join(scratch, `specs-${specs}`);
    makeRepository(root, specs, join(scratch, `lake-${specs}`, "catalog.db"));
    const workflow = { ...icebranch(root, "workflow"), before: () => clean(root) };
    const subjects = [icebranch(root, "check"), icebranch(root, "plan"), workflow];
    const measured = await measure([bareNode, bareGit(root), ...subjects], runs);
    const floor = of(measured, "node").ms + of(measured, "git").ms;
    const [check, plan, made] = ["check", "plan", "workflow"].map((name) => of(measured, name));
    if (check === undefined || plan === undefined || made === undefined) continue;
    const columns = [plan, made].flatMap((one) => [ms(one.ms), times(one.ms / floor), mib(one)]);
    row(String(specs), ms(floor), ms(check.ms), ...columns);
  }
}

function clean(root: string): void {
  rmSync(join(root, "argo"), { recursive: true, force: true });
}

function bareGit(root: string): Subject {
  const input = git(root, ["ls-tree", "-r", "--format=%(objectname)", "HEAD"]).toString();
  return { name: "git", command: "git", args: ["cat-file", "--batch"], cwd: root, input };
}

/** `publish` after the merge: every table has a data branch with one snapshot more than `main`. */
async function benchPublish(sizes: readonly number[]): Promise<void> {
  table("Publish on SQLite; the floor reads and writes the same files and rows in bare Node", [
    ...["tables", "floor", "`publish`", "floors", "memory"],
  ]);
  for (const tables of sizes) {
    const { root, catalog } = await makeMerged(tables);
    cpSync(catalog, `${catalog}.before`);
    const removeNew = keepFiles(join(dirname(catalog), "warehouse"));
    const before = () => {
      cpSync(`${catalog}.before`, catalog);
      removeNew();
    };
    const floorProgram = join(import.meta.dirname, "publish-floor.mjs");
    const measured = await measure(
      [
        { ...node("floor", ["--no-warnings", floorProgram, catalog], root), before },
        { ...icebranch(root, "publish"), before },
      ],
      runs,
    );
    const [floor, publish] = [of(measured, "floor"), of(measured, "publish")];
    row(String(tables), ms(floor.ms), ms(publish.ms), times(publish.ms / floor.ms), mib(publish));
  }
}

async function makeMerged(tables: number) {
  const root = join(scratch, `publish-${tables}`);
  const catalog = join(scratch, `publish-lake-${tables}`, "catalog.db");
  const names = tableNames(Math.ceil((tables * 10) / 9)).slice(0, tables);
  makeRepository(root, Math.ceil((tables * 10) / 9), catalog);
  makeTables(catalog, names);
  await measure([icebranch(root, "build")], 1);
  syncTables(catalog, BRANCH);
  git(root, ["switch", "--quiet", "main"]);
  git(root, ["merge", "--quiet", "--ff-only", BRANCH]);
  return { root, catalog };
}

function tellCalls(calls: string): void {
  say(calls);
  if (!values.write) return;
  const page = resolve(import.meta.dirname, "../docs/speed.md");
  const part = /(<!-- made by bench\/run\.ts: calls -->\n)[\s\S]*?(<!-- end -->)/;
  const text = readFileSync(page, "utf8");
  if (!part.test(text)) throw new Error(`${page} has no place for the calls.`);
  writeFileSync(
    page,
    text.replace(part, (_all, open, end) => `${open}${calls}\n\n${end}`),
  );
}

function of(measured: ReadonlyMap<string, Measured>, name: string): Measured {
  const found = measured.get(name);
  if (found === undefined) throw new Error(`${name} was not measured.`);
  return found;
}

function table(title: string, columns: readonly string[]): void {
  say(headOf(title, columns));
}

function row(...cells: readonly string[]): void {
  say(rowOf(cells));
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(1)}×`;
}

function mib({ mib }: Measured): string {
  return mib === undefined ? "" : `${mib.toFixed(0)} MiB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
