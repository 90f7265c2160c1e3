/** What the S3 adapter does with a store that answers well, badly, late or not at all. */
import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { s3Storage } from "../../../src/adapters/storage/s3.ts";
import type { IcebranchError } from "../../../src/errors.ts";
import type { Storage } from "../../../src/ports.ts";
import { storageContract } from "../../contract/storage.ts";
import { type Answer, type Fault, type S3Double, s3Double } from "./s3-double.ts";

const keys = {
  "s3.access-key-id": "AKIDEXAMPLE",
  "s3.secret-access-key": "a-secret-that-is-told-to-nobody",
  "s3.session-token": "a-token-that-is-told-to-nobody",
};

function connect(store: S3Double, more: { readonly [key: string]: string } = {}): Storage {
  const properties = { "s3.endpoint": store.origin, "s3.region": "eu-north-1", ...keys, ...more };
  return s3Storage(properties, { env: {} });
}

storageContract("S3 storage", async () => {
  const store = await s3Double();
  return {
    folder: "s3://lake/a/folder",
    connect: () => connect(store),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
});

const file = "s3://lake/file";
const bytes = new TextEncoder().encode("the bytes");

/** The fault for the first requests, and none for those that follow. */
function first(times: number, fault: Fault): S3Double["rule"] {
  return (_asked, nth) => (nth <= times ? fault : undefined);
}

describe("S3 storage", () => {
  for (const scheme of ["s3", "s3a", "s3n", "S3"])
    it(`takes ${scheme}:// and answers in the same words`, async () => {
      await using store = await s3Double();
      const storage = connect(store);
      await storage.create(`${scheme}://lake/a/b`, bytes);
      assert.deepEqual(await storage.list(`${scheme}://lake/a`), [`${scheme}://lake/a/b`]);
      assert.deepEqual(await storage.list(`${scheme}://lake`), [`${scheme}://lake/a/`]);
      assert.deepEqual([...store.objects.keys()], ["/lake/a/b"]);
    });

  for (const [name, body] of [
    [
      "half a list, and no way to the rest",
      "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
    ],
    ["a page of something else", "<html><body>Welcome</body></html>"],
    ["nothing", ""],
  ] as const)
    it(`takes no list for whole that is none: ${name}`, async () => {
      await using store = await s3Double();
      store.rule = () => ({ status: 200, body });
      await assert.rejects(connect(store).list("s3://lake/a"), { code: "IB410" });
    });

  it("passes over the empty objects that some tools mark folders with", async () => {
    await using store = await s3Double();
    store.objects.set("/lake/a/", Buffer.from(""));
    store.objects.set("/lake/a/b", Buffer.from("x"));
    assert.deepEqual(await connect(store).list("s3://lake/a"), ["s3://lake/a/b"]);
  });

  it("signs with the keys, the token and the region that it was given", async () => {
    await using store = await s3Double();
    await connect(store).create(file, bytes);
    const { headers } = store.asked[0] ?? assert.fail();
    assert.match(
      headers.authorization ?? "",
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-north-1\/s3\/aws4_request, /,
    );
    assert.equal(headers["x-amz-security-token"], keys["s3.session-token"]);
  });

  it("signs nothing where it is to be nobody", async () => {
    await using store = await s3Double();
    await connect(store, { "s3.anonymous": "true" }).create(file, bytes);
    const { headers } = store.asked[0] ?? assert.fail();
    assert.equal(headers.authorization, undefined);
  });

  it("asks for the encryption that the properties name", async () => {
    await using store = await s3Double();
    const kms = { "s3.server-side-encryption": "aws:kms", "s3.sse-kms-key-id": "key-1" };
    await connect(store, kms).create(file, bytes);
    const { headers } = store.asked[0] ?? assert.fail();
    assert.equal(headers["x-amz-server-side-encryption"], "aws:kms");
    assert.equal(headers["x-amz-server-side-encryption-aws-kms-key-id"], "key-1");
  });
});

describe("S3 storage, behind a proxy,", () => {
  const ways = [
    { name: "that the properties name", property: true },
    { name: "that the environment names", property: false },
  ];
  for (const { name, property } of ways)
    it(`goes through the one ${name}`, async () => {
      await using proxy = await s3Double();
      proxy.rule = () => ({ status: 200, body: Buffer.from(bytes) });
      const endpoint = { "s3.endpoint": "http://store.example" };
      const named = property ? { "s3.proxy-uri": proxy.origin } : undefined;
      if (!property) process.env.http_proxy = proxy.origin;
      const storage = s3Storage({ ...keys, ...endpoint, ...named }, { env: {} });
      delete process.env.http_proxy;
      assert.deepEqual(await storage.read(file), bytes);
      assert.match(proxy.asked[0]?.url ?? "", /^http:\/\/store\.example\/lake\/file/);
    });

  for (const { name, property } of ways)
    for (const address of ["http://me:a-password@a host:80", "http://me:a-password@h:99999"])
      it(`does not show the one ${name} where it cannot be read: ${address}`, (t) => {
        const named = property ? { "s3.proxy-uri": address } : {};
        t.after(() => delete process.env.https_proxy);
        if (!property) process.env.https_proxy = address;
        const open = () => s3Storage({ ...keys, "s3.region": "eu-north-1", ...named }, { env: {} });
        assert.throws(open, (error: IcebranchError) => {
          assert.equal(error.code, "IB103");
          assert.doesNotMatch(`${error.stack} ${error.hint}`, /a-password/);
          return true;
        });
      });

  for (const address of ["socks5://me:a-password@h:1080", "proxy.example:8080"])
    it(`does not go past the one that the properties name: ${address}`, () => {
      const named = { "s3.region": "eu-north-1", "s3.proxy-uri": address };
      assert.throws(() => s3Storage({ ...keys, ...named }, { env: {} }), { code: "IB103" });
    });
});

describe("S3 storage, where the store is busy or the network bad,", () => {
  const faults: readonly { readonly name: string; readonly fault: Fault }[] = [
    { name: "429", fault: { status: 429, error: { Code: "TooManyRequests" } } },
    { name: "500", fault: { status: 500, error: { Code: "InternalError" } } },
    { name: "502 of a gateway", fault: { status: 502, body: "<html>Bad Gateway</html>" } },
    { name: "503", fault: { status: 503, error: { Code: "SlowDown" } } },
    { name: "504 without a word", fault: { status: 504 } },
    { name: "a connection that ends", fault: "drop" },
    { name: "an answer that is cut off", fault: "cut" },
    { name: "silence", fault: "stall" },
    { name: "silence in the middle of an answer", fault: "stall-midway" },
  ];
  for (const { name, fault } of faults)
    it(`reads and writes all the same after ${name}`, async () => {
      await using store = await s3Double();
      const storage = connect(store, { "s3.request-timeout": "0.3" });
      store.rule = first(1, fault);
      await storage.create(file, bytes);
      store.asked.length = 0;
      store.rule = first(1, fault);
      assert.deepEqual(await storage.read(file), bytes);
      store.asked.length = 0;
      store.rule = first(1, fault);
      assert.deepEqual(await storage.list("s3://lake"), [file]);
      await storage.remove(file);
      assert.equal(store.objects.size, 0);
    });

  it("finds the file its own where the answer to its write got lost", async () => {
    await using store = await s3Double();
    store.rule = first(1, "lose");
    await connect(store).create(file, bytes);
    assert.deepEqual(
      store.asked.map(({ method }) => method),
      ["PUT", "PUT", "GET"],
    );
  });

  it("finds the file its own where no try of its write was answered", async () => {
    await using store = await s3Double();
    store.rule = ({ method }) => (method === "PUT" ? "lose" : undefined);
    await connect(store).create(file, bytes);
  });

  it("finds the file another's where that one wrote before its second try", async () => {
    await using store = await s3Double();
    store.rule = (_asked, nth) => {
      if (nth === 1) store.objects.set("/lake/file", Buffer.from("another's"));
      return nth === 1 ? "drop" : undefined;
    };
    await assert.rejects(connect(store).create(file, bytes), { code: "IB411" });
    assert.equal(String(store.objects.get("/lake/file")), "another's");
  });

  it("writes once more where two writes were under way", async () => {
    await using store = await s3Double();
    store.rule = first(2, { status: 409, error: { Code: "ConditionalRequestConflict" } });
    await connect(store).create(file, bytes);
    assert.equal(store.asked.length, 3);
  });

  it("gives up after five tries", async () => {
    await using store = await s3Double();
    store.rule = () => ({ status: 500, error: { Code: "InternalError" } });
    await assert.rejects(connect(store).read(file), { code: "IB410", message: /InternalError/ });
    assert.equal(store.asked.length, 5);
    store.rule = ({ method }) => (method === "PUT" ? { status: 500 } : undefined);
    await assert.rejects(connect(store).create(file, bytes), { code: "IB608" });
  });

  it("waits no longer than it was told to", async () => {
    await using store = await s3Double();
    const storage = connect(store, { "s3.request-timeout": "0.2" });
    store.objects.set("/lake/file", Buffer.from(bytes));
    for (const fault of ["stall", "stall-midway"] as const) {
      store.rule = () => fault;
      const begun = performance.now();
      await assert.rejects(storage.read(file), { code: "IB410", message: /cannot be reached/ });
      assert.ok(performance.now() - begun < 20_000, fault);
    }
  });

  it("says that a store speaks no TLS", async () => {
    await using store = await s3Double();
    const asked = { "s3.endpoint": store.origin.replace("http:", "https:") };
    await assert.rejects(connect(store, asked).read(file), { code: "IB410", hint: /write http:/ });
  });

  it("says which host cannot be reached", async () => {
    const store = await s3Double();
    const { port } = store;
    await store[Symbol.asyncDispose]();
    for (const call of [
      () => connect(store).read(file),
      () => connect(store).create(file, bytes),
      () => connect(store).list("s3://lake"),
      () => connect(store).remove(file),
    ])
      await assert.rejects(call, {
        code: "IB410",
        message: `127.0.0.1:${port} cannot be reached (ECONNREFUSED).`,
      });
  });
});

const answers: readonly {
  readonly name: string;
  readonly answer: Answer;
  readonly code: string;
  readonly says: RegExp;
}[] = [
  {
    name: "an absent bucket",
    answer: { status: 404, error: { Code: "NoSuchBucket" } },
    code: "IB410",
    says: /There is no bucket lake/,
  },
  {
    name: "a right that is missing",
    answer: { status: 403, error: { Code: "AccessDenied" } },
    code: "IB427",
    says: /s3:GetObject.*s3:ListBucket/,
  },
  {
    name: "an unknown key",
    answer: { status: 403, error: { Code: "InvalidAccessKeyId" } },
    code: "IB427",
    says: /does not know it/,
  },
  {
    name: "a wrong secret",
    answer: { status: 403, error: { Code: "SignatureDoesNotMatch" } },
    code: "IB427",
    says: /secret key/,
  },
  {
    name: "a session that has ended",
    answer: { status: 400, error: { Code: "ExpiredToken" } },
    code: "IB427",
    says: /session has ended/,
  },
  {
    name: "a clock that is wrong",
    answer: { status: 403, error: { Code: "RequestTimeTooSkewed" } },
    code: "IB427",
    says: /clock/,
  },
  {
    name: "a proxy's refusal in HTML",
    answer: { status: 403, body: "<html><body>Forbidden" },
    code: "IB427",
    says: /\(status 403\)/,
  },
  {
    name: "a redirect to the bucket's region",
    answer: {
      status: 301,
      headers: { "x-amz-bucket-region": "eu-central-1" },
      error: { Code: "PermanentRedirect", Endpoint: "lake.s3.eu-central-1.amazonaws.com" },
    },
    code: "IB410",
    says: /in the region eu-central-1, and eu-north-1 was asked.*s3\.region/,
  },
  {
    name: "a signature for another region",
    answer: {
      status: 400,
      error: { Code: "AuthorizationHeaderMalformed", Region: "eu-central-1" },
    },
    code: "IB410",
    says: /in the region eu-central-1, and eu-north-1 was asked/,
  },
  {
    name: "words that S3 does not have",
    answer: { status: 418, body: "short and stout" },
    code: "IB410",
    says: /status 418/,
  },
];

describe("S3 storage, refused,", () => {
  for (const { name, answer, code, says } of answers)
    it(`explains ${name}`, async () => {
      await using store = await s3Double();
      const echo = Object.values(keys).join(" ");
      const error = { Code: "Error", ...answer.error, Message: echo, AWSAccessKeyId: echo };
      store.rule = () => (answer.body === undefined ? { ...answer, error } : answer);
      const storage = connect(store);
      const thrown = await storage.read(file).then(
        () => assert.fail(),
        (one: IcebranchError) => one,
      );
      const text = `${thrown.message} ${thrown.hint}`;
      assert.equal(thrown.code, code, text);
      assert.match(text, says);
      for (const secret of Object.values(keys)) assert.ok(!text.includes(secret), text);
      assert.equal(thrown.cause, undefined);
      for (const call of [() => storage.create(file, bytes), () => storage.list("s3://lake")])
        await assert.rejects(call, (one: IcebranchError) => /^IB(410|427|608)$/.test(one.code));
    });

  it("follows no redirect to another host", async () => {
    await using store = await s3Double();
    await using other = await s3Double();
    other.objects.set("/lake/file", Buffer.from(bytes));
    for (const status of [301, 302, 303, 307, 308]) {
      const location = `${other.origin}/lake/file`;
      const headers = { location, "x-amz-bucket-region": "eu-central-1" };
      store.asked.length = 0;
      store.rule = () => ({ status, headers, error: { Code: "TemporaryRedirect" } });
      await assert.rejects(connect(store).read(file), { code: "IB410" }, String(status));
      assert.equal(store.asked.length, 1, String(status));
    }
    assert.deepEqual(other.asked, []);
  });

  it("names what no place in S3 is", async () => {
    await using store = await s3Double();
    for (const location of ["s3://", "s3://lake", "s3:/lake/file", "s3:///file"])
      await assert.rejects(connect(store).read(location), { code: "IB420" }, location);
  });
});
