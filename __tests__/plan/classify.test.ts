import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { classify, type Forecast } from "../../src/plan/classify.ts";
import { aTable } from "../a-table.ts";

const cases: { name: string; history: string; base: string | null; expect: Forecast }[] = [
  { name: "nobody wrote to either", history: "1; main=1 pr=1", base: "1", expect: "equal" },
  {
    name: "a sync wrote to the branch",
    history: "1 < 2 < 3; main=1 pr=3",
    base: "1",
    expect: "fast-forward",
  },
  {
    name: "main moved, the branch did not",
    history: "1 < 2; main=2 pr=1",
    base: "1",
    expect: "behind",
  },
  { name: "both moved", history: "1 < 2; 1 < 3; main=2 pr=3", base: "1", expect: "diverged" },
  { name: "the first sync made the table", history: "1; pr=1", base: null, expect: "new-main" },
  { name: "main vanished", history: "1 < 2; pr=2", base: "1", expect: "diverged" },
  {
    name: "main appeared beside the first sync",
    history: "1; 2; main=1 pr=2",
    base: null,
    expect: "diverged",
  },
  { name: "the branch vanished", history: "1; main=1", base: "1", expect: "missing" },
  {
    name: "a full refresh, main unmoved",
    history: "1; 2!; main=1 pr=2",
    base: "1",
    expect: "replaced",
  },
  {
    name: "a full refresh and appends after it",
    history: "1; 2! < 3; main=1 pr=3",
    base: "1",
    expect: "replaced",
  },
  {
    name: "a full refresh, main moved",
    history: "1 < 3; 2!; main=3 pr=2",
    base: "1",
    expect: "diverged",
  },
  {
    name: "an append without main's rows",
    history: "1; 2; main=1 pr=2",
    base: "1",
    expect: "diverged",
  },
  {
    name: "history cut between main and branch",
    history: "1; 2? < 3; main=1 pr=3",
    base: "1",
    expect: "history-expired",
  },
  {
    name: "history cut below main does not matter",
    history: "2? < 3; main=2 pr=3",
    base: "2",
    expect: "fast-forward",
  },
  {
    name: "main was rolled back below the base",
    history: "1 < 2 < 3; main=1 pr=3",
    base: "2",
    expect: "fast-forward",
  },
  {
    name: "a tag of the branch's name is no branch",
    history: "1 < 2; main=1 tag:pr=2",
    base: "1",
    expect: "missing",
  },
];

describe("what publishing a table would do", () => {
  for (const { name, history, base, expect } of cases)
    it(`${name}: ${expect}`, () =>
      assert.equal(classify(aTable(history), "pr", { snapshot: base }), expect));
});
