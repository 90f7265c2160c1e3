import type { Connector } from "./connector.ts";
import { certificates, invalidPosition, tunnel } from "./databases.ts";
import { choice, flag, integer, object, or, port, secret, text } from "./schema.ts";

const base = {
  "host*": text,
  "port*": or(3306, port),
  "database*": text,
  "username*": text,
  password: secret,
  jdbc_url_params: text,
  ssl_mode: choice("mode", {
    preferred: {},
    required: {},
    verify_ca: certificates,
    verify_identity: certificates,
  }),
  tunnel_method: tunnel,
};

const noSchemas = "MySQL has databases alone: name it in `database`.";

export const mysql: Connector = {
  name: "source-mysql",
  specifications: [
    {
      id: "source-mysql",
      version: "3",
      schema: object({
        ...base,
        "replication_method*": choice("method", {
          STANDARD: {},
          CDC: {
            server_timezone: text,
            invalid_cdc_cursor_position_behavior: invalidPosition,
            initial_load_timeout_hours: or(8, integer),
          },
        }),
        check_privileges: or(true, flag),
        checkpoint_target_interval_seconds: or(300, integer),
        max_db_connections: integer,
      }),
      moved: {
        "/schemas": noSchemas,
        "/ssl": "Write `ssl_mode` with `mode` instead.",
        "/replication_method/server_time_zone": "Write `server_timezone` instead.",
      },
    },
    {
      id: "dashbook-source-mysql",
      version: "2.0.25",
      isDashbook: true,
      schema: object({
        ...base,
        ssl: or(true, flag),
        "replication_method*": choice("method", {
          STANDARD: {},
          CDC: { initial_waiting_seconds: or(300, integer), server_time_zone: text },
        }),
      }),
      moved: {
        "/schemas": noSchemas,
        "/replication_method/server_timezone": "Write `server_time_zone`, as this image spells it.",
      },
    },
  ],
};
