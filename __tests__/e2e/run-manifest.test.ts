/** `workflow --run-manifest`, as it stands before `| kubectl create -f -`. */
import assert from "node:assert/strict";
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { parseAllDocuments } from "yaml";
import { runCommandLine } from "../../src/terminal.ts";
import { assertArgoAccepts } from "../argo/judges.ts";
import { type Files, type TemporaryRepository, temporaryRepository } from "../repository.ts";

const spec = (group: string) =>
  JSON.stringify({
    image: "dashbook/source-kafka:sql",
    source: {
      bootstrap_servers: "kafka:9092",
      group_id: group,
      subscription: { subscription_type: "subscribe", topic_pattern: ".*" },
      protocol: {
        ...{ security_protocol: "SASL_PLAINTEXT", sasl_mechanism: "PLAIN" },
        sasl_jaas_config: "$PASSWORD",
      },
    },
    destination: {
      ...{ catalog_name: "bronze", catalog_url: "sqlite:////lake.db", bucket: "file:///lake" },
      namespace: "shop",
    },
  });

const files = {
  // Nobody listens there: whoever asked the catalog would fail.
  "dashtool.json": JSON.stringify({
    plugin: "sql",
    catalogUrl: "postgres://postgres:$PASSWORD@127.0.0.1:1/lake",
    bucket: "s3://lake",
    secrets: { "postgres-secret": { password: "PASSWORD" } },
  }),
  "bronze/shop/orders.ingest.json": spec("airbyte"),
  "bronze/shop/stock.ingest.json": spec("stock"),
  "silver/shop/late.sql": "select id from bronze.shop.orders",
};

/** git branch `pr` has changed orders. */
async function changed(): Promise<TemporaryRepository> {
  const repository = await temporaryRepository(files);
  await repository.branch("pr");
  const more = spec("airbyte").replace("kafka:9092", "kafka:9093");
  await repository.commit("Another broker", { "bronze/shop/orders.ingest.json": more });
  return repository;
}

async function run(repository: TemporaryRepository, ...argv: readonly string[]) {
  return command(repository, "workflow", "--run-manifest", ...argv);
}

async function command({ root }: TemporaryRepository, ...argv: readonly string[]) {
  const texts = { out: "", err: "" };
  const status = await runCommandLine(argv, {
    ...{ cwd: root, env: process.env, color: true, demo: () => assert.fail("no demo here") },
    out: (text) => {
      texts.out += text;
    },
    err: (text) => {
      texts.err += text;
    },
  });
  return { status, ...texts };
}

/** All that is printed is taken by Argo and Kubernetes. */
const objects = (text: string) => {
  const documents = parseAllDocuments(text).map((one) => one.toJS());
  assertArgoAccepts(documents);
  return documents;
};
const own = ["--set", "bronze.shop.orders:source.group_id=mine"];

