/** The workflow file that people edit, from commit to commit as they make them. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertArgoAccepts, manifestsIn } from "../argo/judges.ts";
import { ended, findingCodes, type Lakehouse } from "./lakehouse.ts";
import { shopOnBranch, shopSpec } from "./shop.ts";

const file = "argo/workflow.yaml";

async function textOf({ repository: { root } }: Lakehouse): Promise<string> {
  const text = await readFile(join(root, file), "utf8");
  assertArgoAccepts(manifestsIn(text));
  return text;
}

async function edit(house: Lakehouse, from: string | RegExp, to: string): Promise<void> {
  const text = await textOf(house);
  const edited = text.replace(from, to);
  assert.notEqual(edited, text);
  await writeFile(join(house.repository.root, file), edited);
}

/** The spec with another image, on the disk alone. */
async function setImage(house: Lakehouse, image: string): Promise<void> {
  const path = join(house.repository.root, shopSpec);
  const spec = JSON.parse(await readFile(path, "utf8"));
  await writeFile(path, JSON.stringify({ ...spec, image }));
}

async function commitAll({ repository }: Lakehouse, message: string): Promise<void> {
  await repository.git("add", "--all");
  await repository.git("commit", "-q", "-m", message);
}

describe("a workflow file between its users and icebranch", () => {
  it("follows specs that are edited again and again before any commit", async () => {
    await using house = await shopOnBranch();
    for (const tag of ["one", "two", "three"]) {
      await setImage(house, `me/source:${tag}`);
      const report = ended(await house.icebranch("workflow"), 0);
      assert.deepEqual(findingCodes(report), ["IB607", "IB114"], "nobody knows that image");
      assert.match(await textOf(house), new RegExp(`image: me/source:${tag}$`, "m"));
    }
  });

  it("keeps what was committed by hand, says so, and takes what is new beside it", async () => {
    await using house = await shopOnBranch();
    ended(await house.icebranch("workflow"), 0);
    await commitAll(house, "Workflow");
    await edit(house, /image: (.*source.*)$/m, "image: registry.example/pinned:1");
    await commitAll(house, "Pin");
    const { report } = await house.icebranch("workflow", "--check");
    assert.deepEqual(findingCodes(report), ["IB507"]);
    await house.repository.commit("more", {
      "bronze/inventory/more.ingest.json": JSON.stringify({
        ...{ image: "me/more:1", source: { host: "x" } },
        destination: { streams: { more: {} } },
      }),
    });
    ended(await house.icebranch("workflow"), 0);
    const text = await textOf(house);
    assert.match(text, /image: registry.example\/pinned:1/);
    assert.match(text, /name: bronze-inventory-more$/m);
  });

  it("is refreshed where its last commits forgot it", async () => {
    await using house = await shopOnBranch();
    ended(await house.icebranch("workflow"), 0);
    await commitAll(house, "Workflow");
    await setImage(house, "me/source:new");
    await commitAll(house, "Another image, and no workflow");
    await edit(house, "0 0 * * *", "5 1 * * *");
    await commitAll(house, "Another schedule");
    const report = ended(await house.icebranch("workflow"), 0);
    assert.deepEqual(findingCodes(report), ["IB114"], "nobody knows that image");
    assert.match(await textOf(house), /image: me\/source:new$/m);
    assert.match(await textOf(house), /- 5 1 \* \* \*/);
  });

  it("stops a strict run where both sides have changed the same", async () => {
    await using house = await shopOnBranch();
    ended(await house.icebranch("workflow"), 0);
    await commitAll(house, "Workflow");
    await edit(house, /"database":"\w+"/, '"database":"mine"');
    await commitAll(house, "By hand");
    const path = join(house.repository.root, shopSpec);
    const spec = JSON.parse(await readFile(path, "utf8"));
    const source = { ...spec.source, database: "other" };
    await writeFile(path, JSON.stringify({ ...spec, source }));
    const before = await textOf(house);
    assert.deepEqual(findingCodes((await house.icebranch("workflow", "--check")).report), [
      "IB508",
      "IB607",
    ]);
    const { report, status } = await house.icebranch("workflow", "--strict");
    assert.deepEqual([status, findingCodes(report)], [1, ["IB508", "IB607"]]);
    assert.equal(await textOf(house), before);
  });
});
