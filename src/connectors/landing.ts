/**
 * Where dashbook's destination puts a table: NAMESPACE.STREAM, of `destination.namespace`, else of the
 * stream itself, else `default`. The folder says where icebranch and the views look for it.
 */
import type { Finding } from "../errors.ts";
import type { Json, JsonObject } from "../iceberg/json.ts";
import type { Document } from "../project/document.ts";
import { namesIn } from "../project/expand.ts";
import { warningAt } from "../project/finding.ts";
import { isObject } from "../project/shape.ts";

interface Ingest {
  readonly source: JsonObject;
  readonly destination: JsonObject;
  /** The namespace by the file's path. */
  readonly folder: string;
}

export function landing(document: Document, connector: string, ingest: Ingest): readonly Finding[] {
  const { source, destination, folder } = ingest;
  const forced = destination.namespace;
  if (typeof forced === "string") {
    if (forced === folder || isOpen(forced)) return [];
    return [elsewhere(document, "/destination/namespace", [forced], folder)];
  }
  const own = namespacesOf(connector, source);
  if (own === undefined || own.values.some((one) => one === folder || isOpen(one))) return [];
  return [elsewhere(document, own.pointer, own.values, folder)];
}

function elsewhere(
  document: Document,
  pointer: string,
  namespaces: readonly string[],
  folder: string,
): Finding {
  const message = `The tables land in ${namespaces.join(", ")}, and the folder says ${folder}.`;
  const hint = `Write \`namespace\`: ${JSON.stringify(folder)} into \`destination\`, or move the file.`;
  return warningAt(document.locate(pointer), "IB209", message, hint);
}

/** What a reference stands for is not known here. */
function isOpen(namespace: string): boolean {
  return namesIn(namespace).length > 0;
}

interface Own {
  readonly values: readonly string[];
  /** What says so. */
  readonly pointer: string;
}

/** Of the streams of a source; undefined where that is not known. */
function namespacesOf(connector: string, source: JsonObject): Own | undefined {
  switch (connector) {
    case "source-postgres":
      return listed(source.schemas, "/source/schemas", "public");
    case "source-mssql":
      return listed(source.schemas, "/source/schemas", "dbo");
    case "source-mysql":
      return listed([source.database], "/source/database");
    case "source-mongodb-v2": {
      const { database_config: config } = source;
      return isObject(config)
        ? listed(config.databases, "/source/database_config/databases")
        : listed([source.database], "/source/database");
    }
    case "source-kafka":
    case "source-s3":
    case "source-file":
    case "source-faker":
    case "source-github":
      return { values: ["default"], pointer: "/destination" };
    default:
      return undefined;
  }
}

/** `otherwise`: where the connector has a default. */
function listed(value: Json, pointer: string, otherwise?: string): Own | undefined {
  if (value === undefined && otherwise !== undefined)
    return { values: [otherwise], pointer: "/source" };
  const values = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  return values.length === 0 ? undefined : { values, pointer };
}
