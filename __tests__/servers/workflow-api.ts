/**
 * As much of a Kubernetes API server as `kubectl get workflows.argoproj.io` asks: discovery, and the
 * list with its label selector. https://kubernetes.io/docs/reference/using-api/api-concepts/
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
}

export const token = "t0ken-of-the-cluster";

/** Over TLS: kubectl sends a token over nothing else. */
export async function workflowApi({ certificate, key }: Certificate): Promise<WorkflowApi> {
  const files = { cert: readFileSync(certificate), key: readFileSync(key) };
  const server = createServer(files, (request, response) => answer(api, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const api: WorkflowApi = {
    url: `https://127.0.0.1:${port}`,
    ...{ asked: [], workflows: [], refusal: undefined, hasArgo: true },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return api;
}

const group = { groupVersion: "argoproj.io/v1alpha1", version: "v1alpha1" };

function answer(api: WorkflowApi, request: IncomingMessage, response: ServerResponse): void {
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
  switch (url.pathname) {
    case "/api":
      return void send(200, { kind: "APIVersions", versions: ["v1"] });
    case "/api/v1":
      return void send(200, { kind: "APIResourceList", groupVersion: "v1", resources: [] });
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
        ],
      });
  }
  status(404, "NotFound", "the server could not find the requested resource");
}

/** Equality-based requirements, joined by commas: all must hold. */
function matches(labels: WorkflowObject["metadata"]["labels"], selector: string): boolean {
  return selector.split(",").every((requirement) => {
    const [, key = "", operator, value] = /^([^!=]+)(!?=)(.*)$/.exec(requirement) ?? [];
    return operator === "!=" ? labels[key] !== value : labels[key] === value;
  });
}
