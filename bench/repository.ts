/** Repositories of any size, as a data team grows them: nine ingests to a view, ten namespaces. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";

/** The branch that every benchmark's pull request comes from. */
export const BRANCH = "feature";

const namespaces = 10;

/** Table names, `NAMESPACE.NAME`, of the ingests among `specs` files. */
export function tableNames(specs: number): readonly string[] {
  return numbersOf("ingest", specs).map((number) => `ns${number % namespaces}.t${number}`);
}

/** On `main` the configuration alone; on the branch, checked out, all the specs. */
export function makeRepository(
  root: string,
  specs: number,
  catalog: string,
  config = { file: "dashtool.json", text: configuration(catalog) },
): void {
  mkdirSync(root, { recursive: true });
  git(root, ["init", "--quiet", "--initial-branch", "main"]);
  write(root, config.file, config.text);
  commit(root, "Configuration");
  git(root, ["switch", "--quiet", "--create", BRANCH]);
  for (const [path, text] of Object.entries(specFiles(specs, catalog))) write(root, path, text);
  commit(root, `${specs} specs`);
  // As a clone has them.
  git(root, ["gc", "--quiet"]);
}

/** By path. */
export function specFiles(specs: number, catalog: string): { readonly [path: string]: string } {
  const ingests = numbersOf("ingest", specs);
  return Object.fromEntries([
    ...ingests.map((number) => [
      `bronze/ns${number % namespaces}/i${number}.ingest.json`,
      ingest(number, catalog),
    ]),
    ...numbersOf("view", specs).map((number) => [
      `silver/ns${number % namespaces}/v${number}.sql`,
      view(number % ingests.length),
    ]),
  ]);
}

export function git(root: string, args: readonly string[], input = ""): Buffer {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1" };
  return execFileSync("git", ["-c", "gc.auto=0", ...args], {
    cwd: root,
    env,
    input,
    maxBuffer: 2 ** 30,
  });
}

export function commit(root: string, message: string): void {
  git(root, ["add", "--all"]);
  const who = ["-c", "user.name=Bench", "-c", "user.email=bench@example.com"];
  git(root, [...who, "commit", "--quiet", "--no-gpg-sign", "--message", message]);
}

function numbersOf(kind: "ingest" | "view", specs: number): readonly number[] {
  const isView = (number: number) => number % 10 === 9;
  const all = Array.from({ length: specs }, (_, number) => number);
  return all.filter((number) => isView(number) === (kind === "view"));
}

function write(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function configuration(catalog: string): string {
  return json({
    plugin: "sql",
    catalogUrl: `sqlite://${catalog}`,
    bucket: `file://${dirname(catalog)}/warehouse`,
    secrets: { "postgres-secret": { password: "POSTGRES_PASSWORD" } },
  });
}

function ingest(number: number, catalog: string): string {
  return json({
    image: "dashbook/source-postgres:sql",
    source: {
      host: "postgres",
      port: 5432,
      database: "shop",
      schemas: [`ns${number % namespaces}`],
      username: "lake_reader",
      password: "$POSTGRES_PASSWORD",
      ssl_mode: { mode: "require" },
      replication_method: {
        method: "CDC",
        replication_slot: `lake_${number}`,
        publication: `lake_${number}`,
      },
    },
    destination: {
      catalog_name: "bronze",
      catalog_url: `sqlite://${catalog}`,
      bucket: `file://${dirname(catalog)}/warehouse`,
      namespace: `ns${number % namespaces}`,
      streams: { [`t${number}`]: {} },
    },
  });
}

/** Of the table of ingest `from`, or of the one before where `from` is a view's number. */
function view(from: number): string {
  const number = from % 10 === 9 ? from - 1 : from;
  const table = `bronze.ns${number % namespaces}.t${number}`;
  return `select id, amount as total, cast(ordered_at as date) as ordered_on\nfrom ${table}\nwhere amount > 0\n`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
