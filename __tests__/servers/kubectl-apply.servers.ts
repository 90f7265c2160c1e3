/** `icebranch apply` with the real kubectl, against a server that answers as Kubernetes does. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, beforeEach, describe, it } from "node:test";
import { makeCertificate } from "../../scripts/servers/certificate.ts";
import { kubectl } from "../../src/adapters/kubernetes.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import { config, graph, inventory } from "../argo/builders.ts";
import { token, type WorkflowApi, workflowApi } from "./workflow-api.ts";

const folder = mkdtempSync(join(tmpdir(), "icebranch-apply-"));
const { documents } = generateWorkflow(graph(...inventory()), config, "main");
const manifest = new TextEncoder().encode(renderWorkflow(documents));
const names = documents.map(({ kind, metadata: { name } }) =>
  kind === "ConfigMap" ? `configmap/${name}` : `cronworkflow.argoproj.io/${name}`,
);
const node = documents[1]?.metadata.name ?? "";
const secret = "s3cr3t-of-a-field";

const certificate = makeCertificate(folder);
let api: WorkflowApi;
before(async () => {
  api = await workflowApi(certificate);
});
beforeEach(() => {
  Object.assign(api, { refusal: undefined, hasArgo: true });
  for (const some of [api.applied, api.conflicts, api.invalid]) some.clear();
  api.asked.length = 0;
});
after(async () => {
  await api[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

function client({ url = api.url, bearer = token } = {}) {
  const home = mkdtempSync(join(folder, "home-"));
  const file = join(home, "config");
  const trust = { "certificate-authority": certificate.certificate };
  const contexts = ["lake", "other"].map((namespace) => ({
    ...{ name: namespace, context: { cluster: "c", user: "u", namespace } },
  }));
  const kubeconfig = {
    ...{ apiVersion: "v1", kind: "Config", "current-context": "lake", contexts },
    clusters: [{ name: "c", cluster: { server: url, ...trust } }],
    users: [{ name: "u", user: { token: bearer } }],
  };
  writeFileSync(file, JSON.stringify(kubeconfig));
  return kubectl({ ...process.env, HOME: home, KUBECONFIG: file });
}

const here = { context: undefined, namespace: undefined };
const how = { ...here, dryRun: false, force: false, objects: documents.length };
const patches = () => api.asked.filter((one) => one.startsWith("PATCH "));

describe("kubectl apply", () => {
  it("applies every object as the field manager icebranch, and forces nothing", async () => {
    const { refusals, names: applied } = await client().apply(manifest, how);
    assert.deepEqual([applied, refusals], [names, []]);
    assert.equal(api.applied.size, documents.length);
    assert.equal(patches().length, documents.length);
    for (const patch of patches()) {
      assert.match(patch, /fieldManager=icebranch&.*force=false/);
      assert.match(patch, /\/namespaces\/lake\//);
    }
    const stored = api.applied.get(`configmaps/lake/${node}`);
    assert.deepEqual(stored?.data, documents[1]?.data);
  });

  it("changes nothing in a dry run, which the server makes", async () => {
    const { names: taken } = await client().apply(manifest, { ...how, dryRun: true });
    assert.deepEqual(taken, names);
    assert.equal(api.applied.size, 0);
    assert.ok(patches().every((patch) => patch.includes("dryRun=All")));
  });

  for (const [option, place] of [
    ["namespace", { namespace: "elsewhere", context: undefined }],
    ["context", { namespace: undefined, context: "other" }],
  ] as const)
    it(`applies to another ${option}`, async () => {
      await client().apply(manifest, { ...how, ...place });
      const expected = place.namespace ?? "other";
      assert.ok(patches().every((patch) => patch.includes(`/namespaces/${expected}/`)));
    });

  it("names who has set which fields, and applies the other objects", async () => {
    api.conflicts.set(
      `configmaps/lake/${node}`,
      'Apply failed with 2 conflicts: conflicts with "kubectl-client-side-apply" using v1:\n- .data.destination.json\n- .data.source.json',
    );
    api.conflicts.set(
      "cronworkflows/lake/dashtool",
      `Apply failed with 2 conflicts: conflict with "argo-ui" using argoproj.io/v1alpha1: .spec.schedules\nconflict with "helm" using argoproj.io/v1alpha1: .spec.args[="${secret}"]`,
    );
    const { names: applied, refusals } = await client().apply(manifest, how);
    assert.deepEqual(applied, names.slice(2));
    assert.deepEqual(refusals, [
      {
        kind: "conflict",
        owners: [
          { manager: "argo-ui", fields: [".spec.schedules"] },
          { manager: "helm", fields: [".spec.args[…]"] },
        ],
      },
      {
        kind: "conflict",
        owners: [
          {
            manager: "kubectl-client-side-apply",
            fields: [".data.destination.json", ".data.source.json"],
          },
        ],
      },
    ]);
  });

  it("takes fields over where it is told to", async () => {
    api.conflicts.set(`configmaps/lake/${node}`, "Apply failed with 1 conflict: …");
    const { names: applied } = await client().apply(manifest, { ...how, force: true });
    assert.deepEqual(applied, names);
  });

  it("says which fields of which object are invalid, and none of their values", async () => {
    api.invalid.set(
      "cronworkflows/lake/dashtool",
      `CronWorkflow.argoproj.io "dashtool" is invalid: [spec.schedules: Required value, spec.timezone: Invalid value: "${secret}": no such zone]`,
    );
    const { refusals } = await client().apply(manifest, how);
    assert.deepEqual(refusals, [
      {
        kind: "invalid",
        object: "CronWorkflow dashtool",
        reasons: ["spec.schedules is missing", "spec.timezone has a value that is not allowed"],
      },
    ]);
  });

  const refused: { name: string; make(): ReturnType<typeof client>; reason: RegExp }[] = [
    {
      name: "a user without the right to patch",
      make() {
        const message = `configmaps "a" is forbidden: User "ci" cannot patch resource "configmaps" in API group "" in the namespace "lake"`;
        api.refusal = { status: 403, reason: "Forbidden", message };
        return client();
      },
      reason: /may not patch configmaps there/,
    },
    {
      name: "a token that the cluster does not know",
      make: () => client({ bearer: "wr0ng-token" }),
      reason: /does not know this user/,
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
      reason: /cannot be reached/,
    },
  ];
  for (const { name, make, reason } of refused)
    it(`is refused for ${name}`, async () => {
      await assert.rejects(make().apply(manifest, how), (error: Error & { code?: string }) => {
        assert.equal(error.code, "IB512");
        assert.match(error.message, reason);
        assert.doesNotMatch(error.message, /t0ken|wr0ng/);
        return true;
      });
    });
});

describe("kubectl get", () => {
  it("lists ConfigMaps by their keys, and the tasks of CronWorkflows", async () => {
    const kube = client();
    await kube.apply(manifest, how);
    const maps = await kube.configMaps(here);
    assert.deepEqual(
      maps.map(({ name, members }) => [name, members]),
      documents.slice(1).map(({ metadata, data }) => [metadata.name, Object.keys(data as object)]),
    );
    const [workflow] = await kube.cronWorkflowTasks(here);
    assert.equal(workflow?.name, "dashtool");
    assert.deepEqual(
      workflow?.members.toSorted(),
      documents.slice(1).map(({ metadata: { name } }) => name.replace(/-config-template$/, "")),
    );
    assert.deepEqual(await kube.configMaps({ ...here, namespace: "elsewhere" }), []);
  });
});
