/** A spec's `source` and `destination` against what the connector takes. */
import type { Finding } from "../errors.ts";
import type { Json, JsonObject } from "../iceberg/json.ts";
import { type Document, MAX_FINDINGS } from "../project/document.ts";
import { errorAt, warningAt } from "../project/finding.ts";
import type { ConnectorCheck } from "../project/ingest.ts";
import { nearestNames } from "../project/nearest.ts";
import { isObject } from "../project/shape.ts";
import {
  destinationSpecification,
  imageOf,
  isKnownName,
  sourceSpecification,
} from "./catalogue.ts";
import type { Specification } from "./connector.ts";
import { type Problem, problemsOf, type SchemaError } from "./explain.ts";
import { landing } from "./landing.ts";
import type { Schema } from "./schema.ts";
import { dashbookTraps } from "./traps.ts";
import { membersOf } from "./walk.ts";

/** Answers what it refuses; nothing where it accepts. */
export type Validate = (value: unknown) => readonly SchemaError[];

/** By the specification's id; undefined for one that was not loaded. */
export type Validators = (id: string) => Validate | undefined;

export function connectorCheck(validators: Validators): ConnectorCheck {
  return (document, reference, { source, destination }, { namespace }) => {
    const image = imageOf(reference);
    const origin = sourceSpecification(image);
    const target = destinationSpecification(image, destination);
    const checked = (root: string, value: JsonObject, of: Specification | undefined) => {
      const validate = of && validators(of.id);
      return of && validate ? checkConfiguration(document, root, value, of, validate) : [];
    };
    const traps = target?.isDashbook ? dashbookTraps(document, destination, image) : [];
    const findings = [
      ...checked("/source", source, origin),
      ...withTraps(checked("/destination", destination, target), traps),
      ...(target?.isDashbook
        ? landing(document, image.name, { source, destination, folder: namespace })
        : []),
    ];
    return {
      findings,
      connector: image.name,
      called: isKnownName(image) && image.tag ? `${image.name}:${image.tag}` : image.name,
      unknown: [
        ...(origin ? [] : ["source" as const]),
        ...(target ? [] : ["destination" as const]),
      ],
    };
  };
}

/** Of one key the worse is told: that it is unknown says less than what comes of it. */
function withTraps(findings: readonly Finding[], traps: readonly Finding[]): readonly Finding[] {
  const placeOf = ({ line, column }: Finding) => `${line}:${column}`;
  const renamed = new Set(findings.filter(isRename).map(placeOf));
  const trapped = new Set(traps.map(placeOf));
  return [
    ...findings.filter((one) => one.level === "error" || !trapped.has(placeOf(one))),
    ...traps.filter((one) => !renamed.has(placeOf(one))),
  ];
}

function isRename({ hint }: Finding): boolean {
  return hint?.startsWith("Rename ") ?? false;
}

/** What a validator says is compared each with each: whoever has more made them by the thousand. */
const MAX_ERRORS = 2_000;

/** `root`: where the configuration stands in the document, `/source` or `/destination`. */
export function checkConfiguration(
  document: Document,
  root: string,
  value: JsonObject,
  specification: Pick<Specification, "schema" | "moved">,
  validate: Validate,
): readonly Finding[] {
  const { schema, moved = {} } = specification;
  const plain = plainNumbers(value);
  const errors = validate(plain).slice(0, MAX_ERRORS);
  const all = problemsOf(schema, isObject(plain) ? plain : {}, errors);
  const problems = all.slice(0, MAX_FINDINGS);
  const unknown = unknownKeys(schema, value);
  const renamed = renames(problems, unknown);
  const isRenamed = new Set([...renamed.values()].map((one) => one.pointer));
  const isTold = new Set(problems.map((one) => one.pointer));
  return [
    ...problems
      .filter(({ pointer }) => !isRenamed.has(pointer))
      .map((problem) => {
        const { pointer, code, message, hint } = problem;
        const instead = renamed.get(problem);
        if (instead === undefined)
          return errorAt(document.locate(root + pointer), code, message, hint);
        const at = document.locateKey(root + instead.pointer);
        return errorAt(at, code, message, `Rename \`${instead.key}\` to \`${problem.missing}\`.`);
      }),
    ...unknown
      .filter(({ pointer }) => !isRenamed.has(pointer) && !isTold.has(pointer))
      .map(({ pointer, key, nearest }) => {
        const near = nearest === undefined ? "Remove it." : `Did you mean \`${nearest}\`?`;
        const hint = Object.hasOwn(moved, pointer) ? (moved[pointer] ?? near) : near;
        const message = `The connector does not know \`${key}\`, which has no effect.`;
        return warningAt(document.locateKey(root + pointer), "IB104", message, hint);
      }),
  ];
}

/** By the problem of a key that is missing, the key that stands in its place. */
function renames(problems: readonly Problem[], unknown: readonly UnknownKey[]) {
  return new Map(
    problems.flatMap((problem) => {
      const meant = unknown.find((one) => isMeant(one, problem));
      return meant === undefined ? [] : [[problem, meant] as const];
    }),
  );
}

interface UnknownKey {
  readonly pointer: string;
  readonly key: string;
  /** The known key that may have been meant. */
  readonly nearest: string | undefined;
}

function unknownKeys(schema: Schema, value: JsonObject): readonly UnknownKey[] {
  return [...membersOf(schema, value)]
    .filter((one) => one.schema === undefined)
    .slice(0, MAX_FINDINGS)
    .map(({ pointer, key, known }) => ({ pointer, key, nearest: nearestNames(key, known)[0] }));
}

/** A key that is missing, and one beside it that is called nearly so. */
function isMeant({ pointer, nearest }: UnknownKey, problem: Problem): boolean {
  const { missing } = problem;
  return missing !== undefined && missing === nearest && parentOf(pointer) === problem.pointer;
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** A validator takes a number that was kept as it was written for an object. */
export function plainNumbers(value: Json): Json {
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object" || value === null) return value;
  if (JSON.isRawJSON(value)) return Number(value.rawJSON);
  if (Array.isArray(value)) return value.map(plainNumbers);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainNumbers(one)]));
}
