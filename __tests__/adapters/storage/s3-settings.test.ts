/** What the properties of a catalog and the environment make of S3. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type S3Settings, s3Settings } from "../../../src/adapters/storage/s3-settings.ts";
import { IcebranchError } from "../../../src/errors.ts";

type Words = { readonly [name: string]: string };

const nothing = {};

const cases: readonly {
  readonly name: string;
  readonly properties?: Words;
  readonly env?: Words;
  readonly allowHttp?: boolean;
  readonly expect: Partial<S3Settings>;
}[] = [
  {
    name: "says nothing where nothing is said, and leaves region and keys to the SDK",
    expect: { region: undefined, endpoint: undefined, pathStyle: false, keys: undefined },
  },
  {
    name: "takes pyiceberg's words for the client where S3 has none of its own",
    properties: {
      "client.region": "eu-west-1",
      "client.access-key-id": "id",
      "client.secret-access-key": "secret",
      "client.session-token": "token",
      "client.profile-name": "lake",
      "client.role-arn": "arn:aws:iam::1:role/r",
    },
    expect: {
      region: "eu-west-1",
      keys: { accessKeyId: "id", secretAccessKey: "secret", sessionToken: "token" },
      profile: "lake",
      role: { arn: "arn:aws:iam::1:role/r", session: "icebranch" },
    },
  },
  {
    name: "takes S3's own words before the client's, and both before the environment's",
    properties: { "s3.region": "a", "client.region": "b", "s3.endpoint": "https://own" },
    env: { AWS_REGION: "c", AWS_ENDPOINT_URL_S3: "https://env" },
    expect: { region: "a", endpoint: "https://own" },
  },
  {
    name: "finds the region where AWS's tools look for it",
    env: { AWS_DEFAULT_REGION: "eu-west-2" },
    expect: { region: "eu-west-2" },
  },
  {
    name: "signs for us-east-1 at a store of one's own, as it has no regions",
    properties: { "s3.endpoint": "https://minio.example.com" },
    expect: { region: "us-east-1" },
  },
  {
    name: "finds the endpoint where AWS's tools look for it",
    env: { AWS_ENDPOINT_URL: "https://all", AWS_ENDPOINT_URL_S3: "https://s3" },
    expect: { endpoint: "https://s3", pathStyle: true },
  },
  {
    name: "finds the endpoint where dashtool and its containers look for it",
    env: { AWS_ENDPOINT: "https://dashtools" },
    expect: { endpoint: "https://dashtools" },
  },
  {
    name: "leaves AWS's endpoints alone where the environment says so",
    env: { AWS_ENDPOINT_URL: "https://all", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
    expect: { endpoint: undefined },
  },
  {
    name: "has the bucket in the path at another endpoint",
    properties: { "s3.endpoint": "https://minio" },
    expect: { pathStyle: true },
  },
  {
    name: "has the bucket in the host's name there where that is asked for",
    properties: { "s3.endpoint": "https://minio", "s3.force-virtual-addressing": "True" },
    expect: { pathStyle: false },
  },
  {
    name: "has the bucket in the path at AWS where that is asked for in Java's word",
    properties: { "s3.path-style-access": "true" },
    expect: { pathStyle: true },
  },
  {
    name: "takes a variable that is set to nothing for one that is not set",
    properties: { "s3.access-key-id": "", "s3.secret-access-key": "" },
    env: { AWS_REGION: "" },
    expect: { keys: undefined, region: undefined },
  },
  {
    name: "adds the session token of the environment to the environment's own key",
    properties: { "s3.access-key-id": "id", "s3.secret-access-key": "secret" },
    env: { AWS_ACCESS_KEY_ID: "id", AWS_SESSION_TOKEN: "token" },
    expect: { keys: { accessKeyId: "id", secretAccessKey: "secret", sessionToken: "token" } },
  },
  {
    name: "keeps the session token of the environment from another key",
    properties: { "s3.access-key-id": "other", "s3.secret-access-key": "secret" },
    env: { AWS_ACCESS_KEY_ID: "id", AWS_SESSION_TOKEN: "token" },
    expect: { keys: { accessKeyId: "other", secretAccessKey: "secret" } },
  },
  {
    name: "is nobody where it is to be anonymous",
    properties: { "s3.anonymous": "true", "s3.access-key-id": "half" },
    expect: { keys: "anonymous" },
  },
  {
    name: "reads times in seconds",
    properties: { "s3.connect-timeout": "0.5", "s3.request-timeout": "60.0" },
    expect: { connectTimeoutMs: 500, requestTimeoutMs: 60_000 },
  },
  {
    name: "speaks http to an endpoint that icebranch.yaml spells out",
    properties: { "s3.endpoint": "http://minio:9000" },
    expect: { endpoint: "http://minio:9000" },
  },
  {
    name: "speaks http for dashtool.json where that is allowed",
    properties: { "s3.endpoint": "http://minio:9000", "s3.allow-http": "true" },
    allowHttp: false,
    expect: { endpoint: "http://minio:9000" },
  },
  {
    name: "speaks http for dashtool.json where the environment allows it",
    env: { AWS_ENDPOINT: "http://minio:9000", AWS_ALLOW_HTTP: "true" },
    allowHttp: false,
    expect: { endpoint: "http://minio:9000" },
  },
];

describe("the settings of S3", () => {
  for (const { name, properties = nothing, env = nothing, allowHttp = true, expect } of cases)
    it(name, () => {
      const settings = s3Settings(properties, { env, allowHttp });
      for (const [key, value] of Object.entries(expect))
        assert.deepEqual(settings[key as keyof S3Settings], value, key);
    });

  const secret = "a-secret-in-the-wrong-place";
  const wrong: readonly {
    readonly name: string;
    readonly properties?: Words;
    readonly env?: Words;
    readonly allowHttp?: boolean;
    readonly code: string;
    readonly says: RegExp;
  }[] = [
    {
      name: "a key without its secret",
      properties: { "s3.access-key-id": secret },
      code: "IB102",
      says: /no s3\.secret-access-key/,
    },
    {
      name: "a secret without its key",
      properties: { "s3.secret-access-key": secret },
      code: "IB102",
      says: /no s3\.access-key-id/,
    },
    {
      name: "an endpoint without a scheme",
      properties: { "s3.endpoint": "minio:9000" },
      code: "IB103",
      says: /no http or https address/,
    },
    {
      name: "an endpoint that is no address",
      properties: { "s3.endpoint": secret },
      code: "IB103",
      says: /no http or https address/,
    },
    {
      name: "an endpoint with a password in it",
      properties: { "s3.endpoint": `https://user:${secret}@minio` },
      code: "IB103",
      says: /more than a host/,
    },
    {
      name: "an endpoint with a token in its query",
      env: { AWS_ENDPOINT_URL: `https://minio?token=${secret}` },
      code: "IB103",
      says: /more than a host/,
    },
    {
      name: "http where dashtool.json does not allow it",
      properties: { "s3.endpoint": "http://minio:9000" },
      allowHttp: false,
      code: "IB103",
      says: /http:\/\/minio:9000 has no TLS.*awsAllowHttp/,
    },
    {
      name: "http where the properties forbid it, whatever the environment says",
      properties: { "s3.endpoint": "http://minio:9000", "s3.allow-http": "false" },
      env: { AWS_ALLOW_HTTP: "true" },
      code: "IB103",
      says: /no TLS/,
    },
    {
      name: "a truth value that is none",
      properties: { "s3.anonymous": secret },
      code: "IB103",
      says: /s3\.anonymous/,
    },
    {
      name: "a time that is none",
      properties: { "s3.connect-timeout": "10s" },
      code: "IB103",
      says: /seconds/,
    },
    {
      name: "an encryption that S3 does not have",
      properties: { "s3.server-side-encryption": "rot13" },
      code: "IB103",
      says: /aws:kms/,
    },
    {
      name: "requests that a catalog signs",
      properties: { "s3.signer": "S3V4RestSigner" },
      code: "IB420",
      says: /s3\.signer/,
    },
  ];
  for (const { name, properties = nothing, env = nothing, allowHttp = true, code, says } of wrong)
    it(`refuses ${name}`, () => {
      assert.throws(
        () => s3Settings(properties, { env, allowHttp }),
        (error) => {
          assert.ok(error instanceof IcebranchError);
          const text = `${error.message} ${error.hint}`;
          assert.equal(error.code, code, text);
          assert.match(text, says);
          assert.ok(!text.includes(secret), text);
          return true;
        },
      );
    });
});
