/** GitHub's webhook payloads: the published schemas, and examples to fill in. */
import { join } from "node:path";
import type { Ajv2019, ValidateFunction } from "ajv/dist/2019.js";
import {
  asJsonSchema,
  type JsonObject,
  reachableSchemas,
  readPackageFile,
  remembered,
} from "./extract.ts";
import { errorsOf, schemaChecker } from "./json-schema.ts";

/** `schedule` is no webhook: nobody publishes what it looks like. */
const described = /^webhook-(pull-request-(?!review)|push$|merge-group|workflow-dispatch)/;
const makers = ["webhooks.ts", "extract.ts"].map((name) => join(import.meta.dirname, name));

let checker: Ajv2019 | undefined;

function schemas(): Ajv2019 {
  checker ??= schemaChecker(
    "hooks",
    remembered("webhooks", "@octokit/openapi-webhooks", makers, pickSchemas),
  );
  return checker;
}

function pickSchemas(): JsonObject {
  const text = readPackageFile("@octokit/openapi-webhooks", "generated/api.github.com.json");
  const all = (JSON.parse(text) as { components: { schemas: JsonObject } }).components.schemas;
  const own = Object.fromEntries(Object.entries(all).filter(([name]) => described.test(name)));
  return asJsonSchema({ ...own, ...reachableSchemas(own, all) }) as JsonObject;
}

/** What of a payload is not as GitHub describes it; `event` and `action` as in the payload. */
export function checkPayload(
  event: string,
  action: string | undefined,
  payload: unknown,
): string[] {
  const parts = ["webhook", event, ...(action === undefined ? [] : [action])];
  const name = parts.join("-").replaceAll("_", "-");
  const validate = schemas().getSchema(`hooks#/components/schemas/${name}`);
  if (validate === undefined) throw new Error(`fakehub: GitHub describes no ${name}`);
  return errorsOf(validate as ValidateFunction, payload).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
}

interface Templates {
  readonly [event: string]: JsonObject;
}

/** One example an event: the newest that is as the schemas want it, or nearly. */
export function payloadTemplate(event: string): JsonObject {
  const all = remembered("templates", "@octokit/webhooks-examples", makers, pickTemplates);
  return structuredClone(all[event] ?? {});
}

function pickTemplates(): Templates {
  const text = readPackageFile("@octokit/webhooks-examples", "api.github.com/index.json");
  const events = JSON.parse(text) as { name: string; examples: JsonObject[] }[];
  function example(event: string, wants: (example: JsonObject) => boolean): JsonObject {
    const found = events.find(({ name }) => name === event)?.examples.find(wants);
    return found ?? {};
  }
  return {
    pull_request: example("pull_request", ({ action }) => action === "reopened"),
    push: example("push", ({ ref }) => ref === "refs/heads/master"),
    merge_group: example("merge_group", () => true),
    workflow_dispatch: example("workflow_dispatch", () => true),
  };
}
