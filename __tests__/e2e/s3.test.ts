/** A lake whose tables are in S3, by every spelling of its keys: never another store without a word. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { readPointer, swapPointer } from "../../src/demo/catalog-pointer.ts";
import { localPath } from "../../src/demo/local-file.ts";
import { type S3Double, s3Double } from "../adapters/storage/s3-double.ts";
import {
  commandLine,
  dashtoolJson,
  ended,
  findingCodes,
  kafka,
  type Lakehouse,
  lakehouse,
  states,
} from "./lakehouse.ts";

const secret = "a-secret-that-is-told-to-nobody";
const ours = { AWS_SECRET_ACCESS_KEY: secret, POSTGRES_PASSWORD: "p" };
before(() => Object.assign(process.env, ours));
after(() => {
  for (const name of Object.keys(ours)) delete process.env[name];
});

/** The tutorial's table with one row, its metadata in S3, on a branch that changes its spec. */
async function lakeInS3(store: S3Double, config: (house: Lakehouse) => object): Promise<Lakehouse> {
  const house = await lakehouse();
  await house.sync("orders", "main", [1]);
  const address = house.lake.address("orders");
  const from = readPointer(address) ?? assert.fail();
  const key = `inventory/orders/metadata/${basename(from)}`;
  store.objects.set(`/example/${key}`, await readFile(localPath(from)));
  assert.ok(swapPointer(address, from, `s3://example/${key}`));
  await house.repository.commit("S3", { "dashtool.json": JSON.stringify(config(house)) });
  await house.repository.branch("pr");
  await house.repository.commit("orders", { "bronze/inventory/kafka.ingest.json": kafka });
  return house;
}

const spellings: readonly { readonly name: string; readonly keys: (url: string) => object }[] = [
  {
    name: "in the tutorials' camelCase",
    keys: (url) => ({
      ...{ awsRegion: "eu-central-1", awsAccessKeyId: "AKIDEXAMPLE" },
      ...{ awsEndpoint: url, awsAllowHttp: "true" },
    }),
  },
  {
    name: "in the later snake_case",
    keys: (url) => ({
      ...{ aws_region: "eu-central-1", aws_access_key_id: "AKIDEXAMPLE" },
      ...{ aws_endpoint: url, aws_allow_http: "true" },
    }),
  },
  {
    name: "with a truth value in the place of its text",
    keys: (url) => ({
      ...{ aws_region: "eu-central-1", aws_access_key_id: "AKIDEXAMPLE" },
      ...{ aws_endpoint: url, aws_allow_http: true },
    }),
  },
];

