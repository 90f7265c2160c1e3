/**
 * Replays on a lake whose rows are in Postgres and whose files are in S3: the store refuses or loses
 * files, the database loses a commit, and processes are killed at each write to either.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { after, before, beforeEach, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type Fault, type FaultProxy, faultProxy, type Passed } from "./fault-proxy.ts";
import { type Engines, openEngines, type ServerLake } from "./lake.ts";
import { openRounds, type Rounds } from "./replay-turns.ts";
import { server } from "./servers.ts";
import { openSqlLake } from "./sql-lakes.ts";
import { type Fault as SqlFault, type SqlProxy, sqlProxy } from "./sql-proxy.ts";

interface Scene extends AsyncDisposable {
  readonly lake: ServerLake;
  readonly rounds: Rounds;
  readonly store: FaultProxy;
  readonly database: SqlProxy;
  /** Nothing is in the way any more. */
  clear(): void;
}

let engines: Engines;
let scene: Scene;
let played = 0;
before(() => {
  engines = openEngines();
});
/** Every round adds to the tables, and all of their manifests are looked at each time. */
async function freshScene(): Promise<void> {
  if (played++ % 4 > 0) return;
  await scene?.[Symbol.asyncDispose]();
  scene = await openScene();
}
beforeEach(freshScene);
after(async () => {
  await scene?.[Symbol.asyncDispose]();
  await engines?.[Symbol.asyncDispose]();
});

