/**
 * No secret leaves: secrets of many kinds are put everywhere that an input can come from, every verb is
 * run, through both doors, against servers and programs that repeat what they were told, and whatever
 * was printed, written or committed is searched for each of them, in every spelling.
 */
import assert from "node:assert/strict";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
} from "node:net";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it, type TestContext } from "node:test";
import { pullRequest } from "./action/pull-request.ts";
import { commandLine, ingestOf, lakehouse } from "./e2e/lakehouse.ts";
import {
  type Files,
  type TemporaryRepository,
  temporaryFolder,
  temporaryRepository,
} from "./repository.ts";
import { chance, made } from "./secrets.ts";

/** Values of variables: with every character that some spelling has another word for. */
const declared: { readonly [name: string]: string } = {
  LAKE_PASSWORD: `p@ss/w:rd%${chance("a", 8)}`,
  LAKE_QUOTED: `quo"te\\d'${chance("b", 8)}`,
  LAKE_SPACED: `two words ${chance("c", 8)}`,
  LAKE_PLUS: `a+b=c&d?e#${chance("d", 8)}`,
  LAKE_UMLAUT: `schlüssel-${chance("e", 8)}-✓`,
  LAKE_DOLLAR: `$HOME\${x}$$${chance("f", 8)}`,
  LAKE_MARKUP: `<b>&amp;|*_${chance("g", 8)}`,
  LAKE_KEY: made.shapes["a private key"],
  LAKE_LINES: `${chance("h", 20)}\n${chance("i", 20)}\r\n${chance("j", 20)}`,
  LAKE_URL: `postgres://lake:${chance("k", 12)}@127.0.0.1:9/lake`,
  LAKE_PAIR: `client-id:${chance("l", 20)}`,
  LAKE_DIGITS: chance("m", 12, "0123456789"),
  LAKE_EIGHT: `A${chance("n", 7)}`,
  LAKE_LONG: chance("o", 2000),
  LAKE_BASE64: Buffer.from(chance("p", 24)).toString("base64"),
};

/** Nobody declares these; programs look for them by their names. */
const wellKnown: { readonly [name: string]: string } = {
  PGPASSWORD: chance("pg", 14),
  MYSQL_PWD: chance("my", 14),
  AWS_SECRET_ACCESS_KEY: chance("aws", 40),
  AWS_SESSION_TOKEN: chance("session", 120),
  GH_TOKEN: chance("gh", 24),
  NPM_TOKEN: chance("npmtoken", 24),
  VAULT_TOKEN: chance("vaulttoken", 24),
};

/** What somebody wrote into a file, by the key that it stands under. */
const literals: { readonly [key: string]: string } = Object.fromEntries(
  [
    "password",
    "client_secret",
    "apiKey",
    "access_token",
    "private_key",
    "sas_token",
    "credential",
  ].map((key) => [key, chance(`literal ${key}`, 18)]),
);
const inside = {
  url: chance("in url", 14),
  query: chance("in query", 14),
  jaas: chance("in jaas", 14),
  json: chance("in json", 14),
  connection: chance("in connection", 14),
};

const shapes: readonly string[] = Object.values(made.shapes);
const environment = [...Object.values(declared), ...Object.values(wellKnown)];
const all = [
  ...new Set([...environment, ...shapes, ...Object.values(literals), ...Object.values(inside)]),
];

/** Apart from the program's own list of spellings: this one is what it is held to. */
function spellings(secret: string): readonly string[] {
  const parts = [secret, ...secret.split(/\r?\n/)].filter(
    (part) => part.length >= 8 && !part.startsWith("-----") && !/^https?:/.test(part),
  );
  return parts.flatMap((part) => {
    const url = encodeURIComponent(part);
    const bytes = Buffer.from(part);
    const encoded = [0, 1, 2].flatMap((shift) =>
      (["base64", "base64url"] as const).map((encoding) => {
        const text = Buffer.concat([Buffer.alloc(shift, "x"), bytes]).toString(encoding);
        return text.slice(shift === 0 ? 0 : 4, text.replace(/=+$/, "").length - 2);
      }),
    );
    const spelled = [
      part,
      url,
      url.toLowerCase(),
      url.replaceAll("%20", "+"),
      JSON.stringify(part).slice(1, -1),
    ];
    return [...spelled, ...encoded.filter((one) => one.length >= 8)];
  });
}

