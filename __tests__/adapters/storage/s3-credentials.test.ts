/** Where credentials are found that no property names: as AWS's own tools find them. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { type Answer, s3Double } from "./s3-double.ts";

const secret = "a-secret-that-is-told-to-nobody";
const later = "2999-01-01T00:00:00Z";

/** AWS's other services, whose answers are those of its documentation. */
function services(url: string, method: string): Answer | undefined {
  const keys = { AccessKeyId: "FOUND", SecretAccessKey: secret, Token: "token" };
  const asJson = (value: unknown) => ({ status: 200, body: JSON.stringify(value) });
  if (url.startsWith("/latest/api/token")) return { status: 200, body: "session" };
  if (url === "/latest/meta-data/iam/security-credentials/")
    return { status: 200, body: "the-role" };
  if (url.startsWith("/latest/meta-data/iam/security-credentials/the-role"))
    return asJson({ Code: "Success", ...keys, Expiration: later });
  if (url === "/container") return asJson({ ...keys, Expiration: later });
  if (url.startsWith("/federation/credentials"))
    return asJson({
      roleCredentials: {
        ...{ accessKeyId: "FOUND", secretAccessKey: secret, sessionToken: "token" },
        expiration: Date.parse(later),
      },
    });
  return url === "/" && method === "POST" ? assumedRole : undefined;
}

const credentials = `<Credentials><AccessKeyId>FOUND</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${later}</Expiration></Credentials>`;
const assumedRole: Answer = {
  status: 200,
  headers: { "content-type": "text/xml" },
  body: ["AssumeRole", "AssumeRoleWithWebIdentity"]
    .map((one) => `<${one}Result>${credentials}</${one}Result>`)
    .join("")
    .replace(/^/, "<Response>")
    .replace(/$/, "</Response>"),
};

const sso = `[profile sso]
sso_session = company
sso_account_id = 123456789012
sso_role_name = reader
[sso-session company]
sso_region = eu-central-1
sso_start_url = https://company.example.com/start
`;

interface Case {
  readonly name: string;
  readonly properties?: { readonly [key: string]: string };
  /** `home`: a folder of its own; `origin`: of AWS's services. */
  readonly env: (home: string, origin: string) => { readonly [name: string]: string };
}

