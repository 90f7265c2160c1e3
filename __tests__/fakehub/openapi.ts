/** Requests and answers held against GitHub's OpenAPI description. */
import { join } from "node:path";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2019.js";
import { closed } from "./closed-schema.ts";
import {
  asJsonSchema,
  isObject,
  type JsonObject,
  reachableSchemas,
  readPackageFile,
  remembered,
} from "./extract.ts";
import { errorsOf, schemaChecker, textChecker } from "./json-schema.ts";
import { served } from "./served.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonObject;
  /** Whether it may hold slashes. */
  readonly "x-multi-segment"?: boolean;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: JsonObject } | undefined;
  /** Schemas of JSON answers by status. */
  readonly answers: { readonly [status: string]: JsonObject | undefined };
  /** GitHub's own example of the first of them. */
  readonly example: unknown;
}

interface Extract {
  readonly operations: readonly Operation[];
  readonly schemas: JsonObject;
  /** `method path` of all that GitHub has. */
  readonly known: readonly string[];
}

const pointer = "gh#/components/schemas/";

const makers = ["openapi.ts", "extract.ts", "served.ts"].map((name) =>
  join(import.meta.dirname, name),
);
const extract: Extract = remembered("openapi", "@octokit/openapi", makers, makeExtract);

const ajv = schemaChecker("gh", extract.schemas);
const lenient = textChecker();

const compiled = new Map<string, ValidateFunction>();
const patterns = extract.operations
  .map((operation) => ({ operation, pattern: patternOf(operation) }))
  .sort((a, b) => fixedLength(b.operation) - fixedLength(a.operation));

function makeExtract(): Extract {
  const text = readPackageFile("@octokit/openapi", "generated/api.github.com.json");
  const document = JSON.parse(text) as { paths: JsonObject; components: JsonObject };
  const operations = served.map((name) => pickOperation(document, name));
  const reached = reachableSchemas(
    operations.map(({ body, answers }) => [body, answers]),
    document.components.schemas as JsonObject,
  );
  const methods = ["get", "post", "put", "patch", "delete"];
  const known = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item as JsonObject)
      .filter((method) => methods.includes(method))
      .map((method) => `${method} ${path}`),
  );
  const schemas = asJsonSchema(reached) as JsonObject;
  return { operations, schemas: absolute(schemas) as JsonObject, known };
}

function pickOperation(
  document: { paths: JsonObject; components: JsonObject },
  name: string,
): Operation {
  const [method = "", path = ""] = name.split(" ");
  const operation = (document.paths[path] as JsonObject)[method] as JsonObject;
  function resolve(value: unknown): JsonObject {
    if (!isObject(value)) return {};
    if (typeof value.$ref !== "string") return value;
    const keys = value.$ref.slice(2).split("/");
    return resolve(keys.reduce<unknown>((at, key) => (at as JsonObject)[key], document));
  }
  function json(value: unknown): JsonObject {
    return resolve(resolve(resolve(value).content)["application/json"]);
  }
  const responses = Object.entries(operation.responses as JsonObject);
  const schemas = responses.map(([status, response]) => [status, json(response).schema]);
  const success = json(responses.find(([status]) => status.startsWith("2"))?.[1]);
  const body = resolve(operation.requestBody);
  return absolute(
    asJsonSchemaOf({
      ...{ method, path },
      parameters: (operation.parameters as unknown[]).map(resolve) as unknown as Parameter[],
      body: { required: body.required === true, schema: json(body).schema },
      answers: Object.fromEntries(schemas),
      example: resolve(Object.values(resolve(success.examples))[0]).value,
    } as Operation),
  ) as Operation;
}

/** All but the example, which is no schema. */
function asJsonSchemaOf(operation: Operation): Operation {
  const { body, answers, example } = operation;
  return {
    ...operation,
    body: body?.schema === undefined ? undefined : (asJsonSchema(body) as Operation["body"]),
    answers: asJsonSchema(answers) as Operation["answers"],
    example,
  };
}

