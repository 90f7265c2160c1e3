/** Texts for the doors through which a project's files come in: real ones, and what becomes of them. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { sources } from "../../src/connectors/catalogue.ts";
import { configurations, type SpecSchema } from "../connectors/random-configuration.ts";
import type { Random } from "./random.ts";

/** What a mutation puts where a secret may stand: no message may hold it. */
export const SECRET = "Planted-5ecret";

const root = join(import.meta.dirname, "../..");
const read = (glob: string) =>
  globSync(glob, { cwd: root })
    .sort()
    .map((path) => readFileSync(join(root, path), "utf8"));
const pages = read("{README.md,docs/*.md}");
const blocks = (language: string) =>
  pages.flatMap((page) =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\\b[^\n]*\n([^]*?)^\`\`\`$`, "gm"))].map(
      ([, text = ""]) => text,
    ),
  );

const json = [
  ...read("examples/inventory/**/*.json"),
  ...read("__tests__/fixtures/argo/dashtool/**/*.json"),
  ...blocks("json"),
];
const yaml = [...blocks("yaml"), ...read("examples/workflows/*.yml"), ...json.flatMap(asYaml)];

export const corpus = {
  json,
  yaml,
  sql: [...read("examples/**/*.sql"), ...read("__tests__/fixtures/**/*.sql"), ...blocks("sql")],
} as const;

function asYaml(text: string): readonly string[] {
  try {
    return [stringify(parse(text))];
  } catch {
    return [];
  }
}

/** An ingest as one of the connectors takes it, but for a few mistakes. */
export function randomIngest(random: Random): string {
  const { name, specifications } = random.pick(sources);
  const { schema, isDashbook } = random.pick(specifications);
  const seed = random.below(2 ** 31);
  const [source] = fc.sample(configurations(schema as SpecSchema, 5), { seed, numRuns: 1 });
  const destination = {
    ...{ catalog_url: "postgres://lake@db/catalog", catalog_name: "a" },
    ...{ bucket: "s3://lake", streams: { "public.orders": { partition_by: {} }, orders: {} } },
  };
  const image = isDashbook ? `dashbook/${name}:sql` : `airbyte/${name}:${random.below(7)}.0.1`;
  return JSON.stringify({ image, source, destination }, null, random.pick([0, 1, 2]));
}

const words =
  "select|from|where|(|)|(select 1)|with a as (|a|b.c.d|\"q\"|'t'|1|1.5|,|*|case when|end|join|on|and|not|cast(|as int|union all|group by|over (|--x\n|/*y*/|;|interval|[|]|::|->|limit".split(
    "|",
  );

export function randomSql(random: Random): string {
  const some = Array.from({ length: 1 + random.below(30) }, () => random.pick(words));
  return `select ${some.join(" ")}`;
}

export function mutated(text: string, others: readonly string[], random: Random): string {
  const times = random.below(4);
  return Array.from({ length: times }).reduce<string>(
    (now) => random.pick(mutations)(now, random, others),
    text,
  );
}

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

const debris = [
  ..."{}[]()\"':,#-|>&*!%@`\\/.~$?=;\t\r\n\0".split(""),
  ...["\\u0000", "\\ud800", "\u2028", "\u202e", "\u200b", "é", "😀", "\u001b[2J", "##[error]"],
  ...["null", "true", "1e999", "-0", "12345678901234567890", "0x1F", "1_000", ".inf", "{}", "[]"],
  ...["//x\n", "/*x*/", "# x\n", "---\n", "...\n", "? ", "- ", "&a ", "*a", "<<: *a\n", "!!str "],
  ...[
    "$NAME",
    "$" + "{GITHUB_TOKEN}",
    "*****",
    "::set-output name=a::b",
    "<img src=x>",
    "|",
    "@team",
  ],
  ...['"__proto__":{},', '"constructor":1,', "tap", "target", "branch", "main", "catalog_name"],
];

const mutations: readonly Mutation[] = [
  (text, random) => spliced(text, random, random.pick(debris)),
  (text, random) => spliced(text, random, random.pick(debris)),
  (text, random) => spliced(text, random, ""),
  (text, random) => spliced(text, random, random.pick(debris).repeat(1 + random.below(200))),
  (text, random, others) => spliced(text, random, piece(random.pick(others), random)),
  (text, random) => spliced(text, random, piece(text, random)),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => onMember(text, random, (_, key) => `"${key}": ${random.pick(debris)}`),
  (text, random) => onMember(text, random, (all, key) => all.replace(key, `${key}s`)),
  (text, random) => onMember(text, random, (all) => `${all}, ${all}`),
  (text, random) => text.replaceAll(random.pick(["\n", " ", '"', ","]), random.pick(debris)),
  planted,
  planted,
];

/** Under the keys that hold secrets, whatever is there. */
function planted(text: string): string {
  const member =
    /("?\w{0,30}(?:password|secret|token|api_key|jaas)\w{0,30}"?\s*:\s*)(?:"[^"\n]*"|[^\s"{[,]+)/gi;
  return text.replace(member, `$1"${SECRET}"`);
}

function piece(text: string, random: Random): string {
  const at = random.below(text.length);
  return text.slice(at, at + random.below(80));
}

function spliced(text: string, random: Random, put: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + put + text.slice(at + random.below(6));
}

function onMember(
  text: string,
  random: Random,
  change: (all: string, key: string) => string,
): string {
  const members = [...text.matchAll(/"(\w+)":\s*(?:"[^"\n]*"|[\w.-]+)/g)];
  if (members.length === 0) return text;
  const { 0: all, 1: key = "", index } = random.pick(members);
  return text.slice(0, index) + change(all, key) + text.slice(index + all.length);
}
