/**
 * A publish while the network does what networks do: each fault at each request that it makes.
 * Afterwards main of both tables has moved or of none, the report says which, and the next run
 * without a fault makes it whole.
 */
import assert from "node:assert/strict";
import process from "node:process";
import { after, describe, it } from "node:test";
import type { Report } from "../../src/report/report.ts";
import { commandLine, ingestOf } from "../e2e/lakehouse.ts";
import { type TemporaryRepository, temporaryRepository } from "../repository.ts";
import { configurationText } from "./configuration.ts";
import { type Fault, type FaultProxy, faultProxy, faults } from "./fault-proxy.ts";
import { catalogName, openEngines, type ServerLake } from "./lake.ts";
import { type LakeKind, lakes } from "./lakes.ts";
import { lakeName } from "./matrix.ts";

const engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

const tables = ["orders", "customers"] as const;
const branch = "pr";
/** Nessie is asked three times as much in one publish. */
const fewFaults: readonly Fault[] = ["drop", "lose", 503];
/** What lasts from the first write to the end of the run. */
const outages: readonly Fault[] = ["drop", "lose", 500];

for (const kind of lakes.filter(isReachedByHttp))
  describe(`${lakeName(kind)}, with faults on the way`, () => {
    it("publishes both tables or none, says which, and the next run makes it whole", async (t) => {
      await using shop = await openShop(kind);
      const counts = new Map<string, number>();
      const requests = await shop.countRequests();
      const tried = kind.adapter === "nessie" ? fewFaults : faults;
      for (const fault of tried)
        for (const at of placesOf(fault, requests)) {
          const came = await shop.round(fault, at);
          counts.set(came, (counts.get(came) ?? 0) + 1);
        }
      for (const fault of outages) {
        const at = requests.findIndex(({ writes }) => writes);
        const came = await shop.round(fault, at, true);
        counts.set(came, (counts.get(came) ?? 0) + 1);
      }
      const told = [...counts].map(([came, count]) => `${count} ${came}`).join(", ");
      t.diagnostic(`${tried.length} faults at ${requests.length} requests: ${told}`);
      assert.ok((counts.get("published in spite of it") ?? 0) > 0, "no fault was overcome");
    });
  });

function isReachedByHttp({ adapter, store, layout }: LakeKind): boolean {
  return (
    adapter === "rest" ||
    adapter === "nessie" ||
    (adapter === "sql" && store !== "local" && layout !== "dashtool")
  );
}

/** What a request is for: whether it changes anything there. */
interface Asked {
  readonly writes: boolean;
}

/** Every fault at every write; at reads, whose order may differ, those that leave something open. */
function placesOf(fault: Fault, requests: readonly Asked[]): readonly number[] {
  const isHarmless = fault === "delay" || fault === "twice" || fault === 409;
  return requests.flatMap(({ writes }, index) =>
    writes || (!isHarmless && fault !== 429 && index % 4 === 0) ? [index] : [],
  );
}

interface Shop extends AsyncDisposable {
  /** What one publish asks of the server, in order. */
  countRequests(): Promise<readonly Asked[]>;
  /** New rows on the data branch, a publish with the fault at its n-th request, and one without. */
  round(fault: Fault, at: number, lasting?: boolean): Promise<string>;
}

