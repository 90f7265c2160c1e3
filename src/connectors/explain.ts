/** What a validator of JSON Schema says, as one problem at each place that a person has to mend. */
import type { Code } from "../errors.ts";
import type { Json, JsonObject } from "../iceberg/json.ts";
import { pointerParts, pointerTo } from "../project/document.ts";
import { namesIn } from "../project/expand.ts";
import { isObject, kindOf } from "../project/shape.ts";
import type { Schema } from "./schema.ts";
import { decoded, memberAt, tagOf } from "./tag.ts";

/** The part of ajv's errors that is read here. https://ajv.js.org/api.html#error-objects */
export interface SchemaError {
  /** RFC 6901, of the value. */
  readonly instancePath: string;
  /** `#/properties/port/type`, of the keyword. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
}

export interface Problem {
  /** RFC 6901, from the root of what was validated. */
  readonly pointer: string;
  readonly code: Extract<Code, "IB102" | "IB103">;
  readonly message: string;
  readonly hint: string;
  /** The key that the object lacks. */
  readonly missing?: string;
}

/** In no order; none where what is refused is only what a reference stands for. */
export function problemsOf(
  schema: Schema,
  value: JsonObject,
  errors: readonly SchemaError[],
): readonly Problem[] {
  const choices = errors
    .filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf")
    .map((error) => choiceAt(schema, value, error, errors));
  const isOfOther = ({ instancePath, schemaPath }: SchemaError) =>
    choices.some(
      (one) =>
        isBelow(instancePath, one.pointer) &&
        schemaPath.startsWith(`${one.schemaPath}/`) &&
        !isBelow(schemaPath, `${one.schemaPath}/${one.branch}`),
    );
  const open = choices.filter(({ error }) => !isOfOther(error));
  const own = errors.filter((error) => !isChoice(error) && !isOfOther(error));
  const found = [
    ...open.flatMap(({ problem }) => problem ?? []),
    ...own.flatMap((error) => problemOf(value, error) ?? []),
  ].filter(({ pointer }, _i, all) => !isInsideOfOther(pointer, open, all));
  return oneOfEach(found);
}

/** What says of a choice only that nothing of it fits. */
function isChoice({ keyword }: SchemaError): boolean {
  return keyword === "oneOf" || keyword === "anyOf" || keyword === "if";
}

/** Each missing key once; of one value that is wrong in several ways its kind, else the first. */
function oneOfEach(problems: readonly Problem[]): readonly Problem[] {
  const byPlace = Map.groupBy(problems, ({ pointer, missing }) => `${pointer} ${missing ?? ""}`);
  return [...byPlace.values()].flatMap((all) => all.find(isOfKind) ?? all.slice(0, 1));
}

function isOfKind({ message }: Problem): boolean {
  return message.includes(" must be ");
}

