/** Nessie's JSON, read into our own words. */
import { IcebranchError } from "../../../errors.ts";
import type { Json, JsonObject } from "../../../iceberg/json.ts";
import {
  type Key,
  type LogEntry,
  type NessieRef,
  type Operation,
  tableContent,
} from "./content.ts";

/** Names our commits, so that they are found again in Nessie's history. */
export const commitProperty = "icebranch.commit";

export function objectOf(json: Json): JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json)
    ? (json as JsonObject)
    : {};
}

export function listOf(json: Json): readonly JsonObject[] {
  return Array.isArray(json) ? json.map(objectOf) : [];
}

export function textOf(json: Json): string | undefined {
  return typeof json === "string" ? json : undefined;
}

export function refOf(json: Json): NessieRef {
  const { name, type, hash } = objectOf(json);
  if (typeof name !== "string" || typeof hash !== "string")
    throw new IcebranchError("IB410", "Nessie answered with a branch without a name or a commit.", {
      hint: "Look into Nessie's log, and whether something between it and icebranch changes its answers.",
    });
  return { name, type: type === "TAG" ? "TAG" : "BRANCH", hash };
}

export function keyIn(json: Json): Key {
  const { elements } = objectOf(json);
  return Array.isArray(elements) ? elements.map(String) : [];
}

export function logEntry({ commitMeta, operations }: JsonObject): LogEntry {
  const { hash, commitTime, allProperties, parentCommitHashes } = objectOf(commitMeta);
  const ours = objectOf(allProperties)[commitProperty];
  return {
    hash: String(hash),
    time: Date.parse(String(commitTime)),
    ours: Array.isArray(ours) ? textOf(ours[0]) : undefined,
    isMerge: Array.isArray(parentCommitHashes) && parentCommitHashes.length > 1,
    operations: listOf(operations).map(operation),
  };
}

function operation({ key, content }: JsonObject): Operation {
  return {
    key: keyIn(key),
    contentType: textOf(objectOf(content).type),
    content: tableContent(content),
  };
}

/** A branch at its commit: read so, all answers are of one moment, and a write is a compare-and-swap. */
export function at({ name, hash }: NessieRef): string {
  return encodeURIComponent(`${name}@${hash}`);
}
