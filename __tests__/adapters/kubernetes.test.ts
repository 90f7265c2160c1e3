/** The adapter with a program in kubectl's place; the real one is run in `__tests__/servers/`. */
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, describe, it } from "node:test";
import { kubectl } from "../../src/adapters/kubernetes.ts";

const folder = mkdtempSync(join(tmpdir(), "icebranch-kubectl-"));
after(() => rmSync(folder, { recursive: true }));
let programs = 0;

/** A program that does this, and writes down what it was asked. */
function program(body: string): { readonly command: string; asked(): readonly string[] } {
  const command = join(folder, `kubectl-${++programs}`);
  const log = `${command}.log`;
  const note = `require("fs").writeFileSync(${JSON.stringify(log)}, JSON.stringify({ asked: process.argv.slice(2), env: process.env }));`;
  writeFileSync(command, `#!${process.execPath}\n${note}\n${body}\n`);
  chmodSync(command, 0o755);
  return { command, asked: () => JSON.parse(readFileSync(log, "utf8")).asked };
}

const prints = (text: string) => program(`process.stdout.write(${JSON.stringify(text)})`);
const fails = (text: string) =>
  program(`process.stderr.write(${JSON.stringify(text)}); process.exitCode = 1`);
const cron = { name: "dashtool", namespace: undefined };

describe("kubectl", () => {
  it("is asked for what the CronWorkflow started and has not ended, and for its names alone", async () => {
    const { command, asked } = prints("");
    assert.deepEqual(await kubectl({}, command).runningWorkflows(cron), []);
    assert.deepEqual(asked(), [
      "get",
      "workflows.argoproj.io",
      "--selector=workflows.argoproj.io/cron-workflow=dashtool,workflows.argoproj.io/completed!=true",
      "--request-timeout=20s",
      '-o=jsonpath={range .items[*]}{.metadata.name}{" "}{.status.phase}{"\\n"}{end}',
    ]);
  });

  it("is asked in the namespace that the workflow file names", async () => {
    const { command, asked } = prints("");
    await kubectl({}, command).runningWorkflows({ ...cron, namespace: "lake" });
    assert.ok(asked().includes("--namespace=lake"));
  });

  it("says which are pending, running, or not seen by Argo yet; one that has ended is none", async () => {
    const { command } = prints(
      "a-1 Running\na-2 Pending\na-3 \na-4 Succeeded\na-5 Failed\na-6 Error\n",
    );
    assert.deepEqual(await kubectl({}, command).runningWorkflows(cron), [
      { name: "a-1", phase: "Running" },
      { name: "a-2", phase: "Pending" },
      { name: "a-3", phase: undefined },
    ]);
  });

  it("is not given the inputs of the action: tokens are among them", async () => {
    const { command } = program(
      "process.stdout.write(String(Object.keys(process.env).filter((name) => /^(INPUT_|KUBE)/.test(name))) + ' Running')",
    );
    const env = { "INPUT_GITHUB-TOKEN": "t", KUBECONFIG: "/k" };
    const [found] = await kubectl(env, command).runningWorkflows(cron);
    assert.equal(found?.name, "KUBECONFIG");
  });

  const refusals: { name: string; says: string; reason: RegExp }[] = [
    {
      name: "a cluster that is not there",
      says: "The connection to the server localhost:8080 was refused - did you specify the right host or port?",
      reason: /cluster cannot be reached/,
    },
    {
      name: "a cluster without Argo",
      says: `error: the server doesn't have a resource type "workflows"`,
      reason: /has no Argo Workflows/,
    },
    {
      name: "a user who may not list",
      says: 'Error from server (Forbidden): workflows.argoproj.io is forbidden: User "ci" cannot list resource',
      reason: /may not list Workflows/,
    },
    {
      name: "a user whom the cluster does not know",
      says: "error: You must be logged in to the server (Unauthorized)",
      reason: /does not know this user/,
    },
    {
      name: "a kubeconfig with an unknown context",
      says: 'error: context "prod" does not exist',
      reason: /kubeconfig is broken/,
    },
    {
      name: "a certificate that nobody trusts",
      says: "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority",
      reason: /certificate is not trusted/,
    },
    { name: "anything else", says: "something new", reason: /kubectl ended with status 1\.$/ },
  ];
  for (const { name, says, reason } of refusals)
    it(`cannot tell of ${name}, and says so without kubectl's own words`, async () => {
      const { command } = fails(`${says}\nAuthorization: Bearer s3cr3t-t0ken\n`);
      await assert.rejects(kubectl({}, command).runningWorkflows(cron), (error: Error) => {
        const { code, message, hint } = error as Error & { code: string; hint: string };
        assert.equal(code, "IB428");
        assert.match(message, /^Nobody can tell whether a sync is running: /);
        assert.match(message, reason);
        assert.doesNotMatch(message + hint, /s3cr3t/);
        assert.match(
          hint,
          /kubectl get workflows\.argoproj\.io '--selector=\S+completed!=true'\. Or set wait-for to none\./,
        );
        return true;
      });
    });

  it("cannot tell where there is no kubectl", async () => {
    const absent = kubectl({}, join(folder, "absent")).runningWorkflows(cron);
    await assert.rejects(absent, { code: "IB428", message: /no kubectl on PATH can be started/ });
  });

  it("is stopped where it has not answered in time", async () => {
    // What it started goes on, and keeps its output open.
    const { command } = program(
      "require('child_process').spawn('sleep', ['20'], { stdio: 'inherit' }); setInterval(() => {}, 1000)",
    );
    const slow = kubectl({}, command, 500).runningWorkflows(cron);
    await assert.rejects(slow, { code: "IB428", message: /gave no answer within 0\.5 seconds/ });
  });

  it("is stopped where it says more than a list of names", async () => {
    const { command } = program(
      "const text = 'x'.repeat(1 << 16); const more = () => process.stdout.write(text, more); more()",
    );
    const long = kubectl({}, command).runningWorkflows(cron);
    await assert.rejects(long, { code: "IB428", message: /answers something else than names/ });
  });
});
