/** Where the files of a REST catalog's table are, and which keys go where. */
import assert from "node:assert/strict";
import process from "node:process";
import { beforeEach, describe, it } from "node:test";
import type { IcebranchError } from "../../../src/errors.ts";
import type { JsonObject } from "../../../src/iceberg/json.ts";
import type { LoadedTable } from "../../../src/iceberg/table-metadata.ts";
import { openCatalog } from "../../../src/open-catalog.ts";
import type { Catalog } from "../../../src/ports.ts";
import { type S3Double, s3Double } from "../storage/s3-double.ts";
import { type RestServer, restServer } from "./rest-server.ts";

type Properties = { readonly [key: string]: string };

/** What would be ours, in the configuration or in the environment. */
const ours = {
  id: "OURKEYOURKEY",
  secret: "our-secret-told-nobody",
  token: "our-token-told-nobody",
};
const own: Properties = {
  ...{ "s3.access-key-id": ours.id, "s3.secret-access-key": ours.secret },
  "s3.session-token": ours.token,
};
const inEnvironment = {
  ...{ AWS_ACCESS_KEY_ID: ours.id, AWS_SECRET_ACCESS_KEY: ours.secret },
  AWS_SESSION_TOKEN: ours.token,
};

const vended = (id: string): Properties => ({
  ...{ "s3.access-key-id": id, "s3.secret-access-key": `secret-of-${id}-1` },
  "s3.session-token": `token-of-${id}-1`,
});

beforeEach(() => {
  for (const name of Object.keys(process.env))
    if (name.startsWith("AWS_")) delete process.env[name];
  process.env.AWS_EC2_METADATA_DISABLED = "true";
  for (const name of ["AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"])
    process.env[name] = "/nowhere";
});

interface Scene extends AsyncDisposable {
  readonly server: RestServer;
  /** The store that the configuration may name, and one that the server may. */
  readonly mine: S3Double;
  readonly theirs: S3Double;
  readonly secrets: Set<string>;
  open(
    properties?: Properties,
  ): Promise<{ readonly catalog: Catalog; readonly table: LoadedTable }>;
  /** Ids of the keys that a store saw. */
  keysAt(store: S3Double): readonly string[];
}

