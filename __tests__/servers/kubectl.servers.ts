/** The real kubectl, against a server that answers as Kubernetes does. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, beforeEach, describe, it } from "node:test";
import { Ajv } from "ajv";
import { makeCertificate } from "../../scripts/servers/certificate.ts";
import { kubectl } from "../../src/adapters/kubernetes.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { config, graph, inventory } from "../argo/builders.ts";
import { token, type WorkflowApi, type WorkflowObject, workflowApi } from "./workflow-api.ts";

const folder = mkdtempSync(join(tmpdir(), "icebranch-kubeconfig-"));
const [cronWorkflow] = generateWorkflow(graph(...inventory()), config, "main").documents;
const spec = (cronWorkflow as unknown as { spec: { workflowSpec: object } }).spec.workflowSpec;

/** As Argo's controller makes one of a CronWorkflow, and labels it. */
function workflow(
  name: string,
  phase: string | undefined,
  labels: { readonly [key: string]: string } = {},
  namespace = "lake",
): WorkflowObject {
  const cron = { "workflows.argoproj.io/cron-workflow": "dashtool" };
  const completed = { "workflows.argoproj.io/completed": String(phase === "Succeeded") };
  const seen = phase === undefined ? {} : { ...completed, "workflows.argoproj.io/phase": phase };
  return {
    ...{ apiVersion: "argoproj.io/v1alpha1", kind: "Workflow", spec },
    metadata: { name, namespace, labels: { ...cron, ...seen, ...labels } },
    ...(phase === undefined ? {} : { status: { phase } }),
  };
}

const certificate = makeCertificate(folder);
let api: WorkflowApi;
before(async () => {
  api = await workflowApi(certificate);
});
beforeEach(() => {
  Object.assign(api, { workflows: [], refusal: undefined, hasArgo: true });
  api.asked.length = 0;
});
after(async () => {
  await api[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** Each with a folder of its own: kubectl remembers what it discovered. */
let homes = 0;

function client({ bearer = token, url = api.url, trusts = true } = {}) {
  const home = mkdtempSync(join(folder, `${++homes}-`));
  const file = join(home, "config");
  const trust = trusts ? { "certificate-authority": certificate.certificate } : {};
  const cluster = { name: "c", cluster: { server: url, ...trust } };
  const user = { name: "u", user: { token: bearer } };
  const context = { name: "x", context: { cluster: "c", user: "u", namespace: "lake" } };
  const kubeconfig = { apiVersion: "v1", kind: "Config", "current-context": "x" };
  writeFileSync(
    file,
    JSON.stringify({ ...kubeconfig, clusters: [cluster], users: [user], contexts: [context] }),
  );
  return kubectl({ ...process.env, HOME: home, KUBECONFIG: file });
}

const cron = { name: "dashtool", namespace: undefined };

describe("kubectl", () => {
  it("lists what runs of the CronWorkflow, in the namespace that the kubeconfig is set to", async () => {
    api.workflows = [
      workflow("dashtool-1", "Succeeded"),
      workflow("dashtool-2", "Running"),
      workflow("dashtool-3", "Pending"),
      workflow("dashtool-4", undefined),
      workflow("by-hand-x7k2p", "Running"),
      workflow("other-1", "Running", { "workflows.argoproj.io/cron-workflow": "other" }),
      workflow("dashtool-5", "Running", {}, "elsewhere"),
    ];
    assert.deepEqual(await client().runningWorkflows(cron), [
      { name: "dashtool-2", phase: "Running" },
      { name: "dashtool-3", phase: "Pending" },
      { name: "dashtool-4", phase: undefined },
      { name: "by-hand-x7k2p", phase: "Running" },
    ]);
    assert.ok(
      api.asked.every((one) => one.startsWith("GET ")),
      api.asked.join("\n"),
    );
  });

  it("lists those of another namespace where the workflow file names it", async () => {
    api.workflows = [workflow("dashtool-5", "Running", {}, "elsewhere")];
    assert.deepEqual(await client().runningWorkflows(cron), []);
    const found = await client().runningWorkflows({ ...cron, namespace: "elsewhere" });
    assert.deepEqual(found, [{ name: "dashtool-5", phase: "Running" }]);
  });

  it("finds none where none runs", async () =>
    assert.deepEqual(await client().runningWorkflows(cron), []));

  it("was shown Workflows whose spec Argo takes", () => {
    for (const version of ["3.7.18", "4.1.2"]) {
      const url = new URL(`../fixtures/argo/cronworkflow-v${version}.schema.json`, import.meta.url);
      const schema = JSON.parse(readFileSync(url, "utf8"));
      const ajv = new Ajv({ strict: false, validateFormats: false, code: { optimize: false } });
      const validate = ajv.compile(schema.properties.spec.properties.workflowSpec);
      assert.ok(validate(spec), JSON.stringify(validate.errors));
    }
  });

  const refusals: { name: string; make(): ReturnType<typeof client>; reason: RegExp }[] = [
    {
      name: "a token that the cluster does not know",
      make: () => client({ bearer: "wr0ng-token" }),
      reason: /does not know this user/,
    },
    {
      name: "a user who may not list",
      make() {
        const message = `workflows.argoproj.io is forbidden: User "ci" cannot list resource`;
        api.refusal = { status: 403, reason: "Forbidden", message };
        return client();
      },
      reason: /may not list Workflows/,
    },
    {
      name: "a cluster without Argo",
      make() {
        api.hasArgo = false;
        return client();
      },
      reason: /has no Argo Workflows/,
    },
    {
      name: "a cluster that does not answer",
      make: () => client({ url: "https://127.0.0.1:1" }),
      reason: /cluster cannot be reached/,
    },
    {
      name: "a cluster that shows a certificate which nobody vouches for",
      make: () => client({ trusts: false }),
      reason: /certificate is not trusted/,
    },
    {
      name: "a machine without a kubeconfig",
      make: () => kubectl({ PATH: process.env.PATH, HOME: folder, KUBECONFIG: join(folder, "no") }),
      reason: /cluster cannot be reached/,
    },
  ];
  for (const { name, make, reason } of refusals)
    it(`cannot tell of ${name}`, async () => {
      const asked = make().runningWorkflows(cron);
      await assert.rejects(asked, (error: Error & { code?: string; hint?: string }) => {
        assert.equal(error.code, "IB428");
        assert.match(error.message, reason);
        assert.doesNotMatch(`${error.message} ${error.hint}`, /t0ken|wr0ng/);
        return true;
      });
    });
});
