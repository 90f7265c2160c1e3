/**
 * Replays while networks, gateways, servers and stores do what they do: main of both tables has all
 * rows or its own, the next run brings the rest, and a file that nothing leads to is told.
 */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { type Json, type JsonObject, parseJson, stringifyJson } from "../../src/iceberg/json.ts";
import { type Fault, type FaultProxy, faultProxy, type Passed } from "./fault-proxy.ts";
import { type Engines, openEngines, type ServerLake } from "./lake.ts";
import { type LakeKind, lakes } from "./lakes.ts";
import { lakeName } from "./matrix.ts";
import { type Came, openRounds, type Rounds } from "./replay-turns.ts";

const engines: Engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

interface Way {
  readonly name: string;
  /** Of each request of one publish; a fresh one for each. */
  rule(): FaultProxy["rule"];
  readonly comes: "moves" | "stops";
  /** Files are there afterwards: nobody knows what has become of the commit. */
  readonly leaves?: true;
}

function isCommit({ method, path }: Passed): boolean {
  return method === "POST" && path.endsWith("/transactions/commit");
}

function isTable(name: string, { method, path }: Passed): boolean {
  return method === "POST" && path.endsWith(`/tables/${name}`);
}

/** At the first request that is one. */
function once(is: (passed: Passed) => boolean, fault: Fault): () => FaultProxy["rule"] {
  return () => {
    let left = 1;
    return (passed) => (is(passed) && left-- > 0 ? fault : undefined);
  };
}

/** At it and at all that follow. */
function fromThen(is: (passed: Passed) => boolean, fault: Fault): () => FaultProxy["rule"] {
  return () => {
    let begun = false;
    return (passed) => {
      begun ||= is(passed);
      return begun ? fault : undefined;
    };
  };
}

function both(...rules: readonly (() => FaultProxy["rule"])[]): () => FaultProxy["rule"] {
  return () => {
    const made = rules.map((rule) => rule());
    return async (passed) => {
      for (const rule of made) {
        const fault = await rule(passed);
        if (fault !== undefined) return fault;
      }
      return undefined;
    };
  };
}

const always = (is: (passed: Passed) => boolean, fault: Fault) => () => (passed: Passed) =>
  is(passed) ? fault : undefined;

/** The server acts on the first table alone, and says that all went well. */
const skipping: Fault = {
  request(body) {
    const { "table-changes": all } = parseJson(body) as JsonObject;
    return stringifyJson({ "table-changes": (all as readonly Json[]).slice(0, 1) });
  },
};

/** A server without commits of several tables. */
const inTurn = always(({ path }) => path.includes("/v1/config"), {
  answer(body) {
    const { endpoints, ...rest } = JSON.parse(body) as { endpoints: readonly string[] };
    const left = endpoints.filter((one) => !one.endsWith("/transactions/commit"));
    return JSON.stringify({ ...rest, endpoints: left });
  },
});

/** The first table that is to be moved by itself cannot be; all others can. */
function refusingTheFirst(): FaultProxy["rule"] {
  let refused: string | undefined;
  return ({ method, path }) => {
    if (method !== "POST" || !path.includes("/tables/")) return undefined;
    refused ??= path;
    return path === refused ? 403 : undefined;
  };
}

const ways: readonly Way[] = [
  ...(["drop", "lose", "cut", "twice", 409, 500, 503, -500] as const).map((fault) => ({
    name: `${fault} at the commit`,
    rule: once(isCommit, fault),
    comes: "moves" as const,
  })),
  { name: "403 at the commit", rule: once(isCommit, 403), comes: "stops" },
  {
    name: "nobody from the commit on",
    rule: fromThen(isCommit, "drop"),
    comes: "stops",
    leaves: true,
  },
  {
    name: "no answer from the commit on",
    rule: fromThen(isCommit, "lose"),
    ...{ comes: "moves" },
  },
  { name: "a table is skipped", rule: once(isCommit, skipping), comes: "moves" },
  {
    name: "a table is skipped, and cannot be moved",
    rule: both(once(isCommit, skipping), refusingTheFirst),
    comes: "stops",
  },
  { name: "one after the other", rule: inTurn, comes: "moves" },
  {
    name: "one after the other, the second refused",
    rule: both(
      inTurn,
      always((passed) => isTable("orders", passed), 403),
    ),
    comes: "stops",
  },
  ...(["drop", "lose", 409] as const).map((fault) => ({
    name: `one after the other, ${fault} at the second`,
    rule: both(
      inTurn,
      once((passed) => isTable("orders", passed), fault),
    ),
    comes: "moves" as const,
  })),
];

async function behind(lake: ServerLake, proxy: FaultProxy, key: string): Promise<Rounds> {
  const own = lake.config[key] ?? assert.fail(`no ${key}`);
  const config = { ...lake.config, [key]: own.replace(new URL(own).origin, proxy.origin) };
  return openRounds(lake, config);
}

async function round(rounds: Rounds, proxy: FaultProxy, { name, rule }: Way): Promise<Came> {
  await rounds.diverge();
  proxy.rule = rule();
  const report = await rounds.publish();
  proxy.rule = () => undefined;
  return rounds.settle(name, report);
}

function isRest({ adapter, server }: LakeKind): boolean {
  return adapter === "rest" && server !== "SeaweedFS";
}

for (const kind of lakes.filter(isRest))
  describe(`a replay on ${lakeName(kind)}`, { concurrency: 4 }, () => {
    for (const way of ways)
      it(`is there whole or not at all, and its files are there or told: ${way.name}`, async () => {
        const lake = await kind.open(engines);
        await using proxy = await faultProxy(new URL(lake.config.uri).origin);
        await using rounds = await behind(lake, proxy, "uri");
        const came = await round(rounds, proxy, way);
        assert.equal(came.moved, way.comes === "moves");
        assert.equal(came.left > 0, way.leaves === true, `${came.left} files are left`);
      });

    for (const second of [403, 409, 429, 503])
      it(`keeps its files where the commit may come late: no answer, then ${second}`, async () => {
        const lake = await kind.open(engines);
        await using proxy = await faultProxy(new URL(lake.config.uri).origin);
        await using rounds = await behind(lake, proxy, "uri");
        await rounds.diverge();
        let held: string | undefined;
        proxy.rule = (passed) => {
          if (!isCommit(passed)) return undefined;
          if (held !== undefined) return second;
          held = passed.body;
          return "drop";
        };
        const report = await rounds.publish();
        proxy.rule = () => undefined;
        assert.ok(report.findings.some(({ code }) => code === "IB412"));
        const headers = { "content-type": "application/json" };
        const url = `${lake.config.uri}/v1/transactions/commit`;
        const { status } = await fetch(url, { method: "POST", headers, body: held ?? null });
        assert.equal(status, 204);
        assert.deepEqual(await rounds.settle("late", undefined), { moved: true, left: 0 });
      });
  });
