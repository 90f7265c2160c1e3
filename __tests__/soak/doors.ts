/** The doors through which a project's files come in, and what must hold whatever comes. */
import assert from "node:assert/strict";
import process from "node:process";
import { parse, stringify } from "yaml";
import { loadConnectorCheck } from "../../src/connectors/load.ts";
import { codes, type Finding } from "../../src/errors.ts";
import { stringifyJson } from "../../src/iceberg/json.ts";
import type { Project } from "../../src/project/project.ts";
import { readProject } from "../../src/project/read.ts";
import type { SqlParses } from "../../src/project/sql.ts";
import { parsedInThread, parsers, projectFiles } from "../project/project-files.ts";
import { corpus, mutated, randomIngest, randomSql, SECRET } from "./door-texts.ts";
import { type Random, randomOf } from "./random.ts";

export const doors = ["json", "yaml", "sql", "config", "connectors"] as const;
export type Door = (typeof doors)[number];
export type Outcome = "accepted" | "refused";

interface Input {
  readonly path: string;
  readonly text: string;
}

const everyConnector = await loadConnectorCheck([
  "dashbook catalog_config main_branch_name s3_bucket_name",
  ...["faker", "file", "github", "kafka", "mongodb-v2", "mssql", "mysql", "postgres", "s3"].map(
    (name) => `source-${name}`,
  ),
]);

/** Throws where a door does not hold. `largeOnes`: how many of the files are of a mebibyte. */
export async function knock(door: Door, seed: number, largeOnes = 0): Promise<Outcome> {
  const random = randomOf(seed);
  const input = inputFor(door, random, largeOnes);
  const says = (what: string) =>
    `${door} ${seed}: ${what} of ${JSON.stringify(input).slice(0, 800)}`;
  const start = process.cpuUsage();
  const sql = await parsedInThread(projectFiles({ [input.path]: input.text }));
  const found = read(input, door, sql);
  const { user } = process.cpuUsage(start);
  assert.ok(user < 2_000_000, says(`${user / 1_000_000} s`));
  for (const finding of found.findings) assertGood(finding, input, says);
  assert.equal(shown(read(input, door, sql)), shown(found), says("two readings"));
  if (found.findings.some(({ level }) => level === "error")) return "refused";
  if (input.path.endsWith(".json")) assertAlike(input, door, found, says);
  return "accepted";
}

function inputFor(door: Door, random: Random, largeOnes: number): Input {
  const of = (path: string, texts: readonly string[]) => {
    const text = mutated(random.pick(texts), texts, random);
    return { path, text: random.chance(largeOnes) ? grown(text, random) : text };
  };
  switch (door) {
    case "json":
      return of("a/b/c.ingest.json", corpus.json);
    case "yaml":
      return of("a/b/c.ingest.yaml", corpus.yaml);
    case "sql":
      return of("a/b/c.sql", random.chance(0.3) ? [randomSql(random)] : corpus.sql);
    case "config":
      return random.chance(0.5)
        ? of("dashtool.json", corpus.json)
        : of("icebranch.yaml", corpus.yaml);
    case "connectors":
      return of("a/b/c.ingest.json", [randomIngest(random)]);
  }
}

/** One piece of it over and over, up to the largest size that is read. */
function grown(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const piece = text.slice(at, at + 1 + random.below(30)) || "[";
  const again = piece.repeat(1_000_000 / Buffer.byteLength(piece));
  return text.slice(0, at) + again + text.slice(at);
}

function read({ path, text }: Input, door: Door, sql?: SqlParses): Project {
  const connectors = door === "connectors" ? everyConnector : undefined;
  return readProject(projectFiles({ [path]: text }), ".", { ...parsers, connectors, sql });
}

function assertGood(finding: Finding, { path, text }: Input, says: (what: string) => string): void {
  const { code, file, line = 0, column = 0, message, hint = "" } = finding;
  assert.ok(Object.hasOwn(codes, code), says(code));
  assert.equal(file, path);
  const lines = Buffer.from(text).toString().split("\n");
  const at = says(`${code} at ${line}:${column} (${message})`);
  assert.ok(line >= 1 && line <= lines.length, at);
  assert.ok(column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1, at);
  for (const sentence of [message, hint]) {
    assert.doesNotMatch(sentence, /[\p{Cc}\u2028\u2029]/u, at);
    assert.ok(sentence.length <= 1_000, at);
  }
  assert.match(message, /\S/, at);
  if (!isKey(text)) assert.ok(!`${message}${hint}`.includes(SECRET), at);
}

/** Whether a mutation has made a key or another value of the secret. */
function isKey(text: string): boolean {
  const secrets = text.split(SECRET).length - 1;
  const values = text.match(
    /\w{0,30}(?:password|secret|token|api_key|jaas)\w{0,30}(?:"\s*:\s*|\s*:\s+)"Planted-5ecret"/gi,
  );
  return secrets !== (values?.length ?? 0);
}

function shown({ config, nodes, findings }: Project): string {
  return stringifyJson([config, nodes, findings] as never);
}

/** What YAML says is what JSON says. */
function assertAlike(
  { path, text }: Input,
  door: Door,
  found: Project,
  says: (what: string) => string,
): void {
  const [node] = found.nodes;
  if (node === undefined) return;
  const value = JSON.parse(text);
  const plain = { path, text: JSON.stringify(value) };
  const other = { path: path.replace(/json$/, "yaml"), text: stringify(value) };
  // What the library cannot write so that it reads the same is no matter of ours.
  if (JSON.stringify(parse(other.text)) !== plain.text) return;
  const [one, two] = [plain, other].map((input) => withoutFile(read(input, door)));
  assert.equal(two, one, says("YAML of the same value"));
}

function withoutFile({ nodes, findings }: Project): string {
  const said = findings.map(({ code, message, hint }) => [code, message, hint]);
  return stringifyJson([nodes.map((node) => ({ ...node, file: "" })), said.sort()] as never);
}
