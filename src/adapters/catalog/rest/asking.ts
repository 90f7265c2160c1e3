/** Requests about views, and tables that are made: each answer in our words. */
import { IcebranchError } from "../../../errors.ts";
import type { Json, JsonObject } from "../../../iceberg/json.ts";
import type { TableIdentifier } from "../../../iceberg/table-metadata.ts";
import { notAsPlanned } from "../not-as-planned.ts";
import type { RestAnswer, RestConnection } from "./connection.ts";
import type { Paths } from "./paths.ts";
import { errorType, isAbsent, unknown, unreadable } from "./refusal.ts";

export interface Posted {
  /** What is asked for, as the end of `the catalog does not`. */
  readonly what: string;
  readonly identifier: TableIdentifier;
  /** Set where the namespace may have to be made first. */
  readonly inNamespace?: readonly string[];
}

export interface Asking {
  /** undefined where there is no such thing. */
  get(path: string, what: string): Promise<JsonObject | undefined>;
  /** Throws IB411 where it is there already, or not as it was; IB412; IB431 where the server has no such request. */
  post(path: string, body: unknown, posted: Posted): Promise<void>;
  /** Nothing to do where there is no such thing. */
  remove(path: string, what: string): Promise<void>;
}

export function askingOf(connection: RestConnection, paths: Paths): Asking {
  const { name } = connection;
  const refused = (answer: RestAnswer, what: string) =>
    unreadable(name, `does not ${what} (${connection.describe(answer)})`);
  const send = (path: string, body: unknown) =>
    connection.request({ method: "POST", path, repeatable: false, body: body as Json });

  async function makeNamespace(namespace: readonly string[]): Promise<void> {
    for (let depth = 1; depth <= namespace.length; depth++) {
      const body = { namespace: namespace.slice(0, depth), properties: {} };
      const answer = await send(paths.at("namespaces"), body);
      if (answer.status >= 300 && answer.status !== 409)
        throw refused(answer, `make the namespace ${body.namespace.join(".")}`);
    }
  }

  return {
    async get(path, what) {
      const answer = await connection.request({ method: "GET", path, repeatable: true });
      if (isAbsent(answer)) return undefined;
      if (isMissing(answer)) throw noViews(name);
      if (answer.status !== 200 || !isObject(answer.body)) throw refused(answer, what);
      return answer.body;
    },
    async post(path, body, { what, identifier, inNamespace }) {
      let answer = await send(path, body);
      if (inNamespace !== undefined && /NoSuchNamespace/.test(errorType(answer.body) ?? "")) {
        await makeNamespace(inNamespace);
        answer = await send(path, body);
      }
      const { status, foreign } = answer;
      if (status < 300 && !foreign) return;
      if (isMissing(answer)) throw noViews(name);
      if (status === 409) throw notAsPlanned(identifier, "somebody made it or wrote to it");
      if (status === 404) throw notAsPlanned(identifier, "it is gone");
      if (status >= 500 || status === 408 || status < 300) throw unknown(name, `HTTP ${status}`);
      throw refused(answer, what);
    },
    async remove(path, what) {
      const answer = await connection.request({ method: "DELETE", path, repeatable: false });
      if (answer.status < 300 || isAbsent(answer)) return;
      if (answer.status >= 500) throw unknown(name, `HTTP ${answer.status}`);
      throw refused(answer, what);
    },
  };
}

/** A way that the server does not have; a view that it does not have is told in the specification's form. */
function isMissing(answer: RestAnswer): boolean {
  const { status, body } = answer;
  if (status === 405 || status === 501) return true;
  if (/Unsupported|NotImplemented/.test(errorType(body) ?? "")) return true;
  return status === 404 && !isAbsent(answer);
}

function noViews(catalog: string): IcebranchError {
  return new IcebranchError("IB431", `The catalog ${catalog} has no views.`, {
    hint: "Use a catalog that keeps them, or refresh the views by other means.",
  });
}

function isObject(json: Json): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
