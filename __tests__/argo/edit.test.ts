import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseAllDocuments } from "yaml";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import type { CronWorkflow, DagTemplate, KubernetesObject } from "../../src/argo/kubernetes.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { GraphNode } from "../../src/lineage/graph.ts";
import { config, graph, ingest, inventory, view } from "./builders.ts";

const path = "argo/workflow.yaml";
const plan = (...nodes: readonly GraphNode[]): readonly KubernetesObject[] =>
  generateWorkflow(graph(...nodes), config, "main").documents;

const before = plan(...inventory());
const file = renderWorkflow(before);
/** One ingest and one view more, one view less. */
const after = plan(
  ...inventory().filter(({ id }) => id !== "silver.inventory.order_weight"),
  ingest("bronze.shop.mysql", { image: "dashbook/source-mysql:sql" }),
  view("gold.inventory.stock", ["silver.inventory.dim_product"]),
);

/** Replaces the first occurrence, which must be there. */
function changed(text: string, from: string, to: string): string {
  assert.ok(text.includes(from), from);
  return text.replace(from, () => to);
}

const edit = (text: string, documents = after) => editWorkflow(text, documents, path);
const tasksOf = (text: string) => {
  const workflow = parseAllDocuments(text)[0]?.toJS() as CronWorkflow;
  const dag = workflow.spec.workflowSpec.templates.find(({ name }) => name === "dashtool");
  return (dag as DagTemplate).dag.tasks;
};

describe("a workflow file without a person's edits", () => {
  it("is written where there was none", () => {
    assert.deepEqual(edit("", before), { text: file, findings: [] });
    assert.deepEqual(editWorkflow(undefined, before, path), { text: file, findings: [] });
  });

  it("stays as it is where nothing changed", () => {
    assert.deepEqual(edit(file, before), { text: file, findings: [] });
  });

  it("becomes what the new graph generates", () => {
    assert.deepEqual(edit(file), { text: renderWorkflow(after), findings: [] });
    assert.deepEqual(edit(renderWorkflow(after), before), { text: file, findings: [] });
  });

  it("is not emptied when the last node goes", () => {
    assert.equal(edit(file, []).text, file);
  });
});

const keepers: { name: string; from: string; to: string }[] = [
  { name: "schedules", from: "    - 0 0 * * *", to: "    - '30 2 * * 1-5'\n    - 0 6 * * 0" },
  {
    name: "a time zone",
    from: "  concurrencyPolicy: Forbid\n",
    to: "  timezone: Europe/Berlin\n  concurrencyPolicy: Replace # one at a time\n",
  },
  { name: "no concurrency policy at all", from: "  concurrencyPolicy: Forbid\n", to: "" },
  {
    name: "the name and the namespace",
    from: "  name: dashtool\n",
    to: "  name: lake\n  namespace: data\n  labels: {team: data, 'on': \"yes\"}\n",
  },
  {
    name: "an annotation beside ours",
    from: "    icebranch/format: '1'\n",
    to: "    # who to ask\n    owner: data@example.com\n    icebranch/format: '1'\n",
  },
  {
    name: "keys of the workflow",
    from: "    entrypoint: dashtool\n",
    to: "    entrypoint: dashtool\n    serviceAccountName: argo\n    podPriorityClassName: low\n    tolerations:\n    - key: spot\n      operator: Exists\n",
  },
  {
    name: "other times to keep pods and Workflows",
    from: "      strategy: OnPodSuccess\n    ttlStrategy:\n      secondsAfterSuccess: 86400\n",
    to: "      strategy: OnWorkflowSuccess # logs\n    ttlStrategy:\n      secondsAfterSuccess: 60\n",
  },
  {
    name: "pods and Workflows that are kept",
    from: "    podGC:\n      strategy: OnPodSuccess\n    ttlStrategy:\n      secondsAfterSuccess: 86400\n      secondsAfterFailure: 604800\n",
    to: "",
  },
  {
    name: "a connector that is never tried again",
    from: "        retryStrategy:\n          limit: '2'\n          retryPolicy: OnError\n          backoff:\n            duration: 1m\n            factor: '2'\n",
    to: "",
  },
  {
    name: "resources of a container",
    from: "          image: dashbook/source-kafka:sql\n",
    to: "          image: dashbook/source-kafka:sql\n          resources:\n              limits:\n                  memory: 2Gi\n",
  },
  {
    name: "a command of its own",
    from: "            - /airbyte/bin/entrypoint.sh\n",
    to: "            - /bin/sh\n            - /mine.sh\n",
  },
  {
    name: "the pinned image that puts in variables",
    from: "image: dibi/envsubst\n",
    to: 'image: "mirror.example.com/envsubst@sha256:00"\n',
  },
  {
    name: "variables beside ours",
    from: "          env:\n",
    to: "          env:\n            - {name: TZ, value: UTC}\n            - name: PROXY\n              valueFrom: {secretKeyRef: {name: proxy, key: url}}\n",
  },
  {
    name: "volumes beside ours",
    from: "        volumes:\n",
    to: "        volumes:\n          - name: cache\n            emptyDir: {}\n",
  },
  {
    name: "a condition of a task",
    from: "            - name: silver-inventory-fact-order\n",
    to: "            - name: silver-inventory-fact-order\n              when: \"'{{workflow.name}}' != 'x'\"\n",
  },
  {
    name: "templates and tasks of its own",
    from: "          tasks:\n",
    to: "          tasks:\n            - { name: tell, template: tell } # first\n\n",
  },
  {
    name: "comments and blank lines",
    from: "      - name: refresh\n",
    to: "\n      # views, one by one\n      - name: refresh # not parallel\n",
  },
  {
    name: "labels of a ConfigMap",
    from: "  name: bronze-inventory-kafka-config-template\n",
    to: "  name: bronze-inventory-kafka-config-template\n  labels:\n    a: b\n",
  },
  {
    name: "data of a ConfigMap beside ours",
    from: "data:\n",
    to: "data:\n  notes.txt: |\n    ---8<---\n    hands off\n\n",
  },
  {
    name: "documents",
    from: "---\n",
    to: "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: argo}\n---\n",
  },
  {
    name: "comments between documents",
    from: "---\n",
    to: "# the configuration\n--- # of kafka\n# here\n",
  },
];

