/** The real kubectl before a server that answers as Kubernetes does, and what that may refuse it for. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, beforeEach, it } from "node:test";
import { makeCertificate } from "../../scripts/servers/certificate.ts";
import { kubectl } from "../../src/adapters/kubernetes.ts";
import type { Kubernetes } from "../../src/kubernetes-port.ts";
import { token, type WorkflowApi, workflowApi } from "./workflow-api.ts";

interface Client {
  readonly bearer?: string;
  readonly url?: string;
  /** Whether the kubeconfig vouches for the server's certificate. */
  readonly trusts?: boolean;
}

export interface Cluster {
  /** The server, which is as new before each test. */
  readonly api: WorkflowApi;
  /** The kubeconfig's contexts are the namespaces `lake`, which is its own, and `other`. */
  client(how?: Client): Kubernetes;
  clientWithoutKubeconfig(): Kubernetes;
}

/** For the tests of one file. */
export function cluster(): Cluster {
  const folder = mkdtempSync(join(tmpdir(), "icebranch-kubeconfig-"));
  const certificate = makeCertificate(folder);
  let api: WorkflowApi;
  before(async () => {
    api = await workflowApi(certificate);
  });
  beforeEach(() => {
    Object.assign(api, { workflows: [], refusal: undefined, hasArgo: true });
    for (const some of [api.applied, api.conflicts, api.invalid]) some.clear();
    api.asked.length = 0;
  });
  after(async () => {
    await api[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });
  return {
    get api() {
      return api;
    },
    client({ bearer = token, url = api.url, trusts = true } = {}) {
      // Of its own: kubectl remembers what it discovered.
      const home = mkdtempSync(join(folder, "home-"));
      const file = join(home, "config");
      const trust = trusts ? { "certificate-authority": certificate.certificate } : {};
      const contexts = ["lake", "other"].map((namespace) => ({
        ...{ name: namespace, context: { cluster: "c", user: "u", namespace } },
      }));
      const kubeconfig = {
        ...{ apiVersion: "v1", kind: "Config", "current-context": "lake", contexts },
        clusters: [{ name: "c", cluster: { server: url, ...trust } }],
        users: [{ name: "u", user: { token: bearer } }],
      };
      writeFileSync(file, JSON.stringify(kubeconfig));
      return kubectl({ ...process.env, HOME: home, KUBECONFIG: file });
    },
    clientWithoutKubeconfig: () =>
      kubectl({ PATH: process.env.PATH, HOME: folder, KUBECONFIG: join(folder, "no") }),
  };
}

interface Asking {
  readonly code: string;
  /** What a user may not do who is refused it. */
  readonly right: { readonly verb: string; readonly resource: string; readonly says: RegExp };
  ask(kube: Kubernetes): Promise<unknown>;
}

const refusals: {
  name: string;
  make(cluster: Cluster, right: Asking["right"]): Kubernetes;
  reason?: RegExp;
}[] = [
  {
    name: "a token that the cluster does not know",
    make: ({ client }) => client({ bearer: "wr0ng-token" }),
    reason: /does not know this user/,
  },
  {
    name: "a user without the right",
    make({ api, client }, { verb, resource }) {
      const message = `${resource} is forbidden: User "ci" cannot ${verb} resource "${resource}" in the namespace "lake"`;
      api.refusal = { status: 403, reason: "Forbidden", message };
      return client();
    },
  },
  {
    name: "a cluster without Argo",
    make({ api, client }) {
      api.hasArgo = false;
      return client();
    },
    reason: /has no Argo Workflows/,
  },
  {
    name: "a cluster that does not answer",
    make: ({ client }) => client({ url: "https://127.0.0.1:1" }),
    reason: /cluster cannot be reached/,
  },
  {
    name: "a cluster that shows a certificate which nobody vouches for",
    make: ({ client }) => client({ trusts: false }),
    reason: /certificate is not trusted/,
  },
  {
    name: "a machine without a kubeconfig",
    make: ({ clientWithoutKubeconfig }) => clientWithoutKubeconfig(),
    reason: /cluster cannot be reached/,
  },
];

/** Each said in its own words, and with nothing of a token. */
export function isRefused(cluster: Cluster, { code, right, ask }: Asking): void {
  for (const { name, make, reason = right.says } of refusals)
    it(`is refused for ${name}`, async () => {
      const asked = ask(make(cluster, right));
      await assert.rejects(asked, (error: Error & { code?: string; hint?: string }) => {
        assert.equal(error.code, code);
        assert.match(error.message, reason);
        assert.doesNotMatch(`${error.message} ${error.hint}`, /t0ken|wr0ng/);
        return true;
      });
    });
}
