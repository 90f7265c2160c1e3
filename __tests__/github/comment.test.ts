/** The one comment of a project on a pull request: found again, and never somebody else's. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { dashtoolJson, ingestOf } from "../e2e/lakehouse.ts";
import { ended, type LakeHub, lakeHub, ordersPull, spec } from "./lake-hub.ts";

const bot = "github-actions[bot]";

async function told(lake: LakeHub): Promise<number> {
  const number = await ordersPull(lake);
  ended(await lake.on("pull_request", "opened", number), 0);
  return number;
}

/** A sync, so that the comment has something new to say. */
async function news(lake: LakeHub, number: number) {
  await lake.house.sync("orders", "bronze", [3]);
  return ended(await lake.on("pull_request", "synchronize", number), 0);
}

describe("the comment", () => {
  it("is found among 250 others, and not written twice", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    for (let n = 0; n < 120; n++) hub.comment(number, `before ${n}`);
    ended(await lake.on("pull_request", "opened", number), 0);
    for (let n = 0; n < 130; n++) hub.comment(number, `after ${n}`, bot);
    await news(lake, number);
    const ours = hub.comments(number).filter(({ body }) => body.includes("icebranch/report"));
    assert.equal(ours.length, 1);
    assert.match(ours[0]?.body ?? "", /1 row in 1 file/);
    assert.deepEqual(hub.violations, []);
  });

  it("is written anew where a person deleted it", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await told(lake);
    const [{ id } = assert.fail()] = hub.comments(number);
    const url = `${hub.url}/repos/octo/lake/issues/comments/${id}`;
    await fetch(url, { method: "DELETE", headers: { authorization: "bearer ghp_person" } });
    assert.equal(hub.comments(number).length, 0);
    await news(lake, number);
    assert.equal(hub.comments(number).length, 1);
  });

  it("is not the one in which somebody else forged our mark", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await ordersPull(lake);
    const forged =
      "<!-- icebranch/report/1 project=. digest=sha256:00 content=sha256:00 -->\nall is well";
    hub.comment(number, forged, "mallory");
    ended(await lake.on("pull_request", "opened", number), 0);
    const comments = hub.comments(number);
    assert.deepEqual(
      comments.map(({ author }) => author),
      ["mallory", bot],
    );
    assert.equal(comments[0]?.body, forged);
  });

  it("is one again after two runs at once have each written one", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const number = await told(lake);
    const [{ body } = assert.fail()] = hub.comments(number);
    hub.comment(number, body, bot);
    await news(lake, number);
    const comments = hub.comments(number);
    assert.equal(comments.length, 1);
    assert.match(comments[0]?.body ?? "", /1 row in 1 file/);
  });

  it("is each project's own where a repository has two", async () => {
    const files = (folder: string) => ({
      [`${folder}/dashtool.json`]: "",
      [`${folder}/${spec}`]: ingestOf("orders"),
    });
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const config = dashtoolJson(house.lake);
    const start = { "one/dashtool.json": config, "two/dashtool.json": config };
    await hub.commit("main", start);
    await house.sync("orders", "main", [1]);
    await hub.commit("change", { ...files("one"), "one/dashtool.json": config });
    const number = await hub.openPull({ head: "change" });
    const event = await hub.event("pull_request", "opened", number);
    for (const project of ["one", "two"])
      ended(await lake.run(event, { with: { project, "workflow-mode": "off" } }), 0);
    assert.equal(hub.comments(number).length, 1, "the other project has nothing to say");
    await hub.commit("change", { ...files("two"), "two/dashtool.json": config });
    await hub.commit("change", { [`two/${spec}`]: ingestOf("products") });
    const later = await hub.event("pull_request", "synchronize", number);
    for (const project of ["one", "two"])
      ended(await lake.run(later, { with: { project, "workflow-mode": "off" } }), 0);
    const projects = hub.comments(number).map(({ body }) => /project=(\S+)/.exec(body)?.[1]);
    assert.deepEqual(projects, ["one", "two"]);
    const names = new Set(hub.checkRuns().map(({ name }) => name));
    assert.deepEqual([...names], ["icebranch report (one)", "icebranch report (two)"]);
  });

  it("holds no secret, whatever the catalog says of itself", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const secret = "hunter2-hunter2";
    const config = JSON.parse(dashtoolJson(house.lake)) as { catalogUrl: string };
    const catalogUrl = config.catalogUrl.replace("catalog.db", "$POSTGRES_PASSWORD");
    await writeFile(join(house.lake.folder, secret), "This is no database, and longer than one.");
    await hub.commit("main", { "dashtool.json": JSON.stringify({ ...config, catalogUrl }) });
    await hub.commit("bronze", { [spec]: ingestOf("orders") });
    const number = await hub.openPull({ head: "bronze" });
    process.env.POSTGRES_PASSWORD = secret;
    try {
      const env = { POSTGRES_PASSWORD: secret };
      const event = await hub.event("pull_request", "opened", number);
      ended(await lake.run(event, { env }), 3);
    } finally {
      delete process.env.POSTGRES_PASSWORD;
    }
    const said = JSON.stringify([hub.comments(number), hub.checkRuns()]);
    assert.match(said, /IB410/);
    assert.doesNotMatch(said, new RegExp(secret));
  });
});
