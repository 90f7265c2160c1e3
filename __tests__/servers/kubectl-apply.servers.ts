/** `icebranch apply` with the real kubectl, against a server that answers as Kubernetes does. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import { config, graph, inventory } from "../argo/builders.ts";
import { cluster, isRefused } from "./kubectl-cluster.ts";

const { documents } = generateWorkflow(graph(...inventory()), config, "main");
const manifest = new TextEncoder().encode(renderWorkflow(documents));
const names = documents.map(({ kind, metadata: { name } }) =>
  kind === "ConfigMap" ? `configmap/${name}` : `cronworkflow.argoproj.io/${name}`,
);
const node = documents[1]?.metadata.name ?? "";
const secret = "s3cr3t-of-a-field";

const lake = cluster();

const here = { context: undefined, namespace: undefined };
const how = { ...here, dryRun: false, force: false, objects: documents.length };
const patches = () => lake.api.asked.filter((one) => one.startsWith("PATCH "));

describe("kubectl apply", () => {
  it("applies every object as the field manager icebranch, and forces nothing", async () => {
    const { refusals, names: applied } = await lake.client().apply(manifest, how);
    assert.deepEqual([applied, refusals], [names, []]);
    assert.equal(lake.api.applied.size, documents.length);
    assert.equal(patches().length, documents.length);
    for (const patch of patches()) {
      assert.match(patch, /fieldManager=icebranch&.*force=false/);
      assert.match(patch, /\/namespaces\/lake\//);
    }
    const stored = lake.api.applied.get(`configmaps/lake/${node}`);
    assert.deepEqual(stored?.data, documents[1]?.data);
  });

  it("changes nothing in a dry run, which the server makes", async () => {
    const { names: taken } = await lake.client().apply(manifest, { ...how, dryRun: true });
    assert.deepEqual(taken, names);
    assert.equal(lake.api.applied.size, 0);
    assert.ok(patches().every((patch) => patch.includes("dryRun=All")));
  });

  for (const [option, place] of [
    ["namespace", { namespace: "elsewhere", context: undefined }],
    ["context", { namespace: undefined, context: "other" }],
  ] as const)
    it(`applies to another ${option}`, async () => {
      await lake.client().apply(manifest, { ...how, ...place });
      const expected = place.namespace ?? "other";
      assert.ok(patches().every((patch) => patch.includes(`/namespaces/${expected}/`)));
    });

  it("names who has set which fields, and applies the other objects", async () => {
    lake.api.conflicts.set(
      `configmaps/lake/${node}`,
      'Apply failed with 2 conflicts: conflicts with "kubectl-client-side-apply" using v1:\n- .data.destination.json\n- .data.source.json',
    );
    lake.api.conflicts.set(
      "cronworkflows/lake/dashtool",
      `Apply failed with 2 conflicts: conflict with "argo-ui" using argoproj.io/v1alpha1: .spec.schedules\nconflict with "helm" using argoproj.io/v1alpha1: .spec.args[="${secret}"]`,
    );
    const { names: applied, refusals } = await lake.client().apply(manifest, how);
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
    lake.api.conflicts.set(`configmaps/lake/${node}`, "Apply failed with 1 conflict: …");
    const { names: applied } = await lake.client().apply(manifest, { ...how, force: true });
    assert.deepEqual(applied, names);
  });

  it("says which fields of which object are invalid, and none of their values", async () => {
    lake.api.invalid.set(
      "cronworkflows/lake/dashtool",
      `CronWorkflow.argoproj.io "dashtool" is invalid: [spec.schedules: Required value, spec.timezone: Invalid value: "${secret}": no such zone]`,
    );
    const { refusals } = await lake.client().apply(manifest, how);
    assert.deepEqual(refusals, [
      {
        kind: "invalid",
        object: "CronWorkflow dashtool",
        reasons: ["spec.schedules is missing", "spec.timezone has a value that is not allowed"],
      },
    ]);
  });

  isRefused(lake, {
    code: "IB512",
    right: { verb: "patch", resource: "configmaps", says: /may not patch configmaps there/ },
    ask: (kube) => kube.apply(manifest, how),
  });
});

describe("kubectl get", () => {
  it("lists ConfigMaps by their keys, and the tasks of CronWorkflows", async () => {
    const kube = lake.client();
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
