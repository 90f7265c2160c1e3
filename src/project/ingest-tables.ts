/** Which tables an ingest writes, where its file leaves no doubt. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import type { IngestNode } from "./project.ts";
import { isObject } from "./shape.ts";

type Tables = NonNullable<IngestNode["tables"]>;

/**
 * dashbook's destination writes NAMESPACE.STREAM, where NAMESPACE is `destination.namespace`, else
 * the stream's own, else (for us) the folder's. What a database connector will find behind its
 * schemas, publication and grants is not in the file: then undefined, the whole namespace.
 */
export function declaredTables(
  source: JsonObject,
  destination: JsonObject,
  folder: string,
): Tables | undefined {
  const named = streamNames(destination.streams) ?? topics(source.subscription);
  if (named === undefined) return undefined;
  const tables = named.map((stream) => tableOf(stream, destination, folder));
  return [...new Map(tables.map((table) => [`${table.namespace}.${table.name}`, table])).values()];
}

export interface Stream {
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Where a stream's rows land. */
export function tableOf(
  { namespace, name }: Stream,
  destination: JsonObject,
  folder: string,
): Tables[number] {
  const forced = typeof destination.namespace === "string" ? destination.namespace : undefined;
  return { namespace: forced ?? namespace ?? folder, name };
}

/** The keys of `destination.streams`, `orders` or `inventory.orders`; none means all there are. */
function streamNames(streams: Json): readonly Stream[] | undefined {
  if (!isObject(streams) || Object.keys(streams).length === 0) return undefined;
  return Object.keys(streams).map(streamOf);
}

/** `orders` or `inventory.orders`. */
export function streamOf(key: string): Stream {
  const dot = key.lastIndexOf(".");
  return { namespace: dot > 0 ? key.slice(0, dot) : undefined, name: key.slice(dot + 1) };
}

/** Kafka's topics: `assign` lists partitions, `subscribe` has a pattern that may be plain names. */
function topics(subscription: Json): readonly Stream[] | undefined {
  if (!isObject(subscription)) return undefined;
  switch (subscription.subscription_type) {
    case "assign":
      return listed(subscription.topic_partitions, /^([\w.-]+)\s*:\s*\d+$/);
    case "subscribe":
      return listed(subscription.topic_pattern, /^([\w-]+)$/);
    default:
      return undefined;
  }
}

/** The first group of each item of a comma list; undefined unless every item matches. */
function listed(list: Json, item: RegExp): readonly Stream[] | undefined {
  if (typeof list !== "string") return undefined;
  const names = list.split(",").map((part) => item.exec(part.trim())?.[1]);
  const certain = names.filter((name) => name !== undefined);
  if (certain.length < names.length) return undefined;
  return certain.map((name) => ({ namespace: undefined, name }));
}
