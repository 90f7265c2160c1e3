/** `npm run docs`: writes the parts of the pages that are made from the code. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { initSteps } from "../src/commands/init.ts";
import { destinations, sources } from "../src/connectors/catalogue.ts";
import type { Connector } from "../src/connectors/connector.ts";
import type { Option } from "../src/option.ts";
import { actionInputs, terminalName, terminalOptions } from "../src/options.ts";
import { outputs } from "../src/outputs.ts";
import { isVerb, verbs } from "../src/verbs.ts";

const root = join(import.meta.dirname, "..");

export const pages = [
  "README.md",
  "docs/configuration.md",
  "docs/connectors.md",
  "docs/specs.md",
  "docs/verbs.md",
] as const;

/** A part stands between `<!-- made by scripts/docs.ts: NAME -->` and `<!-- end -->`. */
const part = /(<!-- made by scripts\/docs\.ts: (\S+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** The page with every part as the code makes it now. */
export function withMadeParts(page: string): string {
  return page.replace(part, (_all, open, name, end) => `${open}\n${made(name)}\n\n${end}`);
}

function made(name: string): string {
  if (name.startsWith("options-of-")) return verbOptions(name.slice("options-of-".length));
  switch (name) {
    case "verbs":
      return table(["verb", "does"], Object.entries(verbs).map(verbRow));
    case "inputs":
      return table(["input", "default", "says"], actionInputs().map(inputRow));
    case "outputs":
      return table(["output", "says"], Object.entries(outputs).map(codeFirst));
    case "shared-options":
      return optionTable(shared.filter(({ config }) => !config));
    case "configuration-options":
      return optionTable(shared.filter(({ config }) => config));
    case "workflow":
      return ["```yaml .github/workflows/icebranch.yml", starterWorkflow().trim(), "```"].join(
        "\n",
      );
    case "icebranch-keys":
      return keyTable("schemas/icebranch.schema.json");
    case "dashtool-keys":
      return keyTable("schemas/dashtool.schema.json");
    case "ingest-keys":
      return keyTable("schemas/ingest.schema.json");
    case "connectors":
      return table(
        ["connector", "version", "of"],
        [...sources, ...destinations].flatMap(connectorRows),
      );
  }
  throw new Error(`There is no part ${name}.`);
}

const shared = terminalOptions("init").filter((option) => option.verbs === undefined);

function verbOptions(verb: string): string {
  if (!isVerb(verb)) throw new Error(`There is no verb ${verb}.`);
  return optionTable(terminalOptions(verb).filter((option) => option.verbs?.includes(verb)));
}

function verbRow([verb, text]: [string, string]): string[] {
  return [`[\`${verb}\`](docs/verbs.md#${verb})`, text];
}

function connectorRows({ name, specifications }: Connector): string[][] {
  return specifications.map(({ version, isDashbook }) => [
    `\`${name.replace(/^dashbook-/, "")}\``,
    version,
    isDashbook ? "dashbook" : "Airbyte",
  ]);
}

function codeFirst([name, text]: readonly [string, string]): string[] {
  return [`\`${name}\``, text];
}

function inputRow({ name, default: value, help }: Option): string[] {
  return [`\`${name}\``, value === undefined ? "" : `\`${value}\``, help];
}

function optionTable(options: readonly Option[]): string {
  const rows = options.map((option) => {
    const short = option.short === undefined ? "" : `-${option.short}, `;
    const value = option.value === undefined ? "" : ` ${option.value}`;
    return [`\`${short}--${terminalName(option)}${value}\``, option.help];
  });
  return table(["option", "says"], rows);
}

/** What `icebranch init` writes in a repository whose production branch is `main`. */
function starterWorkflow(): string {
  const [step] = initSteps(".", { config: true, workflow: false, main: "main" });
  return new TextDecoder().decode(step?.bytes);
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly default?: string;
  readonly required?: readonly string[];
  readonly properties?: { readonly [key: string]: Schema | false };
  readonly additionalProperties?: Schema;
  readonly definitions?: { readonly [name: string]: Schema };
  readonly $ref?: string;
}

function keyTable(path: string): string {
  const schema: Schema = JSON.parse(readFileSync(join(root, path), "utf8"));
  return table(["key", "takes", "default", "says"], keyRows(schema, "", schema));
}

/** The keys below `path`, each followed by its own; NAME stands for a key that the user chooses. */
function keyRows(schema: Schema, path: string, { definitions = {} }: Schema): string[][] {
  const whole = { definitions };
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, found]) => {
    if (found === false || key === "$schema") return [];
    const value = resolved(found, whole);
    const isRequired = schema.required?.includes(key) ?? false;
    // A key that only groups others needs no line of its own.
    const row = value.description ? [keyRow(`${path}${key}`, found, value, isRequired)] : [];
    return [...row, ...keyRows(value, `${path}${key}.`, whole)];
  });
  const named = schema.additionalProperties && resolved(schema.additionalProperties, whole);
  return [...own, ...(named?.properties ? keyRows(named, `${path}NAME.`, whole) : [])];
}

function resolved(schema: Schema, { definitions = {} }: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : { ...definitions[name], ...schema };
}

function keyRow(key: string, found: Schema, value: Schema, isRequired: boolean): string[] {
  const standard = value.default === undefined ? "" : `\`${value.default}\``;
  return [
    `\`${key}\``,
    found.$ref?.endsWith("/duration") ? "duration" : takes(value),
    isRequired ? "required" : standard,
    value.description ?? "",
  ];
}

const words: { readonly [type: string]: string } = {
  string: "text",
  object: "mapping",
  number: "number",
  boolean: "truth value",
  array: "list",
};

function takes({ enum: choices, type = [] }: Schema): string {
  if (choices !== undefined) return choices.map((choice) => `\`${choice}\``).join(", ");
  return [type]
    .flat()
    .map((one) => words[one] ?? one)
    .join(", ");
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

if (import.meta.main)
  for (const page of pages) {
    const path = join(root, page);
    writeFileSync(path, withMadeParts(readFileSync(path, "utf8")));
  }
