/**
 * `npm run test:servers`: real servers and other engines, installed, started, tested and stopped.
 * Arguments are test files; `--only=postgres,moto` starts those servers alone; `--keep` runs no test and
 * leaves the servers running.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { makeMatrix } from "../__tests__/servers/matrix.ts";
import { engines, type Installed, install } from "./servers/install.ts";
import {
  type RunningServers,
  type ServerName,
  serverNames,
  startServers,
} from "./servers/start.ts";
import { runTests, type TestRun } from "./servers/test-run.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, keep: { type: "boolean", default: false } },
});

const root = join(import.meta.dirname, "..");
const names = wantedServers(values.only);
const isWhole = positionals.length === 0 && values.only === undefined;
const installed = install();
const folder = mkdtempSync(join(tmpdir(), "icebranch-servers-"));
const addresses = join(folder, "servers.json");
if (values.keep) tellHowToUse(await start());
else process.exitCode = await testAndStop().finally(removeFolder);

async function start(): Promise<RunningServers> {
  const began = Date.now();
  const running = await startServers(installed, folder, names);
  writeAddresses(installed, running);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.error(`Started in ${seconds} s: ${listOf(running)}.`);
  return running;
}

function wantedServers(only: string | undefined): readonly ServerName[] {
  if (only === undefined) return serverNames;
  const asked = only.split(",");
  const unknown = asked.filter((name) => !(serverNames as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no server ${unknown.join(", ")}: ${serverNames.join(", ")}.`);
  // Nessie's files are in moto.
  return serverNames.filter(
    (name) => asked.includes(name) || (name === "moto" && asked.includes("nessie")),
  );
}

/** What `__tests__/servers/servers.ts` reads. */
function writeAddresses({ python, java }: Installed, { servers }: RunningServers): void {
  const byName = Object.fromEntries(
    servers.map(({ name, version, uri, properties, pid }) => [
      name,
      { name, version, uri, properties, pid },
    ]),
  );
  writeFileSync(addresses, JSON.stringify({ servers: byName, python, java }, undefined, 2));
}

function listOf({ servers }: RunningServers): string {
  const names = servers.map(({ name, version }) => `${name.replace(/-\d$/, "")} ${version}`);
  return [...new Set(names)].join(", ");
}

function tellHowToUse({ servers }: RunningServers): void {
  const pids = servers.map(({ pid }) => pid).join(" ");
  console.log(`export ICEBRANCH_TEST_SERVERS=${addresses}`);
  console.log(`# to stop them: kill ${pids}; rm -r ${folder}`);
}

async function testAndStop(): Promise<number> {
  await using servers = await start();
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  process.env.ICEBRANCH_TEST_SERVERS = addresses;
  const files = positionals.length > 0 ? positionals : ["__tests__/servers/*.servers.ts"];
  const tests = await runTests(files, root, stop.signal);
  const { markdown, missing } = makeMatrix(tests.ends, tests.confirmed);
  if (isWhole || tests.confirmed.size > 0)
    console.log(`\n${markdown}\nServers: ${listOf(servers)}. Engines: ${engines}.\n`);
  console.log(`Seconds: ${timesOf(tests)}.`);
  if (isWhole) for (const line of missing) console.log(`Missing: ${line}.`);
  const complete = !isWhole || missing.length === 0;
  return tests.passed && complete && !stop.signal.aborted ? 0 : 1;
}

/** Where the time goes, the longest first. */
function timesOf({ seconds }: TestRun): string {
  const sorted = [...seconds].sort(([, a], [, b]) => b - a);
  return sorted.map(([file, spent]) => `${file} ${spent.toFixed(0)}`).join(", ");
}

function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
}
