/** Where a source keeps how far it has been read: the one who reads first moves it for all. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { isObject } from "./shape.ts";

export interface Position {
  readonly kind: "group" | "slot";
  /** The Kafka group or the replication slot, as written. */
  readonly name: string;
  /** Where a spec says it, such as `source.group_id`. */
  readonly path: string;
}

export function positionsOf(source: JsonObject): readonly Position[] {
  const group = text(source.group_id);
  const method = source.replication_method;
  const slot = isObject(method) ? text(method.replication_slot) : undefined;
  return [
    ...(group === undefined
      ? []
      : [{ kind: "group", name: group, path: "source.group_id" } as const]),
    ...(slot === undefined
      ? []
      : [
          {
            kind: "slot",
            name: slot,
            path: "source.replication_method.replication_slot",
          } as const,
        ]),
  ];
}

function text(value: Json): string | undefined {
  return typeof value === "string" ? value : undefined;
}
