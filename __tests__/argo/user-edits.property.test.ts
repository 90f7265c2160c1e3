/** Any edits of any graph's file, and then another graph: what a person wrote stands. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { objectsIn } from "../../src/argo/documents.ts";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { LineageGraph } from "../../src/lineage/graph.ts";
import { graphs, someEdits } from "./arbitraries.ts";
import { config } from "./builders.ts";
import { assertArgoAccepts, manifestsIn } from "./judges.ts";
import {
  assertLinesStand,
  assertOrder,
  changes,
  type Flat,
  flat,
  isAlive,
  orders,
  ownedPlace,
} from "./kept.ts";
import { edited, fileEdits, freeEdits, type Made, ownedEdits } from "./user-edits.ts";

const path = "argo/workflow.yaml";
const made = (of: LineageGraph) => generateWorkflow(of, config, "main").documents;

const valuesOf = (text: string) => flat(objectsIn(text.replace("\ufeff", "")));
const cases = fc.record({
  before: graphs,
  after: graphs,
  free: someEdits(freeEdits, 5),
  owned: someEdits(ownedEdits, 2),
  whole: someEdits(fileEdits, 3),
});

function run({
  before,
  after,
  free,
  owned,
  whole,
}: typeof cases extends fc.Arbitrary<infer T> ? T : never) {
  const [old, next] = [made(before), made(after)];
  const [oldFlat, nextFlat] = [flat(old), flat(next)];
  const plain = edited(renderWorkflow(old), free);
  const own = edited(plain.text, owned);
  const mine = edited(own.text, whole).text;
  const { text, findings } = editWorkflow(mine, next, path, [old]);
  return {
    ...{ old, next, mine, text, findings, free: plain, owned: own },
    alive: (place: string) => isAlive(place, oldFlat, nextFlat),
    isChanged: (place: string) => oldFlat.leaves.get(place) !== nextFlat.leaves.get(place),
    withoutOwned: edited(plain.text, whole).text,
  };
}

const told = (findings: readonly { readonly code: string; readonly message: string }[]) =>
  findings
    .filter(({ code }) => code === "IB507" || code === "IB508")
    .map(({ code, message }) => `${code} ${message.split(/\/| is /)[0]}`)
    .sort();

describe("edits of a workflow file, whatever they are", () => {
  it("stand where they touch nothing of icebranch's, by value, by line and in their order", () => {
    const property = fc.property(cases, (one) => {
      const { old, mine, text, findings, free, owned, alive, isChanged } = run(one);
      assert.ok(!findings.some(({ code }) => code === "IB502"), JSON.stringify(findings));
      const [mineFlat, textFlat] = [valuesOf(mine), valuesOf(text)];
      for (const [place, value] of changes(flat(old), mineFlat))
        if (!ownedPlace.test(place) && alive(place))
          assert.equal(textFlat.leaves.get(place), value, place);
      // JSON is laid out by who wrote it last; a dependency goes with either of its ends.
      const isText = ({ place }: Made) => !isChanged(`${place}.data.source.json`);
      const isTask = ({ lines }: Made) => !lines[0]?.startsWith("dependencies");
      for (const { place, lines } of [...free.made.filter(isText), ...owned.made.filter(isTask)])
        if (alive(place)) assertLinesStand(lines, mine, text);
      const [mineOrders, textOrders] = [orders(mineFlat), orders(textFlat)];
      for (const [i, order] of mineOrders.entries()) assertOrder(order, textOrders[i] ?? []);
      assert.equal(text.startsWith("\ufeff"), mine.startsWith("\ufeff"));
      assert.equal(/\r\n/.test(text), /\r\n/.test(mine));
      assert.equal(/(?<!\r)\n/.test(text), /(?<!\r)\n/.test(mine));
    });
    fc.assert(property, { seed: 7, numRuns: 70 });
  });

  it("stand and are told where they touch what is icebranch's and its node is still there", () => {
    const property = fc.property(cases, (one) => {
      const { old, next, mine, text, findings, free, alive } = run(one);
      const [mineFlat, textFlat, plan] = [valuesOf(mine), valuesOf(text), flat(next)];
      const expected: string[] = [];
      for (const [place, value] of changes(valuesOf(free.text), mineFlat)) {
        if (!ownedPlace.test(place) || !alive(place)) continue;
        const isList = place.endsWith(".dependencies");
        if (!isList) assert.equal(textFlat.leaves.get(place), value, place);
        else assertDependencies(place, { old: flat(old), mine: mineFlat, text: textFlat, plan });
        if (textFlat.leaves.get(place) === plan.leaves.get(place)) continue;
        const isConflict = flat(old).leaves.get(place) !== plan.leaves.get(place);
        const inDocument = place.replace(/^(?:CronWorkflow|ConfigMap [^.]+)\./, "");
        expected.push(`${isConflict ? "IB508" : "IB507"} ${inDocument}`);
      }
      const all = told(findings);
      for (const finding of expected) assert.ok(all.includes(finding), `${finding}\n${all}`);
    });
    fc.assert(property, { seed: 8, numRuns: 70 });
  });

  it("are all that differs from the plan, and come to rest at once", () => {
    const property = fc.property(cases, (one) => {
      const { old, next, mine, text, findings, withoutOwned, free } = run(one);
      assert.equal(editWorkflow(text, next, path, [old]).text, text);
      assert.equal(editWorkflow(text, next, path, [old, next]).text, text);
      const calm = editWorkflow(withoutOwned, next, path, [old]);
      assert.deepEqual(told(calm.findings), []);
      assert.equal(editWorkflow(calm.text, next, path).text, calm.text);
      const forced = editWorkflow(text, next, path).text;
      assert.deepEqual(valuesOf(forced).leaves, valuesOf(calm.text).leaves);
      if (mine === renderWorkflow(old)) assert.equal(text, renderWorkflow(next));
      if (!findings.some(({ code }) => code === "IB506")) assertArgoAccepts(manifestsIn(text));
      assert.ok(free.text !== "");
    });
    fc.assert(property, { seed: 9, numRuns: 60 });
  });
});

interface Sides {
  readonly old: Flat;
  readonly mine: Flat;
  readonly text: Flat;
  readonly plan: Flat;
}

/** Added ones are there, and those taken out are not, if the plan has both tasks. */
function assertDependencies(place: string, { old, mine, text, plan }: Sides): void {
  const names = (of: Flat) => new Set<string>(JSON.parse(of.leaves.get(place) ?? "[]"));
  const tasks = place.slice(0, place.lastIndexOf(".", place.lastIndexOf(".") - 1));
  const isThere = (name: string) => plan.items.has(`${tasks}.${name}`);
  const added = [...names(mine).difference(names(old))].filter(isThere);
  const removed = names(old).difference(names(mine));
  assert.deepEqual([...new Set(added).difference(names(text))], []);
  assert.deepEqual([...removed.intersection(names(text))], []);
}
