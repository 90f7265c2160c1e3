/** What a connector prints: one message of Airbyte's protocol, or that message among the lines of a log. */
import type { Json, JsonObject } from "../iceberg/json.ts";
import { isObject } from "./shape.ts";

/**
 * The AirbyteCatalog, or ConfiguredAirbyteCatalog, in a text; undefined where it holds none.
 * https://docs.airbyte.com/platform/understanding-airbyte/airbyte-protocol#airbytemessage
 */
export function catalogMessage(text: string): JsonObject | undefined {
  const whole = parsed(text);
  if (whole !== undefined) return catalogOf(whole);
  for (const message of messagesIn(text)) if (message.type === "CATALOG") return catalogOf(message);
  return undefined;
}

function catalogOf(value: Json): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  if (Array.isArray(value.streams)) return value;
  return isObject(value.catalog) && Array.isArray(value.catalog.streams)
    ? value.catalog
    : undefined;
}

/** A connector logs what it does in messages of the same kind, one a line, or in words. */
export function* messagesIn(text: string): Generator<JsonObject> {
  for (const line of text.split("\n")) {
    const message = line.trim().startsWith('{"') ? parsed(line) : undefined;
    if (isObject(message) && typeof message.type === "string") yield message;
  }
}

/** undefined where the text is not JSON. */
export function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
