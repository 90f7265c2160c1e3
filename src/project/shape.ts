/** Reading a document member by member: every problem is noted, and what is well is handed on. */
import type { Code, Finding } from "../errors.ts";
import type { Json, JsonObject } from "../iceberg/json.ts";
import { type Document, MAX_FINDINGS, pointerTo } from "./document.ts";
import { errorAt, warningAt } from "./finding.ts";
import { nearestNames } from "./nearest.ts";

/** An object of the document whose members are being read. */
export interface Shape {
  readonly document: Document;
  readonly pointer: string;
  readonly members: JsonObject;
  readonly findings: Finding[];
}

/** undefined, with a finding, where the document is no object. */
export function shapeOf(document: Document, findings: Finding[]): Shape | undefined {
  const { value } = document;
  if (isObject(value)) return { document, pointer: "", members: value, findings };
  const message = `The file must hold an object, not ${kindOf(value)}.`;
  findings.push(errorAt(document.locate(""), "IB103", message, "Write it as `{ … }`."));
  return undefined;
}

export function isObject(value: Json): value is JsonObject {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value)
  );
}

/** Notes a problem with a member's value. */
export function wrong(shape: Shape, key: string, code: Code, message: string, hint: string): void {
  const pointer = pointerTo(shape.pointer, key);
  note(shape, "error", () => errorAt(shape.document.locate(pointer), code, message, hint));
}

/** Notes a doubt about a member, at its key. */
export function doubt(shape: Shape, key: string, code: Code, message: string, hint: string): void {
  const pointer = pointerTo(shape.pointer, key);
  note(shape, "warning", () => warningAt(shape.document.locateKey(pointer), code, message, hint));
}

/** Each level is counted by itself: no number of doubts may hide the error that spoils the file. */
function note({ findings }: Shape, level: Finding["level"], make: () => Finding): void {
  if (findings.filter((one) => one.level === level).length < MAX_FINDINGS) findings.push(make());
}

/** Notes every key that is not among the known ones, as a warning. */
export function noteUnknown(shape: Shape, known: readonly string[]): void {
  for (const key of Object.keys(shape.members)) {
    if (known.includes(key)) continue;
    const [nearest] = nearestNames(key, known);
    noteUnknownKey(shape, key, nearest);
  }
}

/** `nearest`: the known key that may have been meant. */
export function noteUnknownKey(shape: Shape, key: string, nearest: string | undefined): void {
  const hint = nearest === undefined ? "Remove it." : `Did you mean \`${nearest}\`?`;
  doubt(shape, key, "IB104", `The key \`${key}\` is unknown and has no effect.`, hint);
}

export function has(shape: Shape, key: string): boolean {
  return Object.hasOwn(shape.members, key);
}

/** A member that must be an object; undefined, with a finding, where it is absent or another thing. */
export function requiredObject(shape: Shape, key: string): Shape | undefined {
  return missing(shape, key) ? undefined : optionalObject(shape, key);
}

export function optionalObject(shape: Shape, key: string): Shape | undefined {
  if (!has(shape, key)) return undefined;
  const value = shape.members[key];
  if (isObject(value)) return { ...shape, pointer: pointerTo(shape.pointer, key), members: value };
  wrongKind(shape, key, "an object");
  return undefined;
}

/** A member that must be text of at least one character. */
export function requiredText(shape: Shape, key: string): string | undefined {
  return missing(shape, key) ? undefined : optionalText(shape, key);
}

export function optionalText(shape: Shape, key: string): string | undefined {
  if (!has(shape, key)) return undefined;
  const value = shape.members[key];
  if (typeof value !== "string") {
    wrongKind(shape, key, "text");
    return undefined;
  }
  if (value !== "") return value;
  wrong(shape, key, "IB103", `\`${key}\` is empty.`, "Give it a value.");
  return undefined;
}

/** A member that must be one of a few words; the first is what an absent one means. */
export function oneOf<Word extends string>(
  shape: Shape,
  key: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = optionalText(shape, key);
  const word = words.find((one) => one === text);
  if (text !== undefined && word === undefined) wrongWord(shape, key, words);
  return word ?? words[0];
}

/** The value is not repeated: whoever mixes up two keys may have put a secret there. */
function wrongWord(shape: Shape, key: string, words: readonly string[]): void {
  const choice = words.map((word) => `\`${word}\``).join(", ");
  wrong(shape, key, "IB103", `\`${key}\` has a value that it cannot have.`, `Use ${choice}.`);
}

/** As `oneOf`, but there is no meaning in its absence. */
export function requiredOneOf<Word extends string>(
  shape: Shape,
  key: string,
  words: readonly [Word, ...Word[]],
): Word | undefined {
  return missing(shape, key) ? undefined : oneOf(shape, key, words);
}

/** Text, or a number or truth value as its text: what a property of a catalog may be written as. */
export function scalarText(shape: Shape, key: string): string | undefined {
  const value = shape.members[key];
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")
    return String(value);
  wrongKind(shape, key, "text");
  return undefined;
}

/** All members as `oneValue` reads them, those left out that it cannot read. */
export function mapMembers<T>(
  shape: Shape | undefined,
  oneValue: (shape: Shape, key: string) => T | undefined,
): { readonly [key: string]: T } {
  const read: [string, T][] = [];
  for (const key of Object.keys(shape?.members ?? {})) {
    const value = shape && oneValue(shape, key);
    if (value !== undefined) read.push([key, value]);
  }
  return Object.fromEntries(read);
}

function missing(shape: Shape, key: string): boolean {
  if (has(shape, key)) return false;
  const message = `The key \`${key}\` is missing.`;
  const at = () => shape.document.locate(shape.pointer);
  note(shape, "error", () => errorAt(at(), "IB102", message, `Add \`${key}\`.`));
  return true;
}

function wrongKind(shape: Shape, key: string, wanted: string): void {
  const message = `\`${key}\` must be ${wanted}, not ${kindOf(shape.members[key])}.`;
  wrong(shape, key, "IB103", message, `Write ${wanted} here.`);
}

export function kindOf(value: Json): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "a truth value";
  return isObject(value) ? "an object" : "a number";
}
