/** The servers that `npm run test:servers` started, for every test file the same ones. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";
import type { Server } from "../../scripts/servers/child.ts";
import { nessieNames, type ServerName } from "../../scripts/servers/start.ts";

export type RunningServer = Pick<Server, "name" | "version" | "uri" | "properties" | "pid">;

interface Addresses {
  readonly servers: { readonly [name: string]: RunningServer };
  /** Commands: an interpreter, and what stands before the main class. */
  readonly python: string;
  readonly java: readonly string[];
}

let read: Addresses | undefined;

/** What the run wrote down. Throws where there is none. */
export function addresses(): Addresses {
  const file = process.env.ICEBRANCH_TEST_SERVERS;
  if (file === undefined)
    throw new Error("These tests need servers: npm run test:servers starts them and runs this.");
  read ??= JSON.parse(readFileSync(file, "utf8")) as Addresses;
  return read;
}

/** Throws where it was not started: a test that needs it is never left out. */
export function server(name: ServerName): RunningServer {
  const found = addresses().servers[name === "nessie" ? ownNessie() : name];
  if (found === undefined) throw new Error(`The server ${name} was not started.`);
  return found;
}

let claimed: string | undefined;

/** One that no other test file uses as long as this one runs. */
function ownNessie(): string {
  if (claimed !== undefined) return claimed;
  for (const name of nessieNames) {
    const claim = `${process.env.ICEBRANCH_TEST_SERVERS}.${name}`;
    if (existsSync(claim) && isRunning(Number(readFileSync(claim, "utf8")))) continue;
    rmSync(claim, { force: true });
    if (!makeClaim(claim)) continue;
    process.on("exit", () => rmSync(claim, { force: true }));
    claimed = name;
    return name;
  }
  throw new Error(`More than ${nessieNames.length} test files use Nessie at once.`);
}

function makeClaim(claim: string): boolean {
  try {
    writeFileSync(claim, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

/** A process that was killed left its claim behind. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