async function openShop(kind: LakeKind): Promise<Shop> {
  const lake = await kind.open(engines);
  Object.assign(process.env, lake.env);
  const key = kind.adapter === "sql" ? "s3.endpoint" : "uri";
  const target = new URL(lake.config[key] ?? assert.fail());
  const proxy = await faultProxy(target.origin);
  const config = { ...lake.config, [key]: lake.config[key]?.replace(target.origin, proxy.origin) };
  const repository = await mergedRepository(lake, config);
  let id = 100;
  const rows = async () => {
    for (const table of tables) await lake.writer.ask({ do: "append", table, branch, ids: [id++] });
  };
  const publish = () => publishIn(repository, lake);
  return {
    async countRequests() {
      await rows();
      const before = proxy.seen.length;
      await publish();
      return proxy.seen
        .slice(before)
        .map(({ method, path }) => ({ writes: isWrite(method, path) }));
    },
    async round(fault, at, lasting = false) {
      await rows();
      const heads = await headsOf(lake, branch);
      const stood = await headsOf(lake, "main");
      const what = `${fault} at request ${at}${lasting ? " and after" : ""}`;
      const faulty = await withFault(proxy, { fault, at, lasting }, publish);
      const moved = movedOf(await headsOf(lake, "main"), stood, heads, what);
      assert.ok(moved.length === 0 || moved.length === tables.length, `${what}: ${moved} moved`);
      // Where nobody answers any more, what has happened is not known, and no report may say it is.
      if (lasting && faulty.result !== "ok") assert.deepEqual(publishedOf(faulty), [], what);
      else assert.deepEqual(publishedOf(faulty), moved, `${what}: the report says something else`);
      const whole = await publish();
      assert.equal(whole.result, moved.length === 0 ? "ok" : whole.result, `${what}, then none`);
      assert.deepEqual(await headsOf(lake, "main"), heads, `${what}, then none`);
      if (moved.length === 0) return "stopped";
      return faulty.result === "ok" ? "published in spite of it" : `published, ${faulty.result}`;
    },
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await repository[Symbol.asyncDispose]();
      await lake[Symbol.asyncDispose]();
    },
  };
}

async function mergedRepository(
  lake: ServerLake,
  config: { readonly [key: string]: string | undefined },
): Promise<TemporaryRepository> {
  const secrets = { lake: Object.fromEntries(Object.keys(lake.env).map((name) => [name, name])) };
  const text = configurationText(config, secrets);
  const repository = await temporaryRepository({ "icebranch.yaml": text });
  for (const table of tables) await lake.makeTable(table);
  await repository.branch(branch);
  await repository.commit("load", {
    [`${catalogName}/${lake.namespace}/load.ingest.json`]: ingestOf(...tables),
  });
  const { status, printed } = await commandLine(repository.root, ["build"]);
  assert.equal(status, 0, printed);
  await repository.checkout("main");
  await repository.squash(branch);
  return repository;
}

async function publishIn({ root }: TemporaryRepository, { env }: ServerLake): Promise<Report> {
  const argv = ["publish", `--branch=${branch}`, "--format=json"];
  const { printed } = await commandLine(root, argv);
  for (const secret of Object.values(env).filter((value) => value !== ""))
    assert.ok(!printed.includes(secret), "a secret is shown");
  return JSON.parse(printed) as Report;
}

async function withFault(
  proxy: FaultProxy,
  { fault, at, lasting }: { readonly fault: Fault; readonly at: number; readonly lasting: boolean },
  publish: () => Promise<Report>,
): Promise<Report> {
  let asked = 0;
  proxy.rule = () => {
    const now = asked++;
    return now === at || (lasting && now > at) ? fault : undefined;
  };
  const report = await publish();
  proxy.rule = () => undefined;
  return report;
}

/** Reads are sent with POST too, by Nessie and for tokens. */
function isWrite(method: string, path: string): boolean {
  if (method === "GET" || method === "HEAD") return false;
  return !/\/oauth\/tokens|\/contents(\?|$)/.test(path);
}

function headsOf(lake: ServerLake, ref: string): Promise<readonly (string | undefined)[]> {
  return Promise.all(
    tables.map(async (table) => {
      if (lake.config.type !== "nessie")
        return (await lake.writer.ask({ do: "refs", table }))[ref]?.snapshot;
      // Each of Nessie's branches shows its own state of a table as \`main\`.
      const action = { do: "refs", table, ref } as const;
      return (await lake.writer.ask(action)).main?.snapshot;
    }),
  );
}

/** Which mains are at the data branch's head now; the others are where they stood. */
function movedOf(
  now: readonly (string | undefined)[],
  stood: readonly (string | undefined)[],
  heads: readonly (string | undefined)[],
  what: string,
): readonly string[] {
  return tables.filter((table, index) => {
    if (now[index] === heads[index]) return true;
    assert.equal(now[index], stood[index], `${what}: main of ${table} is somewhere else`);
    return false;
  });
}

function publishedOf({ tables: told }: Report): readonly string[] {
  const published = told.filter(({ outcome }) => outcome?.result === "published");
  const names = new Set(published.map(({ table }) => table.split(".").at(-1)));
  return tables.filter((table) => names.has(table));
}
