/** Histories of a table between the making of its data branches and their publishes, by a seed. */
import { type Random, randomOf } from "../soak/random.ts";
import {
  commit,
  filesOf,
  headOf,
  type ModelTable,
  newRows,
  newTable,
  rowsOf,
} from "./replay-model.ts";
import { branchStep, mainStep, type Step } from "./replay-steps.ts";
import { judge, publish, type Verdict } from "./replay-verdict.ts";

/** `child` is made from `pr`, as a stacked pull request's is. */
export type DataBranch = "pr" | "child";

export interface Round {
  readonly steps: readonly Step[];
  readonly branch: DataBranch;
  readonly verdict: Verdict;
  /** What main is at afterwards, by its label. */
  readonly head: string;
  /** The ids on main afterwards. */
  readonly rows: readonly number[];
}

export interface ReplayHistory {
  readonly seed: number;
  readonly version: 1 | 2 | 3;
  readonly spec: readonly string[];
  readonly columns: { readonly [column: string]: string };
  readonly properties: { readonly [key: string]: string };
  /** Before a data branch is made. */
  readonly first: readonly Step[];
  /** Each ends in a publish; the last one may be refused. */
  readonly rounds: readonly Round[];
  /** As it ends. */
  readonly table: ModelTable;
}

const specs: readonly (readonly string[])[] = [
  [],
  ["region"],
  ["bucket[4](id)"],
  ["truncate[10](id)"],
  ["day(at)"],
  ["region", "bucket[2](id)"],
];
const columns = { at: "timestamp", amount: "int" };

export function historyOf(seed: number): ReplayHistory {
  const random = randomOf(seed);
  const version = random.pick([1, 2, 2, 3, 3] as const);
  const spec = random.pick(specs);
  const table = newTable(version, spec, columns);
  const first = begin(table, random);
  const properties = {
    ...(random.chance(0.5) ? { "commit.manifest.min-count-to-merge": "2" } : {}),
    ...(random.chance(0.2) ? { "write.metadata.compression-codec": "gzip" } : {}),
    ...(version === 1 && random.chance(0.5)
      ? { "compatibility.snapshot-id-inheritance.enabled": "true" }
      : {}),
  };
  const rounds = random.pick([one, one, one, late, stacked])(table, random);
  return { seed, version, spec, columns, properties, first, rounds, table };
}

function begin(table: ModelTable, random: Random): readonly Step[] {
  const steps: Step[] = [];
  for (let left = 1 + random.below(3); left > 0; left--) {
    const lists = [newRows(table, 1 + random.below(4)), newRows(table, 1 + random.below(3))];
    const label = commit(table, "main", { kind: "append", added: filesOf(table, lists) });
    steps.push({ label, step: { do: "append", files: lists, fast: random.chance(0.5) } });
  }
  for (const branch of ["pr", "child"] as const) {
    const head = headOf(table, "main")?.label ?? "";
    table.refs.set(branch, head);
    table.bases.set(branch, head);
  }
  return steps;
}

function one(table: ModelTable, random: Random): readonly Round[] {
  return [roundOf(table, "pr", interleaved(table, random, "pr"))];
}

/** Rows come after the publish, and are published too. */
function late(table: ModelTable, random: Random): readonly Round[] {
  const rounds = [roundOf(table, "pr", interleaved(table, random, "pr"))];
  for (let more = 1 + random.below(2); more > 0; more--) {
    if (rounds.at(-1)?.verdict.state === "refused") return rounds;
    rounds.push(roundOf(table, "pr", interleaved(table, random, "pr")));
  }
  return rounds;
}

function stacked(table: ModelTable, random: Random): readonly Round[] {
  const parent = interleaved(table, random, "pr");
  table.refs.set("child", table.refs.get("pr") ?? "");
  const made: Step = { step: { do: "setRef", ref: "child", from: "pr" } };
  const child = [made, ...interleaved(table, random, "child")];
  const order = random.pick([
    ["pr", "child"],
    ["child", "pr"],
  ] as const);
  const rounds = [roundOf(table, order[0], [...parent, ...child])];
  if (rounds[0]?.verdict.state === "refused") return rounds;
  const between = random.chance(0.5) ? interleaved(table, random, order[1]) : [];
  return [...rounds, roundOf(table, order[1], between)];
}

function roundOf(table: ModelTable, branch: DataBranch, steps: readonly Step[]): Round {
  const verdict = judge(table, branch);
  publish(table, branch, verdict);
  const head = table.refs.get("main") ?? "";
  return { steps, branch, verdict, head, rows: rowsOf(table, "main") };
}

/** Steps of both sides; the branch gets rows, but for a few times. */
function interleaved(table: ModelTable, random: Random, branch: DataBranch): readonly Step[] {
  const steps: Step[] = [];
  const certain = random.chance(0.95) ? random.below(4) : undefined;
  for (let at = 0; at < 4 + random.below(3); at++) {
    const step =
      at === 0 && random.chance(0.1)
        ? branchStep(table, branch, random, "replacePartitions")
        : at === certain
          ? branchStep(table, branch, random, "append")
          : random.chance(0.45)
            ? branchStep(table, branch, random)
            : mainStep(table, branch, random);
    if (step !== undefined) steps.push(step);
  }
  return steps;
}

/** Tables published in one run. */
const together = 40;

/** Icebranch publishes a data branch all or none, so those that it refuses are apart. */
export function groupsOf(
  histories: readonly ReplayHistory[],
): readonly (readonly ReplayHistory[])[] {
  const alike = Map.groupBy(histories, ({ rounds }) =>
    rounds.map(({ branch, verdict }) => `${branch} ${verdict.state === "refused"}`).join(),
  );
  return [...alike.values()].flatMap((some) =>
    Array.from({ length: Math.ceil(some.length / together) }, (_, index) =>
      some.slice(index * together, (index + 1) * together),
    ),
  );
}
