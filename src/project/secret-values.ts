/** Whether a value is a secret written out: by the key that it stands under, and by what it looks like. */
import type { Json } from "../iceberg/json.ts";
import { isDoubtfulKey, isSecretKey } from "../secret-keys.ts";
import { secretShape } from "../secret-shapes.ts";
import { isObject } from "./shape.ts";

/**
 * `written`: all of it. `part`: a password in an address, or a setting in a text of settings. `shape`:
 * `what` it is shows by itself. `masked`: asterisks. `syntax`: a reference that nothing replaces.
 */
export type Verdict =
  | { readonly kind: "written" | "part" | "masked" | "syntax" }
  | { readonly kind: "shape"; readonly what: string };

const reference = /\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)/g;
const between = /^[\s:/,;.@+_-]*$/;

/** Of characters: no address and no list of settings is longer. */
const MAX_SETTINGS = 16_384;

/** How others refer to a secret. */
const otherSyntax = new RegExp(
  `^(?:${[
    String.raw`\$\{[^}]*\}|\$\([^)]*\)|\$?\{\{.*\}\}|#\{.*\}|\$\d+|[$\\]\$+\{?\w+\}?`,
    String.raw`%[A-Za-z_]\w*%|%\(\w+\)s|\$?env[:.]\w+`,
    String.raw`(?:secrets?|secretref|vault|ssm|aws-?sm|gcp-?sm|azure-?kv|op|kms|file):\S+`,
    String.raw`arn:aws[\w-]*:(?:secretsmanager|ssm|kms):.*|@Microsoft\.KeyVault\(.*\)`,
    String.raw`projects\/[^/]+\/secrets\/.*`,
  ].join("|")})$`,
  "i",
);

/** `isDeclared`: the connector itself calls the value a secret. */
export function judgeValue(key: string, value: Json, isDeclared: boolean): Verdict | undefined {
  const isSecret = isDeclared || isSecretKey(key);
  if (typeof value === "string") return judgeText(key, value, isSecret);
  const isNumber = typeof value === "number" || typeof value === "bigint" || JSON.isRawJSON(value);
  const isTold = isDeclared || /pass|secret/i.test(key);
  return isNumber && isSecret && isTold ? { kind: "written" } : undefined;
}

function judgeText(key: string, text: string, isSecret: boolean): Verdict | undefined {
  const shape = secretShape(text);
  if (shape !== undefined) return { kind: "shape", what: shape.name };
  if (isSecret) return judgeSecret(key, text);
  const part = judgeParts(text);
  if (part !== undefined) return part;
  if (isAwsKey(text)) return { kind: "shape", what: "a secret key of AWS" };
  return isDoubtfulKey(key) && isMadeByChance(text) ? { kind: "written" } : undefined;
}

function judgeSecret(key: string, text: string): Verdict | undefined {
  const bare = judgeWhole(text);
  if (bare?.kind !== "written") return bare;
  if (/key(?:tab|_?file)?$/i.test(key) && isPath(text)) return undefined;
  // `id:$SECRET`, `Bearer $TOKEN`.
  const [, rest = ""] = /^[^\s:$]+[\s:]{1,3}(\S+)$/.exec(text) ?? [];
  if (/credential|authorization/i.test(key) && isReferences(rest)) return undefined;
  return isOfParts(text) ? judgeParts(text) : bare;
}

/** A value that should be one reference, or several. */
function judgeWhole(text: string): Verdict | undefined {
  if (text === "" || isReferences(text)) return undefined;
  if (/^[*•]+$/.test(text)) return { kind: "masked" };
  return { kind: otherSyntax.test(text) ? "syntax" : "written" };
}

function isReferences(text: string): boolean {
  const rest = text.replaceAll(reference, "");
  return rest !== text && between.test(rest);
}

/** An address, JSON, or a list of settings: only some parts of it are secret. */
function isOfParts(text: string): boolean {
  return (
    /^[a-z][a-z\d+.-]*:(?:\w+:)*\/\//i.test(text) ||
    jsonIn(text) !== undefined ||
    /LoginModule\b/.test(text) ||
    [...pairsIn(text.slice(0, MAX_SETTINGS))].some(([name]) => isSecretKey(name))
  );
}

function judgeParts(text: string): Verdict | undefined {
  const json = jsonIn(text);
  if (json !== undefined) return judgeMembers(json);
  const head = text.slice(0, MAX_SETTINGS);
  const passwords = head.includes("://") || head.startsWith("jdbc:") ? passwordsIn(head) : [];
  const pairs = head.includes("=") ? secretPairsIn(head) : [];
  for (const password of [...passwords, ...pairs]) {
    const verdict = judgeWhole(password);
    if (verdict !== undefined) return verdict.kind === "written" ? { kind: "part" } : verdict;
  }
  return undefined;
}

function judgeMembers(json: Json, key = ""): Verdict | undefined {
  const members = isObject(json)
    ? Object.entries(json)
    : Array.isArray(json)
      ? json.map((one) => [key, one] as const)
      : [];
  for (const [name, member] of members) {
    const verdict = judgeValue(name, member, false) ?? judgeMembers(member, name);
    if (verdict?.kind === "written") return { kind: "part" };
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

/** What is nested deeper than the parser's own stack is no setting of anybody's. */
function jsonIn(text: string): Json {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    return JSON.stringify(value).length < 65_536 ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Of addresses: up to the last `@` before the path, or before the end where a `/` is in the password. */
function* passwordsIn(text: string): Generator<string> {
  for (const [, info = ""] of text.matchAll(/:\/\/([^\s/?#"'<>]{0,512})@/g)) {
    const colon = info.replaceAll(reference, (all) => "$".repeat(all.length)).indexOf(":");
    if (colon !== -1) yield info.slice(colon + 1);
    else if (isMadeByChance(info)) yield info;
  }
  for (const [, rest = ""] of text.matchAll(
    /:\/\/[^\s:/?#@]{0,128}:([^\s@/?#]{0,128}[/?#][^\s@]{0,128})@/g,
  ))
    if (!/^(?:\d{1,5}|\$\{?\w+\}?)[/?#]/.test(rest)) yield rest;
  // user/password@host
  for (const [, password = ""] of text.matchAll(
    /jdbc:oracle:\w{1,8}:[^/\s@]{0,128}\/([^\s@]{1,128})@/g,
  ))
    yield password;
}

function* secretPairsIn(text: string): Generator<string> {
  for (const [name, value] of pairsIn(text)) {
    const isOther =
      /^(?:true|false|\d{0,3})$/i.test(value) || (/key$/i.test(name) && isPath(value));
    if (isSecretKey(name) && !isOther) yield value;
  }
}

/** `name=value` of a query, a connection string or JAAS. */
function* pairsIn(text: string): Generator<readonly [name: string, value: string]> {
  const pair =
    /(?:^|[?&;\s,{(])["']?([A-Za-z][\w.-]{0,60}|[A-Za-z]{1,30} [A-Za-z]{1,30})["']?=(?:"([^"]{0,2048})"|'([^']{0,2048})'|([^\s&;,"'(){}]+\}?))/g;
  for (const [, name = "", double, single, bare] of text.matchAll(pair))
    yield [name, double ?? single ?? bare ?? ""];
}

function isPath(text: string): boolean {
  return (
    /^(?:\.{0,2}|~)\/[\w./-]+$/.test(text) || /^[\w./-]+\.(?:pem|key|crt|p8|p12|jks)$/.test(text)
  );
}

/** Forty characters of base64; of a digest all are hexadecimal. */
function isAwsKey(text: string): boolean {
  const isLong = text.length === 40 && /^[A-Za-z\d/+]+$/.test(text);
  return isLong && [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(text)) && bits(text) > 4;
}

function isMadeByChance(text: string): boolean {
  const isOneWord = text.length >= 20 && text.length <= 512 && /^[\w+/=.~-]+$/.test(text);
  const isUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
  return (
    isOneWord &&
    !isUuid &&
    !isPath(text) &&
    /\d/.test(text) &&
    /[a-z]/i.test(text) &&
    bits(text) > 3.5
  );
}

/** Shannon's entropy of a character. */
function bits(text: string): number {
  const counts = new Map<string, number>();
  for (const one of text) counts.set(one, (counts.get(one) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / text.length);
  return shares.reduce((sum, share) => sum - share * Math.log2(share), 0);
}
