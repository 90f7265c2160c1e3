import type { Connector } from "./connector.ts";
import { certificates, invalidPosition, tunnel } from "./databases.ts";
import {
  choice,
  flag,
  integer,
  object,
  or,
  port,
  secret,
  text,
  uniqueTexts,
  words,
} from "./schema.ts";

const base = {
  "host*": text,
  "port*": or(5432, port),
  "database*": text,
  schemas: or(["public"], uniqueTexts),
  "username*": text,
  password: secret,
  jdbc_url_params: text,
  ssl_mode: choice("mode", {
    disable: {},
    allow: {},
    prefer: {},
    require: {},
    "verify-ca": certificates,
    "verify-full": certificates,
  }),
  tunnel_method: tunnel,
};

const changes = {
  plugin: words("pgoutput"),
  "replication_slot*": text,
  "publication*": text,
  queue_size: or(10_000, integer),
  lsn_commit_behaviour: or(
    "After loading Data in the destination",
    words("While reading Data", "After loading Data in the destination"),
  ),
};

export const postgres: Connector = {
  name: "source-postgres",
  specifications: [
    {
      id: "source-postgres",
      version: "3.7",
      schema: object({
        ...base,
        replication_method: choice("method", {
          CDC: {
            ...changes,
            initial_waiting_seconds: or(1200, integer),
            heartbeat_action_query: or("", text),
            invalid_cdc_cursor_position_behavior: invalidPosition,
            initial_load_timeout_hours: or(8, integer),
          },
          Xmin: {},
          Standard: {},
        }),
        entra_service_principal_auth: or(false, flag),
        entra_tenant_id: text,
        entra_client_id: text,
      }),
      moved: { "/ssl": "Write `ssl_mode` with `mode` instead." },
    },
    {
      id: "dashbook-source-postgres",
      version: "2.0.34",
      isDashbook: true,
      schema: object({
        ...base,
        replication_method: choice("method", {
          Standard: {},
          CDC: { ...changes, initial_waiting_seconds: or(300, integer) },
        }),
      }),
      moved: {
        "/ssl": "Write `ssl_mode` with `mode` instead.",
        "/replication_method/heartbeat_action_query": "This image is older than it: remove it.",
        "/replication_method/invalid_cdc_cursor_position_behavior":
          "This image is older than it: remove it.",
        "/replication_method/initial_load_timeout_hours": "This image is older than it: remove it.",
      },
    },
  ],
};