const cases: readonly Case[] = [
  {
    name: "in the environment, where GitHub's action for AWS puts them",
    env: () => ({
      ...{ AWS_ACCESS_KEY_ID: "FOUND", AWS_SECRET_ACCESS_KEY: secret },
      AWS_SESSION_TOKEN: "token",
    }),
  },
  { name: "in a profile", env: () => ({ AWS_PROFILE: "keys" }) },
  {
    name: "in a profile that a property names",
    properties: { "s3.profile-name": "keys" },
    env: () => ({}),
  },
  { name: "with a program that a profile names", env: () => ({ AWS_PROFILE: "program" }) },
  {
    name: "with single sign-on",
    env: (_home, origin) => ({ AWS_PROFILE: "sso", AWS_ENDPOINT_URL_SSO: origin }),
  },
  {
    name: "with a web identity, as pods have it",
    env: (home, origin) => ({
      AWS_WEB_IDENTITY_TOKEN_FILE: join(home, "token"),
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/reader",
      AWS_ENDPOINT_URL_STS: origin,
    }),
  },
  {
    name: "in a role that a property names",
    properties: { "s3.role-arn": "arn:aws:iam::123456789012:role/reader" },
    env: (_home, origin) => ({
      ...{ AWS_ACCESS_KEY_ID: "BEFORE", AWS_SECRET_ACCESS_KEY: secret },
      AWS_ENDPOINT_URL_STS: origin,
    }),
  },
  {
    name: "where a container has them",
    env: (_home, origin) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${origin}/container` }),
  },
  {
    name: "where a machine at AWS has them",
    env: (_home, origin) => ({
      ...{ AWS_EC2_METADATA_SERVICE_ENDPOINT: origin, AWS_EC2_METADATA_DISABLED: "false" },
    }),
  },
];

async function homeFolder(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "icebranch-home-"));
  const cache = join(home, ".aws/sso/cache");
  await mkdir(cache, { recursive: true });
  const program = JSON.stringify({ Version: 1, AccessKeyId: "FOUND", SecretAccessKey: secret });
  await writeFile(join(home, "program.json"), program);
  await writeFile(join(home, "token"), "an.identity.token");
  await writeFile(
    join(home, ".aws/config"),
    `${sso}[profile program]\ncredential_process = cat ${home}/program.json\n`,
  );
  await writeFile(
    join(home, ".aws/credentials"),
    `[keys]\naws_access_key_id = FOUND\naws_secret_access_key = ${secret}\n`,
  );
  const session = createHash("sha1").update("company").digest("hex");
  const token = { accessToken: "sso-token", expiresAt: later };
  await writeFile(join(cache, `${session}.json`), JSON.stringify(token));
  return home;
}

const adapter = join(import.meta.dirname, "../../../src/adapters/storage/s3.ts");

/** A process of its own, since the SDK looks at the environment of the process. */
async function listing(
  properties: { readonly [key: string]: string },
  env: { readonly [name: string]: string },
): Promise<string> {
  const program = `
    import { s3Storage } from ${JSON.stringify(adapter)};
    const storage = s3Storage(${JSON.stringify(properties)});
    await storage.list("s3://lake/").then(
      (found) => console.log(found.length),
      (error) => console.log(error.code, error.message, error.hint),
    );`;
  const clean = { PATH: process.env.PATH ?? "", AWS_EC2_METADATA_DISABLED: "true", ...env };
  const argv = ["--input-type=module", "-e", program];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, argv, { env: clean });
  assert.equal(stderr, "");
  return stdout.trim();
}

describe("credentials for S3 are found", { concurrency: 3 }, () => {
  for (const { name, properties = {}, env } of cases)
    it(name, async () => {
      await using store = await s3Double();
      await using aws = await s3Double();
      aws.rule = ({ url, method }) => services(url, method) ?? { status: 400 };
      const home = await homeFolder();
      const all = { "s3.endpoint": store.origin, "s3.region": "eu-central-1", ...properties };
      assert.equal(await listing(all, { HOME: home, ...env(home, aws.origin) }), "0");
      assert.match(store.asked[0]?.headers.authorization ?? "", /Credential=FOUND\//);
      await rm(home, { recursive: true });
    });
});

describe("credentials for S3 that cannot be had", { concurrency: 3 }, () => {
  it("are missed where there are none, and nothing is asked of the store", async () => {
    await using store = await s3Double();
    const said = await listing({ "s3.endpoint": store.origin }, { HOME: "/nowhere" });
    assert.match(said, /^IB427 No credentials for S3 were found\. Set AWS_ACCESS_KEY_ID/);
    assert.deepEqual(store.asked, []);
  });

  it("are missed without a word of those who refused them", async () => {
    await using store = await s3Double();
    await using aws = await s3Double();
    const body = `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${secret} is not authorized</Message></Error></ErrorResponse>`;
    aws.rule = () => ({ status: 403, headers: { "content-type": "text/xml" }, body });
    const home = await homeFolder();
    const env = {
      ...{ HOME: home, AWS_WEB_IDENTITY_TOKEN_FILE: join(home, "token") },
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/reader",
      AWS_ENDPOINT_URL_STS: aws.origin,
    };
    const said = await listing({ "s3.endpoint": store.origin }, env);
    assert.match(said, /^IB427 The credentials for S3 could not be had \(AccessDenied\)\./);
    assert.ok(!said.includes(secret), said);
    assert.deepEqual(store.asked, []);
    await rm(home, { recursive: true });
  });

  it("are not blamed where it is a region that is missing", async () => {
    const env = { HOME: "/nowhere", AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: secret };
    assert.match(await listing({}, env), /^IB102 No region is set for the bucket lake\./);
  });
});
