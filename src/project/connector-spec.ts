/** `connectors/NAME.spec.json`: what a connector that icebranch does not know takes, as it says itself. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { messagesIn, parsed } from "./airbyte-messages.ts";
import { measure, pointerTo, type Reading } from "./document.ts";
import { errorAt, startOf } from "./finding.ts";
import { readJsonDocument } from "./json-document.ts";
import { isObject } from "./shape.ts";

/** Five times the largest that Airbyte has: a schema is code to whoever checks by it. */
export const MAX_SPEC_BYTES = 262_144;
const MAX_SPEC_DEPTH = 50;
const MAX_SPEC_KEYS = 5_000;

/**
 * The schema in what `docker run IMAGE spec` prints: a ConnectorSpecification, the message that
 * holds it, or that message among the lines of a log.
 * https://docs.airbyte.com/platform/understanding-airbyte/airbyte-protocol#spec
 */
export function readConnectorSpec(file: string, text: string): Reading<JsonObject> {
  const whole = parsed(text);
  const found = whole === undefined ? messageIn(text) : specificationOf(whole);
  if (found === undefined && whole === undefined && !hasMessages(text)) {
    const { findings } = readJsonDocument(file, text);
    if (findings.length > 0) return { value: undefined, findings };
  }
  const schema = found?.connectionSpecification;
  if (!isObject(schema)) return refused(file, "The file holds no specification.", HOW_TO_MAKE);
  return withinBounds(file, schema);
}

const HOW_TO_MAKE = "Write what `docker run --rm IMAGE spec` prints.";

function withinBounds(file: string, schema: JsonObject): Reading<JsonObject> {
  const { members, depth } = measure(schema);
  const hint = "Leave out the settings that no spec of yours has.";
  if (depth > MAX_SPEC_DEPTH)
    return refused(file, `The schema is nested more than ${MAX_SPEC_DEPTH} levels deep.`, hint);
  if (members > MAX_SPEC_KEYS)
    return refused(file, `The schema has more than ${MAX_SPEC_KEYS} keys.`, hint);
  const remote = remoteReference(schema);
  if (remote === undefined) return { value: schema, findings: [] };
  const message = `The schema refers at \`${remote}\` to another file, which is never fetched.`;
  return refused(file, message, "Write what it refers to under `definitions`.");
}

function refused(file: string, message: string, hint: string): Reading<JsonObject> {
  return { value: undefined, findings: [errorAt(startOf(file), "IB115", message, hint)] };
}

/** What a user's own values may be called is not looked into. */
const data = new Set(["default", "examples", "const", "enum"]);

/** The pointer of the first one. */
function remoteReference(value: Json, pointer = ""): string | undefined {
  if (typeof value !== "object" || value === null || JSON.isRawJSON(value)) return undefined;
  for (const [key, one] of Object.entries(value)) {
    const at = pointerTo(pointer, key);
    if (key === "$ref" && typeof one === "string" && !one.startsWith("#")) return at;
    const below = data.has(key) ? undefined : remoteReference(one as Json, at);
    if (below !== undefined) return below;
  }
  return undefined;
}

function specificationOf(value: Json): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  if (isObject(value.connectionSpecification)) return value;
  return isObject(value.spec) ? value.spec : undefined;
}

function messageIn(text: string): JsonObject | undefined {
  for (const message of messagesIn(text))
    if (message.type === "SPEC") return specificationOf(message);
  return undefined;
}

function hasMessages(text: string): boolean {
  return messagesIn(text).next().done !== true;
}
