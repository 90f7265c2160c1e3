/** A parsed JSON or YAML file that still knows where each of its parts stands. */
import type { Finding } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";
import { errorAt, locationAt, startOf } from "./finding.ts";
import type { Locate } from "./project.ts";

export interface Document {
  readonly file: string;
  readonly value: Json;
  /** Where the value at a pointer begins; of a pointer that leads nowhere, its nearest ancestor. */
  readonly locate: Locate;
  /** The same, but of the member's key. */
  readonly locateKey: Locate;
}

/** What came of reading one thing: the value, or why there is none, or both where it is only doubtful. */
export interface Reading<T> {
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
}

/** Nothing that a person writes is nested deeper; what is may exhaust the stack of whoever walks it. */
export const MAX_DEPTH = 100;

/** Of one kind a file tells so many: whoever makes more of them makes them by the thousand. */
export const MAX_FINDINGS = 20;

export function tooDeep(file: string): Finding {
  const message = `The file is nested more than ${MAX_DEPTH} levels deep.`;
  return errorAt(startOf(file), "IB101", message, "Flatten it.");
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

export function decodeText(file: string, bytes: Uint8Array): Reading<string> {
  const finding = encodingProblem(file, bytes);
  if (finding !== undefined) return { value: undefined, findings: [finding] };
  try {
    return { value: utf8.decode(bytes), findings: [] };
  } catch {
    const text = lenient.decode(bytes);
    const at = locationAt(file, text, text.indexOf("\uFFFD"));
    const message = "The file holds bytes that are not UTF-8.";
    return {
      value: undefined,
      findings: [errorAt(at, "IB111", message, "Save the file as UTF-8.")],
    };
  }
}

/** A mark at the start of the file would reach the engine, and no JSON or SQL parser takes it. */
function encodingProblem(file: string, [first, second, third]: Uint8Array): Finding | undefined {
  const at = startOf(file);
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return errorAt(at, "IB111", "The file is UTF-16.", "Save it as UTF-8.");
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const message = "The file begins with a byte order mark.";
    return errorAt(at, "IB111", message, "Save it as UTF-8 without a byte order mark.");
  }
  return undefined;
}

/** The parts of an RFC 6901 pointer. */
export function pointerParts(pointer: string): string[] {
  const parts = pointer.split("/").slice(1);
  return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function pointerTo(parent: string, key: string): string {
  return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Members of all objects below a value, and how deep it is nested. */
export function measure(value: Json, depth = 1): { members: number; depth: number } {
  if (typeof value !== "object" || value === null || JSON.isRawJSON(value))
    return { members: 0, depth };
  const parts: readonly Json[] = Array.isArray(value) ? value : Object.values(value);
  const total = { members: Array.isArray(value) ? 0 : parts.length, depth };
  if (depth > MAX_DEPTH) return total;
  for (const part of parts) {
    const below = measure(part, depth + 1);
    total.members += below.members;
    total.depth = Math.max(total.depth, below.depth);
  }
  return total;
}
