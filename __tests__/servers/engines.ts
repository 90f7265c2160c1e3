/** Engines that are not ours: a process each, which reads one line of JSON and answers one. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ActionName, EngineAction, EngineActions, EngineCatalog } from "./engine-actions.ts";
import { addresses } from "./servers.ts";

export interface Engine extends AsyncDisposable {
  readonly name: "pyiceberg" | "java";
  /** Throws the engine's own words where it fails. */
  ask<Do extends ActionName>(
    catalog: EngineCatalog,
    action: EngineAction<Do>,
  ): Promise<EngineActions[Do][1]>;
}

class EngineError extends Error {
  override readonly name = "EngineError";
}

/** pyiceberg 0.12: SQL and REST catalogs; of a folder without a catalog it only reads. */
export function pyicebergEngine(): Engine {
  return engine("pyiceberg", [
    addresses().python,
    join(import.meta.dirname, "pyiceberg_engine.py"),
  ]);
}

/** Iceberg's Java library 1.11: JdbcCatalog, RESTCatalog, HadoopCatalog. */
export function javaEngine(): Engine {
  return engine("java", [...addresses().java, "Engine"]);
}

function engine(name: Engine["name"], [command = "", ...args]: readonly string[]): Engine {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.on("error", () => undefined);
  const ask = async (request: string): Promise<unknown> => {
    child.stdin.write(`${request}\n`);
    const { value, done } = await lines.next();
    if (done) throw new EngineError(`${name} ended:\n${complaints}`);
    const { answer, error } = JSON.parse(value) as { answer?: unknown; error?: string };
    if (error !== undefined) throw new EngineError(`${name}: ${request.slice(0, 500)}\n${error}`);
    return answer;
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    name,
    ask(catalog, action) {
      // It answers in order, so a question waits for the one before it.
      const answer = last.then(() => ask(JSON.stringify({ catalog, action })));
      last = answer.catch(() => undefined);
      return answer as Promise<never>;
    },
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.stdin.end();
      if (child.exitCode === null) await ended;
    },
  };
}
