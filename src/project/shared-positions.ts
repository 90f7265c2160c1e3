/** Ingests that read from one place of a source: what one of them takes, the other never sees. */
import type { Finding } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";
import { type Group, groupBy, tellEach } from "./groups.ts";
import type { IngestNode } from "./project.ts";
import { isObject } from "./shape.ts";

export function sharedPositions(ingests: readonly IngestNode[]): readonly Finding[] {
  return [
    ...told(ingests, slotOf, slotPointer, (group, place) =>
      tellEach(group, "IB207", place, {
        message: (others) => `The replication slot is also read by ${others}.`,
        hint: "Give each its own: a slot hands every change to one reader, and the other loses it.",
      }),
    ),
    ...told(ingests, publicationOf, publicationPointer, (group, place) =>
      tellEach(group, "IB208", place, {
        message: (others) => `The publication is also that of ${others}.`,
        hint: "Give each its own, with the tables that it loads, if they are not to load the same.",
        level: "warning",
      }),
    ),
    ...told(ingests, groupOf, groupPointer, (group, place) =>
      tellEach(group, "IB208", place, {
        message: (others) => `The Kafka group is also that of ${others}.`,
        hint: "Give each its own: a group shares the messages out, and each reader sees a part.",
        level: "warning",
      }),
    ),
  ];
}

type Place = (node: IngestNode) => ReturnType<IngestNode["locate"]>;

/** `keyOf`: the same for those that share; undefined for one that has none. */
function told(
  ingests: readonly IngestNode[],
  keyOf: (node: IngestNode) => string | undefined,
  pointer: string,
  tell: (group: Group<IngestNode>, place: Place) => readonly Finding[],
): readonly Finding[] {
  const having = ingests.filter((node) => keyOf(node) !== undefined);
  const place: Place = ({ locate }) => locate(pointer);
  return [...groupBy(having, (node) => keyOf(node) ?? "").values()].flatMap((group) =>
    tell(group, place),
  );
}

const slotPointer = "/source/replication_method/replication_slot";
const publicationPointer = "/source/replication_method/publication";
const groupPointer = "/source/group_id";

function slotOf({ source }: IngestNode): string | undefined {
  // Of one server, whichever of its databases.
  return joined(
    source.host,
    source.port ?? 5432,
    method(source.replication_method)?.replication_slot,
  );
}

function publicationOf({ source }: IngestNode): string | undefined {
  const { host, port = 5432, database, replication_method } = source;
  return joined(host, port, database, method(replication_method)?.publication);
}

function groupOf({ source }: IngestNode): string | undefined {
  const servers = typeof source.bootstrap_servers === "string" ? source.bootstrap_servers : "";
  const sorted = servers.split(",").map((one) => one.trim());
  return joined(sorted.sort().join(","), source.group_id);
}

function method(value: Json) {
  return isObject(value) ? value : undefined;
}

/** undefined where one is absent, or neither text nor number. */
function joined(...parts: readonly Json[]): string | undefined {
  const known = parts.filter((part) => typeof part === "string" || typeof part === "number");
  return known.length === parts.length ? known.join(" ") : undefined;
}
