/** What people are told of a connector's settings, at the place where they have to mend it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { imageOf, sourceSpecification } from "../../src/connectors/catalogue.ts";
import { checkedProject } from "../project/project-files.ts";

const path = "bronze/shop/orders.ingest.json";

/** `LINE:COLUMN LEVEL CODE message → hint`, in reading order. */
async function told(spec: object): Promise<readonly string[]> {
  const text = JSON.stringify(spec, null, 1);
  const { findings } = await checkedProject({ [path]: text });
  return findings
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    .map(({ line, level, code, message, hint }) => {
      const place = text
        .split("\n")
        [(line ?? 0) - 1]?.trim()
        .replace(/(?::? [{[]|,)$/, "")
        .trim();
      return `${level} ${code} at ${place}: ${message} ${hint}`;
    });
}

const destination = {
  ...{ catalog_name: "bronze", catalog_url: "sqlite:///x", bucket: "s3://b", namespace: "shop" },
};
const postgres = {
  ...{ host: "db", port: 5432, database: "shop", username: "u", password: "$PASSWORD" },
};
const kafka = {
  bootstrap_servers: "k:9092",
  subscription: { subscription_type: "subscribe", topic_pattern: "orders" },
  protocol: { security_protocol: "PLAINTEXT" },
};

const sourceCases: {
  readonly name: string;
  readonly image: string;
  readonly source: object;
  readonly told: readonly string[];
}[] = [
  {
    name: "a right one",
    image: "dashbook/source-postgres:sql",
    source: postgres,
    told: [],
  },
  {
    name: "a key that is missing, and one of nearly its name",
    image: "dashbook/source-postgres:sql",
    source: { hots: "db", port: 5432, database: "shop", username: "u" },
    told: ['error IB102 at "hots": "db": The key `host` is missing. Rename `hots` to `host`.'],
  },
  {
    name: "a reference where a number must stand",
    image: "dashbook/source-postgres:sql",
    source: { ...postgres, port: "$PORT" },
    told: [
      'error IB103 at "port": "$PORT": `port` must be a whole number, not text. Write the value itself: what a reference stands for is always text.',
    ],
  },
  {
    name: "one of several objects, chosen by its key: the problems of that one alone",
    image: "dashbook/source-postgres:sql",
    source: { ...postgres, replication_method: { method: "CDC", publication: "p", slot: "s" } },
    told: [
      'error IB102 at "replication_method": The key `replication_slot` is missing. Add `replication_slot`.',
      'warning IB104 at "slot": "s": The connector does not know `slot`, which has no effect. Remove it.',
    ],
  },
  {
    name: "one of several objects that there is not: what there is",
    image: "dashbook/source-postgres:sql",
    source: { ...postgres, replication_method: { method: "Xmin" } },
    told: [
      'error IB103 at "method": "Xmin": `method` has a value that it cannot have. Use `Standard`, `CDC`.',
    ],
  },
  {
    name: "the same in a newer connector, which has it",
    image: "airbyte/source-postgres:3.7.0",
    source: { ...postgres, replication_method: { method: "Xmin" } },
    told: [],
  },
  {
    name: "an object that does not say which it is",
    image: "airbyte/source-kafka",
    source: { ...kafka, MessageFormat: {} },
    told: [
      'error IB102 at "MessageFormat": {}: The key `deserialization_type` is missing. Add `deserialization_type`: `JSON`, `AVRO`.',
    ],
  },
  {
    name: "a reference for a word: what it stands for is not known",
    image: "airbyte/source-kafka",
    source: { ...kafka, auto_offset_reset: "$RESET", protocol: { security_protocol: "$PROTOCOL" } },
    told: [],
  },
  {
    name: "keys of another version, and what is written now",
    image: "airbyte/source-mongodb-v2",
    source: {
      database_config: {
        cluster_type: "SELF_MANAGED_REPLICA_SET",
        connection_string: "mongodb://m",
        databases: ["shop"],
      },
      user: "u",
    },
    told: [
      'warning IB104 at "user": "u": The connector does not know `user`, which has no effect. Write `database_config` with `username` instead.',
    ],
  },
  {
    name: "the way through an SSH host, which no specification of a file names",
    image: "airbyte/source-postgres",
    source: { ...postgres, tunnel_method: { tunnel_method: "SSH_KEY_AUTH", tunnel_host: "h" } },
    told: [
      'error IB102 at "tunnel_method": The key `ssh_key` is missing. Add `ssh_key`.',
      'error IB102 at "tunnel_method": The key `tunnel_port` is missing. Add `tunnel_port`.',
      'error IB102 at "tunnel_method": The key `tunnel_user` is missing. Add `tunnel_user`.',
    ],
  },
  {
    name: "an item of a list",
    image: "airbyte/source-github",
    source: {
      credentials: { option_title: "PAT Credentials", personal_access_token: "$TOKEN" },
      repositories: ["owner/name", "name"],
    },
    told: [
      String.raw`error IB103 at "name": ${"`1`"} is not written as the connector wants it. Write it so that it matches ^[\w.-]+/(([\w.-]*\*)|[\w.-]+(?<!\.git))$.`,
    ],
  },
];

describe("the settings of a source", () => {
  for (const { name, image, source, told: expected } of sourceCases)
    it(name, async () => {
      assert.deepEqual(await told({ image, source, destination }), expected);
    });

  it("are told beside all else that is wrong with the file", async () => {
    const said = await told({
      image: "dashbook/source-faker:sql",
      source: {},
      destination: { ...destination, branch: "main" },
    });
    assert.deepEqual(
      said.map((one) => one.split(" ")[1]),
      ["IB102", "IB302"],
    );
  });
});

const destinationCases: typeof sourceCases = [
  {
    name: "another spelling than the other keys have",
    image: "dashbook/source-faker:sql",
    source: { ...destination, catalog_url: undefined, catalogUrl: "sqlite:///x" },
    told: [
      'error IB102 at "catalogUrl": "sqlite:///x": The key `catalog_url` is missing. Rename `catalogUrl` to `catalog_url`.',
    ],
  },
  {
    name: "half a store, whose rows would be lost",
    image: "dashbook/source-faker:sql",
    source: { ...destination, aws_region: "eu-central-1", awsAccessKeyId: "$ID" },
    told: [
      'error IB113 at "destination": The object store lacks `aws_access_key_id`, `aws_secret_access_key`, so the rows would be written to memory or nowhere. Add `aws_access_key_id`, `aws_secret_access_key`.',
      'error IB113 at "awsAccessKeyId": "$ID": `awsAccessKeyId` is spelled unlike the other keys, and no release reads both spellings. Write `aws_access_key_id`.',
    ],
  },
  {
    name: "a truth value that is no text, so that there is no store",
    image: "dashbook/source-faker:sql",
    source: {
      ...destination,
      ...{ aws_region: "r", aws_access_key_id: "$ID", aws_secret_access_key: "$KEY" },
      aws_allow_http: true,
    },
    told: [
      'error IB103 at "aws_allow_http": true: `aws_allow_http` must be text, not a truth value. Write text here.',
    ],
  },
  {
    name: "no catalog's name, which a SQL catalog needs and a folder does not",
    image: "dashbook/source-faker:sql",
    source: { catalog_url: "sqlite:///x", namespace: "shop" },
    told: [
      'error IB102 at "destination": The key `catalog_name` is missing. Add `catalog_name`: the first folder of the file\'s path.',
    ],
  },
  {
    name: "no catalog's name beside a folder",
    image: "dashbook/source-faker:file",
    source: { catalog_url: "s3://b", namespace: "shop" },
    told: [],
  },
  {
    name: "settings of a stream that nothing looks up, and a transform without its inner quotes",
    image: "dashbook/source-faker:sql",
    source: {
      ...destination,
      streams: { orders: { partition_by: { day: "day", id: '"bucket[4]"' } }, items: {} },
    },
    told: [
      'warning IB113 at "orders": The settings of `orders` have no effect: the destination looks for streams by name, and for their settings by NAMESPACE.NAME. Add NAMESPACE.orders with these settings beside it.',
      String.raw`error IB113 at "day": "day": ${"`day`"} is not partitioned by a transform as the destination reads one. Write "\"day\"" with the inner quotes: identity, year, month, day, hour, void, bucket[N] or truncate[N].`,
    ],
  },
  {
    name: "Airbyte's own, which goes by its keys",
    image: "airbyte/source-faker",
    source: { s3_bucket_name: "b", warehouse_location: "s3://b" },
    told: [
      'error IB102 at "destination": The key `catalog_type` is missing. Add `catalog_type`.',
      'error IB102 at "destination": The key `s3_bucket_region` is missing. Add `s3_bucket_region`.',
    ],
  },
];

describe("the settings of a destination", () => {
  for (const { name, image, source, told: expected } of destinationCases)
    it(name, async () => {
      const spec = { image, source: { count: 1 }, destination: source };
      assert.deepEqual(await told(spec), expected);
    });
});

describe("the namespace that tables land in", () => {
  const cases: readonly {
    readonly name: string;
    readonly image: string;
    readonly source: object;
    readonly namespace?: string;
    readonly told: string | undefined;
  }[] = [
    {
      name: "the folder's",
      image: "source-postgres",
      source: { schemas: ["shop"] },
      told: undefined,
    },
    {
      name: "one of several schemas is the folder's",
      image: "source-postgres",
      source: { schemas: ["a", "shop"] },
      told: undefined,
    },
    {
      name: "other schemas",
      image: "source-postgres",
      source: { schemas: ["a", "b"] },
      told: '"schemas"',
    },
    {
      name: "the schema that is read unasked",
      image: "source-postgres",
      source: {},
      told: '"source": {}',
    },
    {
      name: "of MySQL the database",
      image: "source-mysql",
      source: { database: "x" },
      told: '"database": "x"',
    },
    {
      name: "of a topic none, so that it is `default`",
      image: "source-kafka",
      source: {},
      told: '"destination"',
    },
    {
      name: "whatever the destination says",
      image: "source-kafka",
      source: {},
      namespace: "shop",
      told: undefined,
    },
    {
      name: "another one that the destination says",
      image: "source-kafka",
      source: {},
      namespace: "other",
      told: '"namespace": "other"',
    },
    {
      name: "not known before it runs",
      image: "source-kafka",
      source: {},
      namespace: "$N",
      told: undefined,
    },
    { name: "not known of an unknown connector", image: "source-x", source: {}, told: undefined },
  ];
  for (const { name, image, source, namespace, told: place } of cases)
    it(`is ${name}`, async () => {
      const { namespace: _, ...own } = destination;
      const said = await told({
        ...{ image: `dashbook/${image}:sql`, source },
        destination: { ...own, ...(namespace && { namespace }) },
      });
      const found = said.filter((one) => one.includes("IB209"));
      assert.deepEqual(
        found.map((one) => /^warning IB209 at (.*?): The tables land in/.exec(one)?.[1]),
        place === undefined ? [] : [place],
      );
    });
});

describe("an image", () => {
  const cases: readonly [image: string, specification: string | undefined][] = [
    ["dashbook/source-postgres:sql", "dashbook-source-postgres"],
    ["registry.example:5000/mirror/dashbook/source-postgres@sha256:12", "dashbook-source-postgres"],
    ["registry.example/ours/source-postgres:file", "dashbook-source-postgres"],
    ["airbyte/source-postgres", "source-postgres"],
    ["airbyte/source-postgres:latest", "source-postgres"],
    ["airbyte/source-postgres:3.6.1@sha256:12", "source-postgres"],
    ["airbyte/source-postgres:9.0.0", "source-postgres"],
    ["airbyte/source-postgres:2.0.1", "dashbook-source-postgres"],
    ["airbyte/source-postgres:1.0.1", undefined],
    ["airbyte/source-mssql:1.0.19", "source-mssql-1"],
    ["airbyte/source-unheard-of:1", undefined],
    ["", undefined],
  ];
  for (const [image, id] of cases)
    it(`${image || "without a name"} goes by ${id ?? "no specification"}`, () => {
      assert.equal(sourceSpecification(imageOf(image))?.id, id);
    });
});
