/**
 * dashbook's destination, which is part of its source images. All its releases up to 2025-11-26 spell
 * the keys `catalogUrl`, those since `catalog_url`; a key in the other spelling is not read at all.
 */
import type { JsonObject } from "../iceberg/json.ts";
import type { Connector, Specification } from "./connector.ts";
import { mapOf, object, type Schema, secret, text, texts, words } from "./schema.ts";

type Spelling = (snake: string) => string;

const store = {
  aws_region: text,
  aws_access_key_id: text,
  aws_secret_access_key: secret,
  aws_endpoint: text,
  // A truth value is no text, and the whole store is then one in memory.
  aws_allow_http: words("true", "false"),
};

/** What has two spellings, in snake_case. */
export const spelled: readonly string[] = ["catalog_url", "catalog_name", ...Object.keys(store)];

function schemaIn(spell: Spelling): Schema {
  const stream = {
    sync_mode: words("full_refresh", "incremental"),
    cursor_field: texts,
    partition_by: mapOf(text),
    // The destination passes over it; icebranch reads it.
    json_schema: mapOf({}),
  };
  return object({
    ...inSpelling(spell, { "catalog_url*": text, catalog_name: text, ...store }),
    bucket: text,
    namespace: text,
    branch: text,
    streams: mapOf(object(inSpelling(spell, stream))),
  });
}

function inSpelling(spell: Spelling, keys: { readonly [key: string]: Schema }) {
  return Object.fromEntries(Object.entries(keys).map(([key, schema]) => [spell(key), schema]));
}

export const camelCase: Spelling = (snake) =>
  snake.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

export const snakeCase: Spelling = (snake) => snake;

const camels: ReadonlySet<string> = new Set(spelled.map(camelCase));

/** The spelling of most of its keys; of the first of them where there are as many of each. */
export function isCamelCase(destination: JsonObject): boolean {
  const own = Object.keys(destination);
  const camel = own.filter((key) => camels.has(key));
  const snake = own.filter((key) => spelled.includes(key));
  if (camel.length !== snake.length) return camel.length > snake.length;
  return camels.has(own.find((key) => camels.has(key) || spelled.includes(key)) ?? "");
}

const leftovers = "It is left over from Singer's target: remove it.";
const moved = { "/identifier": leftovers, "/replicationMethod": leftovers };

export const snake: Specification = {
  id: "dashbook-destination-iceberg-snake",
  version: "2025-11-27",
  isDashbook: true,
  schema: schemaIn(snakeCase),
  moved,
};

export const camel: Specification = {
  id: "dashbook-destination-iceberg-camel",
  version: "2025-11-26",
  isDashbook: true,
  schema: schemaIn(camelCase),
  moved,
};

export const dashbook: Connector = {
  name: "dashbook-destination-iceberg",
  specifications: [snake, camel],
};
