/** Replays with something in their way, again and again on the same two tables. */
import assert from "node:assert/strict";
import { s3Storage } from "../../src/adapters/storage/s3.ts";
import type { Report } from "../../src/report/report.ts";
import { commandLine } from "../e2e/lakehouse.ts";
import type { LakeConfig, ServerLake } from "./lake.ts";
import { type House, openHouse } from "./publish-house.ts";
import { shop } from "./publish-scenarios.ts";
import { javaOf, replayFiles } from "./replay-files.ts";

export interface Rounds extends AsyncDisposable {
  readonly house: House;
  /** New rows on main and on the data branch of both tables. */
  diverge(): Promise<void>;
  /** As the configuration says, hence with what is in the way. */
  publish(): Promise<Report>;
  /**
   * After a publish, or one that was killed: main of both tables has its rows or all, the report says
   * which, another run brings all, and files that nothing leads to are told. Answers what came.
   */
  settle(what: string, came: Report | undefined): Promise<Came>;
  /** Rows of main that somebody else wrote: they are there from now on. */
  expect(table: RoundTable, id: number): void;
}

export interface Came {
  readonly moved: boolean;
  /** How many files were left, by the first run. */
  readonly left: number;
}

const roundTables = ["customers", "orders"] as const;
export type RoundTable = (typeof roundTables)[number];

/** `config`: of the lake, with what is in the way. */
export async function openRounds(lake: ServerLake, config: LakeConfig): Promise<Rounds> {
  const house = await openHouse({ ...lake, config });
  await shop(house);
  await house.icebranch(0, "build");
  await house.merge();
  const main = new Map<RoundTable, number[]>([
    ["customers", [1]],
    ["orders", [101]],
  ]);
  const coming = new Map<RoundTable, number[]>(roundTables.map((table) => [table, []]));
  let id = 1000;
  const verb = async (...argv: readonly string[]) => reportOf(house, argv);
  const publish = () => verb("publish", `--branch=${house.branch}`);
  return {
    house,
    publish,
    expect: (table, row) => main.get(table)?.push(row),
    async diverge() {
      for (const table of roundTables) {
        const [ours, theirs] = [id++, id++];
        await lake.writer.ask({ do: "append", table, branch: house.branch, ids: [ours] });
        await lake.writer.ask({ do: "append", table, ids: [theirs] });
        coming.get(table)?.push(ours);
        main.get(table)?.push(theirs);
      }
    },
    async settle(what, came) {
      const moved = await movedTables(lake, { main, coming, what });
      assert.ok([0, roundTables.length].includes(moved.length), `${what}: ${moved} moved`);
      if (came !== undefined) isTold(came, moved, what);
      const left = await leftIn(lake);
      if (came?.result === "ok") assert.deepEqual(left, [], what);
      const again = await publish();
      assert.match(again.result, moved.length === 0 ? /^ok$/ : /^(ok|nothing-to-do)$/, what);
      for (const table of roundTables) main.get(table)?.push(...(coming.get(table) ?? []));
      for (const table of roundTables) coming.set(table, []);
      assert.equal(
        (await movedTables(lake, { main, coming, what })).length,
        2,
        `${what}, then none`,
      );
      assert.deepEqual(await leftIn(lake), left, `${what}, then none`);
      const told = left.length === 0 ? "" : namedIn(await verb("drift"));
      for (const file of left) assert.ok(told.includes(file), `${what}: ${file} is not told`);
      await remove(lake, left);
      return { moved: moved.length > 0, left: left.length };
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

async function reportOf({ repository, lake }: House, argv: readonly string[]): Promise<Report> {
  const { printed } = await commandLine(repository.root, [...argv, "--format=json"]);
  const secrets = [...Object.values(lake.env), lake.config["s3.secret-access-key"] ?? ""];
  for (const secret of secrets.filter((value) => value !== ""))
    assert.ok(!printed.includes(secret), "a secret is shown");
  return JSON.parse(printed) as Report;
}

interface Expected {
  readonly main: ReadonlyMap<RoundTable, readonly number[]>;
  readonly coming: ReadonlyMap<RoundTable, readonly number[]>;
  readonly what: string;
}

/** Each other one has main's rows alone, once each. */
async function movedTables(
  { readers }: ServerLake,
  { main, coming, what }: Expected,
): Promise<readonly RoundTable[]> {
  const moved: RoundTable[] = [];
  const [reader = assert.fail("nobody reads it")] = readers;
  for (const table of roundTables) {
    const rows = await reader.ask({ do: "rows", table });
    const own = sorted(main.get(table) ?? []);
    const all = sorted([...own, ...(coming.get(table) ?? [])]);
    if (isSame(rows, all)) moved.push(table);
    else assert.deepEqual(rows, own, `${what}: ${table}`);
  }
  return moved;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function sorted(ids: readonly number[]): readonly number[] {
  return [...ids].sort((a, b) => a - b);
}

/** Where nobody can be asked any more, a report says nothing of what has moved. */
function isTold(report: Report, moved: readonly string[], what: string): void {
  const published = report.tables
    .filter(({ outcome }) => outcome?.result === "published")
    .map(({ table }) => table.split(".").at(-1));
  const isUnknown = report.findings.some(({ code }) => code === "IB412" || code === "IB410");
  if (isUnknown && published.length === 0) return;
  assert.deepEqual(published, moved, `${what}: the report says something else`);
}

async function leftIn(lake: ServerLake): Promise<readonly string[]> {
  const files = await Promise.all(roundTables.map((table) => replayFiles(lake, table)));
  return files.flatMap(({ left }) => left).sort();
}

function namedIn({ findings }: Report): string {
  return findings
    .filter(({ code }) => code === "IB436")
    .map(({ message }) => message)
    .join();
}

/** The next round has nothing to do with them. */
async function remove(lake: ServerLake, names: readonly string[]): Promise<void> {
  if (names.length === 0 || lake.config["s3.endpoint"] === undefined) return;
  const { type: _, uri: __, warehouse: ___, ...properties } = lake.config;
  const storage = s3Storage(properties, { env: {} });
  for (const table of roundTables) {
    const { text } = await javaOf(lake).ask({ do: "metadata", table });
    const { location } = JSON.parse(text) as { readonly location: string };
    for (const name of names) await storage.remove(`${location}/metadata/${name}`);
  }
}
