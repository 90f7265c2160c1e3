/** Which names are those of secrets, and which only sound so. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSecretKey } from "../../src/secret-keys.ts";

const secret = [
  ...[
    "password",
    "Password",
    "passwd",
    "pwd",
    "passphrase",
    "db_password",
    "dbPassword",
    "PGPASSWORD",
  ],
  ...[
    "tunnel_user_password",
    "client_key_password",
    "keystore.password",
    "MYSQL_PWD",
    "password_2",
  ],
  ...["secret", "client_secret", "clientSecret", "secrets", "aws_secret_access_key"],
  ...["awsSecretAccessKey", "s3.secret-access-key", "AWS_SECRET_ACCESS_KEY", "secretKey"],
  ...["token", "tokens", "access_token", "refreshToken", "personal_access_token", "sas_token"],
  ...["urn:ietf:params:oauth:token-type:access_token", "bearer", "pat", "jwt"],
  ...["api_key", "apiKey", "x-api-key", "apikey", "private_key", "privateKeyPem", "shared_key"],
  ...["AccountKey", "ssh_key", "client_key", "sslkey", "signing_key", "encryption-key"],
  ...[
    "credential",
    "credentials",
    "service_account_json",
    "credentials_json",
    "header.authorization",
  ],
  ...["sasl_jaas_config", "sasl.jaas.config", "dsn", "cookie", "rest.auth.basic.password"],
];

const friends = [
  ...[
    "oauthbearer_token_endpoint_url",
    "token_url",
    "token_uri",
    "oauth2-server-uri",
    "token_type",
  ],
  ...["tokenizer", "tokenize", "token_count", "max_tokens", "num_tokens", "token-expires-in-ms"],
  ...["next_page_token", "page_token", "continuationToken", "sync_token", "token-refresh-enabled"],
  ...["secret_name", "secretName", "secret_arn", "kubernetes_secret", "image_pull_secrets"],
  ...["password_policy", "password_file", "passwordless", "use_password", "password_length"],
  ...["client.credentials-provider", "credentials_provider_class", "credential_type", "auth_type"],
  ...["aws_access_key_id", "awsAccessKeyId", "s3.access-key-id", "s3.sse-kms-key-id", "key_id"],
  ...["public_key", "primary_key", "sort_key", "partition_key", "key", "keys", "foreign_key"],
  ...[
    "compass",
    "bypass",
    "author",
    "username",
    "publication",
    "sassy",
    "jaas_module",
    "cookies_enabled",
  ],
  ...["passenger_id", "secretary", "stoken_id", "patch", "format", "dsn_name", "private_key_id"],
  ...["auth_source", "personal_access_token_name", "authorization_url", "", "__proto__"],
];

describe("a key", () => {
  for (const key of secret) it(`is a secret's: ${key}`, () => assert.ok(isSecretKey(key)));
  for (const key of friends)
    it(`only sounds like a secret's: ${key}`, () => assert.ok(!isSecretKey(key)));
});