/** A long text of shapes is one secret by its last part: what is before it says what it is. */
function essence(secret: string): string {
  return shapes.includes(secret) && !secret.includes("\n") ? secret.slice(-16) : secret;
}

const searched = all.map((secret) => [...new Set(spellings(essence(secret)))]);
let runs = 0;
let characters = 0;

function assertClean(text: string, of: string): void {
  runs += 1;
  characters += text.length;
  for (const [i, spelled] of searched.entries())
    for (const one of spelled)
      assert.ok(
        !text.includes(one),
        `${of} shows secret ${i} (${one}): ${text.slice(Math.max(0, text.indexOf(one) - 200), text.indexOf(one) + 100)}`,
      );
}

/** A secret that nobody has declared is known by its shape, and so as it is alone. */
const rumours: readonly string[] = [
  ...environment.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret),
    Buffer.from(`x-access-token:${secret}`).toString("base64"),
    Buffer.from(`{"u":${JSON.stringify(secret)}}`).toString("base64url"),
  ]),
  ...shapes.flatMap((shape) => [shape, JSON.stringify(shape)]),
  ...Object.entries(literals).flatMap(([key, value]) => [
    `${key}=${value}`,
    `"${key}": "${value}"`,
    JSON.stringify(JSON.stringify({ [key]: value })),
    `https://u:${value}@h/ and ${key}: ${value}`,
    `Authorization: Custom ${value}`,
  ]),
];
const gossip = rumours.join(" ");

const secrets = {
  lake: Object.fromEntries(Object.keys(declared).map((name) => [name.toLowerCase(), name])),
};
const formats = ["text", "markdown", "json", "github"] as const;
const verbs: readonly (readonly string[])[] = [
  ["check"],
  ["plan"],
  ["build"],
  ["workflow", "--check"],
  ["workflow"],
  ["workflow", "--run-manifest"],
  ["apply", "--dry-run"],
  ["refresh"],
  ["publish"],
  ["undo"],
  ["clean"],
  ["drift"],
  ["init"],
];

let folder = "";
const outside: { readonly [name: string]: string | undefined } = { ...process.env };
before(async () => {
  folder = await temporaryFolder();
  Object.assign(process.env, declared, wellKnown, {
    ICEBRANCH_DEBUG: "1",
    AWS_ACCESS_KEY_ID: made.awsId,
  });
});
after(async () => {
  for (const name of [
    ...Object.keys(declared),
    ...Object.keys(wellKnown),
    "ICEBRANCH_DEBUG",
    "AWS_ACCESS_KEY_ID",
  ])
    if (outside[name] === undefined) delete process.env[name];
    else process.env[name] = outside[name];
  await rm(folder, { recursive: true });
});

/** Runs every verb, some in every format, and searches what it printed, and what it wrote. */
async function everyVerb(repository: TemporaryRepository, of: string, only = verbs): Promise<void> {
  for (const [i, verb] of only.entries()) {
    const format = verb.includes("--run-manifest")
      ? []
      : [`--format=${formats[i % formats.length]}`];
    const { printed } = await commandLine(repository.root, [...verb, ...format]);
    assertClean(printed, `${of}: ${verb.join(" ")}`);
  }
  const path = join(repository.root, "argo/workflow.yaml");
  assertClean(await readFile(path, "utf8").catch(() => ""), `${of}: the workflow file`);
}

/** A program on PATH that says what it should not. */
async function gossiping(name: string, gossip: string): Promise<string> {
  const bin = join(folder, `bin-${name}`);
  await mkdir(bin, { recursive: true });
  const said = `error: fatal: unauthorized https://u:${declared.LAKE_EIGHT}@h/: ${gossip}\n`;
  await writeFile(
    join(bin, name),
    `#!${process.execPath}\nprocess.stderr.write(${JSON.stringify(said)});process.exitCode = 128;\n`,
  );
  await chmod(join(bin, name), 0o755);
  return bin;
}

async function withPath(t: TestContext, name: string, says: string): Promise<void> {
  const path = process.env.PATH ?? "";
  t.after(() => {
    process.env.PATH = path;
  });
  process.env.PATH = `${await gossiping(name, says)}:${path}`;
}

