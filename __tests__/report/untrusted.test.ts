import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { marked, type Token, type Tokens } from "marked";
import { renderAnnotations } from "../../src/report/annotations.ts";
import { renderJson } from "../../src/report/json.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import type { Report } from "../../src/report/report.ts";
import { renderText } from "../../src/report/text.ts";
import { cpuTime } from "../cpu-time.ts";
import { attacks, hostileReport } from "./hostile.ts";

const pieces = [
  ...attacks.flatMap((attack) => attack.split(" ")),
  ...[
    "@",
    "#1",
    "|",
    "`",
    "\n",
    "\r",
    "::",
    "##[",
    "<!--",
    "-->",
    "~~~",
    "```",
    "$",
    "\\",
    "&#64;",
  ],
  ...["1.", "-", "+", "=", ">", "# ", "www.", "://", "_", "**", "\u001b[2J", "\u0085", "\u2028"],
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 8 })), {
    maxLength: 8,
  })
  .chain((words) => fc.constantFrom("", " ").map((space) => words.join(space)));
const report = fc.array(text, { minLength: 1, maxLength: 7 }).map(hostileReport);

const url = "https://github.com/octo/lake/actions/runs/1";

function holds(check: (report: Report) => void): void {
  fc.assert(fc.property(report, check), {
    seed: 20261123,
    numRuns: 100,
    examples: [[hostileReport(attacks)]],
  });
}

describe("whatever stands in a repository", () => {
  it("the JSON report says it in characters that neither a terminal nor the runner obeys", () => {
    holds((report) => {
      const json = renderJson(report);
      assert.doesNotMatch(json.replaceAll("\n", ""), /[\p{Cc}\p{Cf}]|##\[/u);
      assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(report)));
      for (const line of json.split("\n")) assert.doesNotMatch(line, /^\s*::/);
    });
  });

  it("no line of Markdown is a workflow command where it is printed to the runner's log", () => {
    holds((report) => {
      for (const line of renderMarkdown(report).split("\n"))
        assert.doesNotMatch(line, /^\s*::|##\[/);
    });
  });

  it("no name has a character that cannot be seen", () => {
    holds((report) => {
      assert.doesNotMatch(renderText(report, { color: false }), /\p{Cf}/u);
      assert.doesNotMatch(renderMarkdown(report), /\p{Cf}/u);
      assert.doesNotMatch(renderAnnotations(report.findings), /\p{Cf}/u);
    });
  });

  it("a message of white space is printed in time", () => {
    const report = hostileReport([` ${" ".repeat(500_000)}x`]);
    const took = cpuTime(() => renderText(report, { color: false }));
    assert.ok(took < 5_000, `${took} ms`);
  });

  it("the terminal gets no control character but line breaks", () => {
    holds((report) => {
      assert.doesNotMatch(renderText(report, { color: false }).replaceAll("\n", ""), /\p{Cc}/u);
      const plain = stripVTControlCharacters(renderText(report, { color: true }));
      assert.doesNotMatch(plain.replaceAll("\n", ""), /\p{Cc}/u);
    });
  });

  it("no line of the terminal's text is a workflow command", () => {
    holds((report) => {
      for (const line of renderText(report, { color: false }).split("\n"))
        assert.doesNotMatch(line, /^\s*::|##\[/);
    });
  });

  it("each annotation is one line and one command", () => {
    holds(({ findings }) => {
      const lines = renderAnnotations(findings).split("\n");
      assert.equal(lines.length, findings.length + 1);
      for (const line of lines.slice(0, -1))
        assert.match(line, /^::warning file=[^,:]*,line=\d+,col=1,title=IB203 an unknown table::/);
    });
  });

  it("Markdown holds no link, picture, mention, reference or markup but its own", () => {
    holds((report) => {
      for (const token of tokensOf(renderMarkdown(report, { run: { url } }))) assertOwn(token);
    });
  });

  it("a table's row keeps its cells", () => {
    holds((report) => {
      const tables = marked.lexer(renderMarkdown(report)).filter(isTable);
      const { tables: all, changes } = report;
      assert.deepEqual(
        tables.map(({ rows }) => rows.length),
        [all.length, 1, changes.length],
      );
      for (const { raw, header } of tables)
        for (const line of raw.trim().split("\n"))
          assert.equal(line.split("|").length, header.length + 2, line);
    });
  });
});

function isTable(token: Token): token is Tokens.Table {
  return token.type === "table";
}

function tokensOf(markdown: string): Token[] {
  const tokens: Token[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => {
    tokens.push(token);
  });
  return tokens;
}

const headings =
  /^(icebranch: .*|Problems|Tables|Changes|When it is merged|In work on the same tables|Workflow file|Left to you in the workflow file|Not isolated by the data branch|Next)$/;

/** What a token of each kind may be, where nobody's text has been read as markup. */
const own: Readonly<Record<string, RegExp>> = {
  heading: headings,
  html: /^(<!-- icebranch\/report\/1 [^<>]* -->|<\/?(code|span|details|sub)>|<details><summary>([^<]|<span>\$<\/span>)*<\/summary>)$/,
  strong: /^warning IB203$/,
  code: /^flowchart LR\n|^\+|^icebranch /,
  link: /^this run$/,
  blockquote: /^\[!WARNING\]\n[^\n]*$/,
  table: /^$/,
  list: /^$/,
  list_item: /(?:)/,
  paragraph: /(?:)/,
  codespan: /(?:)/,
  space: /^$/,
};

function assertOwn(token: Token): void {
  const text = "text" in token ? String(token.text).trim() : "";
  if (token.type !== "text") assert.match(text, own[token.type] ?? /$^x/, token.type);
  // A list item's text is one token that holds others, which are looked at by themselves.
  else if (token.tokens === undefined) assertDead(decoded(text));
}

/** GitHub makes these live after Markdown is done, in the text of the page. */
function assertDead(text: string): void {
  assert.doesNotMatch(text.replace(/(^| )of #9:( |$)/g, " "), /@\w|#\d|GH-\d|:\/\/|www\.\w/i);
}

function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));
}