async function openScene(): Promise<Scene> {
  const lake = await openSqlLake(engines, "Postgres", "Java V1", "moto");
  const { "s3.endpoint": endpoint = "" } = lake.config;
  const store = await faultProxy(endpoint);
  const port = server("postgres").properties.port ?? "";
  const database = await sqlProxy(Number(port));
  // In the clear, so that the proxy sees what is said.
  const uri = `${lake.config.uri.replace(`:${port}/`, `:${database.port}/`)}?sslmode=disable`;
  const rounds = await openRounds(lake, { ...lake.config, uri, "s3.endpoint": store.origin });
  return {
    ...{ lake, rounds, store, database },
    clear() {
      store.rule = () => undefined;
      database.rule = () => undefined;
      database.onFault = () => undefined;
    },
    async [Symbol.asyncDispose]() {
      await rounds[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

function isWrite({ method }: Passed): boolean {
  return method === "PUT" || method === "DELETE" || method === "POST";
}

/** At the n-th request of a kind, or at all from there on. */
function nth(method: string, n: number, fault: Fault, lasting = false): FaultProxy["rule"] {
  let seen = 0;
  return (passed) => {
    if (passed.method !== method) return undefined;
    seen++;
    return seen === n || (lasting && seen > n) ? fault : undefined;
  };
}

function either(...rules: readonly FaultProxy["rule"][]): FaultProxy["rule"] {
  return async (passed) => {
    const faults = await Promise.all(rules.map((rule) => rule(passed)));
    return faults.find((fault) => fault !== undefined);
  };
}

/** Of the six of a replay of two tables: after their manifests and lists come the metadata of both. */
const puts = [1, 2, 3, 5] as const;

describe("a replay of files in S3", () => {
  for (const { name, rule, moves, leaves } of [
    ...puts.map((n) => ({
      name: `is refused its file ${n}`,
      ...{ rule: () => nth("PUT", n, 403), moves: false, leaves: false },
    })),
    {
      name: "is refused its file 3, and the removal of all",
      rule: () => either(nth("PUT", 3, 403), nth("DELETE", 1, 403, true)),
      ...{ moves: false, leaves: true },
    },
    ...(["drop", "lose", 500, 503] as const).map((fault, index) => ({
      name: `meets with ${fault} at its file ${index + 1}`,
      ...{ rule: () => nth("PUT", index + 1, fault), moves: true, leaves: false },
    })),
  ])
    it(`that ${name} has moved both tables or none, and its files are there or told`, async () => {
      const { rounds, store } = scene;
      await rounds.diverge();
      store.rule = rule();
      const report = await rounds.publish();
      scene.clear();
      const came = await rounds.settle(name, report);
      assert.equal(came.moved, moves);
      assert.equal(came.left > 0, leaves, `${came.left} files are left`);
    });

  it("that another writer was faster than leaves files where they cannot be removed, and names them", async () => {
    const { rounds, store, lake } = scene;
    await rounds.diverge();
    let isRaced = false;
    store.rule = either(nth("DELETE", 1, 403, true), async ({ method, path }) => {
      if (isRaced || method !== "PUT" || !path.includes("snap-")) return undefined;
      isRaced = true;
      await lake.writer.ask({ do: "append", table: "orders", ids: [7] });
      rounds.expect("orders", 7);
      return undefined;
    });
    const report = await rounds.publish();
    scene.clear();
    assert.equal(report.result, "ok");
    assert.ok(report.findings.some(({ code }) => code === "IB436"));
    const { moved, left } = await rounds.settle("faster", { ...report, result: "partial" });
    assert.deepEqual([moved, left > 0], [true, true]);
  });
});

describe("a replay whose commit is a database's", () => {
  for (const [fault, moves] of [
    ["before", false],
    ["after", true],
  ] as const)
    it(`has moved both tables or none where the connection is cut ${fault} it, and its files are there or told`, async () => {
      const { rounds, database } = scene;
      await rounds.diverge();
      cutOnce(database, fault);
      const report = await rounds.publish();
      scene.clear();
      const came = await rounds.settle(`cut ${fault}`, report);
      assert.deepEqual([came.moved, came.left > 0], [moves, !moves]);
    });
});

function cutOnce(proxy: SqlProxy, fault: SqlFault): void {
  proxy.rule = () => {
    proxy.rule = () => undefined;
    return fault;
  };
}

const cli = join(import.meta.dirname, "../../src/cli.ts");
/** Spares each of many short processes the compiling. */
const compiled = join(import.meta.dirname, "../../node_modules/.cache/icebranch-test");

/** Killed before its n-th write arrives, or when it has been done: odd and even. Whether it came to that. */
async function killedAt(
  { rounds, store, database, clear }: Scene,
  moment: number,
): Promise<boolean> {
  const { root } = rounds.house.repository;
  const argv = ["publish", `--branch=${rounds.house.branch}`];
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const child = spawn(process.execPath, [cli, ...argv], { cwd: root, env, stdio: "ignore" });
  let moments = 0;
  const die = () => {
    child.kill("SIGKILL");
  };
  const dying = (body: string) => {
    die();
    return body;
  };
  const comes = <T>(before: T, after: T): T | undefined => {
    const at = moments;
    moments += 2;
    if (moment === at + 1) return before;
    return moment === at + 2 ? after : undefined;
  };
  store.rule = (passed) => {
    if (!isWrite(passed)) return undefined;
    const fault = comes<Fault>("drop", "lose");
    if (fault === "drop") die();
    return fault === "lose" ? { answer: dying } : fault;
  };
  database.rule = () => comes<SqlFault>("deaf", "mute");
  database.onFault = die;
  const [status, signal] = await once(child, "exit");
  clear();
  // The server rolls back when it sees that its client is gone.
  database.cutAll();
  if (signal === null) assert.equal(status, 0);
  else await wait(100);
  return signal !== null;
}

describe("a replay that is killed at a write to Postgres or S3", () => {
  it("has moved both tables or none, is finished by the next run, and its files are told", async (t) => {
    let [moment, left, moved] = [1, 0, 0];
    for (; ; moment++) {
      await freshScene();
      await scene.rounds.diverge();
      const isKilled = await killedAt(scene, moment);
      const came = await scene.rounds.settle(`killed at ${moment}`, undefined);
      if (!isKilled) break;
      left += came.left;
      if (came.moved) moved++;
    }
    t.diagnostic(`killed ${moment - 1} times: ${moved} times moved, ${left} files left behind`);
    assert.ok(moment > 14 && moved > 0 && left > 6, `${moment}, ${moved}, ${left}`);
  });
});
