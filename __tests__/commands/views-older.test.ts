/** A run of an older commit knows nothing of a view that a later one made: it is no view whose file is gone. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { it } from "node:test";
import { file, townOf } from "./views-town.ts";

for (const [clone, github] of [
  ["a cut-off clone, and GitHub", true],
  ["a cut-off clone alone", false],
  ["a whole clone of that commit alone", false],
] as const)
  it(`an older run does not drop a newer view where it has ${clone}`, async () => {
    await using town = await townOf();
    const { repository, lake } = town.village.house;
    await repository.commit("Gone", { [file]: null });
    await repository.git("branch", "old");
    await town.push({ [file]: "select id from bronze.inventory.orders" });
    const depth = clone.startsWith("a cut-off") ? ["--depth", "2"] : [];
    const folder = join(lake.folder, "clone");
    const from = `file://${repository.root}`;
    await repository.git("clone", "-q", "-b", "old", "--single-branch", ...depth, from, folder);
    await repository.git("branch", "-f", "newer");
    await repository.git("reset", "-q", "--hard", "old");
    const report = await town.village.push({
      ...{ folder, with: { "drop-views": "true" } },
      ...(github ? {} : { withoutGitHub: true }),
    });
    assert.equal((await town.seen()).kind, "view");
    const states = report.views.map(({ state }) => state);
    assert.deepEqual(states, clone.endsWith("cut-off clone alone") ? ["left"] : []);
  });
