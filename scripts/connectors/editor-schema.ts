/** `schemas/ingest.schema.json`: what is written there by hand, and the connectors' own settings by image. */
import { readFileSync } from "node:fs";
import { destinations, sources } from "../../src/connectors/catalogue.ts";
import type { Connector, Specification } from "../../src/connectors/connector.ts";
import { camel, snake } from "../../src/connectors/destination-dashbook.ts";
import type { Schema } from "../../src/connectors/schema.ts";

const path = "schemas/ingest.schema.json";
/** As the key of an object it would make a promise of it, to a linter. */
const consequence = "then";

export function ingestSchema(): { readonly path: string; readonly text: string } {
  const { allOf: _, definitions: __, ...byHand } = JSON.parse(readFileSync(path, "utf8"));
  const all = [...sources, ...destinations].flatMap(({ specifications }) => specifications);
  const definitions = Object.fromEntries(all.map(({ id, schema }) => [id, forEditor(schema)]));
  const allOf = [...sources.flatMap(bySource), ...byDestination];
  return { path, text: laidOut({ ...byHand, allOf, definitions }) };
}

/** Readable where a person writes it, a line for each of what is made. */
function laidOut({ allOf, definitions, ...byHand }: Made): string {
  const head = JSON.stringify(byHand, null, 2).replace(/\n\}$/, "");
  const conditions = allOf.map((one) => `    ${JSON.stringify(one)}`).join(",\n");
  const schemas = Object.entries(definitions)
    .map(([id, one]) => `    ${JSON.stringify(id)}: ${JSON.stringify(one)}`)
    .join(",\n");
  return `${head},\n  "allOf": [\n${conditions}\n  ],\n  "definitions": {\n${schemas}\n  }\n}\n`;
}

interface Made {
  readonly allOf: readonly object[];
  readonly definitions: { readonly [id: string]: object };
}

function bySource({ name, specifications }: Connector): readonly object[] {
  return specifications.flatMap((one) => {
    const condition = { properties: { image: { pattern: imagePattern(name, one) } } };
    const source = { $ref: `#/definitions/${one.id}` };
    return [when(condition, { source })];
  });
}

/** As `sourceSpecification` reads an image's name. */
function imagePattern(name: string, { isDashbook, version }: Specification): string {
  const major = version.split(".")[0];
  const end = "(?:@[^/]*)?$";
  if (isDashbook)
    return `(?:^|/)dashbook/${name}(?::[^/]*)?${end}|(?:^|/)${name}:(?:sql|file)${end}`;
  const other = `:(?!(?:sql|file)(?:@|$)|v?\\d+\\.)[^/@]*`;
  return `^(?!.*(?:^|/)dashbook/[^/]*$)(?:.*/)?${name}(?:${other}|:v?${major}\\.[^/@]*)?${end}`;
}

const ofDashbook = { image: { pattern: "(?:^|/)dashbook/[^/]+$|:(?:sql|file)(?:@|$)" } };
const isCamel = { destination: { required: ["catalogUrl"] } };

const byDestination = [
  when({ properties: { ...ofDashbook, ...isCamel } }, destinationOf(camel.id)),
  when(
    { properties: { ...ofDashbook, destination: { not: isCamel.destination } } },
    destinationOf(snake.id),
  ),
  ...[
    ["catalog_config", "destination-iceberg"],
    ["main_branch_name", "destination-s3-data-lake"],
  ].map(([key, id]) =>
    when(
      { properties: { destination: { required: [key] } }, not: { properties: ofDashbook } },
      destinationOf(id),
    ),
  ),
];

function destinationOf(id: string | undefined): object {
  return { destination: { $ref: `#/definitions/${id}` } };
}

function when(condition: object, properties: object): object {
  return { if: condition, [consequence]: { properties } };
}

const reference = { pattern: "\\$(?:[A-Za-z_]|\\{[A-Za-z_])" };

/** What a reference may stand for is not refused, and a secret is told from what is none. */
function forEditor(schema: Schema): object {
  const { properties, items, oneOf, additionalProperties, airbyte_secret, ...rest } = schema;
  const { enum: words, pattern, ...plain } = rest;
  const restricted = words !== undefined ? { enum: words } : pattern !== undefined && { pattern };
  return {
    ...plain,
    ...(restricted && { anyOf: [restricted, reference] }),
    ...(airbyte_secret && { description: "A secret: write $NAME." }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, one]) => [key, forEditor(one)]),
      ),
    }),
    ...(items && { items: forEditor(items) }),
    ...(oneOf && { oneOf: oneOf.map(forEditor) }),
    ...(additionalProperties && { additionalProperties: forEditor(additionalProperties) }),
  };
}
