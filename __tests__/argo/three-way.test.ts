/** A person's edits of what is icebranch's own, where it is known what icebranch made before. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { GraphNode, LineageGraph } from "../../src/lineage/graph.ts";
import { config, graph, ingest, view } from "./builders.ts";
import { assertArgoAccepts, manifestsIn } from "./judges.ts";

const path = "argo/workflow.yaml";
const made = (of: LineageGraph) => generateWorkflow(of, config, "main").documents;
const lake = (image: string, host = "db", ...more: readonly GraphNode[]) =>
  graph(
    ingest("bronze.i.orders", { image, source: { host, password: "$POSTGRES_PASSWORD" } }),
    ingest("bronze.i.stock", { image: "me/stock:1" }),
    view("silver.i.sales", ["bronze.i.orders", "bronze.i.stock"]),
    ...more,
  );
const [one, two] = [made(lake("me/mine:1")), made(lake("me/mine:2", "other"))];

interface Case {
  readonly name: string;
  readonly edit: readonly [string, string];
  readonly plan?: ReturnType<typeof made>;
  /** What the file then says, and what it does not. */
  readonly has: string;
  readonly lacks?: string;
  readonly findings: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "an image that a person has pinned stands",
    edit: ["image: me/mine:1", "image: me/mine@sha256:1 # pinned"],
    has: "image: me/mine@sha256:1 # pinned",
    findings: [
      'IB507 spec.workflowSpec.templates.me-mine-1.container.image is "me/mine@sha256:1" in the file and "me/mine:1" by the project\'s files.',
    ],
  },
  {
    name: "a host of another place stands, and no password is told",
    edit: ['"host":"db","password":"$POSTGRES_PASSWORD"', '"host":"db","password":"hidden"'],
    has: '"password":"hidden"',
    findings: [
      "IB507 data.source.json/password is another value in the file and another value by the project's files.",
    ],
  },
  {
    name: "what both have changed stays the person's, and is told as a disagreement",
    edit: ['"host":"db"', '"host":"mine"'],
    plan: two,
    has: '"host":"mine"',
    lacks: '"host":"other"',
    findings: [
      'IB508 data.source.json/host is "mine" in the file and "other" by the project\'s files, which have changed too.',
    ],
  },
  {
    name: "what both have changed alike is nobody's edit any more",
    edit: ['"host":"db"', '"host":"other"'],
    plan: two,
    has: '"host":"other"',
    findings: [],
  },
  {
    name: "a task that a person has put before another stays there",
    edit: [
      "- name: bronze-i-stock\n",
      "- name: bronze-i-stock\n              dependencies: [bronze-i-orders]\n",
    ],
    has: "dependencies: [bronze-i-orders]",
    findings: [
      "IB507 spec.workflowSpec.templates.dashtool.dag.tasks.bronze-i-stock.dependencies is bronze-i-orders in the file and absent by the project's files.",
    ],
  },
];

