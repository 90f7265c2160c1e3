/** `icebranch apply` in a repository, with a cluster that a test plays. */
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { describe, it } from "node:test";
import { parseArguments } from "../../src/arguments.ts";
import { IcebranchError } from "../../src/errors.ts";
import { parseInputs } from "../../src/inputs.ts";
import type { Applied, ApplyOptions, Kubernetes, Listed } from "../../src/kubernetes-port.ts";
import { localTrigger } from "../../src/local-trigger.ts";
import type { Report } from "../../src/report/report.ts";
import { exitStatus } from "../../src/report/result.ts";
import { renderText } from "../../src/report/text.ts";
import { run } from "../../src/run.ts";
import { openMachine } from "../../src/this-machine.ts";
import { ended, findingCodes, ingestOf, type Lakehouse, lakehouse } from "./lakehouse.ts";

const orders = { "bronze/inventory/postgres.ingest.json": ingestOf("orders") };
const stem = "bronze-inventory-postgres";
const names = ["cronworkflow.argoproj.io/dashtool", `configmap/${stem}-config-template`];

/** On `main`, with its workflow file committed. */
async function shop(): Promise<Lakehouse> {
  const house = await lakehouse(orders);
  ended(await house.icebranch("workflow"), 0);
  await house.repository.commit("workflow");
  return house;
}

interface Played {
  readonly report: Report;
  readonly status: number;
  readonly text: string;
  readonly asked: readonly { readonly manifest: string; readonly how: ApplyOptions }[];
}

interface Cluster {
  readonly answers?: readonly Applied[];
  readonly configMaps?: readonly Listed[];
  readonly cronWorkflows?: readonly Listed[];
}

async function applied(
  { repository }: Lakehouse,
  argv: readonly string[] = [],
  cluster: Cluster = {},
): Promise<Played> {
  const command = parseArguments(["apply", ...argv]);
  assert.ok(command.kind === "run");
  const inputs = parseInputs(command.read);
  const { git, dir, ports } = await openMachine(repository.root, ".");
  const trigger = await localTrigger(git, command.verb, inputs, "main");
  const asked: { manifest: string; how: ApplyOptions }[] = [];
  const answers = [...(cluster.answers ?? [])];
  const kubernetes: Kubernetes = {
    runningWorkflows: async () => [],
    async apply(manifest, how) {
      asked.push({ manifest: new TextDecoder().decode(manifest), how });
      return answers.shift() ?? { names, refusals: [] };
    },
    async configMaps() {
      if (cluster.configMaps) return cluster.configMaps;
      throw new IcebranchError("IB512", "The cluster cannot be asked for its configmaps: why.");
    },
    cronWorkflowTasks: async () => cluster.cronWorkflows ?? [],
  };
  const request = { trigger, inputs, dir, inForce: undefined, notices: [] };
  const report = await run(request, { ...ports, kubernetes });
  const text = renderText(report, { color: false, width: 200 });
  return { report, status: exitStatus(report, "apply"), text, asked };
}

const empty = { configMaps: [] };

