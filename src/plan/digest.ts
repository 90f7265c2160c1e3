import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { compareText } from "../errors.ts";
import { type Json, stringifyJson } from "../iceberg/json.ts";
import { isMarkKey } from "../iceberg/marks.ts";
import { tableName } from "../iceberg/refs.ts";
import type { TableUpdate } from "../iceberg/table-metadata.ts";
import type { Step } from "./plan.ts";
import { viewDigest } from "./view-digest.ts";

/**
 * `sha256:` of what the steps do and of every ref and uuid that they require. No time, run or
 * address goes into it, so that the same plan has the same digest on every machine.
 */
export function planDigest(steps: readonly Step[]): string {
  return `sha256:${hexDigest(stringifyJson(steps.map(canonicalStep)))}`;
}

/** Lower-case hex SHA-256 of UTF-8 text. */
export function hexDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function canonicalStep(step: Step): Json {
  switch (step.kind) {
    case "commit":
      return [
        step.kind,
        step.catalog,
        ...step.commits.map(({ commit }) => [
          tableName(commit.identifier),
          commit.requirements,
          commit.updates.map(withoutTimes),
        ]),
      ] as Json;
    case "drop-table":
      return [step.kind, step.catalog, tableName(step.identifier), step.uuid, step.move.from];
    case "view":
      return [step.kind, step.catalog, tableName(step.write.identifier), ...viewDigest(step)];
    case "apply-manifest": {
      const { kind, path, bytes, context = null, namespace = null, force } = step;
      return [kind, path, bytesToHex(sha256(bytes)), context, namespace, force];
    }
    case "write-file":
      return [step.kind, step.path, bytesToHex(sha256(step.bytes))];
    case "commit-file": {
      const { kind, path, bytes, branch, expectedHead } = step;
      return [kind, path, bytesToHex(sha256(bytes)), branch, expectedHead];
    }
  }
}

/** Marks hold the time they were made, and retention of refs counts from now. */
function withoutTimes(update: TableUpdate): Json {
  switch (update.action) {
    case "set-snapshot-ref":
      return [update.action, update["ref-name"], update.type, update["snapshot-id"]];
    case "set-properties":
      return [update.action, ...Object.entries(update.updates).sort(byKey).map(property)];
    case "remove-snapshot-ref":
      return [update.action, update["ref-name"]];
    case "remove-properties":
      return [update.action, ...update.removals];
    case "add-schema":
      return [update.action, update.schema];
    case "set-current-schema":
      return [update.action, update["schema-id"]];
    case "add-snapshot": {
      // Named by what it is a replay of, and on top of what; where its files are is chance.
      const {
        "snapshot-id": id,
        "parent-snapshot-id": parent = null,
        summary = {},
      } = update.snapshot;
      return [update.action, id, parent, ...Object.entries(summary).sort(byKey).flat()];
    }
    case "remove-snapshots":
      return [update.action, ...update["snapshot-ids"]];
  }
}

function property([key, value]: readonly [string, string]): Json {
  return isMarkKey(key) ? key : [key, value];
}

function byKey([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return compareText(a, b);
}
