/**
 * Plays dashtool's tutorial with `icebranch` in its place, in a folder of its own, and prints each
 * command with its output as Markdown: what `docs/tutorial.md` shows. Only ids of snapshots and
 * commits differ from one time to the next.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { appendRows, createTable, schemaOf } from "../src/demo/table-writer.ts";

const cli = join(import.meta.dirname, "../src/cli.ts");
const folder = mkdtempSync(join(tmpdir(), "icebranch-transcript-"));
const repository = join(folder, "lakehouse");
const identity = ["-c", "user.name=You", "-c", "user.email=you@example.com"];
/** Where the reader's lakehouse lies, in the text. */
const shownFolder = "/srv";

function say(text: string): void {
  console.log(`${text.replaceAll(folder, shownFolder)}\n`);
}

function shell(...commands: readonly (readonly string[])[]): void {
  console.log("```console");
  for (const [program = "", ...args] of commands) {
    console.log(`$ ${[program, ...args.map(quoted)].join(" ")}`);
    const output = program === "git" ? git(args) : icebranch(args);
    if (output !== "") console.log(output.replaceAll(folder, shownFolder).trimEnd());
  }
  console.log("```\n");
}

function quoted(word: string): string {
  return /^[\w./=-]+$/.test(word) ? word : `"${word}"`;
}

function git(args: readonly string[]): string {
  return execFileSync("git", [...identity, ...args], { cwd: repository, encoding: "utf8" });
}

function icebranch(args: readonly string[]): string {
  const env = { ...process.env, NO_COLOR: "1" };
  const run = spawnSync(process.execPath, [cli, ...args], {
    ...{ cwd: repository, env, encoding: "utf8" },
  });
  return run.stdout + run.stderr;
}

function show(path: string, content: unknown): void {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const file = join(repository, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  say(`\`${path}\`:\n\n\`\`\`json\n${text}\`\`\``);
}

const destination = {
  ...{ catalog_name: "bronze", catalog_url: `sqlite:///${folder}/catalog.db` },
  bucket: `file://${folder}/warehouse`,
};

const kafka = {
  image: "dashbook/source-kafka:sql",
  source: {
    bootstrap_servers: "kafka:9094",
    subscription: { subscription_type: "subscribe", topic_pattern: "orders" },
    protocol: { security_protocol: "PLAINTEXT" },
    group_id: "airbyte",
  },
  destination,
};

const postgres = {
  image: "dashbook/source-postgres:sql",
  source: {
    ...{ host: "postgres", port: 5432, database: "postgres", username: "postgres" },
    ...{ password: "$POSTGRES_PASSWORD", schemas: ["inventory"] },
    replication_method: { method: "Standard" },
  },
  destination,
};

/** What a connector does in the reader's cluster. */
async function sync(name: string, branch: string, ids: readonly number[], isNew = false) {
  const namespace = ["inventory"];
  const at = { catalogFile: join(folder, "catalog.db"), catalogName: "bronze", namespace, name };
  const location = `file://${folder}/warehouse/inventory/${name}`;
  if (isNew) await createTable({ ...at, location, schema: schemaOf({ id: "long" }) });
  await appendRows({ ...at, branch, rows: ids.map((id) => ({ id: BigInt(id) })) });
}

async function play(): Promise<void> {
  mkdirSync(repository);
  git(["init", "-q", "-b", "main"]);
  await sync("customers", "main", [1, 2, 3], true);
  say("## The repository");
  show("dashtool.json", {
    ...{ plugin: "sql", catalogUrl: destination.catalog_url, bucket: destination.bucket },
    secrets: { "postgres-secret": { password: "POSTGRES_PASSWORD" } },
  });
  git(["add", "."]);
  git(["commit", "-qm", "initial commit"]);
  say("## Bronze: ingest data on a branch");
  shell(["git", "checkout", "-q", "-b", "bronze"]);
  show("bronze/inventory/kafka.ingest.json", kafka);
  show("bronze/inventory/postgres.ingest.json", postgres);
  shell(["git", "add", "."], ["git", "commit", "-qm", "bronze"], ["icebranch", "build"]);
  shell(["icebranch", "workflow"], ["git", "add", "argo"], ["git", "commit", "-qm", "workflow"]);
  await sync("customers", "bronze", [4]);
  await sync("orders", "bronze", [100, 101], true);
  say(
    'The connectors have run, with `"branch": "bronze"` in their `destination.json`: the committed workflow file writes to `main`. Where a cluster reaches catalog and tables, `build` says `icebranch workflow --run-manifest | kubectl create -f -` instead ([more](workflow-file.md#a-run-of-a-data-branch)). What would a merge do?',
  );
  shell(["icebranch", "plan"]);
  say("## The merge");
  shell(
    ["git", "checkout", "-q", "main"],
    ["git", "merge", "-q", "bronze"],
    ["icebranch", "build"],
  );
  say("A second build finds nothing to do:");
  shell(["icebranch", "build"]);
  say("## Second thoughts");
  shell(["icebranch", "undo"], ["icebranch", "publish", "--branch", "bronze"]);
}

try {
  await play();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