describe("an edit of what is icebranch's own", () => {
  for (const { name, edit, plan = one, has, lacks, findings } of cases)
    it(name, () => {
      const mine = renderWorkflow(one).replace(...edit);
      assert.notEqual(mine, renderWorkflow(one));
      const edited = editWorkflow(mine, plan, path, [one]);
      assertArgoAccepts(manifestsIn(edited.text));
      assert.ok(edited.text.includes(has), edited.text);
      assert.ok(lacks === undefined || !edited.text.includes(lacks), edited.text);
      assert.deepEqual(
        edited.findings.map(({ code, message }) => `${code} ${message}`),
        findings,
      );
      for (const { line = 0 } of edited.findings)
        assert.ok(line > 1 && line <= edited.text.split("\n").length);
      assert.equal(editWorkflow(edited.text, plan, path, [one, plan]).text, edited.text);
    });

  it("is none where the file is as an older tree made it", () => {
    const three = made(lake("me/mine:3"));
    const { text, findings } = editWorkflow(renderWorkflow(one), three, path, [two, one]);
    assert.deepEqual([text, findings], [renderWorkflow(three), []]);
  });

  it("is overruled where nobody knows what icebranch made before", () => {
    const mine = renderWorkflow(one).replace("me/mine:1", "me/mine:9");
    assert.equal(editWorkflow(mine, one, path).text, renderWorkflow(one));
  });

  it("keeps a ConfigMap whose node is gone, and lets one go that nobody has changed", () => {
    const fewer = made(graph(ingest("bronze.i.stock", { image: "me/stock:1" })));
    const mine = renderWorkflow(one).replace('"host":"db"', '"host":"mine"');
    const { text, findings } = editWorkflow(mine, fewer, path, [one]);
    assert.match(text, /name: bronze-i-orders-config-template/);
    assert.deepEqual(
      findings.map(({ line, message }) => [text.split("\n")[(line ?? 0) - 1], message]),
      [
        [
          "apiVersion: v1",
          "ConfigMap bronze-i-orders-config-template is edited in the file and absent by the project's files.",
        ],
      ],
    );
    assert.doesNotMatch(text, /name: silver-i-sales-config-template|name: bronze-i-orders$/m);
  });

  it("keeps the template, too, of an edited task whose node is gone: Argo refuses a task without one", () => {
    const mine = renderWorkflow(one).replace("                - bronze-i-orders\n", "");
    const fewer = made(
      graph(
        ingest("bronze.i.orders", { image: "me/mine:1", source: { host: "db" } }),
        ingest("bronze.i.stock", { image: "me/stock:1" }),
      ),
    );
    const { text, findings } = editWorkflow(mine, fewer, path, [one]);
    assert.match(text, /name: silver-i-sales\n +template: refresh$/m);
    assert.match(text, /^ +- name: refresh$/m);
    assert.deepEqual([...new Set(findings.map(({ code }) => code))], ["IB508"]);
    assert.equal(editWorkflow(text, fewer, path, [one, fewer]).text, text);
  });

  it("is none where a person's own task and ConfigMap have the shape of ours", () => {
    const own = made(graph(ingest("bronze.i.own", { image: "me/stock:1" })));
    const [task] = /^ +- name: bronze-i-own\n(?: {14}.*\n)+/m.exec(renderWorkflow(own)) ?? [""];
    const configMap = renderWorkflow(own).split("---\n")[1];
    const mine = `${renderWorkflow(one).replace(/^ +- name: bronze-i-stock\n/m, `${task}$&`)}---\n${configMap}`;
    assert.ok(task !== "" && configMap !== undefined && mine.includes(task));
    const { text, findings } = editWorkflow(mine, two, path, [one]);
    assert.ok(text.includes(task) && text.includes(configMap), text);
    assert.deepEqual(findings, []);
    // Without a base its shape tells, for both alike.
    assert.doesNotMatch(editWorkflow(mine, two, path).text, /bronze-i-own/);
  });

  it("takes a dependency out that the graph does not have any more, and keeps one taken out by hand", () => {
    const mine = renderWorkflow(one).replace("                - bronze-i-orders\n", "");
    const more = made(lake("me/mine:1", "db", ingest("bronze.i.more", { image: "me/more:1" })));
    const edited = editWorkflow(mine, more, path, [one]);
    assert.match(edited.text, /dependencies:\n +- bronze-i-stock\n/);
    assert.deepEqual(
      edited.findings.map(({ code }) => code),
      ["IB507"],
    );
  });

  it("changes nothing else: the rest is as the plan has it", () => {
    const images = fc.constantFrom("me/mine:1", "me/mine:2", "me/mine:3");
    const hosts = fc.constantFrom("db", "other", "third");
    const property = fc.property(images, hosts, images, hosts, (image, host, next, nextHost) => {
      const [before, after] = [made(lake(image, host)), made(lake(next, nextHost))];
      const edit = (text: string) => text.replace('"host":"', '"host":"my-');
      const { text } = editWorkflow(edit(renderWorkflow(before)), after, path, [before]);
      assertArgoAccepts(manifestsIn(text));
      assert.equal(
        text.replace(/"host":"[^"]*"/, ""),
        renderWorkflow(after).replace(/"host":"[^"]*"/, ""),
      );
      assert.ok(text.includes(`"host":"my-${host}"`));
    });
    fc.assert(property, { seed: 7, numRuns: 60 });
  });

  it("puts a list that must have an order into it, whatever order the file had", () => {
    const swapped = renderWorkflow(one).replace(/^( *- sh\n)( *- -ec\n)/m, "$2$1");
    assert.notEqual(swapped, renderWorkflow(one));
    assert.equal(editWorkflow(swapped, one, path).text, renderWorkflow(one));
  });

  it("keeps the order of dependencies that a person has written, beside a task of that person's", () => {
    const mine = renderWorkflow(one)
      .replace(
        "          tasks:\n",
        "          tasks:\n            - name: mine\n              template: refresh\n",
      )
      .replace(
        "                - bronze-i-orders\n",
        "                - mine\n                - bronze-i-orders\n",
      );
    const { text, findings } = editWorkflow(mine, two, path, [one]);
    assert.match(text, /- mine\n +- bronze-i-orders\n +- bronze-i-stock\n/);
    assert.deepEqual(findings, []);
  });
});
