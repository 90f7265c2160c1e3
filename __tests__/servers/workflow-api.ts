/**
 * As much of a Kubernetes API server as `kubectl get` and `kubectl apply --server-side` ask:
 * discovery, lists with their label selector, what can be validated, and the patches of an apply.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Certificate } from "../../scripts/servers/certificate.ts";

export interface WorkflowObject {
  readonly apiVersion: "argoproj.io/v1alpha1";
  readonly kind: "Workflow";
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: { readonly [key: string]: string };
  };
  readonly spec: object;
  readonly status?: { readonly phase?: string };
}

export interface WorkflowApi extends AsyncDisposable {
  readonly url: string;
  /** Method and path of what was asked. */
  readonly asked: string[];
  workflows: readonly WorkflowObject[];
  /** What the next lists are answered with in the place of one. */
  refusal:
    | { readonly status: number; readonly reason: string; readonly message: string }
    | undefined;
  hasArgo: boolean;
  /** What was applied and is listed, by `configmaps/lake/name`; a dry run adds nothing. */
  readonly applied: Map<string, StoredObject>;
  /** Who has set a field to something else, by `configmaps/lake/name`: the answer's own words. */
  readonly conflicts: Map<string, string>;
  /** Objects that are refused as invalid, with the answer's own words. */
  readonly invalid: Map<string, string>;
}

export interface StoredObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly [key: string]: unknown;
}

export const token = "t0ken-of-the-cluster";

