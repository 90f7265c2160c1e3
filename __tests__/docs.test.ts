/** The pages say what the program does: links, examples, tables and codes are held to the code. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { parse as parseYaml } from "yaml";
import { pages, withMadeParts } from "../scripts/docs.ts";
import { sqlPlanner } from "../src/adapters/sql-planner.ts";
import { generateWorkflow } from "../src/argo/generate.ts";
import { codes, type Finding } from "../src/errors.ts";
import { marksOf } from "../src/iceberg/marks.ts";
import { lineageGraph } from "../src/lineage/build.ts";
import { typeViews } from "../src/lineage/type-views.ts";
import { brokenViews } from "../src/lineage/view-findings.ts";
import { terminalOptions } from "../src/options.ts";
import { wantsFile } from "../src/project/read.ts";
import { isVerb, verbs } from "../src/verbs.ts";
import { aTable } from "./a-table.ts";
import { checkedProject, type Texts } from "./project/project-files.ts";

const root = join(import.meta.dirname, "..");
const texts = new Map(
  globSync(["*.md", "docs/**/*.md", "examples/**/*.md"], { cwd: root })
    .sort()
    .map((page) => [page, readFileSync(join(root, page), "utf8")]),
);

/** A fenced block: "```json bronze/inventory/kafka.ingest.json" is JSON, an example of that file. */
interface Example {
  readonly language: string;
  /** Empty where the block stands for no file. */
  readonly path: string;
  readonly text: string;
}

function examplesIn(text: string): readonly Example[] {
  return [...text.matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", path = "", text = ""]) => ({ language, path, text }),
  );
}

function withoutExamples(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, "");
}

/** As GitHub makes anchors of headings. https://github.com/gjtorikian/html-pipeline */
function anchorsOf(text: string): readonly string[] {
  return [...withoutExamples(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function linksIn(text: string): readonly string[] {
  return [...withoutExamples(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

describe("the links", () => {
  for (const [page, text] of texts)
    it(`of ${page} lead somewhere`, () => {
      for (const link of linksIn(text)) {
        if (/^https?:/.test(link)) continue;
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? page : normalize(join(dirname(page), path));
        assert.ok(existsSync(join(root, target)), link);
        if (anchor === undefined) continue;
        assert.ok(anchorsOf(texts.get(target) ?? "").includes(anchor), link);
      }
    });
});

describe("the parts that are made", () => {
  for (const page of pages)
    it(`of ${page} are as the code makes them (npm run docs)`, () => {
      const text = texts.get(page) ?? "";
      assert.equal(text, withMadeParts(text));
      assert.match(text, /made by scripts/);
    });
});

/** By the heading's text. */
function sectionsOf(page: string, level: "##" | "###"): ReadonlyMap<string, string> {
  const [, ...sections] = `\n${texts.get(page)}`.split(`\n${level} `);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf("\n");
      return [section.slice(0, end), section.slice(end)];
    }),
  );
}

describe("docs/errors.md", () => {
  const sections = sectionsOf("docs/errors.md", "###");
  const headings = Object.entries(codes).map(([code, meaning]) => `${code}: ${meaning}`);

  it("has one section for every code, in order, and none for any other", () => {
    assert.deepEqual([...sections.keys()], headings);
  });

  for (const [heading, section] of sections)
    it(`says what ${heading} means and how to mend it`, () => {
      const paragraphs = withoutExamples(section)
        .trim()
        .split(/\n{2,}/);
      assert.ok(paragraphs.length >= 2, section);
    });

  for (const [heading, section] of sections) {
    const files = filesOf(section);
    if (Object.keys(files).length === 0) continue;
    const code = heading.slice(0, 5);
    it(`shows files that have ${code}, and nothing else wrong`, async () => {
      const found = await findingsOf(files);
      assert.deepEqual([...new Set(found.map((one) => one.code))], [code]);
    });
  }
});

function filesOf(text: string): Texts {
  const files = examplesIn(text).filter(({ path }) => path !== "" && wantsFile(path, "."));
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

const planner = await sqlPlanner();

/** What reading, graph, planner and workflow file have to say of these files. */
async function findingsOf(files: Texts): Promise<readonly Finding[]> {
  const read = await checkedProject(files);
  const graph = lineageGraph(read, () => undefined);
  const views = new Set(graph.nodes.map(({ id }) => id));
  const typings = await typeViews(graph, views, () => undefined, planner);
  const found = [...read.findings, ...graph.findings, ...brokenViews(graph, typings)];
  if (read.config === undefined) return found;
  return [...found, ...generateWorkflow(graph, read.config, "main").findings];
}

describe("docs/verbs.md", () => {
  const sections = sectionsOf("docs/verbs.md", "##");

  it("has a section for every verb, in the order of the help", () => {
    assert.deepEqual([...sections.keys()].filter(isVerb), Object.keys(verbs));
  });

  for (const verb of Object.keys(verbs).filter(isVerb))
    it(`has all options of ${verb}`, () => {
      const own = terminalOptions(verb).filter((option) => option.verbs?.includes(verb));
      const section = sections.get(verb) ?? "";
      assert.ok(section.includes(`icebranch ${verb}`));
      assert.equal(section.includes(`options-of-${verb}`), own.length > 0);
    });
});

const examples = [...texts].flatMap(([page, text]) =>
  examplesIn(text).map((example, index) => ({ page, index, ...example })),
);

describe("an example", () => {
  for (const { page, index, language, path, text } of examples) {
    if (page === "docs/errors.md") continue;
    const name = `${path || language} (${index + 1}) in ${page}`;
    if (wantsFile(path, "."))
      it(`${name} is one that icebranch accepts`, async () => {
        const errors = (await checkedProject({ [path]: text })).findings;
        assert.deepEqual(errors, []);
      });
    else if (path.startsWith("icebranch.branch."))
      it(`${name} is a mark that icebranch reads`, () => {
        const metadata = { ...aTable("1; main=1"), properties: { [path]: text } };
        assert.ok(![...marksOf(metadata).values()].includes("unreadable"));
        assert.equal(marksOf(metadata).size, 1);
      });
    else if (language === "json" || language === "yaml")
      it(`${name} can be parsed`, () => {
        assert.ok(language === "json" ? JSON.parse(text) : parseYaml(text));
      });
  }

  it("names schemas that exist", () => {
    const named = [...texts.values()].flatMap((text) => text.match(/schemas\/[\w.]+\.json/g) ?? []);
    assert.ok(named.length > 0);
    for (const schema of named) assert.ok(existsSync(join(root, schema)), schema);
  });
});

describe("README.md", () => {
  it("shows what the demo prints", async () => {
    const folder = await mkdtemp(join(tmpdir(), "icebranch-docs-"));
    try {
      const args = [join(root, "src/cli.ts"), "demo", "--folder", join(folder, "demo")];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const shown = examplesIn(texts.get("README.md") ?? "").find((one) => one.language === "text");
      const lines = shown?.text.split("\n").map(withoutIds) ?? [];
      assert.ok(lines.length > 20);
      for (const line of lines) assert.ok(withoutIds(stdout).includes(line), line);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

/** Ids differ in length from run to run, and with them where lines are broken. */
function withoutIds(text: string): string {
  return text
    .replace(/\b(\d{15,}|[0-9a-f]{12})\b/g, "ID")
    .replace(/\s+/g, " ")
    .trim();
}
