/** What a run says: never its token, and what others named as text that does nothing. */
import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { marked } from "marked";
import { dashtoolJson, ingestOf } from "../e2e/lakehouse.ts";
import { defaultTokens } from "../fakehub/permissions.ts";
import { temporaryFolder } from "../repository.ts";
import { type ActionRun, ended, type LakeHub, lakeHub, ordersPull, spec } from "./lake-hub.ts";
import { breakCatalog } from "./strangers.ts";

const token = "ghs_unusual~0123.4567/89+ab=";
const commitToken = "ghs_another~0123.4567/89+ab=";

describe("the token", () => {
  const echo = `you sent ${token}, or ${formsOf(token).join(", ")}`;
  const plain = { "content-type": "text/plain; charset=utf-8" };
  const cases: {
    what: string;
    token?: string;
    status?: number;
    does?: (lake: LakeHub) => unknown;
    says: RegExp;
  }[] = [
    { what: "a run that goes well", says: /Data branch made on 1 table/ },
    {
      what: "a run whose comment is refused in words that repeat it",
      does: ({ hub }) =>
        hub.fail({ path: "/comments", status: 422, body: { message: echo }, times: 9 }),
      says: /IB614.*you sent \*\*\*/,
    },
    {
      what: "a run whose fetch is refused in words that repeat it",
      does: ({ hub }) =>
        hub.fail({ path: "/info/refs", status: 400, headers: plain, body: echo, times: 9 }),
      status: 3,
      says: /IB610/,
    },
    { what: "a run whose token is not known", token: `${token}X`, status: 1, says: /IB611/ },
  ];
  for (const { what, status = 0, says, does, ...more } of cases)
    it(`is in nothing that ${what} says or leaves`, async () => {
      const tokens = { [token]: defaultTokens.ghs_actions, [commitToken]: defaultTokens.ghs_app };
      await using lake = await lakeHub({}, { tokens: tokens as typeof defaultTokens });
      await using place = await emptyPlace();
      const { hub } = lake;
      const number = await ordersPull(lake);
      does?.(lake);
      const run = await lake.run(await hub.event("pull_request", "opened", number), {
        ...{ token, ...more, env: place.env },
        with: { "commit-token": commitToken, "report-path": join(place.folder, "report.json") },
      });
      assert.match(ended(run, status).log, says);
      const used = more.token ?? token;
      for (const form of [used, basic(used), commitToken]) assert.ok(run.masked.includes(form));
      const all = await leftBy(run, lake, place.folder);
      for (const form of [used, commitToken].flatMap(formsOf)) assertLacks(all, form);
      assert.deepEqual(await filesIn(place.folder), ["report.json"]);
      assert.deepEqual(hub.violations, []);
    });
});

function assertLacks(text: string, secret: string): void {
  const at = text.indexOf(secret);
  assert.ok(at < 0, text.slice(Math.max(0, at - 200), at + 200));
}

function basic(secret: string): string {
  return Buffer.from(`x-access-token:${secret}`).toString("base64");
}

function formsOf(secret: string): readonly string[] {
  const alone = Buffer.from(secret).toString("base64").replace(/=+$/, "");
  return [secret, basic(secret), alone, encodeURIComponent(secret)];
}

