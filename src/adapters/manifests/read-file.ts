import type { Schema as AvroSchema, Type as AvroType } from "avsc";
import { whyNotReadable } from "../../avro-codec.ts";
import { avroRecords, exactType, readAvroHeader } from "../../avro-file.ts";
import { IcebranchError } from "../../errors.ts";
import type { Storage } from "../../ports.ts";
import { byFieldId } from "./field-ids.ts";
import { unreadable, type Values } from "./values.ts";

export interface ReadFile {
  readonly metadata: ReadonlyMap<string, string>;
  /** As its writer has it. */
  readonly schema: unknown;
  /** All of them, or of each the fields that `only` has. Throws IB418. */
  records(only?: AvroSchema): Generator<Values>;
}

/** Throws IB418 where it is no Avro file that can be read, and what the storage throws. */
export async function readFile(storage: Storage, location: string): Promise<ReadFile> {
  const bytes = await storage.read(location);
  return told(location, () => {
    const header = readAvroHeader(bytes);
    const why = whyNotReadable(header.metadata.get("avro.codec") ?? "null");
    if (why !== undefined) throw unreadable(location, why);
    const schema: unknown = JSON.parse(header.metadata.get("avro.schema") ?? "");
    const type = typeFor(byFieldId(schema));
    return {
      metadata: header.metadata,
      schema,
      *records(only) {
        const resolved = told(location, () =>
          only === undefined ? undefined : projection(only, type),
        );
        const found = avroRecords(bytes, header, resolved?.type ?? type, resolved?.resolver);
        for (;;) {
          const next = told(location, () => found.next());
          if (next.done === true) return;
          yield next.value;
        }
      },
    };
  });
}

function projection(only: AvroSchema, writer: AvroType) {
  const type = typeFor(only);
  return { type, resolver: type.createResolver(writer) };
}

/** Runs what reads a file. Whatever it throws is told of the file. */
export function told<T>(location: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof IcebranchError) throw cause;
    throw unreadable(location, "is no manifest or manifest list that can be read", cause);
  }
}

/** A type compiles code, and the manifests of a table are of few shapes. */
const types = new Map<string, AvroType>();

export function typeFor(schema: AvroSchema): AvroType {
  const key = JSON.stringify(schema);
  const known = types.get(key);
  if (known !== undefined) return known;
  const made = exactType(schema);
  if (types.size >= 64) types.clear();
  types.set(key, made);
  return made;
}
