/**
 * Field summaries of a manifest, from the partition tuples of its files. Those of other writers are not
 * taken over: iceberg-rust keeps the first text as both bounds, and readers then pass files over.
 * https://iceberg.apache.org/spec/#manifest-lists, and bounds by #binary-single-value-serialization
 */
import { record, type Values } from "./values.ts";

interface AvroField {
  readonly "field-id"?: number;
  readonly type: unknown;
}

interface Kind {
  readonly type: string;
  readonly isDecimal: boolean;
}

type Value = boolean | number | bigint | string | Buffer;

/** One for each field of the partition tuples, in their order; `partition`: their Avro type. */
export function fieldSummaries(partition: object, tuples: readonly unknown[]): readonly Values[] {
  const fields = (partition as { readonly fields?: readonly AvroField[] }).fields ?? [];
  return fields.map((field) => {
    const name = `f${field["field-id"]}`;
    const values = tuples.map((tuple) => (tuple == null ? null : (record(tuple)[name] ?? null)));
    return summary(kindOf(field.type), values as readonly (Value | null)[]);
  });
}

/** Members of a union besides null, and what a name with a logical type stands for. */
function kindOf(type: unknown): Kind {
  if (typeof type === "string") return { type, isDecimal: false };
  if (Array.isArray(type)) return kindOf(type.find((one) => one !== "null"));
  const node = type as { readonly type: unknown; readonly logicalType?: unknown };
  return { ...kindOf(node.type), isDecimal: node.logicalType === "decimal" };
}

function summary(kind: Kind, values: readonly (Value | null)[]): Values {
  const noNumber = (value: Value | null) => Number.isNaN(value);
  const known = values.filter((one): one is Value => one !== null && !noNumber(one));
  const isFloat = kind.type === "float" || kind.type === "double";
  const edge = (sign: 1 | -1) => {
    const found = known.reduce<Value | null>(
      (best, one) => (best === null || sign * compare(kind, one, best) > 0 ? one : best),
      null,
    );
    return found === null ? null : bound(kind, found);
  };
  return {
    f509: values.includes(null),
    f518: isFloat ? values.some(noNumber) : false,
    f510: edge(-1),
    f511: edge(1),
  };
}

function compare({ isDecimal }: Kind, a: Value, b: Value): number {
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b))
    return isDecimal ? order(unscaled(a), unscaled(b)) : Buffer.compare(a, b);
  if (typeof a === "string" && typeof b === "string")
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return order(a, b);
}

function order<T>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two's complement, the highest byte first. */
function unscaled(bytes: Buffer): bigint {
  return bytes.length === 0
    ? 0n
    : BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString("hex")}`));
}

function bound({ type, isDecimal }: Kind, value: Value): Buffer {
  if (Buffer.isBuffer(value)) return isDecimal ? shortest(value) : value;
  if (typeof value === "string") return Buffer.from(value);
  if (typeof value === "boolean") return Buffer.from([value ? 1 : 0]);
  const bytes = Buffer.alloc(type === "int" || type === "float" ? 4 : 8);
  if (type === "float") bytes.writeFloatLE(Number(value));
  else if (type === "double") bytes.writeDoubleLE(Number(value));
  else if (type === "int") bytes.writeInt32LE(Number(value));
  else bytes.writeBigInt64LE(BigInt(value));
  return bytes;
}

/** Without the bytes that only repeat the sign. */
function shortest(bytes: Buffer): Buffer {
  let from = 0;
  const sign = (bytes[0] ?? 0) & 0x80 ? 0xff : 0;
  while (
    from < bytes.length - 1 &&
    bytes[from] === sign &&
    ((bytes[from + 1] ?? 0) & 0x80) === (sign & 0x80)
  )
    from++;
  return bytes.subarray(from);
}