/** Every folder that a runner gives an action. */
async function emptyPlace() {
  const folder = await temporaryFolder();
  const folders = ["temp", "workspace", "home"].map((name) => join(folder, name));
  for (const one of folders) await mkdir(one);
  const [RUNNER_TEMP = "", GITHUB_WORKSPACE = "", HOME = ""] = folders;
  return {
    ...{ folder, env: { RUNNER_TEMP, GITHUB_WORKSPACE, HOME } },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

/** All that anybody can read afterwards: here, and at GitHub. */
async function leftBy(run: ActionRun, { hub }: LakeHub, folder: string): Promise<string> {
  const { masked: _, calls: __, ...said } = run;
  const names = await filesIn(folder);
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const sent = hub.requests.map(({ path, query, body }) => [path, query, body]);
  const commits = await hub.git("log", "-p", "--format=fuller", "--branches");
  return JSON.stringify([said, hub.comments(1), hub.checkRuns(), sent, commits, names, files]);
}

describe("a secret of the catalog's", () => {
  it("is in nothing that a scheduled run says of a pull request whose forecast it cannot make", async () => {
    const [name, secret] = ["POSTGRES_PASSWORD", "hunter2-hunter2"];
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const config = JSON.parse(dashtoolJson(house.lake)) as { catalogUrl: string };
    const catalogUrl = config.catalogUrl.replace("catalog.db", `$${name}`);
    await hub.commit("main", { "dashtool.json": JSON.stringify({ ...config, catalogUrl }) });
    await symlink(join(house.lake.folder, "catalog.db"), join(house.lake.folder, secret));
    process.env[name] = secret;
    try {
      const number = await ordersPull(lake);
      const env = { [name]: secret };
      ended(await lake.run(await hub.event("pull_request", "opened", number), { env }), 0);
      await breakCatalog(lake);
      const run = ended(await lake.run(await hub.event("schedule"), { env }), 1);
      assert.match(run.log, /IB410/);
      const { masked: _, ...said } = run;
      assertLacks(JSON.stringify([said, hub.comments(number), hub.checkRuns()]), secret);
    } finally {
      delete process.env[name];
    }
    assert.deepEqual(hub.violations, []);
  });
});

describe("what others named", () => {
  const branch = "x/@octocat-#12-<b>`y`|_z_&amp;-$q$-www.evil.example";
  const table = "@octocat #12 | `x` <img src=x> [a](https://evil.example)";
  const file = "bronze/inventory/@octocat GH-12 <script> ![a](https:evil).ingest.json";
  const view = "silver/inventory/late.sql";

  it("is dead text in the comment and in the check runs", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    await house.sync("orders", "main", [1]);
    const ingest = { ...JSON.parse(ingestOf("orders", table)), "@octocat https://evil.example": 1 };
    await hub.commit(branch, { [spec]: ingestOf("products"), [file]: JSON.stringify(ingest) });
    const number = await hub.openPull({ head: branch, title: "@octocat" });
    ended(await lake.on("pull_request", "opened", number), 0);
    const good = pages(lake, number);
    assert.equal(good.length, 5, "a comment, and two check runs of a summary and a text each");
    const relation = '"@octocat #12 https://evil.example/ www.evil.example <img src=x>"';
    await hub.commit(branch, { [view]: `SELECT id FROM bronze.inventory.${relation};\n` });
    ended(await lake.on("pull_request", "synchronize", number), 1);
    const all = [...good, ...pages(lake, number)];
    assert.ok(all.filter((page) => page.includes("octocat")).length >= 5);
    for (const page of all) assertDead(page, hub.url);
    assert.deepEqual(hub.violations, []);
  });

  it("is no command for the runner", async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    await house.sync("orders", "main", [1]);
    const ingest = { ...JSON.parse(ingestOf("orders")), "\n::set-output name=a::b\n##[error]x": 1 };
    const evil = "bronze/inventory/::error file=a::##[error]b.ingest.json";
    await hub.commit("bronze", { [evil]: JSON.stringify(ingest) });
    const number = await hub.openPull({ head: "bronze" });
    const { log } = ended(await lake.on("pull_request", "opened", number), 0);
    const commands = log.split("\n").filter((line) => /^\s*::|##\[/.test(line));
    for (const line of commands) assert.match(line, /^::(warning|notice|group|endgroup)\b/);
    assert.ok(
      commands.some((line) => line.includes("set-output")),
      log,
    );
    assert.deepEqual(hub.violations, []);
  });
});

function pages({ hub }: LakeHub, number: number): readonly string[] {
  const checks = hub.checkRuns().flatMap(({ summary, text }) => [summary ?? "", text ?? ""]);
  return [...hub.comments(number).map(({ body }) => body), ...checks].filter(Boolean);
}

const own =
  /^<(?:\/?(?:h2|h3|p|ul|li|strong|table|thead|tbody|tr|th|td|details|summary|sub|span|blockquote|br)(?: align="right")?|\/a|!--.*--)>$/s;

/** Nothing in the page is a link, a picture, a mention or an element but what icebranch itself says. */
function assertDead(markdown: string, url: string): void {
  const html = marked.parse(markdown, { async: false });
  const shown = html.replace(/<(pre|code)\b.*?<\/\1>/gs, "");
  for (const [tag] of shown.matchAll(/<!--.*?-->|<[^>]*>/gs))
    if (!tag.startsWith(`<a href="${url}/`)) assert.match(tag, own, markdown);
  const text = shown
    .replace(/<!--.*?-->|<[^>]*>/gs, "")
    .replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));
  assert.doesNotMatch(text, /@\w|#\d|GH-\d|:\/\/|www\.\w/i, markdown);
}
