/** Values of Avro files under the names that `byFieldId` gives, and what they must be to be written. */
import { IcebranchError } from "../../errors.ts";

export type Values = { readonly [name: string]: unknown };

/** Why a file is not what it should be, as the end of a sentence that begins with it. */
export function unreadable(location: string, why: string, cause?: unknown): IcebranchError {
  return new IcebranchError("IB418", `${location} ${why}.`, {
    hint: "Publish the table by hand, or repair it with the engine that wrote the file.",
    cause,
  });
}

/** Of a `long` or an `int` by whatever writer; undefined where there is none. */
export function optionalLong(value: unknown): bigint | undefined {
  return typeof value === "bigint" || typeof value === "number" ? BigInt(value) : undefined;
}

/** Throws `TypeError` where there is none. */
export function long(value: unknown): bigint {
  const found = optionalLong(value);
  if (found === undefined) throw new TypeError("a number that is not there");
  return found;
}

/** Throws `TypeError` where there is none. */
export function text(value: unknown): string {
  if (typeof value !== "string") throw new TypeError("a text that is not there");
  return value;
}

/** Throws `TypeError` where there is none. */
export function record(value: unknown): Values {
  if (typeof value !== "object" || value === null)
    throw new TypeError("a record that is not there");
  return value as Values;
}

type Shape = string | readonly Shape[] | { readonly [key: string]: unknown };

/** A value as a type by field id takes it: with the numbers that it wants, and null for what is absent. */
export function fit(shape: unknown, value: unknown): unknown {
  const type = shape as Shape;
  if (type === "long") return long(value);
  if (type === "int") return Number(long(value));
  if (typeof type === "string") return value;
  if (Array.isArray(type)) {
    if (value === null || value === undefined) return null;
    return fit(
      type.find((one) => one !== "null"),
      value,
    );
  }
  const { fields, items } = type as { readonly fields?: unknown; readonly items?: unknown };
  if (items !== undefined) return (value as readonly unknown[]).map((one) => fit(items, one));
  if (fields === undefined) return value;
  const members = fields as readonly { readonly name: string; readonly type: unknown }[];
  const values = record(value);
  return Object.fromEntries(members.map((one) => [one.name, fit(one.type, values[one.name])]));
}