function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key !== "$ref" || typeof inner !== "string") return [key, absolute(inner)];
    return [key, inner.replace("#/components/schemas/", pointer)];
  });
  return Object.fromEntries(entries);
}

function patternOf({ path, parameters }: Operation): RegExp {
  const long = parameters.filter((one) => one["x-multi-segment"] === true).map(({ name }) => name);
  const source = path
    .replace(/[.+]/g, "\\$&")
    .replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>${long.includes(name) ? ".+" : "[^/]+"})`);
  return new RegExp(`^${source}$`);
}

/** `/commits/{ref}/check-runs` before `/commits/{ref}`, of which it would be one too. */
function fixedLength({ path }: Operation): number {
  return path.replace(/\{\w+\}/g, "").length;
}

/** GitHub's own example of an operation's answer, to be filled in. */
export function exampleOf(name: string): unknown {
  const found = extract.operations.find(({ method, path }) => `${method} ${path}` === name);
  return structuredClone(found?.example);
}

/** The operation of a request, `missing` where GitHub has it and the hub does not. */
export function findOperation(
  method: string,
  path: string,
): { operation: Operation; params: { [name: string]: string } } | "missing" | "unknown" {
  for (const { operation, pattern } of patterns) {
    const groups = operation.method === method ? pattern.exec(path)?.groups : undefined;
    if (groups !== undefined) return { operation, params: { ...groups } };
  }
  const like = extract.known.some((name) => {
    const [verb, template = ""] = name.split(" ");
    return verb === method && new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`).test(path);
  });
  return like ? "missing" : "unknown";
}

export function requestProblems(
  operation: Operation,
  params: { readonly [name: string]: string },
  query: URLSearchParams,
  body: unknown,
): string[] {
  const known = operation.parameters.filter((one) => one.in === "query").map(({ name }) => name);
  const unknown = [...query.keys()].filter((name) => !known.includes(name));
  return [
    ...operation.parameters.flatMap((one) => parameterProblems(one, params, query)),
    ...unknown.map((name) => `query ${name} is unknown`),
    ...bodyProblems(operation, body),
  ];
}

function parameterProblems(
  { name, in: place, required, schema }: Parameter,
  params: { readonly [name: string]: string },
  query: URLSearchParams,
): string[] {
  if (place !== "path" && place !== "query") return [];
  const value = place === "path" ? params[name] : (query.get(name) ?? undefined);
  if (value === undefined) return required === true ? [`${place} ${name} is missing`] : [];
  const valid = lenient.validate({ properties: { value: schema } }, { value });
  return valid ? [] : (lenient.errors ?? []).map(({ message }) => `${place} ${name} ${message}`);
}

function bodyProblems({ method, path, body: wanted }: Operation, body: unknown): string[] {
  if (wanted === undefined) return body === undefined ? [] : ["this operation takes no body"];
  if (body === undefined) return wanted.required ? ["a body is needed"] : [];
  return problems(`${method} ${path} body`, closed(wanted.schema), body, "body");
}

/** What of the hub's own answer is not as GitHub describes it. */
export function answerProblems(
  { method, path, answers }: Operation,
  status: number,
  body: unknown,
) {
  const schema = answers[String(status)];
  if (schema === undefined || body === undefined) return [];
  return problems(`${method} ${path} ${status}`, schema, body, `the hub's own answer ${status}`);
}

function problems(key: string, schema: JsonObject, value: unknown, what: string): string[] {
  const known = compiled.get(key);
  const validate = known ?? ajv.compile(schema);
  if (known === undefined) compiled.set(key, validate);
  return errorsOf(validate, value)
    .slice(0, 8)
    .map((one) => say(what, one));
}

function say(what: string, { instancePath, keyword, message, params }: ErrorObject): string {
  if (keyword === "unevaluatedProperties")
    return `${what}${instancePath}: ${params.unevaluatedProperty} is unknown`;
  const allowed = keyword === "enum" ? ` (${params.allowedValues.join(", ")})` : "";
  return `${what}${instancePath} ${message}${allowed}`;
}