describe("workflow --run-manifest", () => {
  it("prints what the branch changes, and what is below, and nothing else", async () => {
    await using repository = await changed();
    const { status, out, err } = await run(repository, ...own);
    assert.equal(status, 0, err);
    const [orders, late, workflow, ...rest] = objects(out);
    assert.deepEqual(rest, []);
    assert.equal(JSON.parse(orders.data["destination.json"]).branch, "pr");
    assert.equal(JSON.parse(orders.data["source.json"]).group_id, "mine");
    assert.equal(JSON.parse(late.data["refresh.json"]).branch, "pr");
    assert.equal(workflow.kind, "Workflow");
    assert.match(err, new RegExp(`The Workflow ${workflow.metadata.name} runs 2 nodes`));
    assert.match(err, /IB509/);
    assert.equal(await repository.git("status", "--porcelain"), "");
  });

  it("says of views that the branch adds or changes that the catalog's text is run, and of no others", async () => {
    await using repository = await changed();
    assert.doesNotMatch((await run(repository, ...own)).err, /text that the\s+catalog has/);
    await repository.write({ "silver/shop/early.sql": "select 1 as id from bronze.shop.stock" });
    const { out, err } = await run(repository, ...own);
    assert.equal(objects(out).length, 4);
    assert.match(err, /refreshes silver\.shop\.early with the text that the\s+catalog has/);
  });

  it("prints another one each time", async () => {
    await using repository = await changed();
    const first = objects((await run(repository, ...own)).out);
    await new Promise((resolve) => setTimeout(resolve, 2));
    const second = objects((await run(repository, ...own)).out);
    const names = [...first, ...second].map(({ metadata }) => metadata.name);
    assert.equal(new Set(names).size, 6);
  });

  it("leaves out what shares with production, which --with-shared-state accepts", async () => {
    await using repository = await changed();
    const { status, out, err } = await run(repository);
    assert.equal(status, 0, err);
    assert.equal(objects(out).length, 2);
    assert.match(err, /IB510\n +bronze\.shop\.orders is left out of the run/);
    const shared = await run(repository, "--with-shared-state");
    assert.equal(objects(shared.out).length, 3);
    assert.match(shared.err, /main's\s+next\s+sync\s+skips/);
    const all = await run(repository, "--with-shared-state", "--all");
    assert.equal(objects(all.out).length, 4);
  });

  /** `ref` is at a commit of production that the branch lacks. */
  async function gained(ref: string, files: Files): Promise<TemporaryRepository> {
    const repository = await changed();
    await repository.checkout("main");
    const since = await repository.commit("More", files);
    await repository.git("reset", "-q", "--hard", "HEAD~1");
    await repository.checkout("pr");
    await repository.git("update-ref", ref, since);
    return repository;
  }
  const stateful = spec("").replace('"group_id":"",', "");

  for (const ref of ["refs/heads/main", "refs/remotes/origin/main"])
    it(`counts as production's what ${ref} has gained since the branch left it`, async () => {
      await using repository = await gained(ref, { "bronze/shop/new.ingest.json": spec("mine") });
      const { err } = await run(repository, ...own);
      assert.match(err, /shop\.orders is left out.*the Kafka group mine\s+with bronze\.shop\.new/s);
    });

  it("takes an ingest that production has gained for none that the branch has moved", async () => {
    const files = { "bronze/shop/new.ingest.json": stateful };
    await using repository = await gained("refs/heads/main", files);
    await repository.commit("Fresh", { "bronze/shop/fresh.ingest.json": stateful });
    const { err } = await run(repository, ...own);
    assert.match(err, /runs 3 nodes/);
  });

  it("prints nothing, and is blocked, where there is nothing to run", async () => {
    await using repository = await changed();
    await repository.branch("idle", "main");
    const { status, out, err } = await run(repository, ...own);
    assert.deepEqual([status, out], [1, ""]);
    assert.match(err, /^Blocked by 1 error\.\n/);
    assert.match(err, /IB504\n[\s\S]*changes\s+no\s+node/);
  });

  it("prints nothing, and is blocked, where a file has an error", async () => {
    await using repository = await changed();
    await repository.write({ "silver/shop/late.sql": "drop table x" });
    const { status, out, err } = await run(repository, ...own);
    assert.deepEqual([status, out], [1, ""]);
    assert.match(err, /silver\/shop\/late\.sql:1:1 {2}error {2}IB109/);
  });

  it("writes to a file instead, but through no link of the repository, and not in a dry run", async () => {
    await using repository = await changed();
    const file = join(repository.root, "run.yaml");
    const dry = await run(repository, ...own, "--output", "run.yaml", "--dry-run");
    assert.deepEqual([dry.status, dry.out], [0, ""]);
    await assert.rejects(readFile(file));
    const { status, out } = await run(repository, ...own, "--output", "run.yaml");
    assert.deepEqual([status, out], [0, ""]);
    assert.equal(objects(await readFile(file, "utf8")).length, 3);
    await symlink(file, join(repository.root, "link.yaml"));
    const linked = await run(repository, ...own, "--output", "link.yaml");
    assert.equal(linked.status, 3);
    assert.match(linked.err, /output cannot be written/);
  });

  const wrong: { name: string; argv: string[]; says: RegExp }[] = [
    {
      name: "a --set that fits nothing",
      argv: ["--set", "bronze.shop.orders:source.group=hunter2"],
      says: /`source\.group`|source\.group` names nothing/,
    },
    {
      name: "a --set for what does not run",
      argv: ["--set", "bronze.shop.stock:source.group_id=hunter2"],
      says: /names no ingest of this run/,
    },
    {
      name: "a secret",
      argv: ["--set", "source.protocol.sasl_jaas_config=hunter2"],
      says: /write a secret into a ConfigMap/,
    },
  ];
  for (const { name, argv, says } of wrong)
    it(`is refused with ${name}, which is not repeated`, async () => {
      await using repository = await changed();
      const { status, out, err } = await run(repository, ...argv);
      assert.deepEqual([status, out], [2, ""]);
      assert.match(err, says);
      assert.doesNotMatch(err, /hunter2/);
    });

  it("is refused on the production branch, unless --branch says for whom", async () => {
    await using repository = await changed();
    await repository.checkout("main");
    const { status, out, err } = await run(repository);
    assert.deepEqual([status, out], [2, ""]);
    assert.match(err, /no data branch to run/);
    const named = await run(repository, "--branch", "pr", "--all");
    assert.equal(named.status, 0, named.err);
    // What is at hand there is what production runs.
    assert.match(named.err, /bronze\.shop\.orders is left out/);
    assert.match(named.err, /bronze\.shop\.stock is left out/);
  });

  it("says so where the workflow file cannot be read, and runs without what is in it", async () => {
    await using repository = await changed();
    await repository.write({ "argo/workflow.yaml": "kind: CronWorkflow\nkind: [\n" });
    const { status, out, err } = await run(repository, ...own);
    assert.equal(status, 0, err);
    assert.equal(objects(out).length, 3);
    assert.match(err, /IB502/);
  });

  it("says which edits of ConfigMaps it does not take, and nothing of a file that is out of date", async () => {
    await using repository = await changed();
    await repository.checkout("main");
    await command(repository, "workflow");
    await repository.commit("The workflow file");
    await repository.checkout("pr");
    await repository.merge("main");
    const stale = await run(repository, ...own);
    assert.doesNotMatch(stale.err, /edited/);
    const path = "argo/workflow.yaml";
    const made = await readFile(join(repository.root, path), "utf8");
    // Of stock, which does not run, and of orders.
    await repository.write({ [path]: made.replaceAll("kafka:9092", "elsewhere:9092") });
    const { status, out, err } = await run(repository, ...own);
    assert.equal(status, 0, err);
    assert.match(err, /bronze-shop-orders-config-template is edited in\s+argo\/workflow\.yaml/);
    assert.doesNotMatch(err, /stock/);
    assert.doesNotMatch(out, /elsewhere/);
  });

  it("names data branch, project and namespace in the commands that go with it", async () => {
    await using repository = await changed();
    await command(repository, "workflow");
    const path = join(repository.root, "argo/workflow.yaml");
    const made = await readFile(path, "utf8");
    const namespaced = made.replace(
      "\n  name: dashtool\n",
      "\n  name: dashtool\n  namespace: lake\n",
    );
    await repository.write({ "argo/workflow.yaml": namespaced });
    const { err } = await run(repository, ...own, "--branch", "pr-17");
    assert.match(err, /first: icebranch build --branch pr-17\n/);
    assert.match(err, /--selector=icebranch\/run=\w+ --namespace=lake\n/);
    const below = Object.entries(files).map(
      ([path, text]) => [`lake house/${path}`, text] as const,
    );
    await using another = await temporaryRepository(Object.fromEntries(below));
    await another.branch("pr");
    const inFolder = await run(another, "--project", "lake house", "--all", "--with-shared-state");
    assert.match(inFolder.err, /first: icebranch build --project 'lake house'\n/);
  });

  it("leaves out what writes by way of a REST catalog that cannot be asked whether it is Nessie", async () => {
    await using repository = await changed();
    await repository.git("rm", "-q", "dashtool.json");
    const rest = { type: "rest", uri: "http://127.0.0.1:9/", warehouse: "lake" };
    await repository.commit("REST", {
      "icebranch.yaml": JSON.stringify({
        catalogs: { default: rest },
        secrets: { "postgres-secret": { password: "PASSWORD" } },
      }),
    });
    const { status, out, err } = await run(repository, ...own);
    assert.deepEqual([status, out], [1, ""]);
    assert.match(err, /IB420.*cannot\s+be asked whether it is Nessie/s);
  });
});
