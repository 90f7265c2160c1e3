/** The keys of a catalog: what icebranch goes by, and what a configuration of other programs may have besides. */
import { nearestNames } from "./nearest.ts";
import { doubt, isObject, noteUnknownKey, type Shape, wrong } from "./shape.ts";

/** What has an effect here; docs/catalogs/ and docs/stores.md say which. */
const ours = [
  ...["type", "uri", "warehouse", "catalog-name", "namespace-separator", "ssl.cabundle"],
  ...["credential", "token", "scope", "audience", "resource", "oauth2-server-uri"],
  ...["id_token", "access_token", "jwt", "saml2", "saml1"].map(
    (one) => `urn:ietf:params:oauth:token-type:${one}`,
  ),
  ...[
    ...["auth.type", "auth.basic.username", "auth.basic.password"],
    ...["auth.sigv4.delegate-auth-type", "sigv4-enabled", "signing-region", "signing-name"],
    ...["access-key-id", "secret-access-key", "session-token", "client.socket-timeout-ms"],
  ].map((one) => `rest.${one}`),
  ...[
    ...["endpoint", "allow-http", "anonymous", "force-virtual-addressing", "path-style-access"],
    ...["connect-timeout", "request-timeout", "proxy-uri", "server-side-encryption"],
    ...["sse-kms-key-id", "signer"],
  ].map((one) => `s3.${one}`),
  ...[
    ...["region", "access-key-id", "secret-access-key", "session-token", "profile-name"],
    ...["role-arn", "role-session-name"],
  ].flatMap((one) => [`s3.${one}`, `client.${one}`]),
];

/** Of pyiceberg 0.12 and Iceberg's Java library 1.11: nothing of what icebranch does depends on them. */
const theirs = new Set([
  ...["app-id", "app-name", "auth.session-timeout-ms", "cache-enabled", "catalog-impl", "clients"],
  ...["client-pool-cache-keys", "downcast-ns-timestamp-to-us-on-write", "echo", "io-impl"],
  ...["init_catalog_tables", "jdbc.init-catalog-tables", "jdbc.schema-version", "pool_pre_ping"],
  ...["jdbc.strict-mode", "metrics-reporter-impl", "prefix", "py-catalog-impl", "py-io-impl"],
  ...["rest-metrics-reporting-enabled", "rest-page-size", "scan-planning-mode", "signer.uri"],
  ...[
    "signer.endpoint",
    "snapshot-loading-mode",
    "suppress-permission-error",
    "table-name",
    "user",
  ],
  ...["token-exchange-enabled", "token-expires-in-ms", "token-refresh-enabled", "ugi"],
  ...["unique-table-location", "view-endpoints-supported", "rest.sigv4.max-retries"],
  "urn:ietf:params:oauth:token-type:refresh_token",
  ...["connection-timeout-ms", "connections-per-route", "max-connections", "max-retries"].map(
    (one) => `rest.client.${one}`,
  ),
  "rest.client.user-agent",
  ...["s3.resolve-region", "s3.retry-strategy-impl", "s3.signer.endpoint", "s3.signer.uri"],
  ...["s3.acceleration-enabled", "s3.acl", "s3.checksum-enabled", "s3.chunked-encoding-enabled"],
  ...["s3.client-factory-impl", "s3.cross-region-access-enabled", "s3.delete-enabled"],
  ...["s3.dualstack-enabled", "s3.preload-client-enabled", "s3.remote-signing-enabled"],
  ...["s3.session-token-expires-at-ms", "s3.staging-dir", "s3.use-arn-region-enabled"],
]);

/** What begins so is theirs, or, with `header.`, named by the user. */
const families = [
  ...["client.assume-role.", "client.credentials-provider", "client.factory", "client.legacy-"],
  ...["client.pool.", "client.refresh-", "rest.client.proxy.", "rest.client.tls."],
  ...["adls.", "cache.", "dynamodb.", "encryption.", "gcp.", "gcs.", "glue.", "hdfs."],
  ...["header.", "hf.", "hive.", "http-client.", "io.", "kms.", "lakeformation.", "lock-check-"],
  ...["lock.", "pyarrow.", "rest-scan-", "rest-table-cache.", "s3.access-grants."],
  ...["s3.access-points.", "s3.analytics-accelerator.", "s3.crt.", "s3.delete.", "s3.retry."],
  ...["s3.directory-bucket.", "s3.multipart.", "s3.sse.", "s3.write.", "table-default."],
  ...["table-override.", "view-default.", "view-override."],
];

/** A warning for each key that is neither: most often a slip of the pen, whose want shows elsewhere. */
export function noteUnknownProperties(shape: Shape): void {
  for (const key of Object.keys(shape.members)) {
    if (isKnown(key) || isNestedOne(shape, key)) continue;
    if (key.startsWith("jdbc.")) {
      const hint = "Write it into the uri, in the words that docs/catalogs/sql.md has for it.";
      doubt(shape, key, "IB104", `The key \`${key}\` is Java's and has no effect here.`, hint);
    } else {
      noteUnknownKey(shape, key, meantBy(key));
    }
  }
}

function isKnown(key: string): boolean {
  return ours.includes(key) || theirs.has(key) || families.some((one) => key.startsWith(one));
}

/** `endpoint`, and `awsEndpoint` as dashtool.json has it, are `s3.endpoint`. */
function meantBy(key: string): string | undefined {
  const ofStore = `s3.${key.replace(/^aws_?/i, "")}`;
  const [nearest] = [...nearestNames(key, ours), ...nearestNames(ofStore, ours)];
  return nearest ?? ours.find((one) => one.startsWith(`${key}-`));
}

/** What pyiceberg nests and Java does not. */
const flat: { readonly [key: string]: string } = {
  auth: "Write rest.auth.type and its like instead, one key each: docs/catalogs/rest.md has them.",
  ssl: "Write ssl.cabundle instead.",
};

function isNestedOne({ members }: Shape, key: string): boolean {
  return Object.hasOwn(flat, key) && isObject(members[key] ?? null);
}

/** True, with a finding, for a mapping whose members have keys of their own here. */
export function isNested(shape: Shape, key: string): boolean {
  if (!isNestedOne(shape, key)) return false;
  const message = `\`${key}\` is one key for each setting here, and no mapping.`;
  wrong(shape, key, "IB103", message, flat[key] ?? "");
  return true;
}
