/**
 * The part of Kubernetes' and Argo's objects that icebranch writes, spelled as their schemas spell it.
 * https://argo-workflows.readthedocs.io/en/latest/fields/
 */
import type { JsonObject } from "../iceberg/json.ts";

/** Anything of a manifest: what users add to it is kept, whether we know its keys or not. */
export interface KubernetesObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string } & JsonObject;
}

export interface EnvVar extends JsonObject {
  readonly name: string;
  readonly valueFrom: {
    readonly secretKeyRef: { readonly name: string; readonly key: string };
  };
}

interface VolumeMount extends JsonObject {
  readonly name: string;
  readonly mountPath: string;
}

export interface Container extends JsonObject {
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly EnvVar[];
  readonly volumeMounts: readonly VolumeMount[];
}

export interface RetryStrategy extends JsonObject {
  readonly limit: string;
  readonly retryPolicy: "OnError";
  readonly backoff: { readonly duration: string; readonly factor: string };
}

/** One way of running a container, shared by the tasks that have its image and variables. */
export interface ContainerTemplate extends JsonObject {
  readonly name: string;
  readonly inputs: { readonly parameters: readonly { readonly name: string }[] };
  readonly retryStrategy: RetryStrategy;
  readonly initContainers?: readonly ({ readonly name: string } & Container)[];
  readonly container: Container;
  readonly volumes: readonly ({ readonly name: string } & JsonObject)[];
}

export interface DagTask extends JsonObject {
  readonly name: string;
  readonly template: string;
  readonly dependencies?: readonly string[];
  readonly arguments?: {
    readonly parameters: readonly { readonly name: string; readonly value: string }[];
  };
}

export interface DagTemplate extends JsonObject {
  readonly name: string;
  readonly dag: { readonly tasks: readonly DagTask[] };
}

export type Template = ContainerTemplate | DagTemplate;

export interface CronWorkflow extends KubernetesObject {
  readonly kind: "CronWorkflow";
  readonly spec: {
    readonly schedules: readonly string[];
    readonly concurrencyPolicy: "Forbid";
    readonly workflowSpec: {
      readonly entrypoint: string;
      readonly podGC: { readonly strategy: "OnPodSuccess" };
      readonly ttlStrategy: {
        readonly secondsAfterSuccess: number;
        readonly secondsAfterFailure: number;
      };
      readonly templates: readonly Template[];
    };
  };
}

/** A run of its own, without a schedule. */
export interface Workflow extends KubernetesObject {
  readonly kind: "Workflow";
  readonly spec: JsonObject & {
    readonly entrypoint: string;
    readonly templates: readonly Template[];
  };
}

export interface ConfigMap extends KubernetesObject {
  readonly kind: "ConfigMap";
  readonly data: { readonly [file: string]: string };
}
