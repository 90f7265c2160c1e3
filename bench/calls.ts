/** What runs of the action ask of GitHub: calls and bytes, from the log of a GitHub on this machine. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { ingestOf } from "../__tests__/e2e/lakehouse.ts";
import type { EventArguments } from "../__tests__/fakehub/payloads.ts";
import { isGitPath } from "../__tests__/fakehub/smart-http.ts";
import type { RequestRecord } from "../__tests__/fakehub/state.ts";
import { ended, type LakeHub, lakeHub } from "../__tests__/github/lake-hub.ts";
import { makeTables } from "./lakehouse.ts";
import { headOf, rowOf } from "./markdown.ts";
import { specFiles, tableNames } from "./repository.ts";

/** A push that changes nothing of the project is the most frequent run of all. */
const mostForNothing = 3;

const title = "Calls to GitHub; kilobytes of bodies, before any compression";
const columns = ["run", "calls", "sent", "received", "fetched by git", "calls for"];

/** The table. Throws where a push that changes nothing costs more than it may. */
export async function benchCalls(): Promise<string> {
  const runs = [...(await lifeOfPull()), await manySpecs(1000), ...(await schedules(10))];
  const calls = runs.find(({ run }) => run === noChange)?.requests.filter(isCall) ?? [];
  if (calls.length === 0 || calls.length > mostForNothing)
    throw new Error(`${noChange} costs ${calls.length} calls: ${calls.map(purposeOf)}.`);
  return [headOf(title, columns), ...runs.map(lineOf)].join("\n");
}

interface Run {
  readonly run: string;
  readonly requests: readonly RequestRecord[];
}

const noChange = "a push that changes nothing of the project";
const spec = "bronze/inventory/postgres.ingest.json";

async function lifeOfPull(): Promise<readonly Run[]> {
  await using lake = await lakeHub();
  const { hub, house } = lake;
  const tables = ["customers", "orders", "products"];
  for (const table of [...tables, "returns"]) await house.sync(table, "main", [1]);
  await hub.commit("bronze", { [spec]: ingestOf(...tables) });
  const pull = await hub.openPull({ head: "bronze" });
  const runs = [await observe(lake, "a pull request of 3 tables", "pull_request", "opened", pull)];
  await hub.commit("bronze", { "README.md": "hello\n" });
  runs.push(await observe(lake, noChange, "pull_request", "synchronize", pull));
  await hub.commit("bronze", { [spec]: ingestOf(...tables, "returns") });
  runs.push(await observe(lake, "a push with one table more", "pull_request", "synchronize", pull));
  for (const table of tables) await house.sync(table, "bronze", [2]);
  await hub.mergePull(pull, "squash");
  runs.push(await observe(lake, "the merge", "pull_request", "closed", pull));
  runs.push(await observe(lake, "the push of the merge", "push", "main"));
  return runs;
}

async function manySpecs(specs: number): Promise<Run> {
  await using lake = await lakeHub();
  const catalog = join(lake.house.lake.folder, "catalog.db");
  makeTables(catalog, tableNames(specs));
  await lake.hub.commit("bronze", specFiles(specs, catalog));
  const pull = await lake.hub.openPull({ head: "bronze" });
  return await observe(lake, `a pull request of ${specs} specs`, "pull_request", "opened", pull);
}

async function schedules(pulls: number): Promise<readonly Run[]> {
  await using lake = await lakeHub();
  const { hub, house } = lake;
  const tables = Array.from({ length: pulls }, (_, number) => `orders${number}`);
  for (const table of tables) {
    await house.sync(table, "main", [1]);
    await hub.commit(table, { [spec]: ingestOf(table) });
    const pull = await hub.openPull({ head: table });
    ended(await lake.on("pull_request", "opened", pull), 0);
    await house.sync(table, table, [2]);
  }
  const night = `a night with ${pulls} open pull requests`;
  const first = await observe(lake, `${night}, all of them synced`, "schedule");
  return [first, await observe(lake, `${night} and no news`, "schedule")];
}

async function observe(lake: LakeHub, run: string, ...event: EventArguments): Promise<Run> {
  const { length } = lake.hub.requests;
  ended(await lake.on(...event), 0);
  assert.deepEqual(lake.hub.violations, []);
  return { run, requests: lake.hub.requests.slice(length) };
}

function lineOf({ run, requests }: Run): string {
  const calls = requests.filter(isCall);
  const fetches = requests.filter((request) => !isCall(request));
  const purposes = Map.groupBy(calls, purposeOf);
  const shares = [...purposes].map(([purpose, { length }]) =>
    length === 1 ? purpose : `${length} × ${purpose}`,
  );
  return rowOf([
    ...[run, String(calls.length), kilobytes(calls, "sent"), kilobytes(calls, "received")],
    ...[kilobytes(fetches, "received"), shares.join(", ")],
  ]);
}

function isCall({ path }: RequestRecord): boolean {
  return !isGitPath(path);
}

function kilobytes(requests: readonly RequestRecord[], way: "sent" | "received"): string {
  const bytes = requests.reduce((sum, request) => sum + request[way], 0);
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** As the page explains them, by what only such a call has in it. */
const purposes: readonly (readonly [part: string, purpose: string])[] = [
  ["createCommitOnBranch", "commit"],
  ["/check-runs", "check run"],
  ["/issues/", "comment"],
  ["comments(", "conversation"],
  ["pullRequests(", "list"],
  ["p1: pullRequest", "states"],
];

function purposeOf({ method, path, body }: RequestRecord): string {
  const asked = `${path} ${path === "/graphql" ? (body as { query: string }).query : ""}`;
  const found = purposes.find(([part]) => asked.includes(part));
  if (found === undefined) throw new Error(`Nobody says what ${method} ${asked} is for.`);
  return found[1];
}
