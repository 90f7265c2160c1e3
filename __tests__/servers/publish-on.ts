/** Publishing on lakes; after each scenario other engines open the tables and agree. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { keeps } from "./keep-scenarios.ts";
import { openEngines } from "./lake.ts";
import { type LakeKind, lakes } from "./lakes.ts";
import { confirmation, confirming, lakeName, publishing, reasonAgainst } from "./matrix.ts";
import { openHouse } from "./publish-house.ts";
import { moves } from "./publish-scenarios.ts";
import { replayed } from "./replay-scenarios.ts";

/** A file of tests for some of the lakes, so that several run at once. */
export function publishOn(isOurs: (kind: LakeKind) => boolean): void {
  const engines = openEngines();
  after(() => engines[Symbol.asyncDispose]());
  for (const kind of lakes.filter(isOurs))
    describe(publishing + lakeName(kind), () => {
      const possible = [...moves, ...keeps, replayed].filter(
        ({ name }) => reasonAgainst(kind, name) === undefined,
      );
      const agreed: (readonly string[])[] = [];
      for (const { name, run } of possible)
        it(name, async () => {
          await using house = await openHouse(await kind.open(engines));
          await run(house);
          agreed.push(await house.agree());
        });
      it(confirming, (t) => {
        assert.equal(agreed.length, possible.length);
        t.diagnostic(confirmation(kind, [...new Set(agreed.flat())]));
      });
    });
}
