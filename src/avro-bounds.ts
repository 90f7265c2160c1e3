/**
 * avsc believes what a broken file says of the length of an array or a map, and reads on behind the end
 * of its bytes for as long. Here none is longer than the bytes that are left: each item has one at least.
 */
import avro, {
  type Schema as AvroSchema,
  type Type as AvroType,
  type ForSchemaOptions,
} from "avsc";

/** What avsc's types read from. */
interface Tap {
  readonly buf: Buffer;
  readonly pos: number;
  readLong(): number;
  readString(): string;
  skipString(): void;
}

interface Reading {
  _read(tap: Tap): unknown;
  _skip(tap: Tap): void;
}

/** A `typeHook` of avsc's. */
export function boundedType(schema: AvroSchema, options: ForSchemaOptions): AvroType | undefined {
  const { type: kind } = schema as { readonly type?: unknown };
  if (kind === "array") {
    const type = new avro.types.ArrayType(schema, options);
    return withMethods(type, arrayOf(type.itemsType as unknown as Reading));
  }
  if (kind === "map") {
    const type = new avro.types.MapType(schema, options);
    return withMethods(type, mapOf(type.valuesType as Reading));
  }
  return undefined;
}

function withMethods(type: AvroType, { _read, _skip }: Reading): AvroType {
  return Object.create(type, { _read: { value: _read }, _skip: { value: _skip } }) as AvroType;
}

function arrayOf(items: Reading): Reading {
  return {
    _read(tap) {
      const values: unknown[] = [];
      for (const length of lengths(tap))
        for (let left = length; left > 0; left--) values.push(items._read(tap));
      return values;
    },
    _skip(tap) {
      for (const length of lengths(tap)) for (let left = length; left > 0; left--) items._skip(tap);
    },
  };
}

function mapOf(values: Reading): Reading {
  return {
    _read(tap) {
      const entries: [string, unknown][] = [];
      for (const length of lengths(tap))
        for (let left = length; left > 0; left--)
          entries.push([tap.readString(), values._read(tap)]);
      return Object.fromEntries(entries);
    },
    _skip(tap) {
      for (const length of lengths(tap))
        for (let left = length; left > 0; left--) {
          tap.skipString();
          values._skip(tap);
        }
    },
  };
}

/** How many items each part has. Where the number is negative, the part's size in bytes follows. */
function* lengths(tap: Tap): Generator<number> {
  for (let count = tap.readLong(); count !== 0; count = tap.readLong()) {
    if (count < 0) tap.readLong();
    if (Math.abs(count) > tap.buf.length - tap.pos) throw new RangeError("longer than its bytes");
    yield Math.abs(count);
  }
}
