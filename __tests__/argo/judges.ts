/** Whether Argo and Kubernetes take what icebranch writes, by the word of three judges. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { CronWorkflow, Workflow } from "@kubernetes-models/argo-workflows/argoproj.io/v1alpha1";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { parseAllDocuments } from "yaml";
import { checkWorkflow } from "../../src/argo/check.ts";
import { isObject } from "../../src/argo/equal.ts";
import type { JsonObject } from "../../src/iceberg/json.ts";

/** Of a manifest; what is no object of Argo's and no ConfigMap is not ours to judge. */
export function assertArgoAccepts(documents: readonly unknown[]): void {
  // As they are written: without the members that are undefined.
  const written: readonly JsonObject[] = JSON.parse(JSON.stringify(documents));
  const objections = written.flatMap(objectionsTo);
  // A diff of thousands would take minutes.
  assert.deepEqual(objections.slice(0, 10), []);
}

/** A text that says the same to YAML 1.1, which kubectl and Argo read, as to YAML 1.2. */
export function manifestsIn(text: string): readonly JsonObject[] {
  const read = (version: "1.1" | "1.2") =>
    parseAllDocuments(text, { version, merge: true }).map((document) => {
      assert.deepEqual(document.errors, []);
      return document.toJS() as JsonObject | null;
    });
  const documents = read("1.2");
  assert.deepEqual(read("1.1"), documents);
  return documents.filter((one) => one !== null);
}

/** One line each, with whose word it is. */
export function objectionsTo(document: JsonObject): readonly string[] {
  const { kind } = document;
  if (kind === "ConfigMap") return configMapObjections(document);
  if (kind !== "CronWorkflow" && kind !== "Workflow") return [];
  return [
    ...crds.flatMap(({ version, validate }) => {
      const cron = kind === "Workflow" ? asCronWorkflow(document) : document;
      return validate(cron) ? [] : lines(`Argo ${version}`, validate.errors ?? []);
    }),
    ...lines("kubernetes-models", modelErrors(document)),
    ...checkWorkflow(document).map(({ message }) => `icebranch: ${message}`),
  ];
}

/** Argo's schema of a Workflow has the same spec; the CronWorkflow around it says nothing more. */
function asCronWorkflow({ metadata, spec: workflowSpec }: JsonObject): JsonObject {
  const apiVersion = "argoproj.io/v1alpha1";
  return {
    ...{ apiVersion, kind: "CronWorkflow", metadata },
    spec: { schedules: ["@daily"], workflowSpec },
  };
}

const crds: readonly { readonly version: string; readonly validate: ValidateFunction }[] = [
  "3.7.18",
  "4.1.2",
].map((version) => {
  const url = new URL(`../fixtures/argo/cronworkflow-v${version}.schema.json`, import.meta.url);
  const ajv = new Ajv({ strict: false, validateFormats: false, inlineRefs: false });
  return { version, validate: ajv.compile(inParts(closed(JSON.parse(readFileSync(url, "utf8"))))) };
});

/** `kubectl apply` refuses a field that the schema does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const members = Object.entries(schema).map(([key, member]) => [key, closed(member)]);
  const isOpen =
    !("properties" in schema) ||
    "additionalProperties" in schema ||
    "x-kubernetes-preserve-unknown-fields" in schema;
  return { ...Object.fromEntries(members), ...(isOpen ? {} : { additionalProperties: false }) };
}

/**
 * What a pod can have stands in the schema again and again. Each part once makes a function of its
 * own: in one of all of it V8's collector stands still for seconds.
 */
function inParts(schema: unknown): JsonObject {
  const definitions = new Map<string, { readonly name: string; readonly part: unknown }>();
  const parted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(parted);
    if (typeof value !== "object" || value === null) return value;
    const part = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, parted(one)]));
    if (!("properties" in value) || !("type" in value)) return part;
    const text = JSON.stringify(part);
    const name = definitions.get(text)?.name ?? `part-${definitions.size}`;
    definitions.set(text, { name, part });
    return { $ref: `#/definitions/${name}` };
  };
  const root = parted(schema) as JsonObject;
  const parts = [...definitions.values()].map(({ name, part }) => [name, part]);
  return { ...root, definitions: Object.fromEntries(parts) };
}

type ModelError = Pick<ErrorObject, "instancePath" | "keyword" | "params" | "message">;

function modelErrors(document: JsonObject): readonly ModelError[] {
  const Model = document.kind === "Workflow" ? Workflow : CronWorkflow;
  try {
    new Model(document as never).validate();
    return [];
  } catch (error) {
    assert.ok(error instanceof Error && "errors" in error, String(error));
    // The model has a pod's container, which needs a name; Argo gives it one.
    return (error.errors as readonly ModelError[]).filter(
      ({ instancePath, keyword, params }) =>
        keyword !== "required" ||
        params.missingProperty !== "name" ||
        !instancePath.endsWith("/container"),
    );
  }
}

function lines(judge: string, errors: readonly ModelError[]): readonly string[] {
  return errors.map(
    ({ instancePath, message, params }) =>
      `${judge}: ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** https://kubernetes.io/docs/concepts/configuration/configmap/ */
function configMapObjections({ apiVersion, metadata, data }: JsonObject): readonly string[] {
  const name = isObject(metadata) ? String(metadata.name) : "";
  const isLegal =
    apiVersion === "v1" &&
    name.length <= 253 &&
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name) &&
    isObject(data) &&
    Object.entries(data).every(
      ([key, text]) => /^[-._a-zA-Z0-9]{1,253}$/.test(key) && typeof text === "string",
    );
  return isLegal ? [] : [`Kubernetes: the ConfigMap ${name}`];
}
