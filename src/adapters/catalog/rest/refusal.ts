/** What a catalog's answers mean where they are not the one that was hoped for, in our words. */
import { IcebranchError } from "../../../errors.ts";
import type { Json, JsonObject } from "../../../iceberg/json.ts";
import { redact } from "../../../redact.ts";
import { tlsHint } from "../../../tls-hint.ts";
import type { Outcome } from "./exchange.ts";
import type { Auth } from "./settings.ts";

/** `type` of `components/schemas/ErrorModel`, such as `NoSuchTableException`; undefined where there is none. */
export function errorType(body: Json): string | undefined {
  const { type } = errorOf(body);
  return typeof type === "string" && /^[A-Za-z][\w.]{0,99}$/.test(type) ? type : undefined;
}

function errorOf(body: Json): JsonObject {
  const { error } = (isObject(body) ? body : {}) as JsonObject;
  return isObject(error) ? error : {};
}

function isObject(json: Json): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/**
 * The catalog's own word that there is nothing, in the specification's form or in one that some
 * servers have. A gateway that does not know the way to it answers 404, too: with a page, with JSON of
 * its own, or with nothing; and a table that is taken for gone would be left out of a publish.
 */
export function isAbsent({
  status,
  body,
}: {
  readonly status: number;
  readonly body: Json;
}): boolean {
  const { error, error_code, errorCode } = (isObject(body) ? body : {}) as JsonObject;
  return status === 404 && [error, error_code, errorCode].some((said) => said !== undefined);
}

/**
 * The status, and what the catalog says of it: one line, cut, and without any of `secrets`, which a
 * server may well repeat.
 */
export function describe(
  { status, body }: { readonly status: number; readonly body: Json },
  secrets: readonly string[],
): string {
  const { message } = errorOf(body);
  const words = typeof message === "string" ? oneLine(redact(message, secrets)) : "";
  const type = errorType(body);
  return [`HTTP ${status}`, type, words].filter((one) => one).join(", ");
}

/** Shorter ones are words that others use too. */
export function long(secrets: readonly (string | undefined)[]): readonly string[] {
  return secrets.filter((one) => one !== undefined).filter((one) => one.length >= 8);
}

const maxWords = 200;

function oneLine(text: string): string {
  // Control characters, and what turns the direction of text.
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return line.length > maxWords ? `${line.slice(0, maxWords)}…` : line;
}

/** The server answered with something other than its interface. */
export function unreadable(catalog: string, what: string): IcebranchError {
  return new IcebranchError("IB410", `The catalog ${catalog} ${what}.`, {
    hint: "Check that its uri is that of an Iceberg REST catalog, without /v1 at its end, and the server's log.",
  });
}

export function unreached(catalog: string, host: string, why: string): IcebranchError {
  return new IcebranchError(
    "IB410",
    `The catalog ${catalog} at ${host} gives no answer (${why}).`,
    {
      hint:
        tlsHint(why, "NODE_EXTRA_CA_CERTS or ssl.cabundle") ??
        "Check its uri, the network, and that the server runs.",
    },
  );
}

export function unknown(catalog: string, why: string): IcebranchError {
  return new IcebranchError(
    "IB412",
    `The catalog ${catalog} did not say whether it made the commit (${why}).`,
    { hint: "Run again: what was done is found, and the rest goes on from there." },
  );
}

/** The next plan sees that the catalog moves its tables in turn, and whether it may. */
export function notTogether(catalog: string): IcebranchError {
  return new IcebranchError(
    "IB411",
    `The catalog ${catalog} has no commit of several tables, although it did not say so.`,
    { hint: "Plan again: nothing was changed." },
  );
}

export function isUnknown(error: unknown): error is IcebranchError {
  return error instanceof IcebranchError && error.code === "IB412";
}

/** A redirect may lead to another host, and what is sent has credentials in it. */
export function redirected(catalog: string, host: string, headers: Headers): IcebranchError {
  const to = headers.get("location") ?? "";
  const target = URL.canParse(to, `https://${host}`) ? new URL(to, `https://${host}`).host : "";
  const where = /^[\w.:[\]-]{1,100}$/.test(target) ? ` to ${target}` : "";
  return new IcebranchError(
    "IB410",
    `The catalog ${catalog} at ${host} answers with a redirect${where}, which is not followed.`,
    { hint: "Set its uri to the address that it has now." },
  );
}

export function refused(
  catalog: string,
  outcome: Extract<Outcome, { kind: "answer" }>,
  { kind }: Auth,
  secrets: readonly string[],
): IcebranchError {
  const said = describe(outcome, secrets);
  if (kind === "none")
    return new IcebranchError("IB427", `The catalog ${catalog} wants credentials (${said}).`, {
      hint: "Give it a credential or token, or what docs/catalogs/rest.md names.",
    });
  return outcome.status === 403
    ? new IcebranchError("IB427", `The catalog ${catalog} does not allow this (${said}).`, {
        hint: "Give the user or client of its credentials the right to do it: nothing was changed.",
      })
    : new IcebranchError("IB427", `The catalog ${catalog} refuses the credentials (${said}).`, {
        hint: "Check them and their scope: they may have expired, or be meant for another catalog.",
      });
}
