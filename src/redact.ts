/**
 * The one place where secrets are taken out of text. What others wrote, such as a server's answer, is
 * redacted where it comes in; a whole report once more where it goes out, as `valueRemover` says.
 */
import { isSecretKey } from "./secret-keys.ts";
import { withoutShapes } from "./secret-shapes.ts";
import { secretSpellings } from "./secret-spellings.ts";

/** Shorter ones stand in half of all words. */
const SHORTEST = 8;

/** Text of others, without `secrets`, what stands under a secret's name, in an address, or looks like one. */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  const known = withoutAll(text, spellingsOf(secrets.filter((one) => one !== undefined)));
  return withoutNamed(withoutLogins(withoutShapes(known)));
}

/**
 * For texts that are ours in the main: takes out what looks like a secret, and the values that none of
 * our own words can be. A password that is a plain word, as the tutorial's `postgres` is, would take
 * names of images and tables with it, and is taken out of the text of others alone.
 */
export function valueRemover(secrets: readonly string[]): (text: string) => string {
  const spellings = spellingsOf(secrets.filter((one) => !isPlainWord(one)));
  return (text) => withoutShapes(withoutAll(text, spellings));
}

/** Where the first of those values begins; undefined where none is in the text. */
export function valueOffset(text: string, secrets: readonly string[]): number | undefined {
  const spellings = spellingsOf(secrets.filter((one) => !isPlainWord(one)));
  const offsets = spellings.map((one) => text.indexOf(one)).filter((offset) => offset !== -1);
  return offsets.length === 0 ? undefined : Math.min(...offsets);
}

/** Words of letters, joined or not. */
function isPlainWord(secret: string): boolean {
  return /^[A-Z]?[a-z]+(?:[-_./ ][a-z]+)*$/.test(secret);
}

/** The longest first: one may begin with another. Of a key of many lines others may say one. */
function spellingsOf(secrets: readonly string[]): readonly string[] {
  const all = secrets
    .flatMap((secret) => [secret, ...partsOf(secret)])
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap(secretSpellings)
    .filter((secret) => secret.length >= SHORTEST);
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

/** Lines, and of an address or of `id:secret` the password alone. */
function partsOf(secret: string): readonly string[] {
  const [, info = ""] =
    /:\/\/([^\s/?#]*)@/.exec(secret) ?? /^([^\s:/]+:[^\s:/]+)$/.exec(secret) ?? [];
  const password = info.slice(info.indexOf(":") + 1);
  return [...secret.split(/\r?\n/), ...(info.includes(":") ? [password, decoded(password)] : [])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutAll(text: string, spellings: readonly string[]): string {
  return spellings.reduce((left, one) => left.replaceAll(one, "***"), text);
}

const isReference = (text: string) => /^\$(?:\{\w+\}|\w+)$/.test(text);

/** Who logs in, in addresses and headers. */
function withoutLogins(text: string): string {
  return text
    .replace(/:\/\/([^\s/?#"'<>]{0,512})@/g, (all, info: string) =>
      isReference(info.slice(info.indexOf(":") + 1)) ? all : "://***@",
    )
    .replace(
      /:\/\/[^\s:/?#@]{0,128}:([^\s@/?#]{0,128}[/?#][^\s@]{0,128})@/g,
      (all, rest: string) => (/^(?:\d{1,5}|\$\{?\w+\}?)[/?#]/.test(rest) ? all : "://***@"),
    )
    .replace(/\b(bearer|basic|negotiate)\s+[\w.~+/=-]{8,}/gi, "$1 ***")
    .replace(/\b(signature\s?[=:]\s?)[\w%+/=-]{8,}/gi, "$1***");
}

const name = /(?<![\w.-])([A-Za-z][\w.-]{0,120})(?:\\{0,8}["'])?\s?[=:]\s?/g;
const value =
  /"(?:[^"\\]|\\.){0,4096}"|\\{1,8}"[^"\\]{0,4096}\\{1,8}"|'[^']{0,4096}'|[^\s,;&"'(){}<>\\]+/y;
const header =
  /\b((?:proxy-)?authorization|(?:set-)?cookie)((?:\\{0,8}["'])?\s?[=:]\s?)[^\r\n"']+/gi;

/** `password=…`, `token: …`, members of JSON; of a header all that is left of the line. */
function withoutNamed(text: string): string {
  const line = text.replace(header, "$1$2***");
  const kept: string[] = [];
  let end = 0;
  for (const { index, 0: found, 1: key = "" } of line.matchAll(name)) {
    // What stands under another name may hold names in its turn: JSON in a text does.
    if (index < end || !isSecretKey(key)) continue;
    value.lastIndex = index + found.length;
    const [whole = ""] = value.exec(line) ?? [];
    const [, open = "", bare = "", close = ""] =
      /^(\\*["']?)([\s\S]*?)(\\*["']?)$/.exec(whole) ?? [];
    if (bare === "" || isReference(bare)) continue;
    kept.push(line.slice(end, index + found.length), open, "***", close);
    end = index + found.length + whole.length;
  }
  return kept.join("") + line.slice(end);
}