describe("dashtool.json with its S3 keys", () => {
  for (const { name, keys } of spellings)
    it(`${name} reaches S3`, async () => {
      await using store = await s3Double();
      const bucket = "example";
      await using house = await lakeInS3(store, ({ lake }) => ({
        ...{ ...JSON.parse(dashtoolJson(lake)), bucket, ...keys(store.origin) },
      }));
      const run = await house.icebranch("build");
      ended(run, 0);
      assert.ok(!run.printed.includes(secret));
      const now = readPointer(house.lake.address("orders")) ?? assert.fail();
      assert.match(now, /^s3:\/\/example\/inventory\/orders\/metadata\/00002-/);
      const metadata = JSON.parse(String(store.objects.get(now.slice("s3:/".length))));
      assert.deepEqual(Object.keys(metadata.refs), ["main", "pr"]);
      const seen = store.asked.map(({ headers }) => headers.authorization ?? "");
      for (const one of seen) assert.match(one, /Credential=AKIDEXAMPLE\/\d+\/eu-central-1\/s3\//);
      assert.ok(seen.length >= 2);
    });

  it("refuses http unless it is allowed, as dashtool does", async () => {
    await using store = await s3Double();
    await using house = await lakeInS3(store, ({ lake }) => ({
      ...JSON.parse(dashtoolJson(lake)),
      ...{ bucket: "example", awsRegion: "r", awsAccessKeyId: "id", awsEndpoint: store.origin },
    }));
    assert.deepEqual(findingCodes(ended(await house.icebranch("build"), 1)), ["IB103", "IB306"]);
    assert.deepEqual(store.asked, []);
  });
});

describe("a lake in S3", () => {
  it("changes nothing where the store refuses the write", async () => {
    await using store = await s3Double();
    const keys = spellings[0]?.keys(store.origin);
    await using house = await lakeInS3(store, ({ lake }) => ({
      ...{ ...JSON.parse(dashtoolJson(lake)), bucket: "example", ...keys },
    }));
    const before = readPointer(house.lake.address("orders"));
    store.rule = ({ method }) =>
      method === "PUT" ? { status: 403, error: { Code: "AccessDenied" } } : undefined;
    const run = await house.icebranch("build");
    assert.notEqual(run.status, 0);
    assert.ok(findingCodes(run.report).includes("IB427"), run.printed);
    assert.equal(readPointer(house.lake.address("orders")), before);
  });
});

describe("a lake in S3 without a catalog", () => {
  /** As dashtool's file plugin has it: a folder for each catalog. */
  async function folderInS3(store: S3Double): Promise<Lakehouse> {
    const house = await lakeInS3(store, () => ({
      ...{ plugin: "file", catalogUrl: "s3://example", bucket: "example" },
      ...spellings[0]?.keys(store.origin),
    }));
    const [[key = "", metadata] = []] = [...store.objects];
    if (metadata === undefined) assert.fail("no table");
    store.objects.delete(key);
    store.objects.set("/example/bronze/inventory/orders/metadata/v1.metadata.json", metadata);
    return house;
  }

  it("is planned, with a warning that nothing can be written to it", async () => {
    await using store = await s3Double();
    await using house = await folderInS3(store);
    const report = ended(await house.icebranch("plan"), 0);
    assert.equal(states(report), "orders create");
    const findings = report.findings.map(({ code, level }) => `${code} ${level}`);
    assert.deepEqual(findings, ["IB426 warning"]);
    assert.match(report.catalogs[0]?.readOnly ?? "", /folders in S3/);
    const { printed } = await commandLine(house.repository.root, ["plan"]);
    assert.match(printed, /IB426/);
    assert.doesNotMatch(printed, /one after the other/);
  });

  it("is not built, and the reason is told", async () => {
    await using store = await s3Double();
    await using house = await folderInS3(store);
    const report = ended(await house.icebranch("build"), 1);
    assert.deepEqual(findingCodes(report), ["IB426"]);
    assert.match(report.findings[0]?.message ?? "", /bronze\.inventory\.orders/);
    assert.ok(store.asked.every(({ method }) => method === "GET"));
  });
});

/** Runs a verb in a process of its own. Answers how many modules of the SDK it loaded. */
async function modulesOfTheSdk(house: Lakehouse, verb: string): Promise<number> {
  const hook = `
    import { registerHooks } from "node:module";
    let loaded = 0;
    registerHooks({
      load(url, context, next) {
        if (/@aws-sdk|@smithy/.test(url)) loaded++;
        return next(url, context);
      },
    });
    process.on("exit", () => process.stderr.write("loaded " + loaded));`;
  const preload = `data:text/javascript,${encodeURIComponent(hook)}`;
  const cli = join(import.meta.dirname, "../../src/cli.ts");
  const argv = ["--import", preload, cli, verb];
  const options = { cwd: house.repository.root };
  const { stderr } = await promisify(execFile)(process.execPath, argv, options);
  return Number(/loaded (\d+)$/.exec(stderr)?.[1] ?? assert.fail(stderr));
}

describe("a lake on a disk", () => {
  for (const verb of ["check", "plan", "build"])
    it(`loads nothing of AWS's SDK to ${verb}`, async () => {
      await using house = await lakehouse();
      await house.sync("orders", "main", [1]);
      await house.repository.branch("pr");
      await house.repository.commit("orders", { "bronze/inventory/kafka.ingest.json": kafka });
      assert.equal(await modulesOfTheSdk(house, verb), 0);
    });

  it("differs in that from a lake in S3", async () => {
    await using store = await s3Double();
    const keys = spellings[0]?.keys(store.origin);
    await using house = await lakeInS3(store, ({ lake }) => ({
      ...{ ...JSON.parse(dashtoolJson(lake)), bucket: "example", ...keys },
    }));
    assert.notEqual(await modulesOfTheSdk(house, "plan"), 0);
    assert.equal(await modulesOfTheSdk(house, "check"), 0);
  });
});
