/** What dashbook's destination takes without a word, and then does something else than was meant. */
import type { Finding } from "../errors.ts";
import type { Json, JsonObject } from "../iceberg/json.ts";
import { type Document, MAX_FINDINGS, pointerTo } from "../project/document.ts";
import { errorAt, warningAt } from "../project/finding.ts";
import { isObject } from "../project/shape.ts";
import type { Image } from "./catalogue.ts";
import { camelCase, isCamelCase, snakeCase, spelled } from "./destination-dashbook.ts";

const awsKeys = ["aws_region", "aws_access_key_id", "aws_secret_access_key"];
export function dashbookTraps(
  document: Document,
  destination: JsonObject,
  { tag }: Image,
): readonly Finding[] {
  const isCamel = isCamelCase(destination);
  const spell = isCamel ? camelCase : snakeCase;
  return [
    ...(tag === "sql" ? catalogName(document, destination, spell) : []),
    ...otherSpelling(document, destination, isCamel),
    ...incompleteStore(document, destination, spell),
    ...streamTraps(document, destination.streams, spell),
  ];
}

type Spell = (snake: string) => string;

function catalogName(
  document: Document,
  destination: JsonObject,
  spell: Spell,
): readonly Finding[] {
  const key = spell("catalog_name");
  if (Object.hasOwn(destination, key)) return [];
  const at = document.locate("/destination");
  const hint = `Add \`${key}\`: the first folder of the file's path.`;
  return [errorAt(at, "IB102", `The key \`${key}\` is missing.`, hint)];
}

/** Of two spellings a release reads one: the other half of the settings would be lost. */
function otherSpelling(
  document: Document,
  destination: JsonObject,
  isCamel: boolean,
): readonly Finding[] {
  const [own, other] = isCamel ? [camelCase, snakeCase] : [snakeCase, camelCase];
  return spelled
    .filter((key) => own(key) !== other(key) && Object.hasOwn(destination, other(key)))
    .map((key) => {
      const message = `\`${other(key)}\` is spelled unlike the other keys, and no release reads both spellings.`;
      const at = document.locateKey(pointerTo("/destination", other(key)));
      return errorAt(at, "IB113", message, `Write \`${own(key)}\`.`);
    });
}

/** Half of a store's settings are none: the rows go to the connector's memory, and away with it. */
function incompleteStore(
  document: Document,
  destination: JsonObject,
  spell: Spell,
): readonly Finding[] {
  const has = (key: string) => Object.hasOwn(destination, spell(key));
  const wanted = [...awsKeys, "bucket"];
  const isStore = [...awsKeys, "aws_endpoint", "aws_allow_http"].some(has);
  const missing = wanted.filter((key) => !has(key)).map(spell);
  if (!isStore || missing.length === 0) return [];
  const names = missing.map((key) => `\`${key}\``).join(", ");
  const message = `The object store lacks ${names}, so the rows would be written to memory or nowhere.`;
  return [errorAt(document.locate("/destination"), "IB113", message, `Add ${names}.`)];
}

/** No more than anybody reads: whoever makes more of them makes them by the thousand. */
function streamTraps(document: Document, streams: Json, spell: Spell): readonly Finding[] {
  if (!isObject(streams)) return [];
  const names = new Set(Object.keys(streams));
  const ofQualified = new Set([...names].filter((name) => name.includes(".")).map(bareName));
  const findings: Finding[] = [];
  for (const [name, settings] of Object.entries(streams)) {
    if (findings.length >= MAX_FINDINGS) break;
    if (!isObject(settings) || Object.keys(settings).length === 0) continue;
    const pointer = pointerTo("/destination/streams", name);
    const bare = bareName(name);
    const hasOther = bare === name ? ofQualified.has(name) : names.has(bare);
    if (!hasOther) findings.push(oneKeyOnly(document, name, bare, pointer));
    const key = spell("partition_by");
    findings.push(...transforms(document, settings[key], pointer, key));
  }
  return findings.slice(0, MAX_FINDINGS);
}

/** What of `namespace.name` the stream is chosen by. */
function bareName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** A stream is chosen by its bare name, and its settings are looked up by `namespace.name`. */
function oneKeyOnly(document: Document, name: string, bare: string, pointer: string): Finding {
  const message = `The settings of \`${name}\` have no effect: the destination looks for streams by name, and for their settings by NAMESPACE.NAME.`;
  const hint =
    bare === name
      ? `Add NAMESPACE.${name} with these settings beside it.`
      : `Add \`${bare}\` with no settings beside it.`;
  return warningAt(document.locateKey(pointer), "IB113", message, hint);
}

const transform = /^"(?:identity|year|month|day|hour|void|(?:bucket|truncate)\[\d+\])"$/;

function transforms(
  document: Document,
  partitionBy: Json,
  pointer: string,
  key: string,
): readonly Finding[] {
  if (!isObject(partitionBy)) return [];
  const untaken = Object.entries(partitionBy).filter(
    ([, value]) => typeof value === "string" && !transform.test(value),
  );
  return untaken.slice(0, MAX_FINDINGS).map(([column]) => {
    const at = document.locate(pointerTo(`${pointer}/${key}`, column));
    const message = `\`${column}\` is not partitioned by a transform as the destination reads one.`;
    const hint = String.raw`Write "\"day\"" with the inner quotes: identity, year, month, day, hour, void, bucket[N] or truncate[N].`;
    return errorAt(at, "IB113", message, hint);
  });
}
