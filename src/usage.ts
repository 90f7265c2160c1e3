/** What `--help` prints: made from the tables of options.ts, 80 columns wide. */
import type { Option } from "./option.ts";
import { terminalName, terminalOptions } from "./options.ts";
import { type Verb, verbs } from "./verbs.ts";

const WIDTH = 80;
const INDENT = 2;

/** Help for one verb, or for all of icebranch. Ends in a line's end. */
export function usage(verb?: Verb): string {
  const sections = verb === undefined ? overview() : verbHelp(verb);
  return `${sections.join("\n\n")}\n`;
}

function overview(): readonly string[] {
  return [
    paragraph(
      "icebranch makes a pull request safe for data as well as for code: same-named Iceberg " +
        "branches, one plan, published all or none when it merges.",
    ),
    "Usage: icebranch VERB [options]",
    section("Verbs", Object.entries(verbs)),
    ...sharedSections(terminalOptions("init")),
    paragraph(
      "`icebranch VERB --help` shows a verb's own options, `icebranch --version` the version.",
    ),
    exitStatus,
  ];
}

function verbHelp(verb: Verb): readonly string[] {
  const all = terminalOptions(verb);
  const own = all.filter(({ verbs }) => verbs !== undefined);
  return [
    paragraph(verbs[verb]),
    `Usage: icebranch ${verb} [options]`,
    ...(own.length === 0 ? [] : [section(`Options of \`${verb}\``, own.map(optionRow))]),
    ...sharedSections(all),
    exitStatus,
  ];
}

function sharedSections(all: readonly Option[]): readonly string[] {
  const shared = all.filter(({ verbs }) => verbs === undefined);
  return [
    section("Options of every verb", shared.filter(({ config }) => !config).map(optionRow)),
    section(
      "Options that override the configuration",
      shared.filter(({ config }) => config).map(optionRow),
    ),
  ];
}

const exitStatus = section("Exit status", [
  ["0", "Done, or nothing to do."],
  ["1", "Blocked: the report says by what."],
  ["2", "Wrong usage."],
  ["3", "Failed."],
  ["4", "Partly done."],
]);

function optionRow(option: Option): readonly [string, string] {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const value = option.value === undefined ? "" : ` ${option.value}`;
  return [`${short}--${terminalName(option)}${value}`, option.help];
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  const column = Math.max(...rows.map(([term]) => term.length)) + INDENT + 2;
  const lines = rows.flatMap(([term, text]) => {
    const [first = "", ...rest] = wrap(text, WIDTH - column);
    return [
      `${" ".repeat(INDENT)}${term}`.padEnd(column) + first,
      ...rest.map((line) => " ".repeat(column) + line),
    ];
  });
  return [`${title}:`, ...lines].join("\n");
}

function paragraph(text: string): string {
  return wrap(text, WIDTH).join("\n");
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