describe("an edit keeps a person's", () => {
  for (const { name, from, to } of keepers)
    it(name, () => {
      const mine = changed(file, from, to);
      assert.equal(edit(mine, before).text, mine);
      assert.equal(edit(mine).text, changed(renderWorkflow(after), from, to));
      assert.equal(edit(edit(mine).text, before).text, mine);
    });

  it("carriage returns and byte order mark", () => {
    const windows = (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`;
    assert.equal(edit(windows(file), before).text, windows(file));
    assert.equal(edit(windows(file)).text, windows(renderWorkflow(after)));
  });

  it("end of file without a line break", () => {
    const mine = `${file}---\nkind: Mine`;
    assert.equal(edit(mine, before).text, mine);
    assert.ok(edit(mine).text.endsWith("---\nkind: Mine"));
  });

  it("layout of JSON that says the same", () => {
    const mine = changed(
      file,
      `'{"bootstrap_servers":"kafka:9094",`,
      `'{ "bootstrap_servers": "kafka:9094",`,
    );
    assert.equal(edit(mine, before).text, mine);
  });

  it("order of tasks and of what they wait for", () => {
    const [first = "", second = ""] = ["kafka", "postgres"].map(
      (one) => `                - bronze-inventory-${one}\n`,
    );
    const mine = changed(file, first + second, second + first);
    assert.equal(edit(mine, before).text, mine);
  });

  it("task that ours waits for", () => {
    const own = "            - name: tell\n              template: refresh\n";
    const waiting = changed(
      file,
      "                - bronze-inventory-kafka\n",
      "                - bronze-inventory-kafka\n                - tell\n",
    );
    const mine = changed(waiting, "          tasks:\n", `          tasks:\n${own}`);
    assert.equal(edit(mine, before).text, mine);
    assert.deepEqual(
      tasksOf(edit(mine).text).filter(({ dependencies }) => dependencies?.includes("tell")).length,
      1,
    );
  });

  it("way of waiting, by an expression", () => {
    const mine = `${file.replace(/dependencies:\n((?: {16}- .*\n)+)/g, (_all, items: string) => {
      const names = items
        .trim()
        .split("\n")
        .map((item) => `${item.trim().slice(2)}.Succeeded`);
      return `depends: ${names.join(" && ")}\n`;
    })}`;
    assert.deepEqual(edit(mine, before), { text: mine, findings: [] });
    const { text, findings } = edit(mine);
    assert.deepEqual(findings, []);
    assert.equal(
      tasksOf(text).find(({ name }) => name === "gold-inventory-stock")?.depends,
      "silver-inventory-dim-product",
    );
  });

  it("template with a stale name while a task of theirs runs it", () => {
    const noViews = plan(...inventory().slice(0, 2));
    const mine = changed(
      file,
      "          tasks:\n",
      "          tasks:\n            - name: mine\n              template: refresh\n",
    );
    assert.match(edit(mine, noViews).text, /- name: refresh\n/);
    assert.doesNotMatch(edit(file, noViews).text, /- name: refresh\n/);
  });

  it("comment above a ConfigMap that goes", () => {
    const name =
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: silver-inventory-order-weight-";
    assert.match(edit(changed(file, name, `# ask Ada\n${name}`)).text, /^# ask Ada$/m);
  });
});

describe("an edit puts back what is not a person's", () => {
  const owned: { name: string; from: string; to: string }[] = [
    {
      name: "the image of a connector",
      from: "image: dashbook/source-kafka:sql",
      to: "image: dashbook/source-kafka:file",
    },
    {
      name: "the template of a task",
      from: "template: dashbook-source-kafka-sql",
      to: "template: refresh",
    },
    { name: "what a task waits for", from: "                - bronze-inventory-kafka\n", to: "" },
    { name: "the secret of a variable", from: "name: aws-secret", to: "name: other-secret" },
    { name: "the branch", from: '"branch":"main"', to: '"branch":"dev"' },
    {
      name: "a task that was taken out",
      from: "            - name: bronze-inventory-kafka\n              template: dashbook-source-kafka-sql\n              arguments:\n                parameters:\n                  - name: identifier\n                    value: bronze-inventory-kafka\n",
      to: "",
    },
  ];
  for (const { name, from, to } of owned)
    it(name, () => assert.equal(edit(changed(file, from, to), before).text, file));

  it("a variable that its node no longer refers to", () => {
    const quiet = inventory().map((node) =>
      node.id === "bronze.inventory.kafka" ? ingest(node.id, { destination: {} }) : node,
    );
    assert.equal(edit(file, plan(...quiet)).text, renderWorkflow(plan(...quiet)));
  });
});

describe("a file that cannot be edited", () => {
  const kafka = "image: dashbook/source-kafka:sql";
  const cases: { name: string; text: string; at: string; expect: RegExp }[] = [
    {
      name: "that is no YAML",
      text: changed(file, "  concurrencyPolicy: Forbid", "  concurrencyPolicy: Forbid: x"),
      at: "concurrencyPolicy",
      expect: /mapping/,
    },
    {
      name: "with a key twice",
      text: changed(file, `          ${kafka}`, `          ${kafka}\n          image: x`),
      at: "image: x",
      expect: /unique/,
    },
    {
      name: "with an anchor in what must change",
      text: changed(file, kafka, "image: &image x"),
      at: "image: &image",
      expect: /anchor/,
    },
    {
      name: "with an alias in what must change",
      text: changed(
        changed(file, "  name: dashtool", "  name: &name dashtool"),
        kafka,
        "image: *name",
      ),
      at: "image: *name",
      expect: /anchor/,
    },
    {
      name: "with a carriage return alone",
      text: changed(file, "0 0 * * *", "5 1 * * *\r # at night"),
      at: "5 1 * * *",
      expect: /carriage return/,
    },
    {
      name: "with two byte order marks",
      text: `\ufeff\ufeff${changed(file, "0 0 * * *", "5 1 * * *")}`,
      at: "apiVersion",
      expect: /two byte order marks/,
    },
    {
      name: "with Helm's braces",
      text: changed(file, kafka, "image: {{ .Values.image }}"),
      at: "{ .Values",
      expect: /in braces/,
    },
    {
      name: "with Helm's lines",
      text: changed(file, "  concurrencyPolicy", "  {{- if .Values.x }}\n  concurrencyPolicy"),
      at: "{{- if",
      expect: /./,
    },
    {
      name: "with a comment in a list that must be written anew",
      text: changed(
        file,
        "          command:\n            - /airbyte/bin/entrypoint.sh\n          env:\n",
        "          command: [x]\n          env: [ # none\n          ]\n          more:\n",
      ),
      at: "env: [",
      expect: /comment/,
    },
    {
      name: "whose documents end with dots",
      text: changed(file, "---\n", "...\nkind: x\n---\n"),
      at: "kind: x",
      expect: /\.\.\./,
    },
  ];
  for (const { name, text, at, expect } of cases)
    it(`${name} stays as it is, the place named`, () => {
      const { text: same, findings } = edit(text);
      const [finding] = findings;
      assert.equal(same, text);
      assert.equal(findings.length, 1);
      assert.deepEqual([finding?.code, finding?.level, finding?.file], ["IB502", "error", path]);
      assert.match(finding?.message ?? "", expect);
      assert.ok(
        text.split("\n")[(finding?.line ?? 0) - 1]?.includes(at),
        `line ${finding?.line}: ${finding?.message}`,
      );
    });

  it("for what others brought in by a merge key stays as it is", () => {
    const base = "x-base: &base\n  image: old\n---\n";
    assert.equal(
      edit(base + changed(file, "image: dashbook/source-kafka:sql", "<<: *base")).findings[0]?.code,
      "IB502",
    );
  });

  it("only outside of what must change is edited all the same", () => {
    const mine = changed(
      file,
      "  concurrencyPolicy: Forbid\n",
      "  concurrencyPolicy: &policy Forbid\n  x: *policy\n",
    );
    assert.deepEqual(edit(mine).findings, []);
    assert.match(edit(mine).text, /&policy Forbid\n {2}x: \*policy\n/);
  });
});

it("a task of a person's that waits for a node that went is named, with its line", () => {
  const own =
    "            - name: mine\n              template: refresh\n              dependencies: [silver-inventory-order-weight]\n";
  const { text, findings } = edit(changed(file, "          tasks:\n", `          tasks:\n${own}`));
  assert.deepEqual(
    findings.map(({ code, level }) => [code, level]),
    [["IB506", "warning"]],
  );
  assert.match(text.split("\n")[(findings[0]?.line ?? 0) - 1] ?? "", /- name: mine/);
});
