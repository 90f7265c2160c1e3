/**
 * The whole life of a pull request, in a folder of its own: real git, real Iceberg tables, and the
 * same verbs that a user types. Only the connectors are stand-ins.
 */
import { mkdir, mkdtemp, readdir, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { IcebranchError } from "../errors.ts";
import { beforeThePullRequest, dataBranch, exampleLake } from "./inventory.ts";
import { rowTable } from "./row-table.ts";
import { loadMain, readLake, syncDataBranch } from "./scratch-lakehouse.ts";
import { commitAll, git, readTexts, writeTexts } from "./scratch-repository.ts";

export interface DemoOptions {
  /** The folder of `examples/inventory`. */
  readonly example: string;
  /** Where to work: absent or empty. A new folder of the system's temporary folder where not given. */
  readonly folder?: string;
  /** What a user types to run icebranch, for the last lines. */
  readonly program: string;
  readonly out: (line: string) => void;
  /** Runs a verb in a folder; its output goes through the same `out`. */
  readonly icebranch: (
    args: readonly string[],
    folder: string,
  ) => Promise<{ readonly exitStatus: number }>;
}

interface Scene extends DemoOptions {
  readonly repository: string;
  readonly lake: string;
  /** The example's files as the pull request leaves them. */
  readonly files: ReadonlyMap<string, string>;
}

export async function runDemo(options: DemoOptions): Promise<void> {
  const scene = await setScene(options);
  await makeLakehouse(scene);
  await openPullRequest(scene);
  await makeDataBranches(scene);
  await syncConnectors(scene);
  await writeWorkflow(scene);
  await merge(scene);
  await publish(scene);
  await undo(scene);
  sayWhatNext(scene);
}

async function setScene(options: DemoOptions): Promise<Scene> {
  const folder = await emptyFolder(options.folder);
  const repository = join(folder, "repository");
  const lake = join(folder, "lake");
  await mkdir(repository);
  await mkdir(lake);
  const inJson = JSON.stringify(lake).slice(1, -1);
  const files = new Map(
    [...(await readTexts(resolve(options.example)))]
      .filter(([path]) => !path.startsWith("argo/"))
      .map(([path, text]) => [path, text.replaceAll(exampleLake, inJson)]),
  );
  options.out(`A pull request on a lakehouse, from its first commit to its rows on main.`);
  options.out(`Everything happens in ${folder}`);
  return { ...options, repository, lake, files };
}

async function emptyFolder(named: string | undefined): Promise<string> {
  if (named === undefined) return realpath(await mkdtemp(join(tmpdir(), "icebranch-demo-")));
  await mkdir(named, { recursive: true });
  if ((await readdir(named)).length > 0)
    throw new IcebranchError("IB608", `The folder ${named} is not empty.`, {
      hint: "Name a new folder, or none: the demo then makes one.",
    });
  return realpath(named);
}

async function makeLakehouse(scene: Scene): Promise<void> {
  heading(scene, "A lakehouse in production");
  say(
    scene,
    "A git repository says what is loaded and computed; Iceberg tables hold the rows.",
    "Postgres feeds customers and products. Their Iceberg branch `main` is what everybody reads:",
  );
  const before = [...scene.files].flatMap(([path, text]) => {
    const old = beforeThePullRequest(path, text);
    return old === undefined ? [] : [[path, old] as const];
  });
  await git(scene.repository, "init", "--quiet", "--initial-branch", "main");
  await writeTexts(scene.repository, new Map(before));
  await commitAll(scene.repository, "Load customers and products");
  await loadMain(scene.lake);
  await showRows(scene, "main");
}

async function openPullRequest(scene: Scene): Promise<void> {
  heading(scene, "A pull request");
  say(
    scene,
    `On the git branch \`${dataBranch}\` somebody adds orders from Kafka and two views over them,`,
    "and reads Postgres by change data capture from now on. Four files are new, one differs.",
    "`icebranch plan` says what that means for the tables, and changes nothing:",
  );
  await git(scene.repository, "switch", "--quiet", "--create", dataBranch);
  await writeTexts(scene.repository, scene.files);
  await commitAll(scene.repository, "Add orders, and read Postgres by change data capture");
  await icebranch(scene, "plan");
}

async function makeDataBranches(scene: Scene): Promise<void> {
  heading(scene, "Data branches");
  say(
    scene,
    `\`icebranch build\` gives each table an Iceberg branch \`${dataBranch}\`, at the snapshot where main stands.`,
    "No row is copied. The table of orders does not exist yet: its first sync makes its branch.",
  );
  await icebranch(scene, "build");
}

async function syncConnectors(scene: Scene): Promise<void> {
  heading(scene, "The connectors run");
  say(
    scene,
    "Stand-ins for the Airbyte connectors now load what is new, as the changed files tell them:",
    `onto \`${dataBranch}\`. There the rows can be looked at:`,
  );
  await syncDataBranch(scene.lake);
  await showRows(scene, dataBranch);
  say(scene, "", "On `main`, production has not noticed:");
  await showRows(scene, "main");
}

async function writeWorkflow(scene: Scene): Promise<void> {
  heading(scene, "The schedule");
  say(
    scene,
    "`icebranch workflow` writes what Argo Workflows will run each night after the merge.",
    "It is committed with the pull request, so that it is reviewed with it.",
  );
  await icebranch(scene, "workflow");
  await commitAll(scene.repository, "Write the workflow");
}

async function merge(scene: Scene): Promise<void> {
  heading(scene, "The merge");
  say(
    scene,
    "The pull request is approved and squashed into one commit on git's main.",
    "No table has moved by that.",
  );
  await git(scene.repository, "switch", "--quiet", "main");
  command(scene, `git merge --squash ${dataBranch}`);
  await git(scene.repository, "merge", "--quiet", "--squash", dataBranch);
  await commitAll(scene.repository, "Add orders, and read Postgres by change data capture (#1)");
}

async function publish(scene: Scene): Promise<void> {
  heading(scene, "Publish");
  say(
    scene,
    `\`icebranch publish\` moves \`main\` of every table to its branch \`${dataBranch}\`: all of them or none.`,
    "In GitHub, icebranch does this by itself when the pull request is merged.",
  );
  await icebranch(scene, "publish", "--branch", dataBranch);
  say(scene, "", "The rows on `main`, read by icebird, which is not icebranch's code:");
  await showRows(scene, "main");
}

async function undo(scene: Scene): Promise<void> {
  heading(scene, "Second thoughts");
  say(scene, "`icebranch undo` puts `main` back where the publish found it:");
  await icebranch(scene, "undo");
  await showCounts(scene);
  say(scene, "", "It was right after all, so it is published again:");
  await icebranch(scene, "publish", "--branch", dataBranch);
  await showCounts(scene);
}

function sayWhatNext(scene: Scene): void {
  heading(scene, "Look around");
  say(
    scene,
    `The repository  ${scene.repository}`,
    `The catalog     ${join(scene.lake, "catalog.db")}`,
    `The tables      ${join(scene.lake, "warehouse")}`,
    "",
    "They are yours: any engine that reads Iceberg can open them, and nothing else was changed.",
    "Try next:",
  );
  command(scene, `cd ${scene.repository}`);
  command(scene, "git log --stat");
  command(scene, "less argo/workflow.yaml");
  command(scene, `alias icebranch='${scene.program}'`);
  command(scene, "icebranch drift");
  command(scene, "icebranch --help");
}

async function icebranch(scene: Scene, ...args: readonly string[]): Promise<void> {
  command(scene, `icebranch ${args.join(" ")}`);
  const { exitStatus } = await scene.icebranch(args, scene.repository);
  if (exitStatus !== 0)
    throw new IcebranchError("IB901", `icebranch ${args[0]} ended with status ${exitStatus}.`, {
      hint: `Please report it; the files are in ${scene.repository}.`,
    });
}

async function showRows(scene: Scene, ref: string): Promise<void> {
  for (const { table, rows } of await readLake(scene.lake, ref)) {
    scene.out("");
    scene.out(`  ${table} on ${ref}: ${rows.length === 0 ? "no rows" : `${rows.length} rows`}`);
    if (rows.length > 0) for (const line of rowTable(rows)) scene.out(`    ${line}`);
  }
}

async function showCounts(scene: Scene): Promise<void> {
  scene.out("");
  for (const { table, rows } of await readLake(scene.lake, "main"))
    scene.out(`  ${table} on main: ${rows.length} rows`);
}

function heading(scene: Scene, title: string): void {
  scene.out("");
  scene.out(`── ${title} ──`);
}

function say(scene: Scene, ...lines: readonly string[]): void {
  for (const line of lines) scene.out(line);
}

function command(scene: Scene, line: string): void {
  scene.out(`  $ ${line}`);
}
