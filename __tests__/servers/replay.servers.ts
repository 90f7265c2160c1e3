/**
 * A replay keeps the rows of both sides: random histories, written by Java, published by icebranch,
 * read by Java and pyiceberg, and held against a model that knows nothing but rows.
 * `ICEBRANCH_REPLAY_SEED` plays others; `ICEBRANCH_REPLAY_HISTORIES` more or fewer of them.
 */
import assert from "node:assert/strict";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import type { Audit, EngineFile } from "./engine-actions.ts";
import { openEngines } from "./lake.ts";
import {
  checkFiles,
  checkLiveRowIds,
  checkRecords,
  checkReplays,
  checkTable,
  replaysOf,
} from "./replay-checks.ts";
import { groupsOf, historyOf } from "./replay-histories.ts";
import { openGroup, openReplayLake, type ReplayGroup, type ReplayTable } from "./replay-house.ts";
import { partitionOf, rowsOf } from "./replay-model.ts";
import { compareWithJava, differences, type Picked } from "./replay-picks.ts";
import { type Published, playAgain, playRound } from "./replay-rounds.ts";

const firstSeed = Number(process.env.ICEBRANCH_REPLAY_SEED ?? 1);
const count = Number(process.env.ICEBRANCH_REPLAY_HISTORIES ?? 500);
/** Others may show less. */
const isDefault = firstSeed === 1 && count >= 500;
/** How many of what icebranch replays, and of what it refuses, Java is asked for as well. */
const compared = { replayed: 60, refused: 40 };

type Records = { readonly [id: string]: { readonly [column: string]: unknown } };

/** A table at its end, as Java reads it. */
interface Ended {
  readonly table: ReplayTable;
  readonly group: ReplayGroup;
  readonly published: readonly Published[];
  readonly main: readonly number[];
  readonly pr: readonly number[];
  readonly child: readonly number[];
  readonly records: Records;
  readonly files: { readonly [path: string]: EngineFile };
  readonly audit: Audit;
}