async function scene(location = "s3://lake/table", more: Properties = {}): Promise<Scene> {
  const [server, mine, theirs] = await Promise.all([restServer(), s3Double(), s3Double()]);
  const secrets = new Set<string>();
  const stack = new AsyncDisposableStack();
  for (const one of [server, mine, theirs]) stack.use(one);
  for (const store of [mine, theirs]) store.objects.set("/lake/table/file", Buffer.from("bytes"));
  const identifier = server.makeTable("orders", { location, properties: more });
  return {
    ...{ server, mine, theirs, secrets },
    async open(properties = {}) {
      const { origin: uri } = server;
      const address = { type: "rest", uri, uriStyle: "sqlalchemy", warehouse: undefined } as const;
      const where = { ...address, properties };
      const catalog = stack.use(await openCatalog("bronze", where, { root: "." }, secrets));
      return { catalog, table: (await catalog.loadTable(identifier)) ?? assert.fail() };
    },
    keysAt: ({ asked }) =>
      asked.map(({ headers }) => /Credential=(\w+)\//.exec(headers.authorization ?? "")?.[1] ?? ""),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function storageOf({ catalog, table }: { catalog: Catalog; table: LoadedTable }) {
  const found = await catalog.tableStorage(table);
  return "none" in found ? assert.fail(found.none) : found;
}

async function noneOf({ catalog, table }: { catalog: Catalog; table: LoadedTable }) {
  const found = await catalog.tableStorage(table);
  return "none" in found ? found.none : assert.fail("there is a storage");
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Nothing that a store was sent has anything of ours in it. */
function holdsNothingOfOurs({ asked }: S3Double): void {
  for (const value of Object.values(ours)) assert.ok(!JSON.stringify(asked).includes(value), value);
}

describe("a table of a REST catalog whose server hands out keys", () => {
  it("is read with them, where the server says, and with nothing of ours", async () => {
    await using its = await scene();
    Object.assign(process.env, inEnvironment);
    its.server.handsOut = () => ({
      config: {
        ...vended("TABLE"),
        "s3.endpoint": its.theirs.origin,
        "client.region": "xx-east-7",
      },
    });
    const storage = await storageOf(
      await its.open({
        ...own,
        "s3.endpoint": its.mine.origin,
        "s3.role-arn": "arn:aws:iam::1:role/r",
      }),
    );
    assert.equal(textOf(await storage.read("s3://lake/table/file")), "bytes");
    assert.equal(await storage.has("s3a://lake/table/no-file"), false);
    assert.deepEqual(its.keysAt(its.theirs), ["TABLE", "TABLE"]);
    const [first] = its.theirs.asked;
    assert.match(first?.headers.authorization ?? "", /\/xx-east-7\/s3\//);
    assert.equal(first?.headers["x-amz-security-token"], "token-of-TABLE-1");
    assert.equal(first?.url.split("?")[0], "/lake/table/file");
    holdsNothingOfOurs(its.theirs);
    assert.deepEqual(its.mine.asked, []);
  });

  it("is asked for them, unless the configuration asks for something else", async () => {
    await using its = await scene();
    const header = "x-iceberg-access-delegation";
    for (const [properties, expected] of [
      [own, "vended-credentials"],
      [{ ...own, "header.X-Iceberg-Access-Delegation": "remote-signing" }, "remote-signing"],
    ] as const) {
      await storageOf(await its.open({ ...properties, "s3.endpoint": its.mine.origin }));
      assert.equal(its.server.seen.at(-1)?.headers[header], expected);
    }
  });

  it("is reached where the configuration says if the server does not", async () => {
    await using its = await scene();
    its.server.handsOut = () => ({ config: vended("TABLE") });
    const storage = await storageOf(await its.open({ ...own, "s3.endpoint": its.mine.origin }));
    await storage.read("s3://lake/table/file");
    assert.deepEqual(its.keysAt(its.mine), ["TABLE"]);
    holdsNothingOfOurs(its.mine);
  });

  it("is read with the credentials of the longest prefix, file by file", async () => {
    await using its = await scene();
    const credentials = (prefix: string, id: string) => ({ prefix, config: vended(id) });
    its.server.handsOut = () => ({
      config: { ...vended("TABLE"), "s3.endpoint": its.theirs.origin },
      "storage-credentials": [
        credentials("s3://lake/table", "LONG"),
        credentials("s3", "SHORT"),
        credentials("s3://lake/table/da", "LONGEST"),
        { prefix: "s3://lake/table/data/none", config: { "s3.region": "there-are-no-keys" } },
        credentials("gs://lake/table/data", "GOOGLE"),
      ],
    });
    const storage = await storageOf(await its.open());
    for (const file of ["lake/table/x", "lake/table/data/none/x", "lake/elsewhere", "lakes/table"])
      await storage.has(`s3a://${file}`);
    assert.deepEqual(its.keysAt(its.theirs), ["LONG", "LONGEST", "SHORT", "SHORT"]);
  });

  for (const { name, config, table, properties, key } of [
    {
      name: "of one table before all",
      config: { overrides: vended("ALL") },
      table: vended("TABLE"),
      properties: own,
      key: "TABLE",
    },
    {
      name: "that it insists on before ours",
      config: { overrides: vended("ALL") },
      table: {},
      properties: own,
      key: "ALL",
    },
    {
      name: "that it only proposes after ours",
      config: { defaults: vended("ALL") },
      table: {},
      properties: own,
      key: ours.id,
    },
    {
      name: "that it only proposes after none at all, where that is what we ask for",
      config: { defaults: vended("ALL") },
      ...{ table: {}, properties: { "s3.anonymous": "true" }, key: "" },
    },
    {
      name: "that it proposes where we have none",
      config: { defaults: vended("ALL") },
      table: {},
      properties: {},
      key: "ALL",
    },
    {
      name: "as a pair or not at all",
      config: {},
      table: { "s3.access-key-id": "HALF" },
      properties: own,
      key: ours.id,
    },
  ])
    it(`has those ${name}`, async () => {
      await using its = await scene();
      its.server.config = { defaults: {}, overrides: {}, ...config };
      its.server.handsOut = () => ({ config: table });
      const endpoint = { "s3.endpoint": its.mine.origin };
      const storage = await storageOf(await its.open({ ...properties, ...endpoint }));
      await storage.read("s3://lake/table/file");
      assert.deepEqual(its.keysAt(its.mine), [key]);
    });

  it("gets the session's end told, and new keys when it is asked again", async () => {
    await using its = await scene();
    let nth = 0;
    its.server.handsOut = () => ({
      config: { ...vended(`SESSION${++nth}`), "s3.endpoint": its.theirs.origin },
    });
    const opened = await its.open();
    nth = 0;
    const storage = await storageOf(opened);
    its.theirs.rule = ({ headers }) =>
      headers.authorization?.includes("SESSION1")
        ? { status: 400, error: { Code: "ExpiredToken" } }
        : undefined;
    await assert.rejects(storage.read("s3://lake/table/file"), { code: "IB427" });
    await (await storageOf(opened)).read("s3://lake/table/file");
  });

  it("keeps them to itself, though the server repeats them", async () => {
    await using its = await scene();
    its.server.handsOut = () => ({
      config: { ...vended("TABLE"), "s3.endpoint": its.theirs.origin },
      "storage-credentials": [
        { prefix: "s3://lake", config: { "gcs.oauth2.token": "oauth-of-it" } },
      ],
    });
    const opened = await its.open();
    await storageOf(opened);
    for (const one of ["secret-of-TABLE-1", "token-of-TABLE-1", "oauth-of-it"])
      assert.ok(its.secrets.has(one), one);
    const message = "signed with secret-of-TABLE-1, token-of-TABLE-1, oauth-of-it";
    its.server.misdeed = () => ({
      ...{ do: "answer", status: 400 },
      body: JSON.stringify({ error: { message, type: "Bad", code: 400 } }),
    });
    await assert.rejects(opened.catalog.tableStorage(opened.table), (error: IcebranchError) => {
      assert.match(error.message, /signed with \*\*\*, \*\*\*, \*\*\*/);
      return error.code === "IB410";
    });
  });
});

describe("our own keys", () => {
  for (const { name, properties, env } of [
    { name: "of the configuration", properties: own, env: {} },
    { name: "of the environment", properties: {}, env: inEnvironment },
  ]) {
    it(`${name} go to the endpoint of the configuration, whatever the server names`, async () => {
      await using its = await scene();
      Object.assign(process.env, env);
      const where = { "s3.endpoint": its.theirs.origin, "client.region": "xx-east-7" };
      its.server.config = { defaults: where, overrides: where };
      its.server.handsOut = () => ({ config: where });
      const storage = await storageOf(
        await its.open({ ...properties, "s3.endpoint": its.mine.origin }),
      );
      await storage.create("s3://lake/table/new", new Uint8Array());
      assert.deepEqual(its.keysAt(its.mine), [ours.id]);
      assert.deepEqual(its.theirs.asked, []);
    });

    for (const half of [{}, { "s3.access-key-id": "HALF" }, { "s3.secret-access-key": "half" }])
      for (const place of ["config", "defaults", "overrides", "storage-credentials"])
        it(`${name} go nowhere if the server names one in its ${place}, with ${Object.keys(half)[0] ?? "no key"}`, async () => {
          await using its = await scene();
          Object.assign(process.env, env);
          const where = { "s3.endpoint": its.theirs.origin, "s3.region": "xx-east-7", ...half };
          if (place === "config") its.server.handsOut = () => ({ config: where });
          else if (place === "storage-credentials")
            its.server.handsOut = () => ({ [place]: [{ prefix: "s3://lake", config: where }] });
          else its.server.config = { defaults: {}, overrides: {}, [place]: where };
          const none = await noneOf(await its.open(properties));
          const { host } = new URL(its.theirs.origin);
          assert.match(none, new RegExp(`files are at ${host} and hands out no keys`));
          assert.deepEqual(its.theirs.asked, []);
        });
  }

  for (const [endpoint, isOurs] of [
    ["https://s3.eu-central-1.amazonaws.com", true],
    ["https://s3.cn-north-1.amazonaws.com.cn", true],
    ["https://s3.not-amazonaws.com", false],
    ["https://amazonaws.com.example.com", false],
    ["https://amazonaws.com@example.com", false],
    ["no address", false],
  ] as const)
    it(`${isOurs ? "are" : "are not"} meant for ${endpoint}, where no endpoint is configured`, async () => {
      await using its = await scene();
      its.server.handsOut = () => ({ config: { "s3.endpoint": endpoint } });
      const { catalog, table } = await its.open({ ...own, "s3.region": "eu-central-1" });
      assert.equal("none" in (await catalog.tableStorage(table)), !isOurs);
    });

  it("lend no session token to a server that hands out a key of the same name", async () => {
    await using its = await scene();
    Object.assign(process.env, inEnvironment);
    const keys = { "s3.access-key-id": ours.id, "s3.secret-access-key": "of-the-server" };
    its.server.handsOut = () => ({ config: { ...keys, "s3.endpoint": its.theirs.origin } });
    await (await storageOf(await its.open())).read("s3://lake/table/file");
    assert.equal(its.theirs.asked.length, 1);
    assert.equal(its.theirs.asked[0]?.headers["x-amz-security-token"], undefined);
    assert.ok(!JSON.stringify(its.theirs.asked).includes(ours.token));
  });

  it("do where the server lets one read the table and hands out nothing", async () => {
    await using its = await scene();
    const opened = await its.open({ ...own, "s3.endpoint": its.mine.origin });
    const without = await its.open();
    its.server.misdeed = ({ headers }) =>
      headers["x-iceberg-access-delegation"] === undefined
        ? undefined
        : { do: "answer", status: 403, body: '{"error":{"message":"no","type":"Forbidden"}}' };
    await (await storageOf(opened)).read("s3://lake/table/file");
    await assert.rejects(without.catalog.tableStorage(without.table), { code: "IB427" });
  });
});

describe("a table of a REST catalog that icebranch has no way to the files of", () => {
  const signing = { config: { "s3.remote-signing-enabled": "true" } };
  const cases: {
    readonly name: string;
    readonly location?: string;
    readonly more?: Properties;
    readonly handsOut?: JsonObject;
    readonly properties?: Properties;
    readonly none: RegExp;
  }[] = [
    { name: "no keys anywhere", none: /^its server hands out no keys for its files, and none of/ },
    {
      name: "requests that the server signs",
      handsOut: signing,
      none: /^its server signs requests/,
    },
    {
      name: "requests that the configuration has signed",
      properties: { "s3.signer": "S3V4RestSigner" },
      none: /s3\.signer/,
    },
    { name: "Google's store", location: "gs://lake/table", none: /^its files are at gs:\/\/, and/ },
    {
      name: "Azure's store",
      location: "abfss://lake@a.dfs.core.windows.net/t",
      none: /at abfss:\/\/, and/,
    },
    {
      name: "new files in such a store",
      more: { "write.metadata.path": "gs://lake/m" },
      properties: own,
      none: /at gs:\/\/, and/,
    },
    { name: "no address", location: "lake/table", none: /^its files are at no address, and/ },
  ];
  for (const { name, location, more, handsOut = {}, properties, none } of cases)
    it(`says why: ${name}`, async () => {
      await using its = await scene(location, more);
      its.server.handsOut = () => handsOut;
      const said = await noneOf(await its.open(properties));
      assert.match(said, none);
      assert.doesNotMatch(said, /[.\s]$/);
    });

  it("is gone, and that is another thing", async () => {
    await using its = await scene();
    const { catalog, table } = await its.open(own);
    its.server.tables.clear();
    await assert.rejects(catalog.tableStorage(table), { code: "IB411" });
  });

  for (const location of ["file:///lake/table", "file:/lake/table", "/lake/table"])
    it(`needs none on a disk, and the server is not asked: ${location}`, async () => {
      await using its = await scene(location);
      const opened = await its.open();
      const before = its.server.seen.length;
      const storage = await storageOf(opened);
      const here = `file://${import.meta.filename}`;
      assert.equal(await storage.has(here), true);
      assert.equal(its.server.seen.length, before);
    });
});