/** What stands in an object of a kind that nobody knows is not looked at. */
function isInsideOfOther(pointer: string, open: readonly Choice[], all: readonly Problem[]) {
  return open.some(
    ({ problem, pointer: at }) =>
      problem !== undefined &&
      pointer !== problem.pointer &&
      isBelow(pointer, at) &&
      all.includes(problem),
  );
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

interface Choice {
  readonly error: SchemaError;
  readonly pointer: string;
  /** Of the `oneOf`. */
  readonly schemaPath: string;
  /** Which of them is meant; -1 where none is, and `problem` says so. */
  readonly branch: number;
  readonly problem?: Problem | undefined;
}

function choiceAt(
  schema: Schema,
  value: JsonObject,
  error: SchemaError,
  errors: readonly SchemaError[],
): Choice {
  const { instancePath: pointer, schemaPath } = error;
  const branches = memberAt(schema as Json, decoded(schemaPath.slice(1)));
  const found = memberAt(value, pointer);
  const tag = Array.isArray(branches) ? tagOf(branches) : undefined;
  if (tag === undefined || !isObject(found)) return untaggedChoice(value, error, errors, branches);
  const { key, values } = tag;
  const given = found[key];
  const branch = values.indexOf(given as string);
  const at = { error, pointer, schemaPath, branch };
  if (branch !== -1) return at;
  if (typeof given === "string" && namesIn(given).length > 0) return at;
  const problem =
    given === undefined
      ? missingKey(pointer, key, `: ${choiceOf(values)}`)
      : wrongWord(pointerTo(pointer, key), key, values);
  return { ...at, problem };
}

/** No key tells: then the value's kind may, which fits one branch or none. */
function untaggedChoice(
  value: JsonObject,
  error: SchemaError,
  errors: readonly SchemaError[],
  branches: Json,
): Choice {
  const { instancePath: pointer, schemaPath } = error;
  const kindErrors = errors.filter(
    (one) =>
      one.keyword === "type" &&
      one.instancePath === pointer &&
      one.schemaPath.startsWith(`${schemaPath}/`),
  );
  const branchOf = ({ schemaPath: path }: SchemaError) =>
    Number(path.slice(schemaPath.length + 1).split("/")[0]);
  const count = Array.isArray(branches) ? branches.length : 0;
  const wrongKind = new Set(kindErrors.map(branchOf));
  const fitting = Array.from({ length: count }, (_, i) => i).filter((i) => !wrongKind.has(i));
  const [only, ...others] = fitting;
  const at = { error, pointer, schemaPath };
  if (only !== undefined && others.length === 0) return { ...at, branch: only };
  if (only !== undefined || kindErrors.length === 0)
    return { ...at, branch: -1, problem: problemOf(value, error) };
  const types = new Set(kindErrors.flatMap(({ params }) => String(params.type).split(",")));
  const merged = { ...error, keyword: "type", params: { type: [...types].join(",") } };
  return { ...at, branch: -1, problem: problemOf(value, merged) };
}

/** undefined for what a reference may make right once it is put in. */
function problemOf(
  value: JsonObject,
  { instancePath: pointer, keyword, params }: SchemaError,
): Problem | undefined {
  const found = memberAt(value, pointer);
  const name = pointerParts(pointer).at(-1) ?? "the configuration";
  switch (keyword) {
    case "required":
    case "dependencies":
      return missingKey(pointer, String(params.missingProperty));
    case "type":
      return wrongType(pointer, name, found, String(params.type));
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      return wrong(
        pointerTo(pointer, key),
        `The key \`${key}\` is not allowed here.`,
        "Remove it.",
      );
    }
  }
  if (typeof found === "string" && namesIn(found).length > 0) return undefined;
  if (keyword === "const") return wrongWord(pointer, name, asTexts([params.allowedValue]));
  if (keyword === "enum") return wrongWord(pointer, name, asTexts(params.allowedValues));
  const [what, hint] = sentences[keyword]?.(params) ?? [
    "is not what the connector takes",
    "Compare it with the connector's documentation.",
  ];
  return wrong(pointer, `\`${name}\` ${what}.`, hint);
}

const outOfBounds = ({ comparison, limit }: SchemaError["params"]) =>
  ["is out of bounds", `Write a number that is ${comparison} ${limit}.`] as const;
const empty = () => ["is empty", "Give it a value."] as const;

const sentences: {
  readonly [keyword: string]: (params: SchemaError["params"]) => readonly [string, string];
} = {
  pattern: ({ pattern }) => [
    "is not written as the connector wants it",
    `Write it so that it matches ${pattern}.`,
  ],
  ...{ minimum: outOfBounds, maximum: outOfBounds },
  ...{ exclusiveMinimum: outOfBounds, exclusiveMaximum: outOfBounds },
  uniqueItems: () => ["has one value twice", "Keep one of the two."],
  ...{ minItems: empty, minLength: empty },
};

function wrong(pointer: string, message: string, hint: string): Problem {
  return { pointer, code: "IB103", message, hint };
}

function missingKey(pointer: string, key: string, choice = ""): Problem {
  const message = `The key \`${key}\` is missing.`;
  return { pointer, code: "IB102", message, hint: `Add \`${key}\`${choice}.`, missing: key };
}

function asTexts(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.map(asText) : [];
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The value is not repeated: whoever mixes up two keys may have put a secret there. */
function wrongWord(pointer: string, key: string, words: readonly string[]): Problem {
  const message = `\`${key}\` has a value that it cannot have.`;
  return wrong(pointer, message, `Use ${choiceOf(words)}.`);
}

function choiceOf(words: readonly string[]): string {
  return words.map((word) => (word === "" ? "nothing" : `\`${word}\``)).join(", ");
}

const kinds: { readonly [type: string]: string } = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "null",
};

function wrongType(pointer: string, name: string, found: Json, type: string): Problem {
  const wanted = type
    .split(",")
    .map((one) => kinds[one] ?? one)
    .join(" or ");
  const message = `\`${name}\` must be ${wanted}, not ${kindOf(found)}.`;
  const hint =
    typeof found === "string" && /^\$(?:\w+|\{\w+\})$/.test(found)
      ? "Write the value itself: what a reference stands for is always text."
      : `Write ${wanted} here.`;
  return { pointer, code: "IB103", message, hint };
}
