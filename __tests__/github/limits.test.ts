/** What GitHub takes no more of: the most important is kept, and what is left out is counted. */
import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ingestOf } from "../e2e/lakehouse.ts";
import { type Files, temporaryFolder } from "../repository.ts";
import { type ActionRun, ended, type LakeHub, lakeHub } from "./lake-hub.ts";

const [ingests, views, wrong] = [200, 100, 60];
const mebibyte = 2 ** 20;

/** 300 nodes with 400 problems: 340 warnings, and 60 errors in views that read what is not there. */
function manyFiles(): Files {
  const files: { [path: string]: string } = {};
  for (let n = 0; n < ingests; n++) {
    const spec = { ...JSON.parse(ingestOf(`t${n}`)), one: 1, ...(n < 140 ? { two: 2 } : {}) };
    spec.destination.namespace = "many";
    files[`bronze/many/i${n}.ingest.json`] = JSON.stringify(spec, null, 2);
  }
  for (let n = 0; n < views; n++)
    files[viewPath(n)] = viewText(n < wrong ? `missing${n}` : `t${n}`);
  return files;
}

function viewPath(n: number): string {
  return `silver/many/v${n}.sql`;
}

function viewText(table: string): string {
  return `SELECT id\nFROM bronze.many.${table};\n`;
}

function mended(): Files {
  const all = Array.from({ length: wrong }, (_, n) => [viewPath(n), viewText(`t${n}`)]);
  return Object.fromEntries(all);
}

