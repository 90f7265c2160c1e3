/** Requests signed with AWS's Signature Version 4, held to the vectors that AWS publishes. */
import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { awsSigner } from "../../../src/adapters/catalog/rest/sigv4.ts";
import type { IcebranchError } from "../../../src/errors.ts";
import { connection } from "./rest-lake.ts";
import { restServer } from "./rest-server.ts";

/** https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4 */
const vectors: {
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  readonly sessionToken?: string;
  readonly hashHeader?: boolean;
  readonly signed?: string;
  readonly signature: string;
}[] = [
  {
    name: "get-vanilla",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-vanilla-query-order-key-case",
    path: "/?Param2=value2&Param1=value1",
    signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
  },
  {
    name: "get-vanilla-utf8-query",
    path: "/?ሴ=bar",
    signature: "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
  },
  {
    name: "get-vanilla-query-unreserved",
    path: "/?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    signature: "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
  },
  {
    name: "get-vanilla-with-session-token",
    sessionToken: "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267",
    signed: "host;x-amz-date;x-amz-security-token",
    signature: "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8",
  },
  {
    name: "get-header-value-trim",
    headers: { "My-Header1": " value1", "My-Header2": ' "a   b   c"' },
    signed: "host;my-header1;my-header2;x-amz-date",
    signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
  },
  {
    name: "post-vanilla",
    method: "POST",
    signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  },
  {
    name: "post-x-www-form-urlencoded",
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": "13" },
    body: "Param1=value1",
    hashHeader: true,
    signed: "content-length;content-type;host;x-amz-content-sha256;x-amz-date",
    signature: "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b",
  },
];

const example = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};

const keys = {
  "rest.sigv4-enabled": "true",
  "rest.signing-region": "eu-west-1",
  "rest.access-key-id": example.accessKeyId,
  "rest.secret-access-key": example.secretAccessKey,
};

describe("a signature of version 4", () => {
  for (const vector of vectors)
    it(`is the published one: ${vector.name}`, async () => {
      const { method = "GET", path = "/", headers = {}, body, sessionToken } = vector;
      const sign = awsSigner(
        {
          ...{ kind: "sigv4", region: "us-east-1", service: "service", profile: undefined },
          keys: sessionToken === undefined ? example : { ...example, sessionToken },
        },
        { now: () => new Date("2015-08-30T12:36:00Z"), hashHeader: vector.hashHeader ?? false },
      );
      const url = new URL(path, "https://example.amazonaws.com");
      const signed = await sign({ url, method, headers, body });
      assert.equal(
        signed.headers.authorization,
        `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${vector.signed ?? "host;x-amz-date"}, Signature=${vector.signature}`,
      );
    });

  it("is on every request, for the service and region that are configured", async () => {
    await using server = await restServer();
    await using lake = await connection(server.origin, { ...keys, "rest.signing-name": "glue" });
    await lake.request({ method: "GET", path: "v1/namespaces", repeatable: true });
    for (const { headers } of server.seen) {
      assert.match(
        headers.authorization ?? "",
        /\/eu-west-1\/glue\/aws4_request, .*host;x-amz-con/,
      );
      assert.equal(
        headers["x-amz-content-sha256"],
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      );
    }
  });

  it("is for API Gateway where no service is named, and takes pyiceberg's words for keys", async () => {
    await using server = await restServer();
    await using _ = await connection(server.origin, {
      "rest.auth.type": "sigv4",
      "client.region": "eu-west-1",
      "client.access-key-id": example.accessKeyId,
      "client.secret-access-key": example.secretAccessKey,
      "client.session-token": "a-session",
    });
    const { headers } = server.seen[0] ?? assert.fail();
    assert.match(headers.authorization ?? "", /AKIDEXAMPLE\/\d{8}\/eu-west-1\/execute-api\//);
    assert.equal(headers["x-amz-security-token"], "a-session");
  });

  it("goes with a token for the catalog behind the gateway", async () => {
    await using server = await restServer();
    await using _ = await connection(server.origin, { ...keys, token: "for-the-catalog" });
    const { headers } = server.seen[0] ?? assert.fail();
    assert.equal(headers["original-authorization"], "Bearer for-the-catalog");
    assert.match(headers.authorization ?? "", /SignedHeaders=[^,]*original-authorization/);
  });

  it("goes with another token once the catalog behind the gateway no longer takes the first", async () => {
    await using server = await restServer();
    let count = 0;
    server.grant = () => ({
      status: 200,
      body: { access_token: `t${++count}`, token_type: "bearer" },
    });
    server.misdeed = ({ headers, path }) =>
      path.endsWith("/namespaces") && headers["original-authorization"] === "Bearer t1"
        ? { do: "answer", status: 401 }
        : undefined;
    await using lake = await connection(server.origin, { ...keys, credential: "me:secret" });
    const answer = await lake.request({ method: "GET", path: "v1/namespaces", repeatable: true });
    assert.equal(answer.status, 200);
    assert.equal(count, 2);
  });

  it("takes its keys from where AWS's tools look, and says where none are found", async (t) => {
    await using server = await restServer();
    const own = [
      "AWS_ACCESS_KEY_ID",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_EC2_METADATA_DISABLED",
    ] as const;
    const kept = own.map((name) => [name, process.env[name]] as const);
    t.after(() => {
      for (const [name, value] of kept)
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
    });
    const properties = { "rest.sigv4-enabled": "true", "rest.signing-region": "eu-west-1" };
    process.env.AWS_ACCESS_KEY_ID = "FROMTHEENVIRONMENT";
    process.env.AWS_SECRET_ACCESS_KEY = "secret";
    process.env.AWS_EC2_METADATA_DISABLED = "true";
    await using _ = await connection(server.origin, properties);
    assert.match(server.seen[0]?.headers.authorization ?? "", /FROMTHEENVIRONMENT/);
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    const error = await connection(server.origin, { ...properties, "client.profile-name": "none" })
      .then(() => assert.fail("nothing was refused"))
      .catch((thrown: IcebranchError) => thrown);
    assert.equal(error.code, "IB427");
    assert.match(error.message, /No AWS credentials were found/);
  });

  it("is told to nobody, nor is the token of keys that AWS's tools found, where a refusal repeats them", async (t) => {
    await using server = await restServer();
    const found = {
      AWS_ACCESS_KEY_ID: "FROMTHEENVIRONMENT",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_SESSION_TOKEN: "FwoGZXIvYXdzE/of+a+role==",
    };
    const kept = Object.keys(found).map((name) => [name, process.env[name]] as const);
    t.after(() => {
      for (const [name, value] of kept)
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
    });
    Object.assign(process.env, found);
    server.misdeed = ({ headers }) => {
      const { authorization = "", "x-amz-security-token": token } = headers;
      const signature = authorization.replace(/.* /, "");
      const message = `The canonical string should have been\nx-amz-security-token:${token}\n${signature}`;
      return { do: "answer", status: 403, body: JSON.stringify({ error: { message } }) };
    };
    const properties = { "rest.sigv4-enabled": "true", "rest.signing-region": "eu-west-1" };
    const error = await connection(server.origin, properties).then(
      () => assert.fail("nothing was refused"),
      (thrown: IcebranchError) => thrown,
    );
    assert.equal(error.code, "IB427");
    assert.match(error.message, /x-amz-security-token:\*\*\* Signature=\*\*\*\)/);
  });
});
