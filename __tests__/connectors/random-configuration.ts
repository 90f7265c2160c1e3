/** Configurations that a JSON Schema of Airbyte's describes, and such as it should not. */
import fc from "fast-check";

/** What of a schema is read here; every other keyword is left alone. */
export interface SpecSchema {
  readonly type?: string | readonly string[];
  readonly properties?: { readonly [key: string]: SpecSchema };
  readonly required?: readonly string[];
  readonly oneOf?: readonly SpecSchema[];
  readonly items?: SpecSchema;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Valid but for the places where `wrong` strikes, in percent of the values. */
export function configurations(schema: SpecSchema, wrong: number): fc.Arbitrary<unknown> {
  return orWrong(right(schema, wrong), schema, wrong);
}

function orWrong(
  arbitrary: fc.Arbitrary<unknown>,
  schema: SpecSchema,
  wrong: number,
): fc.Arbitrary<unknown> {
  if (wrong === 0) return arbitrary;
  return fc.oneof(
    { arbitrary, weight: 100 - wrong },
    { arbitrary: fc.oneof(junk, nearMiss(schema)), weight: wrong },
  );
}

const junk = fc.oneof(
  fc.constantFrom(null, "", "x", true, false, 0, -1, 1.5, 1e10, 65_537, "5432"),
  fc.constantFrom([], {}, ["a"], ["a", "a"], [1], { a: 1 }, [{}], "a b/c", "2024-13-01"),
);

/** Words and numbers just beyond what is allowed. */
function nearMiss({ enum: words, const: only, minimum, maximum }: SpecSchema) {
  const texts = [...(words ?? []), only].filter((one) => typeof one === "string");
  const numbers = [
    minimum === undefined ? [] : minimum - 1,
    maximum === undefined ? [] : maximum + 1,
  ];
  return fc.constantFrom(
    ...texts.flatMap((text) => [text.toUpperCase(), text.toLowerCase(), `${text} `]),
    ...numbers.flat(),
    undefined,
  );
}

function right(schema: SpecSchema, wrong: number): fc.Arbitrary<unknown> {
  const { oneOf, const: only, enum: words, type } = schema;
  if (oneOf !== undefined) {
    const { oneOf: _, ...shared } = schema;
    const branches = oneOf.map((branch) =>
      fc
        .tuple(
          members({ ...shared, type: "object" }, wrong),
          members({ type: "object", ...branch }, wrong),
        )
        .map(([one, other]) => ({ ...one, ...other })),
    );
    return fc.oneof(...branches);
  }
  if (only !== undefined) return fc.constant(only);
  if (words !== undefined) return fc.constantFrom(...words);
  switch (type) {
    case "string":
      return textOf(schema, wrong);
    case "integer":
    case "number":
      return fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 100_000 });
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(configurations(schema.items ?? {}, wrong), { maxLength: 3 });
    default:
      return type === "object" || schema.properties ? members(schema, wrong) : junk;
  }
}

function textOf({ pattern }: SpecSchema, wrong: number): fc.Arbitrary<string> {
  const free = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("postgres", "a-b", "a/b"));
  const plain = free.filter((text) => !/\$[A-Za-z_{]/.test(text));
  if (pattern === undefined) return plain;
  const dates = ["2024-01-02", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05.000001Z"];
  const names = ["owner/name", "owner/*", "owner/na*", "owner/name.git", "a-b_c", "a/b c/d"];
  const candidates = [...dates, ...names];
  const fitting = candidates.filter((text) => new RegExp(pattern, "u").test(text));
  const others = fc.oneof(fc.constantFrom(...candidates), plain);
  const arbitrary = fc.constantFrom(...fitting);
  return wrong === 0 ? arbitrary : fc.oneof({ arbitrary, weight: 9 }, others);
}

function members(schema: SpecSchema, wrong: number): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = schema;
  const named = Object.fromEntries(
    Object.entries(properties).map(([key, one]) => [key, configurations(one, wrong)]),
  );
  const others = required.filter((key) => !Object.hasOwn(properties, key));
  const all = { ...named, ...Object.fromEntries(others.map((key) => [key, fc.string()])) };
  const complete = fc.record(all, { requiredKeys: required as never[] });
  if (wrong === 0) return complete;
  return fc.oneof(
    { arbitrary: complete, weight: 9 },
    { arbitrary: fc.record(all, { requiredKeys: [] }), weight: 1 },
    {
      arbitrary: fc.tuple(complete, junk).map(([one, more]) => ({ ...one, unknown_key: more })),
      weight: 1,
    },
  );
}