async function listening(server: Server | TcpServer, t: TestContext): Promise<number> {
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return (server.address() as AddressInfo).port;
}

const spec = "bronze/inventory/postgres.ingest.json";

async function branched(
  files: Files,
  changed: Files = { [spec]: ingestOf("orders") },
): Promise<TemporaryRepository> {
  const repository = await temporaryRepository(files);
  await repository.branch("bronze");
  await repository.commit("change", changed);
  return repository;
}

function withLiterals(): Files {
  const jaas = `org.apache.kafka.common.security.plain.PlainLoginModule required username="u" password="${inside.jaas}";`;
  const source = {
    ...literals,
    nested: [{ deeper: literals }],
    shapes,
    jdbc_url_params: `ssl=true&password=${inside.query}`,
    sasl_jaas_config: jaas,
    service_account_json: JSON.stringify({ private_key: inside.json }),
    connection_string: `Server=db;Password=${inside.connection};`,
    ...Object.fromEntries(shapes.map((shape, i) => [`note_${i}`, shape])),
  };
  const destination = { catalog_url: `postgres://u:${inside.url}@h/d`, ...literals };
  const yaml = `image: a:b\nsource:\n${Object.entries(literals)
    .map(([key, value]) => `  ${key}: ${value}\n`)
    .join("")}destination: {}\n`;
  return {
    [spec]: JSON.stringify({ image: "dashbook/source-postgres:sql", source, destination }),
    "bronze/other/x.ingest.yaml": yaml,
    "bronze/other/keys.ingest.json": JSON.stringify({
      ...{ image: "a:b", destination: {} },
      source: Object.fromEntries(shapes.map((shape) => [shape, 1])),
    }),
    "bronze/other/twice.ingest.json": `{"image":"a:b","source":{${shapes.map((shape) => `${JSON.stringify(shape)}:1,${JSON.stringify(shape)}:2`).join(",")}},"destination":{}}`,
    ...Object.fromEntries(
      shapes.map((shape, i) => [
        `silver/inventory/v${i}.sql`,
        `SELECT '${shape}' AS x FROM "${shape}".y.z\n`,
      ]),
    ),
    "silver/inventory/broken.sql": `SELECT FROM ${shapes[1]} WHERE ${shapes[2]}`,
  };
}

