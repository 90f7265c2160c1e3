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

describe("kubectl apply", () => {
  const how = { context: undefined, namespace: undefined, dryRun: true, force: false, objects: 1 };
  const manifest = new TextEncoder().encode("kind: ConfigMap\n");
  const refused = async (command: string, timeoutMs?: number) => {
    const error = await kubectl({}, command, timeoutMs)
      .apply(manifest, how)
      .then(
        () => assert.fail("was not refused"),
        (one) => one,
      );
    return error as Error & { readonly code: string; readonly hint: string };
  };

  it("is given the manifest as its input, and each option as one argument", async () => {
    const { command, asked } = program(
      "process.stdin.pipe(process.stdout); process.stdin.on('end', () => console.log('configmap/a'))",
    );
    const place = { context: "prod; rm -rf /", namespace: "lake" };
    const answer = await kubectl({}, command).apply(manifest, { ...how, ...place, force: true });
    assert.deepEqual(answer, { names: ["configmap/a"], refusals: [] });
    assert.deepEqual(asked(), [
      ...["apply", "--server-side", "--field-manager=icebranch", "--force-conflicts"],
      ...["--dry-run=server", "--context=prod; rm -rf /", "--namespace=lake"],
      ...["--filename=-", "--output=name", "--request-timeout=20s"],
    ]);
  });

  it("does not mind a kubectl that ends before it has read a large manifest", async () => {
    const { command } = fails("error: the server has asked for the client to provide credentials");
    const large = kubectl({}, command).apply(new Uint8Array(1 << 22), how);
    await assert.rejects(large, { code: "IB512", message: /does not know this user/ });
  });

  it("is refused where there is no kubectl", async () => {
    const { code, message } = await refused(join(folder, "absent"));
    assert.equal(code, "IB512");
    assert.match(message, /no kubectl on PATH can be started/);
  });

  it("is stopped where it has not answered in time, which is longer for many objects", async () => {
    const { command } = program("setInterval(() => {}, 1000)");
    const { message } = await refused(command, 100);
    assert.match(message, /gave no answer within 0\.6 seconds/);
  });

  it("says what the user may not do, in no words of the server's", async () => {
    const { command } = fails(
      'Error from server (Forbidden): configmaps "a" is forbidden: User "s3cr3t" cannot create resource "configmaps" in API group "" in the namespace "lake"\nAuthorization: Bearer s3cr3t',
    );
    const { message, hint } = await refused(command);
    assert.match(message, /the user of this kubeconfig may not create configmaps there/);
    assert.doesNotMatch(message + hint, /s3cr3t/);
  });

  const refusals: { name: string; says: string; expected: object }[] = [
    {
      name: "an unknown field",
      says: 'Error from server (BadRequest): CronWorkflow in version "v1alpha1" cannot be handled as a CronWorkflow: strict decoding error: unknown field "spec.schedulez"',
      expected: { object: undefined, reasons: ["spec.schedulez is no field of it"] },
    },
    {
      name: "a value of another type, which is not repeated",
      says: "Error from server (BadRequest): failed to create typed patch object (lake/a; v1, Kind=ConfigMap): .data.x: expected string, got &value.valueUnstructured{Value:s3cr3t}",
      expected: { object: undefined, reasons: [".data.x is no string"] },
    },
    {
      name: "what is told field by field",
      says: 'The CronWorkflow "dashtool" is invalid: \n* spec.schedules: Required value\n* spec.timezone: Invalid value: "s3cr3t": no such zone',
      expected: {
        object: "CronWorkflow dashtool",
        reasons: ["spec.schedules is missing", "spec.timezone has a value that is not allowed"],
      },
    },
    {
      name: "a kind that the cluster does not know",
      says: 'error: resource mapping not found for name: "a" namespace: "" from "STDIN": no matches for kind "ExternalSecret" in version "external-secrets.io/v1"\nensure CRDs are installed first',
      expected: {
        object: "ExternalSecret",
        reasons: ["the cluster knows no ExternalSecret of external-secrets.io/v1"],
      },
    },
    {
      name: "another namespace than the one asked for",
      says: `error: the namespace from the provided object "other" does not match the namespace "lake". You must pass '--namespace=other' to perform this operation.`,
      expected: {
        object: undefined,
        reasons: ["it names another namespace than the one that was asked for"],
      },
    },
  ];
  for (const { name, says, expected } of refusals)
    it(`tells ${name}`, async () => {
      const { command } = fails(says);
      const { refusals: found } = await kubectl({}, command).apply(manifest, how);
      assert.deepEqual(found, [{ kind: "invalid", ...expected }]);
    });
});
