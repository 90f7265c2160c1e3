/** Small graphs to generate workflows from. */

import type { JsonObject } from "../../src/iceberg/json.ts";
import type { GraphNode, LineageGraph } from "../../src/lineage/graph.ts";
import type { Config, Identifier, ProjectNode } from "../../src/project/project.ts";

export const config: Config = {
  file: "dashtool.json",
  dialect: "dashtool",
  catalogs: {
    default: {
      type: "sql",
      uri: "postgres://postgres:$POSTGRES_PASSWORD@127.0.0.1:5432/lake",
      warehouse: "s3://example",
      properties: {
        "s3.region": "us-east-1",
        "s3.access-key-id": "AKIAIOSFODNN7EXAMPLE",
        "s3.secret-access-key": "$AWS_SECRET_ACCESS_KEY",
        "s3.endpoint": "http://127.0.0.1:4566",
        "s3.allow-http": "true",
      },
    },
  },
  main: "main",
  branches: { naming: "git", expireAfterMs: 0, drafts: "check" },
  publish: {
    ...{ onDiverged: "fail", atomic: "prefer", keepUndoMs: 0 },
    ...{ waitFor: undefined, waitTimeoutMs: 0 },
  },
  workflow: { path: "argo/workflow.yaml", target: "base" },
  locate: () => ({ file: "dashtool.json", line: 1, column: 1 }),
  secrets: {
    "postgres-secret": { password: "POSTGRES_PASSWORD" },
    "aws-secret": { secret_access_key: "AWS_SECRET_ACCESS_KEY" },
  },
  env: {
    CATALOG_URL: "postgres://postgres:$POSTGRES_PASSWORD@postgres:5432",
    AWS_ENDPOINT: "http://localstack:4566",
  },
};

export const destination: JsonObject = {
  catalog_name: "bronze",
  catalog_url: "postgres://postgres:$POSTGRES_PASSWORD@postgres:5432",
  aws_region: "us-east-1",
  aws_access_key_id: "AKIAIOSFODNN7EXAMPLE",
  aws_secret_access_key: "$AWS_SECRET_ACCESS_KEY",
  aws_endpoint: "http://localstack:4566",
  aws_allow_http: "true",
  bucket: "s3://example-kafka",
};

export interface IngestParts {
  readonly image?: string;
  readonly source?: JsonObject;
  readonly destination?: JsonObject;
}

export function ingest(id: string, parts: IngestParts = {}): GraphNode {
  const file = `${id.replaceAll(".", "/")}.ingest.json`;
  const node: ProjectNode = {
    kind: "ingest",
    id,
    identifier: identifierOf(id),
    file,
    image: parts.image ?? "dashbook/source-kafka:sql",
    source: parts.source ?? { bootstrap_servers: "kafka:9094", group_id: "airbyte" },
    destination: parts.destination ?? destination,
    tables: undefined,
    locate: (pointer) => ({ file, line: pointer.length + 1, column: 1 }),
  };
  return { id, node, dependencies: [], reads: [] };
}

export function view(id: string, dependencies: readonly string[] = []): GraphNode {
  const sql = "select 1 as one";
  const node: ProjectNode = {
    kind: "view",
    id,
    identifier: identifierOf(id),
    file: `${id.replaceAll(".", "/")}.sql`,
    sql,
    canonical: sql,
    relations: [],
  };
  return { id, node, dependencies: [...dependencies].sort(), reads: [] };
}

/** The nodes come in an order in which each stands after its dependencies. */
export function graph(...nodes: readonly GraphNode[]): LineageGraph {
  return { nodes, findings: [] };
}

function identifierOf(id: string): Identifier {
  const [catalog = "", namespace = "", name = ""] = id.split(".");
  return { catalog, namespace, name };
}

/** Two ingests, silver and gold views. */
export function inventory(): readonly GraphNode[] {
  const kafka = ingest("bronze.inventory.kafka", {
    source: {
      bootstrap_servers: "kafka:9094",
      subscription: { subscription_type: "subscribe", topic_pattern: "orders" },
      protocol: { security_protocol: "PLAINTEXT" },
      group_id: "airbyte",
    },
  });
  const postgres = ingest("bronze.inventory.postgres", {
    image: "dashbook/source-postgres:sql",
    source: {
      host: "postgres",
      port: 5432,
      username: "postgres",
      password: "$POSTGRES_PASSWORD",
      database: "postgres",
      schemas: ["inventory"],
      ssl_mode: { mode: "disable" },
      replication_method: {
        method: "CDC",
        replication_slot: "airbyte_slot",
        publication: "airbyte_publication",
      },
    },
  });
  const bronze = [kafka.id, postgres.id];
  return [
    kafka,
    postgres,
    view("silver.inventory.dim_customer", bronze),
    view("silver.inventory.dim_product", bronze),
    view("silver.inventory.fact_order", bronze),
    view("silver.inventory.order_weight", [
      "silver.inventory.dim_product",
      "silver.inventory.fact_order",
    ]),
    view("gold.inventory.sales", ["silver.inventory.dim_customer", "silver.inventory.fact_order"]),
  ];
}

/** Nine ingests for each view, which reads the first ingests of its namespace. */
export function nodes(count: number): readonly GraphNode[] {
  const views = Math.floor(count / 10);
  const id = (i: number) => `bronze.ns${i % 10}.t${i}`;
  return [
    ...Array.from({ length: count - views }, (_, i) => ingest(id(i))),
    ...Array.from({ length: views }, (_, i) => view(`silver.ns${i % 10}.v${i}`, [id(i)])),
  ];
}