describe("icebranch apply", () => {
  it("asks what the cluster would do, then applies the committed file", async () => {
    await using house = await shop();
    const { status, text, asked, report } = await applied(house, [], empty);
    assert.equal(status, 0, text);
    assert.deepEqual(
      asked.map(({ how }) => [how.dryRun, how.force, how.objects]),
      [
        [true, false, 2],
        [false, false, 2],
      ],
    );
    const committed = await house.repository.git("show", "HEAD:argo/workflow.yaml");
    assert.equal(asked[1]?.manifest, `${committed}\n`);
    assert.match(text, /^Applied 2 objects of argo\/workflow\.yaml\.$/m);
    assert.deepEqual(report.cluster, { path: "argo/workflow.yaml", objects: names, left: [] });
  });

  it("passes on context, namespace and force", async () => {
    await using house = await shop();
    const options = ["--context=prod", "--namespace", "lake", "--force-conflicts"];
    const { asked } = await applied(house, options, empty);
    for (const { how } of asked)
      assert.deepEqual([how.context, how.namespace, how.force], ["prod", "lake", true]);
  });

  it("changes nothing with --dry-run", async () => {
    await using house = await shop();
    const { status, text, asked } = await applied(house, ["--dry-run"], empty);
    assert.equal(status, 0, text);
    assert.deepEqual(
      asked.map(({ how }) => how.dryRun),
      [true],
    );
    assert.match(text, /^Dry run: apply 2 objects of argo\/workflow\.yaml\.$/m);
    assert.match(text, /icebranch apply$/m);
  });

  const notProduction: { name: string; make(house: Lakehouse): Promise<unknown>; says: RegExp }[] =
    [
      {
        name: "another branch",
        make: ({ repository }) => repository.branch("pr"),
        says: /^pr is not the production branch main, /,
      },
      {
        name: "a detached HEAD that is not production's last commit",
        async make({ repository }) {
          await repository.commit("later");
          await repository.checkout("HEAD~1");
        },
        says: /^[0-9a-f]{12} is not the production branch main, /,
      },
      {
        name: "a spec that is not committed",
        make: ({ repository }) =>
          repository.write({ "bronze/inventory/mysql.ingest.json": ingestOf("customers") }),
        says: /^bronze\/inventory\/mysql\.ingest\.json differs from the last commit/,
      },
      {
        name: "a workflow file that is not committed",
        make: ({ repository }) => repository.write({ "argo/workflow.yaml": "a: 1\n" }),
        says: /^argo\/workflow\.yaml differs from the last commit/,
      },
      {
        name: "a file that was never made",
        async make({ repository }) {
          await rm(`${repository.root}/argo`, { recursive: true });
          await repository.commit("none");
        },
        says: /^argo\/workflow\.yaml is not committed/,
      },
    ];
  for (const { name, make, says } of notProduction)
    it(`refuses ${name}, and asks no cluster`, async () => {
      await using house = await shop();
      await make(house);
      const { report, status, asked } = await applied(house, [], empty);
      assert.deepEqual([status, asked], [1, []]);
      assert.deepEqual(findingCodes(report), ["IB511"]);
      assert.match(report.findings[0]?.message ?? "", says);
    });

  it("takes a detached HEAD for production where it is its last commit", async () => {
    await using house = await shop();
    await house.repository.git("checkout", "-q", "--detach");
    assert.equal((await applied(house, [], empty)).status, 0);
  });

  it("refuses a committed file that is out of date; a dry run says so", async () => {
    await using house = await shop();
    await house.repository.commit("more", {
      "bronze/inventory/mysql.ingest.json": ingestOf("customers"),
    });
    const refused = await applied(house, [], empty);
    assert.deepEqual([refused.status, refused.asked], [1, []]);
    assert.deepEqual(findingCodes(refused.report), ["IB501"]);
    await house.repository.branch("pr");
    const tried = await applied(house, ["--dry-run"], empty);
    assert.equal(tried.status, 0, tried.text);
    assert.equal(tried.asked.length, 1);
    assert.deepEqual(
      tried.report.findings.map(({ code, level }) => [code, level]),
      [["IB501", "warning"]],
    );
  });

  it("applies nothing where the cluster refuses an object, and names it at its line", async () => {
    await using house = await shop();
    const conflict: Applied = {
      names: names.slice(0, 1),
      refusals: [
        {
          kind: "conflict",
          owners: [{ manager: "kubectl-client-side-apply", fields: [".data.source.json"] }],
        },
      ],
    };
    const { report, status, asked, text } = await applied(house, [], {
      ...empty,
      answers: [conflict],
    });
    assert.equal(status, 1, text);
    assert.equal(asked.length, 1);
    const [finding] = report.findings;
    assert.equal(finding?.code, "IB513");
    assert.equal(
      finding?.message,
      `ConfigMap ${stem}-config-template is set by others than icebranch: .data.source.json (by kubectl-client-side-apply).`,
    );
    const lines = asked[0]?.manifest.split("\n") ?? [];
    assert.equal(lines[(finding?.line ?? 0) - 1], "---");
    assert.match(lines.slice(finding?.line).join("\n"), /^apiVersion: v1\nkind: ConfigMap/);
    assert.deepEqual(report.cluster?.objects, []);
  });

  it("says what was applied where the cluster changed its mind in between", async () => {
    await using house = await shop();
    const invalid: Applied = {
      names: names.slice(0, 1),
      refusals: [
        {
          kind: "invalid",
          object: "ConfigMap x",
          reasons: ["data.y has a value that is not allowed"],
        },
      ],
    };
    const { status, text } = await applied(house, [], {
      ...empty,
      answers: [{ names, refusals: [] }, invalid],
    });
    assert.equal(status, 4, text);
    assert.match(text, /Some objects were applied and some were not\./);
    assert.match(
      text,
      /The cluster refuses ConfigMap x: data\.y has a value that is not allowed\./,
    );
  });

  it("lists what nodes that went have left, with the command that removes it, and removes nothing", async () => {
    await using house = await shop();
    const listed = (name: string, ...members: string[]): Listed => ({ name, members });
    const { report, status } = await applied(house, ["--namespace=lake"], {
      configMaps: [
        listed(`${stem}-config-template`, "destination.json", "source.json"),
        listed("gone-config-template", "refresh.json"),
        listed("also-gone-config-template", "destination.json", "source.json"),
        listed("of-another-project-config-template", "refresh.json"),
        listed("somebodys-config-template", "nginx.conf"),
        listed("kube-root-ca.crt", "ca.crt"),
      ],
      cronWorkflows: [listed("dashtool", stem, "gone"), listed("other", "of-another-project")],
    });
    assert.equal(status, 0);
    const left = ["also-gone-config-template", "gone-config-template"];
    assert.deepEqual(report.cluster?.left, left);
    assert.deepEqual(
      report.findings.map(({ code, level, hint }) => [code, level, hint]),
      [
        [
          "IB514",
          "notice",
          `Where nothing else reads them: kubectl delete configmap --namespace lake ${left.join(" ")}`,
        ],
      ],
    );
  });

  it("applies all the same where what is left cannot be listed", async () => {
    await using house = await shop();
    const { report, status, asked } = await applied(house);
    assert.deepEqual([status, asked.length], [0, 2]);
    assert.deepEqual(
      report.findings.map(({ code, level }) => [code, level]),
      [["IB512", "warning"]],
    );
  });
});
