import type { Connector } from "./connector.ts";
import { choice, flag, object, or, secret, text, words } from "./schema.ts";

const host = { "host*": text, "user*": text, password: secret, port: or("22", text) };

export const file: Connector = {
  name: "source-file",
  specifications: [
    {
      id: "source-file",
      version: "0.6.0",
      schema: object({
        "dataset_name*": text,
        "format*": or(
          "csv",
          words(
            ...["csv", "json", "jsonl", "excel", "excel_binary", "fwf", "feather", "parquet"],
            "yaml",
          ),
        ),
        "url*": text,
        reader_options: text,
        "provider*": choice("storage", {
          HTTPS: { user_agent: or(false, flag) },
          GCS: { service_account_json: secret },
          S3: { aws_access_key_id: text, aws_secret_access_key: secret },
          AzBlob: { "storage_account*": text, sas_token: secret, shared_key: secret },
          SSH: host,
          SCP: host,
          SFTP: host,
          local: {},
        }),
      }),
      moved: { "/reader_impl": "It is gone: remove it." },
    },
  ],
};