describe("no secret leaves", () => {
  it("of those that are written out in specs, views and the configuration", async () => {
    await using house = await lakehouse();
    await house.sync("orders", "main", [1]);
    await house.repository.branch("bronze");
    await house.repository.commit("change", withLiterals());
    for (const format of formats) {
      const { printed } = await commandLine(house.repository.root, ["check", `--format=${format}`]);
      assertClean(printed, `check as ${format}`);
    }
    await everyVerb(house.repository, "literals");
    await using configured = await branched({
      "icebranch.yaml": `catalogs:\n  default:\n    type: rest\n    uri: https://u:${inside.url}@127.0.0.1:9/\n${Object.entries(
        literals,
      )
        .map(([key, value]) => `    ${key}: ${value}\n`)
        .join("")}env:\n  TOKEN: ${literals.apiKey}\n  X: ${shapes[1]}\n`,
    });
    await everyVerb(configured, "literals in the configuration");
  });

  it("of those in a workflow file that somebody else wrote, not as what is taken out of it either", async () => {
    await using house = await lakehouse({ [spec]: ingestOf("orders") });
    const { root } = house.repository;
    await commandLine(root, ["workflow"]);
    const written = await readFile(join(root, "argo/workflow.yaml"), "utf8");
    const edited = written.replaceAll("$POSTGRES_PASSWORD", literals.password ?? "");
    assert.notEqual(edited, written);
    await house.repository.commit("edit", { "argo/workflow.yaml": edited });
    await house.repository.branch("bronze");
    await house.repository.commit("change", { [spec]: ingestOf("orders", "other") });
    for (const format of formats)
      for (const verb of [["workflow", "--check"], ["plan"], ["workflow", "--dry-run"]]) {
        const { printed } = await commandLine(root, [...verb, `--format=${format}`]);
        assertClean(printed, `${verb.join(" ")} as ${format}`);
        if (format === "json") assert.match(printed, /password.{1,6}:.{1,6}\*\*\*/, verb.join(" "));
      }
  });

  it("of those that would be written into the workflow file: it is left as it is", async () => {
    await using house = await lakehouse({ [spec]: ingestOf("orders") });
    const { root } = house.repository;
    await commandLine(root, ["workflow"]);
    const path = join(root, "argo/workflow.yaml");
    const written = await readFile(path, "utf8");
    const config = JSON.parse(await readFile(join(root, "dashtool.json"), "utf8"));
    const other = "bronze/inventory/other.ingest.json";
    await house.repository.write({
      "dashtool.json": JSON.stringify({ ...config, secrets }),
      [other]: ingestOf("other"),
    });
    for (const secret of [...shapes, ...Object.values(declared)]) {
      const [line = "", next] = secret.split("\n");
      const before = `${written}# ${line.startsWith("-----BEGIN") ? line : (next ?? line)}\n`;
      await writeFile(path, before);
      const { status, printed } = await commandLine(root, ["workflow"]);
      assertClean(printed, "workflow");
      assert.match(printed, /IB305/);
      assert.equal(status, 1);
      assert.equal(await readFile(path, "utf8"), before);
    }
  });

  it("of those in names of branches, files and commits", async () => {
    await using house = await lakehouse({ [spec]: ingestOf("orders") });
    await house.sync("orders", "main", [1]);
    for (const secret of [
      shapes[1] ?? "",
      shapes[10] ?? "",
      declared.LAKE_DIGITS ?? "",
      declared.LAKE_EIGHT ?? "",
    ]) {
      const config = JSON.parse(
        await readFile(join(house.repository.root, "dashtool.json"), "utf8"),
      );
      await house.repository.checkout("main");
      await house.repository.branch(`feat/${secret}`);
      await house.repository.commit(secret, {
        "dashtool.json": JSON.stringify({ ...config, secrets }),
        [`bronze/${secret}/${secret}.ingest.json`]: ingestOf("other"),
        [`silver/${secret}/x.sql`]: `SELECT ${secret} FROM a.${secret}.b`,
        [`silver/inventory/${secret}.sql`]: "SELECT",
      });
      await everyVerb(house.repository, "names");
    }
  });

  it("of those that a REST catalog repeats, whatever its answer", async (t) => {
    let status = 400;
    let turn = 0;
    const server = createServer((request, response) => {
      const heard = JSON.stringify(request.headers);
      const words = `${rumours[turn++ % rumours.length]} ${heard}`;
      response.statusCode = status;
      if (status === 302)
        response.setHeader(
          "location",
          `https://${encodeURIComponent(words).slice(0, 200)}.example/`,
        );
      response.setHeader("content-type", status === 418 ? "text/html" : "application/json");
      response.end(
        status === 418
          ? words
          : JSON.stringify({ error: { message: words, type: "X", code: status } }),
      );
    });
    const port = await listening(server, t);
    for (const [auth, value] of [
      ["token", "$LAKE_EIGHT"],
      ["credential", "$LAKE_PAIR"],
      ["header.x-api-key", "$LAKE_DIGITS"],
    ]) {
      await using repository = await branched({
        "icebranch.yaml": JSON.stringify({
          catalogs: {
            default: { type: "rest", uri: `http://127.0.0.1:${port}`, [auth ?? ""]: value },
          },
          secrets,
        }),
      });
      for (status of [400, 401, 403, 404, 409, 418, 302, 200])
        for (let i = 0; i < 4; i++)
          await everyVerb(repository, `REST ${status}`, [
            ["plan"],
            ...(i === 0 ? [["build"], ["drift"]] : []),
          ]);
    }
  });

  it("of those that a database repeats", async (t) => {
    let turn = 0;
    const server = createTcpServer((socket) => {
      socket
        .on("error", () => {})
        .once("data", () => {
          const fields = `SFATAL\0VFATAL\0CXX000\0M${rumours[turn++ % rumours.length]}\0\0`;
          const length = Buffer.alloc(4);
          length.writeInt32BE(Buffer.byteLength(fields) + 4);
          socket.end(Buffer.concat([Buffer.from("E"), length, Buffer.from(fields)]));
        });
    });
    const port = await listening(server, t);
    await using repository = await branched({
      "icebranch.yaml": JSON.stringify({
        catalogs: {
          default: {
            type: "sql",
            uri: `postgresql://lake:$LAKE_PASSWORD@127.0.0.1:${port}/lake?sslmode=disable`,
          },
        },
        secrets,
      }),
    });
    for (let i = 0; i < rumours.length; i++) await everyVerb(repository, "Postgres", [["plan"]]);
  });

  it("of those that S3 repeats", async (t) => {
    let status = 403;
    const server = createServer((request, response) => {
      response.statusCode = status;
      response.setHeader("content-type", "application/xml");
      const said = `${gossip} ${JSON.stringify(request.headers)}`.replaceAll(/[<&\p{Cc}]/gu, "");
      response.end(
        `<?xml version="1.0"?><Error><Code>${said.slice(0, 300)}</Code><Message>${said}</Message></Error>`,
      );
    });
    const port = await listening(server, t);
    await using repository = await branched({
      "icebranch.yaml": JSON.stringify({
        catalogs: {
          default: {
            ...{
              type: "file",
              uri: "s3://lake/warehouse",
              "s3.endpoint": `http://127.0.0.1:${port}`,
            },
            ...{
              "s3.region": "eu-central-1",
              "s3.allow-http": "true",
              "s3.path-style-access": "true",
            },
            ...{
              "s3.access-key-id": "$AWS_ACCESS_KEY_ID",
              "s3.secret-access-key": "$AWS_SECRET_ACCESS_KEY",
            },
          },
        },
        secrets,
      }),
    });
    for (status of [400, 403, 404])
      await everyVerb(repository, `S3 ${status}`, [["plan"], ["build"], ["drift"]]);
  });

  it("of those that kubectl and git repeat", async (t) => {
    await using house = await lakehouse({ [spec]: ingestOf("orders") });
    const config = JSON.parse(await readFile(join(house.repository.root, "dashtool.json"), "utf8"));
    await house.repository.commit("secrets", {
      "dashtool.json": JSON.stringify({ ...config, secrets }),
    });
    await commandLine(house.repository.root, ["workflow"]);
    await house.repository.commit("workflow");
    await withPath(t, "kubectl", gossip);
    await everyVerb(house.repository, "kubectl", [["apply"], ["apply", "--dry-run"], ["publish"]]);
    // Before git has answered, nobody knows what the configuration declares.
    const unknown = new Set(Object.values(declared));
    const told = [...rumours.slice(environment.length * 5), ...Object.values(wellKnown)];
    await withPath(t, "git", told.filter((one) => !unknown.has(one)).join(" "));
    await everyVerb(house.repository, "git");
  });

  it("through the action, from log, outputs, summary and report", async (t) => {
    const server = createServer((request, response) => {
      response.statusCode = 400;
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({ error: { message: `${gossip} ${JSON.stringify(request.headers)}` } }),
      );
    });
    const port = await listening(server, t);
    const rest = {
      "icebranch.yaml": JSON.stringify({
        catalogs: {
          default: { type: "rest", uri: `http://127.0.0.1:${port}`, token: "$LAKE_EIGHT" },
        },
        secrets,
      }),
      "dashtool.json": null,
    };
    const path = join(folder, "report.json");
    const asked = {
      env: { ...declared, ...wellKnown, RUNNER_DEBUG: "1" },
      with: { "report-path": path },
    };
    for (const [of, changed, onMain] of [
      ["literals", withLiterals(), {}],
      ["REST", { [spec]: ingestOf("orders") }, rest],
    ] as const) {
      await using pr = await pullRequest(changed, onMain);
      for (const event of ["opened", "closed"]) {
        const { log, outputs, summary } = await pr.pull(event, asked);
        // The runner reads these lines, and shows none of them.
        const shown = log.replaceAll(/^::add-mask::.*$/gm, "");
        const report = await readFile(path, "utf8").catch(() => "");
        for (const text of [shown, JSON.stringify(outputs), summary, report])
          assertClean(text, `${of}, ${event}, at GitHub`);
      }
    }
  });

  it("though all of this was searched", (t) => {
    const spelled = searched.flat().length;
    t.diagnostic(
      `${all.length} secrets in ${spelled} spellings × ${runs} texts of ${characters} characters searched`,
    );
    assert.ok(all.length >= 50 && runs >= 700, `${all.length} secrets, ${runs} texts`);
  });
});
