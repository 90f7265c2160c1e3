/** The real kubectl, against a server that answers as Kubernetes does. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { config, graph, inventory } from "../argo/builders.ts";
import { cluster, isRefused } from "./kubectl-cluster.ts";
import type { WorkflowObject } from "./workflow-api.ts";

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

const lake = cluster();
const cron = { name: "dashtool", namespace: undefined };

describe("kubectl", () => {
  it("lists what runs of the CronWorkflow, in the namespace that the kubeconfig is set to", async () => {
    lake.api.workflows = [
      workflow("dashtool-1", "Succeeded"),
      workflow("dashtool-2", "Running"),
      workflow("dashtool-3", "Pending"),
      workflow("dashtool-4", undefined),
      workflow("by-hand-x7k2p", "Running"),
      workflow("other-1", "Running", { "workflows.argoproj.io/cron-workflow": "other" }),
      workflow("dashtool-5", "Running", {}, "elsewhere"),
    ];
    assert.deepEqual(await lake.client().runningWorkflows(cron), [
      { name: "dashtool-2", phase: "Running" },
      { name: "dashtool-3", phase: "Pending" },
      { name: "dashtool-4", phase: undefined },
      { name: "by-hand-x7k2p", phase: "Running" },
    ]);
    assert.ok(
      lake.api.asked.every((one) => one.startsWith("GET ")),
      lake.api.asked.join("\n"),
    );
  });

  it("lists those of another namespace where the workflow file names it", async () => {
    lake.api.workflows = [workflow("dashtool-5", "Running", {}, "elsewhere")];
    assert.deepEqual(await lake.client().runningWorkflows(cron), []);
    const found = await lake.client().runningWorkflows({ ...cron, namespace: "elsewhere" });
    assert.deepEqual(found, [{ name: "dashtool-5", phase: "Running" }]);
  });

  it("finds none where none runs", async () =>
    assert.deepEqual(await lake.client().runningWorkflows(cron), []));

  it("was shown Workflows whose spec Argo takes", () => {
    for (const version of ["3.7.18", "4.1.2"]) {
      const url = new URL(`../fixtures/argo/cronworkflow-v${version}.schema.json`, import.meta.url);
      const schema = JSON.parse(readFileSync(url, "utf8"));
      const ajv = new Ajv({ strict: false, validateFormats: false, code: { optimize: false } });
      const validate = ajv.compile(schema.properties.spec.properties.workflowSpec);
      assert.ok(validate(spec), JSON.stringify(validate.errors));
    }
  });

  isRefused(lake, {
    code: "IB428",
    right: {
      verb: "list",
      resource: "workflows.argoproj.io",
      says: /may not list Workflows there/,
    },
    ask: (kube) => kube.runningWorkflows(cron),
  });
});
