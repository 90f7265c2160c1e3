import type { Connector } from "./connector.ts";
import { invalidPosition } from "./databases.ts";
import {
  between,
  choice,
  flag,
  integer,
  object,
  or,
  port,
  secret,
  text,
  texts,
  words,
} from "./schema.ts";

const cluster = {
  "connection_string*": text,
  "databases*": texts,
  schema_enforced: or(true, flag),
};

const toConfig = (key: string) => `Write \`database_config\` with \`${key}\` instead.`;

export const mongodb: Connector = {
  name: "source-mongodb-v2",
  specifications: [
    {
      id: "source-mongodb-v2",
      version: "2",
      schema: object({
        "database_config*": choice("cluster_type", {
          ATLAS_REPLICA_SET: {
            ...cluster,
            "username*": text,
            "password*": secret,
            "auth_source*": or("admin", text),
          },
          SELF_MANAGED_REPLICA_SET: {
            ...cluster,
            username: text,
            password: secret,
            auth_source: or("admin", text),
          },
        }),
        initial_waiting_seconds: or(300, integer),
        queue_size: or(10_000, integer),
        discover_sample_size: or(10_000, between(10, 100_000)),
        discover_timeout_seconds: or(600, between(5, 1200)),
        invalid_cdc_cursor_position_behavior: invalidPosition,
        initial_load_timeout_hours: or(8, integer),
        update_capture_mode: or("Lookup", words("Lookup", "Post Image")),
      }),
      moved: {
        "/database_config/database": "Write `databases`, a list, instead.",
        "/instance_type": toConfig("cluster_type"),
        "/database": toConfig("databases"),
        "/user": toConfig("username"),
        "/password": toConfig("password"),
        "/auth_source": toConfig("auth_source"),
      },
    },
    {
      id: "dashbook-source-mongodb-v2",
      version: "0.1.19",
      isDashbook: true,
      schema: object({
        instance_type: choice("instance", {
          standalone: { "host*": text, "port*": or(27_017, port), tls: or(false, flag) },
          replica: { "server_addresses*": text, replica_set: text },
          atlas: { "cluster_url*": text },
        }),
        "database*": text,
        user: text,
        password: secret,
        auth_source: or("admin", text),
      }),
      moved: {
        "/username": "Write `user`, as this image spells it.",
        "/database_config": "This image is older than it: write `instance_type` and `database`.",
      },
    },
  ],
};
