/** Airbyte's own destinations that write Iceberg. */
import type { Connector } from "./connector.ts";
import { choice, flag, integer, object, or, type Schema, secret, text, words } from "./schema.ts";

const regions = [
  ...["af-south-1", "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3"],
  ...["ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "cn-north-1"],
  ...["cn-northwest-1", "eu-central-1", "eu-north-1", "eu-south-1", "eu-west-1", "eu-west-2"],
  ...["eu-west-3", "me-south-1", "sa-east-1", "us-east-1", "us-east-2", "us-gov-east-1"],
  ...["us-gov-west-1", "us-west-1", "us-west-2"],
];

const laterRegions = [
  ...["ap-south-2", "ap-southeast-3", "ap-southeast-4", "ca-west-1", "eu-central-2"],
  ...["eu-south-2", "il-central-1", "me-central-1"],
];

export const s3DataLake: Connector = {
  name: "destination-s3-data-lake",
  specifications: [
    {
      id: "destination-s3-data-lake",
      version: "2026-08",
      schema: object({
        "s3_bucket_name*": text,
        "s3_bucket_region*": words("", ...regions, ...laterRegions),
        "warehouse_location*": text,
        // Required by the connector: icebranch writes it.
        main_branch_name: text,
        access_key_id: secret,
        secret_access_key: secret,
        s3_endpoint: text,
        "catalog_type*": choice("catalog_type", {
          NESSIE: { "server_uri*": text, "namespace*": text, access_token: secret },
          GLUE: { "glue_id*": text, "database_name*": text, role_arn: text },
          REST: { "server_uri*": text, "namespace*": text },
          POLARIS: {
            "server_uri*": text,
            "catalog_name*": text,
            "client_id*": secret,
            "client_secret*": secret,
            "namespace*": text,
          },
        }),
      }),
    },
  ],
};

const database: { readonly database: Schema } = { database: or("default", text) };

export const iceberg: Connector = {
  name: "destination-iceberg",
  specifications: [
    {
      id: "destination-iceberg",
      version: "0.1.0",
      schema: object({
        "catalog_config*": choice("catalog_type", {
          Hive: { ...database, "hive_thrift_uri*": text },
          Hadoop: database,
          Jdbc: {
            ...database,
            jdbc_url: text,
            username: text,
            password: secret,
            ssl: or(false, flag),
            catalog_schema: or("public", text),
          },
        }),
        "storage_config*": choice("storage_type", {
          S3: {
            "access_key_id*": secret,
            "secret_access_key*": secret,
            "s3_warehouse_uri*": text,
            s3_bucket_region: or("", words("", ...regions)),
            s3_endpoint: or("", text),
            s3_path_style_access: or(true, flag),
          },
        }),
        "format_config*": object({
          "format*": or("Parquet", words("Parquet", "Avro")),
          flush_batch_size: or(10_000, integer),
          auto_compact: or(false, flag),
          compact_target_file_size_in_mb: or(100, integer),
        }),
      }),
    },
  ],
};
