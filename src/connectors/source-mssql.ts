import type { Connector } from "./connector.ts";
import { invalidPosition, tunnel } from "./databases.ts";
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
  "port*": port,
  "database*": text,
  schemas: or(["dbo"], uniqueTexts),
  "username*": text,
  jdbc_url_params: text,
  tunnel_method: tunnel,
};

const unverified = { unencrypted: {}, encrypted_trust_server_certificate: {} };

export const mssql: Connector = {
  name: "source-mssql",
  specifications: [
    {
      id: "source-mssql",
      version: "4",
      schema: object({
        ...base,
        "password*": secret,
        ssl_method: choice("ssl_method", {
          ...unverified,
          encrypted_verify_certificate: { hostNameInCertificate: text, certificate: secret },
        }),
        replication_method: choice("method", {
          CDC: {
            initial_waiting_seconds: or(300, integer),
            invalid_cdc_cursor_position_behavior: invalidPosition,
            queue_size: or(10_000, integer),
            initial_load_timeout_hours: or(8, integer),
          },
          STANDARD: { exclude_todays_data: or(false, flag) },
        }),
      }),
      moved: {
        "/replication_method/data_to_sync": "It is gone: remove it.",
        "/replication_method/snapshot_isolation": "It is gone: remove it.",
      },
    },
    {
      id: "source-mssql-1",
      version: "1.0.19",
      isDashbook: true,
      schema: object({
        ...base,
        password: secret,
        ssl_method: choice("ssl_method", {
          ...unverified,
          encrypted_verify_certificate: {
            hostNameInCertificate: text,
            "trustStoreName*": {},
            "trustStorePassword*": {},
          },
        }),
        replication_method: choice("method", {
          STANDARD: {},
          CDC: {
            data_to_sync: or("Existing and New", words("Existing and New", "New Changes Only")),
            snapshot_isolation: or("Snapshot", words("Snapshot", "Read Committed")),
            initial_waiting_seconds: or(300, integer),
          },
        }),
      }),
    },
  ],
};