describe("a pull request of 300 nodes and 400 problems", () => {
  let lake: LakeHub;
  let [red, green]: (ActionRun | undefined)[] = [];
  let [redHead, greenHead] = ["", ""];
  const runs = () => [red ?? assert.fail(), green ?? assert.fail()] as const;
  const text = (commit: string) => lake.hub.checkRuns(commit)[0] ?? assert.fail();
  const comments: string[] = [];

  before(async () => {
    lake = await lakeHub();
    const { hub } = lake;
    redHead = await hub.commit("many", manyFiles());
    const number = await hub.openPull({ head: "many" });
    red = ended(await lake.on("pull_request", "opened", number), 1);
    comments.push(hub.comments(number)[0]?.body ?? "");
    greenHead = await hub.commit("many", mended());
    green = ended(await lake.on("pull_request", "synchronize", number), 0);
    comments.push(hub.comments(number)[0]?.body ?? "");
  });
  after(() => lake[Symbol.asyncDispose]());

  it("has all of them in the JSON report", () => {
    const [{ report }, { report: later }] = runs();
    assert.equal(report.changes.length, ingests + views);
    const levels = Map.groupBy(report.findings, ({ level }) => level);
    assert.deepEqual([levels.get("error")?.length, levels.get("warning")?.length], [60, 340]);
    assert.equal(later.findings.filter(({ code }) => code === "IB104").length, 340);
    assert.equal(later.tables.length, ingests);
  });

  it("has ten annotations of each level in the log, errors first, and the rest counted and listed", () => {
    for (const { log, report } of runs()) {
      const commands = [...log.matchAll(/^::(error|warning|notice) /gm)].map(([, level]) => level);
      const shown = Map.groupBy(commands, (level) => level);
      for (const [level, all] of shown) assert.ok(all.length <= 10, `${level} ${all.length}`);
      const order = ["error", "warning", "notice"].flatMap((level) => shown.get(level) ?? []);
      assert.deepEqual(commands, order);
      const left = report.findings.length - commands.length;
      const [, number, list = ""] =
        /^::group::(\d+) more problems\n(.*?)::endgroup::/ms.exec(log) ?? [];
      assert.equal(Number(number), left);
      assert.equal(list.trimEnd().split("\n").length, left);
    }
  });

  it("has 200 more in the check run, 50 a request, and is told how many are left", async () => {
    const [{ report }] = runs();
    const { annotations, summary = "" } = text(redHead);
    assert.equal(annotations.length, 200);
    assert.equal(new Set(annotations.map((one) => JSON.stringify(one))).size, 200);
    const errors = annotations.filter((one) => one.annotation_level === "failure");
    assert.equal(errors.length, 50, "those that the log has no room for");
    assert.equal(annotations[0]?.annotation_level, "failure");
    const placed = report.findings.filter(({ file }) => file !== undefined);
    const left = placed.length - 20 - 200;
    assert.match(summary, new RegExp(`^${left} more problems without an annotation`, "m"));
    const sent = lake.hub.requests.filter(({ path }) => path.includes("/check-runs"));
    for (const { body } of sent)
      assert.ok((body as { output: { annotations: [] } }).output.annotations.length <= 50);
  });

  it("has those of the log as well where the commit is our own, on which no job runs", () => {
    const [, { outputs }] = runs();
    assert.equal(text(outputs["commit-sha"] ?? "").annotations.length, 200);
    assert.match(text(outputs["commit-sha"] ?? "").summary ?? "", /^140 more problems without/m);
  });

  it("has a comment and check runs that GitHub takes, which count what they leave out", () => {
    const checks = [redHead, greenHead].map(text);
    for (const page of [...comments, ...checks.flatMap(({ summary, text }) => [summary, text])])
      assert.ok((page ?? "").length <= 65_535, String(page?.length));
    const [{ report }] = runs();
    for (const page of [comments[0] ?? "", text(redHead).summary ?? ""])
      assertCounted(page, /^- \*\*(?:error|warning|notice) IB/gm, "more problems", report.findings);
    for (const page of [comments[0] ?? "", text(redHead).text ?? ""])
      assertCounted(page, /^\| `\S+` \| (?:ingest|view) \|/gm, "more changes?", report.changes);
    assert.ok(comments.every((page) => page.includes("## icebranch: ")));
    assert.match(comments[0] ?? "", /Blocked by 60 errors/);
  });

  it("has no more than 40 nodes drawn, and the others counted", () => {
    for (const page of [text(redHead).text ?? "", text(greenHead).text ?? ""]) {
      const [, nodes = "", left] =
        /```mermaid\n(.*?)```\n\n(\d+) more nodes not drawn/s.exec(page) ?? [];
      assert.equal(nodes.match(/^ {2}n\d+\[/gm)?.length, 40);
      assert.match(nodes, /^ {2}n\d+ --> n\d+$/m);
      assert.equal(Number(left), ingests + views - 40);
    }
    for (const page of comments)
      assert.match(page, /```mermaid\n|The drawing found no room here\./);
  });

  it("has a summary of less than a mebibyte", () => {
    for (const { summary } of runs()) {
      assert.ok(Buffer.byteLength(summary) < mebibyte);
      assert.match(summary, /^## icebranch: /m);
    }
  });

  it("leaves GitHub nothing to complain of", () => {
    assert.deepEqual(lake.hub.violations, []);
  });
});

/** What stands there and what is counted as left out are all there is. */
function assertCounted(page: string, item: RegExp, words: string, all: readonly unknown[]): void {
  const shown = page.match(item)?.length ?? 0;
  const left = Number(new RegExp(`(\\d+) ${words} in the JSON report`).exec(page)?.[1] ?? 0);
  assert.equal(shown + left, all.length, `${shown} shown, ${left} left out`);
}

describe("a summary file that another action has filled", () => {
  for (const room of [60_000, 4_000, 100, 0])
    it(`but for ${room} bytes is not filled beyond its limit`, async () => {
      await using lake = await lakeHub();
      const { hub } = lake;
      const folder = await temporaryFolder();
      const file = join(folder, "summary.md");
      await writeFile(file, "x".repeat(mebibyte - room));
      await hub.commit("bronze", manyFiles());
      const number = await hub.openPull({ head: "bronze" });
      const event = await hub.event("pull_request", "opened", number);
      const env = { GITHUB_STEP_SUMMARY: file };
      const run = ended(await lake.run(event, { env, with: { "dry-run": "true" } }), 1);
      const summary = await readFile(file, "utf8");
      await rm(folder, { recursive: true });
      assert.ok(Buffer.byteLength(summary) <= mebibyte, `${Buffer.byteLength(summary) - mebibyte}`);
      if (room >= 4_000) assert.match(summary, /## icebranch: Blocked by \d+ error/);
      assert.match(run.log, /Blocked by \d+ error/);
      assert.deepEqual(hub.violations, []);
    });
});

describe("a pull request of 3,000 files that are not ours", () => {
  it("is green, without a comment, at the price of one with a single file", async () => {
    await using lake = await lakeHub();
    const { hub } = lake;
    const files = Array.from({ length: 3_000 }, (_, n) => [
      `docs/${n % 50}/page-${n}.md`,
      `${n}\n`,
    ]);
    await hub.commit("docs", Object.fromEntries(files));
    const number = await hub.openPull({ head: "docs" });
    const { outputs, calls } = ended(await lake.on("pull_request", "opened", number), 0);
    assert.equal(outputs.result, "nothing-to-do");
    assert.equal(hub.comments(number).length, 0);
    assert.deepEqual(calls, ["POST /graphql", "POST /repos/octo/lake/check-runs"]);
    assert.deepEqual(hub.violations, []);
  });
});
