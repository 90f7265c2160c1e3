/** All connectors whose configurations icebranch knows, and which of them an image is. */
import type { JsonObject } from "../iceberg/json.ts";
import { isDataLake } from "../project/branch-key.ts";
import { isDashbookDestination } from "../project/stream-columns.ts";
import type { Connector, Specification } from "./connector.ts";
import { iceberg, s3DataLake } from "./destination-airbyte.ts";
import { camel, dashbook, isCamelCase, snake } from "./destination-dashbook.ts";
import { faker } from "./source-faker.ts";
import { file } from "./source-file.ts";
import { github } from "./source-github.ts";
import { kafka } from "./source-kafka.ts";
import { mongodb } from "./source-mongodb.ts";
import { mssql } from "./source-mssql.ts";
import { mysql } from "./source-mysql.ts";
import { postgres } from "./source-postgres.ts";
import { s3 } from "./source-s3.ts";

export const sources: readonly Connector[] = [
  ...[faker, file, github, kafka, mongodb, mssql, mysql, postgres, s3],
];

export const destinations: readonly Connector[] = [dashbook, iceberg, s3DataLake];

export interface Image {
  /** The last part of its name: `source-postgres`. */
  readonly name: string;
  /** dashbook's, or a copy of such a one in another registry: they alone have these tags. */
  readonly isDashbook: boolean;
  readonly tag: string | undefined;
}

/** `[REGISTRY[:PORT]/][PATH/]NAME[:TAG][@DIGEST]`, as Docker reads it. */
export function imageOf(reference: string): Image {
  const [named = ""] = reference.split("@");
  const parts = named.split("/");
  const last = parts.at(-1) ?? "";
  const [name = "", tag] = last.split(":");
  const isDashbook = parts.at(-2) === "dashbook" || tag === "sql" || tag === "file";
  return { name, isDashbook, tag };
}

/** Whether it is a source that icebranch knows, if perhaps not at the image's age. */
export function isKnownName(image: Image): boolean {
  return sources.some(({ name }) => name === image.name);
}

/**
 * The specification that a source's image goes by: dashbook's images run connectors of 2023, others
 * the current one, or an older one where the tag's version says so. undefined where none is known.
 */
export function sourceSpecification(image: Image): Specification | undefined {
  const connector = sources.find(({ name }) => name === image.name);
  if (connector === undefined) return undefined;
  const { specifications } = connector;
  if (image.isDashbook) return specifications.find((one) => one.isDashbook);
  const major = image.tag === undefined ? undefined : /^v?(\d+)\.\d+/.exec(image.tag)?.[1];
  const ofMajor = specifications.find(({ version }) => version.split(".")[0] === major);
  const [current] = specifications;
  const isOlder = Number(major ?? Number.NaN) < Number(current?.version.split(".")[0]);
  return isOlder ? ofMajor : (ofMajor ?? current);
}

/**
 * Of dashbook's images it is dashbook's; of others what the keys are those of. undefined where
 * nothing tells.
 */
export function destinationSpecification(
  { isDashbook }: Image,
  destination: JsonObject,
): Specification | undefined {
  const has = (key: string) => Object.hasOwn(destination, key);
  if (!isDashbook && has("catalog_config")) return iceberg.specifications[0];
  if (!isDashbook && isDataLake(destination)) return s3DataLake.specifications[0];
  if (!isDashbook && !isDashbookDestination(destination)) return undefined;
  return isCamelCase(destination) ? camel : snake;
}
