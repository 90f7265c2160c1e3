/** A cancelled job: GitHub sends the process SIGINT, then SIGTERM, and ends it ten seconds later. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { lakeHub, ordersPull } from "../github/lake-hub.ts";
import { startAction } from "./bundled-action.ts";

const cases: { signal: NodeJS.Signals; during: string; waits: object }[] = [
  { signal: "SIGINT", during: "a call to GitHub's API", waits: { path: "/graphql" } },
  { signal: "SIGTERM", during: "a fetch by git", waits: { path: "/git-upload-pack" } },
];

for (const { signal, during, waits } of cases)
  it(`${signal} during ${during} that gets no answer ends the run in time, and another finishes`, async () => {
    await using lake = await lakeHub();
    const { hub, house } = lake;
    const event = await hub.event("pull_request", "opened", await ordersPull(lake));
    const before = await house.metadata("orders");
    const { child, done } = await startAction(lake, event);
    let signalled = Number.NaN;
    hub.meanwhile(waits, async () => {
      signalled = performance.now();
      child.kill(signal);
      await setTimeout(20_000, undefined, { ref: false });
    });
    const { status, log, endedAt } = await done;
    assert.ok(endedAt - signalled < 7_000, `${endedAt - signalled} ms\n${log}`);
    assert.ok(status !== null && status > 0, `${status}\n${log}`);
    assert.match(log, new RegExp(`icebranch: ${signal}; nothing more is begun\\.`));
    assert.match(log, /IB904/);
    assert.deepEqual(await house.metadata("orders"), before);

    const again = await (await startAction(lake, event)).done;
    assert.equal(again.status, 0, again.log);
    assert.equal(await house.ref("orders", "bronze"), await house.ref("orders", "main"));
    assert.deepEqual(hub.violations, []);
  });