describe("a replay, on random histories", () => {
  const engines = openEngines();
  const lake = openReplayLake();
  const ended: Ended[] = [];
  const files = new Map<Published, { readonly [path: string]: EngineFile }>();
  after(() => engines[Symbol.asyncDispose]());

  before(async () => {
    const histories = Array.from({ length: count }, (_, index) => historyOf(firstSeed + index));
    for (const [index, some] of groupsOf(histories).entries()) {
      const group = await openGroup(lake, engines.java, `g${index}`, some);
      const rounds: (readonly Published[])[] = [];
      for (const round of some[0]?.rounds.keys() ?? []) {
        const published = await playRound(lake, engines.java, group, round);
        rounds.push(published);
        if (round === 0) await keepFiles(group, published);
      }
      await playAgain(lake, group);
      ended.push(...(await readAll(group, rounds)));
    }
  });

  /** As Java sees main after the first publish: its own picks are held against that. */
  async function keepFiles(group: ReplayGroup, published: readonly Published[]): Promise<void> {
    const replayed = published.filter(({ round }) => round.verdict.state === "replay");
    const answers = await lake.ask(
      engines.java,
      replayed.map(({ table }) => ({
        ...{ table: `${group.namespace}.${table.name}`, steps: [{ do: "files" }] },
      })),
    );
    for (const [index, one] of replayed.entries())
      files.set(one, answers[index]?.[0] as { readonly [path: string]: EngineFile });
  }

  async function readAll(
    group: ReplayGroup,
    rounds: readonly (readonly Published[])[],
  ): Promise<readonly Ended[]> {
    const { pr, child } = group.branches;
    const steps = [
      ...[{ do: "rows" }, { do: "rows", ref: pr }, { do: "rows", ref: child }],
      ...[{ do: "records" }, { do: "files" }, { do: "audit" }],
    ] as const;
    const answers = await lake.ask(
      engines.java,
      group.tables.map(({ name }) => ({ table: `${group.namespace}.${name}`, steps })),
    );
    return group.tables.map((table, index) => {
      const [main, ours, childs, records, files, audit] = answers[index] ?? [];
      const published = rounds.map((round) => round[index] ?? assert.fail("a round is short"));
      const rows = { main, pr: ours, child: childs };
      return { table, group, published, ...rows, records, files, audit } as Ended;
    });
  }

  it("leaves on main what both sides gained, or all as it was", (t) => {
    for (const { table, main, pr, child, records } of ended) {
      const { history } = table;
      const said = `seed ${history.seed}`;
      assert.deepEqual(main, history.rounds.at(-1)?.rows, said);
      assert.deepEqual(pr, rowsOf(history.table, "pr"), said);
      const isStacked = history.rounds.some(({ branch }) => branch === "child");
      if (isStacked) assert.deepEqual(child, rowsOf(history.table, "child"), said);
      checkRecords(table, records);
    }
    for (const line of tally(ended)) t.diagnostic(line);
  });

  it("writes snapshots that say what they are", () => {
    for (const { published } of ended) for (const one of published) checkReplays(one);
  });

  it("keeps totals, logs, sequence numbers and row ids as the format wants them", () => {
    for (const { table, published, audit, files } of ended) {
      const last = published.at(-1) ?? assert.fail("nothing was published");
      checkTable(table, last.after, audit);
      checkLiveRowIds(table, last.after, files);
    }
  });

  it("leaves no file that no snapshot leads to", () => {
    for (const { table, published, audit } of ended) {
      // What is expired later leaves files behind, as icebranch's own do not.
      const isWhole = table.history.table.expired.size === 0;
      for (const one of isWhole ? published : published.slice(-1)) checkFiles(one, audit);
    }
  });

  it("is read by pyiceberg", async (t) => {
    let [tables, rows, refused] = [0, 0, 0];
    for (const { group, table, main } of ended) {
      const catalog = { ...lake.catalog, uri: lake.config.uri };
      const asked = { do: "rows", table: `${group.namespace}.${table.name}` } as const;
      const read = await engines.pyiceberg.ask(catalog, asked).catch((error: Error) => {
        assert.match(error.message, /does not yet support equality deletes/);
        assert.match(JSON.stringify(table.history.rounds), /"by":"value"/);
        return undefined;
      });
      if (read === undefined) refused += 1;
      else {
        assert.deepEqual(read, main, `seed ${table.history.seed}`);
        tables += 1;
        rows += read.length;
      }
    }
    t.diagnostic(
      `pyiceberg read ${rows} rows of ${tables} tables; ${refused} have deletes by value, which it does not read.`,
    );
  });

  it("makes what Java's own cherry-pick makes", async (t) => {
    const firsts = ended.flatMap(({ group, published: [one] }) =>
      one === undefined || !mayBeCompared(one) ? [] : [{ group, published: one }],
    );
    const bySeed = firsts.toSorted((a, b) => seedOf(a) - seedOf(b));
    const [no, yes] = [true, false].map((isRefused) =>
      bySeed.filter(({ published }) => (published.round.verdict.state === "refused") === isRefused),
    );
    const some: readonly Picked[] = [
      ...(yes ?? []).slice(0, compared.replayed),
      ...(no ?? []).slice(0, compared.refused),
    ];
    const { seen, refused } = await compareWithJava(lake, engines.java, some, files);
    const unlisted = [...seen].filter(([what]) => !Object.hasOwn(differences, what));
    const told = unlisted.map(([what, examples]) => `${what}: ${examples.length}, ${examples[0]}`);
    assert.deepEqual(told, []);
    const gone = Object.keys(differences).filter((what) => !seen.has(what));
    if (isDefault) assert.deepEqual(gone, [], "differences that are none any more");
    t.diagnostic(
      `Java picked the same onto ${some.length - refused} copies of tables, and refused to for ${refused}.`,
    );
  });

  it("is in partitions that the model names as Java does", async () => {
    const fields = ["region", "bucket[4](id)", "bucket[2](id)", "truncate[7](id)", "day(at)"];
    const ids = Array.from({ length: 60 }, (_, index) => index + 1);
    for (const field of fields) {
      const ask = {
        do: "partitions",
        table: "no.table",
        columns: { at: "timestamp" },
        ids,
      } as const;
      const paths = await engines.java.ask(lake.catalog, { ...ask, spec: [field] });
      const values = paths.map((path) => path.split("=")[1]);
      assert.deepEqual(
        values,
        ids.map((id) => partitionOf(field, id)),
        field,
      );
    }
  });

  it("keeps its files once the data branches are gone, and all that only they had with them", async () => {
    const steps = [{ do: "keepMainAlone" }, { do: "rows" }] as const;
    const answers = await lake.ask(
      engines.java,
      ended.map(({ group, table }) => ({ table: `${group.namespace}.${table.name}`, steps })),
    );
    for (const [index, { table, main }] of ended.entries())
      assert.deepEqual(answers[index]?.[1], main, `seed ${table.history.seed}`);
  });
});

function seedOf({ published }: Picked): number {
  return published.table.history.seed;
}

/** Java's picks know of no schema that breaks readers, of no expired base, and look at no file. */
function mayBeCompared({ round: { verdict } }: Published): boolean {
  if (verdict.state === "replay") return true;
  const others = ["schema", "expired", "files lost", "files there"] as const;
  return verdict.state === "refused" && !others.some((why) => verdict.why.includes(why));
}

function tally(ended: readonly Ended[]): readonly string[] {
  const all = ended.flatMap(({ published }) => published);
  const states = Map.groupBy(all, ({ round: { verdict } }) =>
    verdict.state === "refused" ? `refused (${verdict.why.join(", ")})` : verdict.state,
  );
  const sum = (of: (one: Ended) => number) => ended.reduce((total, one) => total + of(one), 0);
  const replays = all.flatMap(replaysOf).length;
  return [
    `${ended.length} histories from seed ${firstSeed}, ${all.length} publishes, ${replays} snapshots replayed.`,
    [...states]
      .map(([state, some]) => `${state}: ${some.length}`)
      .sort()
      .join("; "),
    `${sum(({ audit }) => audit.snapshots.length)} snapshots; Java read ${sum(({ main, pr }) => main.length + pr.length)} rows, and main's ${sum(({ files }) => Object.keys(files).length)} files.`,
  ];
}