/** Over TLS: kubectl sends a token over nothing else. */
export async function workflowApi({ certificate, key }: Certificate): Promise<WorkflowApi> {
  const files = { cert: readFileSync(certificate), key: readFileSync(key) };
  const server = createServer(files, (request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => answer(api, request, Buffer.concat(pieces).toString(), response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const api: WorkflowApi = {
    url: `https://127.0.0.1:${port}`,
    ...{ asked: [], workflows: [], refusal: undefined, hasArgo: true },
    ...{ applied: new Map(), conflicts: new Map(), invalid: new Map() },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return api;
}

const group = { groupVersion: "argoproj.io/v1alpha1", version: "v1alpha1" };

const objects =
  /^\/(?:api\/v1|apis\/argoproj\.io\/v1alpha1)\/namespaces\/([^/]+)\/(configmaps|cronworkflows)(?:\/([^/]+))?$/;

function answer(
  api: WorkflowApi,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  api.asked.push(`${request.method} ${url.pathname}${url.search}`);
  const send = (status: number, body: object) =>
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  const status = (code: number, reason: string, message: string) =>
    send(code, { kind: "Status", apiVersion: "v1", status: "Failure", code, reason, message });
  if (request.headers.authorization !== `Bearer ${token}`)
    return void status(401, "Unauthorized", "Unauthorized");
  const list = /^\/apis\/argoproj\.io\/v1alpha1\/namespaces\/([^/]+)\/workflows$/.exec(
    url.pathname,
  );
  if (list !== null && api.hasArgo) {
    const { refusal } = api;
    if (refusal !== undefined) return void status(refusal.status, refusal.reason, refusal.message);
    const selector = url.searchParams.get("labelSelector") ?? "";
    const items = api.workflows.filter(
      ({ metadata }) => metadata.namespace === list[1] && matches(metadata.labels, selector),
    );
    const kind = { apiVersion: group.groupVersion, kind: "WorkflowList" };
    return void send(200, { ...kind, metadata: { resourceVersion: "1" }, items });
  }
  const [, namespace = "", resource = "", name] = objects.exec(url.pathname) ?? [];
  if (resource !== "" && (resource === "configmaps" || api.hasArgo)) {
    const { refusal } = api;
    if (refusal !== undefined) return void status(refusal.status, refusal.reason, refusal.message);
    if (request.method === "GET" && name === undefined) {
      const items = [...api.applied].filter(([key]) => key.startsWith(`${resource}/${namespace}/`));
      return void send(200, { ...listKind(resource), items: items.map(([, one]) => one) });
    }
    if (request.method === "PATCH") {
      const key = `${resource}/${namespace}/${name}`;
      const type = request.headers["content-type"];
      if (type !== "application/apply-patch+yaml")
        return void status(415, "UnsupportedMediaType", `${type} is not supported`);
      const invalid = api.invalid.get(key);
      if (invalid !== undefined) return void status(422, "Invalid", invalid);
      const conflict = api.conflicts.get(key);
      if (conflict !== undefined && url.searchParams.get("force") !== "true")
        return void status(409, "Conflict", conflict);
      const object: StoredObject = JSON.parse(body);
      if (url.searchParams.get("dryRun") !== "All") api.applied.set(key, object);
      return void send(200, object);
    }
  }
  switch (url.pathname) {
    case "/version":
      return void send(200, { major: "1", minor: "32", gitVersion: "v1.32.4" });
    case "/openapi/v2":
      // kubectl asks for protocol buffers: no byte is a document that says nothing.
      return void response.writeHead(200).end();
    case "/openapi/v3":
      return void send(200, { paths: Object.fromEntries(documents(api).map(openApiAddress)) });
    case "/openapi/v3/api/v1":
      return void send(200, openApi(coreDocument));
    case "/openapi/v3/apis/argoproj.io/v1alpha1":
      return void send(200, openApi(argoDocument));
    case "/api":
      return void send(200, { kind: "APIVersions", versions: ["v1"] });
    case "/api/v1":
      return void send(200, {
        kind: "APIResourceList",
        groupVersion: "v1",
        resources: [configMaps],
      });
    case "/apis":
      return void send(200, {
        ...{ kind: "APIGroupList", apiVersion: "v1" },
        groups: api.hasArgo
          ? [{ name: "argoproj.io", versions: [group], preferredVersion: group }]
          : [],
      });
    case "/apis/argoproj.io/v1alpha1":
      return void send(200, {
        ...{ kind: "APIResourceList", apiVersion: "v1", groupVersion: group.groupVersion },
        resources: [
          {
            ...{ name: "workflows", singularName: "workflow", namespaced: true, kind: "Workflow" },
            ...{ verbs: ["get", "list"], shortNames: ["wf"] },
          },
          cronWorkflows,
        ],
      });
  }
  status(404, "NotFound", "the server could not find the requested resource");
}

const verbs = ["get", "list", "patch"];
const configMaps = {
  ...{ name: "configmaps", singularName: "configmap", namespaced: true, kind: "ConfigMap" },
  ...{ verbs, shortNames: ["cm"] },
};
const cronWorkflows = {
  ...{ name: "cronworkflows", singularName: "cronworkflow", namespaced: true, verbs },
  ...{ kind: "CronWorkflow", shortNames: ["cwf"] },
};

function listKind(resource: string): object {
  return resource === "configmaps"
    ? { apiVersion: "v1", kind: "ConfigMapList", metadata: { resourceVersion: "1" } }
    : {
        ...{ apiVersion: group.groupVersion, kind: "CronWorkflowList" },
        metadata: { resourceVersion: "1" },
      };
}

const info = { title: "Kubernetes", version: "v1.32.4" };
/** Where an object is patched: that the patch takes `fieldValidation` is all that kubectl looks for. */
const coreDocument = {
  ...{ at: "api/v1", group: "", version: "v1", kind: "ConfigMap" },
  path: "/api/v1/namespaces/{namespace}/configmaps/{name}",
};
const argoDocument = {
  at: "apis/argoproj.io/v1alpha1",
  ...{ group: "argoproj.io", version: "v1alpha1", kind: "CronWorkflow" },
  path: "/apis/argoproj.io/v1alpha1/namespaces/{namespace}/cronworkflows/{name}",
};
type OpenApiDocument = typeof coreDocument;

function documents({ hasArgo }: WorkflowApi): readonly OpenApiDocument[] {
  return hasArgo ? [coreDocument, argoDocument] : [coreDocument];
}

function openApiAddress({ at }: OpenApiDocument): readonly [string, object] {
  return [at, { serverRelativeURL: `/openapi/v3/${at}` }];
}

function openApi({ group, version, kind, path }: OpenApiDocument): object {
  const patch = {
    parameters: [{ name: "fieldValidation", in: "query" }],
    "x-kubernetes-group-version-kind": { group, version, kind },
  };
  return { openapi: "3.0.0", info, paths: { [path]: { patch } }, components: { schemas: {} } };
}

/** Equality-based requirements, joined by commas: all must hold. */
function matches(labels: WorkflowObject["metadata"]["labels"], selector: string): boolean {
  return selector.split(",").every((requirement) => {
    const [, key = "", operator, value] = /^([^!=]+)(!?=)(.*)$/.exec(requirement) ?? [];
    return operator === "!=" ? labels[key] !== value : labels[key] === value;
  });
}
