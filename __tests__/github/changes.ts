/** What a run changes that somebody else can see. */
import { isDeepStrictEqual } from "node:util";
import type { ActionRun, LakeHub } from "./lake-hub.ts";

/** One word each of `catalog comment check commit`; `tables` must be there. */
export async function changesBy(
  lake: LakeHub,
  tables: readonly string[],
  run: () => Promise<ActionRun>,
): Promise<{ readonly run: ActionRun; readonly changes: string }> {
  const before = await stateOf(lake, tables);
  const done = await run();
  const after = await stateOf(lake, tables);
  const names = ["catalog", "comment", "check", "commit"] as const;
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return { run: done, changes: changed.join(" ") };
}

async function stateOf({ hub, house }: LakeHub, tables: readonly string[]) {
  return {
    catalog: await Promise.all(tables.map((table) => house.metadata(table))),
    comment: [1, 2].map((number) => hub.comments(number)),
    check: hub.checkRuns().length,
    commit: await hub.git("for-each-ref", "refs/heads", "refs/tags"),
  };
}
