/** The servers that `npm run test:servers` started, for every test file the same ones. */
import { readFileSync } from "node:fs";
import process from "node:process";
import type { Server } from "../../scripts/servers/child.ts";
import type { ServerName } from "../../scripts/servers/start.ts";

export type RunningServer = Pick<Server, "name" | "version" | "uri" | "properties" | "pid">;

interface Addresses {
  readonly servers: { readonly [name in ServerName]?: RunningServer };
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
  const found = addresses().servers[name];
  if (found === undefined) throw new Error(`The server ${name} was not started.`);
  return found;
}
