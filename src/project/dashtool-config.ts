/**
 * `dashtool.json` as dashtool reads it. Its S3 keys are camelCase in every tagged release and
 * snake_case since 2025-11-27; the wrong spelling makes it use an in-memory store without a word.
 * Both are taken here. https://github.com/dashbook/dashtool/blob/main/Documentation.md
 */
import { defaults, readAllowed, readEnv, readSecrets } from "./config-members.ts";
import type { CatalogConfig, Config } from "./project.ts";
import {
  doubt,
  has,
  noteUnknown,
  requiredOneOf,
  requiredText,
  type Shape,
  scalarText,
  wrong,
} from "./shape.ts";

/** dashtool's two spellings of a key, and the property that pyiceberg has for it. */
const s3Keys = [
  ["aws_region", "awsRegion", "s3.region"],
  ["aws_access_key_id", "awsAccessKeyId", "s3.access-key-id"],
  ["aws_secret_access_key", "awsSecretAccessKey", "s3.secret-access-key"],
  ["aws_endpoint", "awsEndpoint", "s3.endpoint"],
  ["aws_allow_http", "awsAllowHttp", "s3.allow-http"],
] as const;

const otherKeys = [
  ...["plugin", "catalogUrl", "bucket", "secrets", "env", "allowed-literals", "$schema"],
];

export function dashtoolConfig(shape: Shape): Config | undefined {
  const type = requiredOneOf(shape, "plugin", ["sql", "file"]);
  const uri = requiredText(shape, "catalogUrl");
  const bucket = requiredText(shape, "bucket");
  const properties = s3Properties(shape);
  const secrets = readSecrets(shape);
  const env = readEnv(shape);
  const allowed = readAllowed(shape);
  noteUnknown(shape, [...otherKeys, ...s3Keys.flatMap((names) => names.slice(0, 2))]);
  if (type === undefined || uri === undefined || bucket === undefined) return undefined;
  const catalog = { type, uri, warehouse: warehouse(bucket, properties), properties };
  const { file, locate } = shape.document;
  const catalogs = { default: catalog };
  return { ...defaults, file, dialect: "dashtool", catalogs, secrets, env, locate, ...allowed };
}

function s3Properties(shape: Shape): CatalogConfig["properties"] {
  const properties: Record<string, string> = {};
  for (const [snake, camel, property] of s3Keys) {
    const key = has(shape, snake) ? snake : camel;
    if (!has(shape, key)) continue;
    if (key === snake && has(shape, camel)) noteTwice(shape, snake, camel);
    const value = scalarText(shape, key);
    if (value !== undefined) properties[property] = value;
    if (typeof shape.members[key] !== "string" && value !== undefined) noteNotText(shape, key);
  }
  // Without a key of its own, both are looked for where AWS's tools look.
  if (properties["s3.access-key-id"] === undefined) return properties;
  // dashtool takes the secret from the environment, and so do its containers.
  return { "s3.secret-access-key": "$AWS_SECRET_ACCESS_KEY", ...properties };
}

function noteTwice(shape: Shape, snake: string, camel: string): void {
  const message = `\`${snake}\` and \`${camel}\` are two spellings of one key.`;
  wrong(shape, camel, "IB110", message, "Keep the spelling that your dashtool reads.");
}

function noteNotText(shape: Shape, key: string): void {
  const message = `dashtool ignores all S3 keys unless \`${key}\` is text.`;
  doubt(shape, key, "IB103", message, "Put the value in quotes.");
}

/** With S3 keys a bare name is a bucket. */
function warehouse(bucket: string, s3: CatalogConfig["properties"]): string {
  const isName = /^[a-z0-9][a-z0-9.-]*$/.test(bucket);
  return isName && Object.keys(s3).length > 0 ? `s3://${bucket}` : bucket;
}
