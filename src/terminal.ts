/** One command line, from words to exit status. */
import { resolve } from "node:path";
import { parseArguments } from "./arguments.ts";
import { type Inputs, parseInputs } from "./inputs.ts";
import { wellKnownSecrets } from "./known-secrets.ts";
import { asksForHistory, localTrigger } from "./local-trigger.ts";
import { asKnown, perform } from "./perform.ts";
import type { Printed } from "./print-run.ts";
import { productionBranch } from "./read-project.ts";
import { redact, valueRemover } from "./redact.ts";
import { mapStrings, visible } from "./report/harmless.ts";
import type { Report } from "./report/report.ts";
import { exitStatus } from "./report/result.ts";
import { renderText } from "./report/text.ts";
import { type Machine, openMachine } from "./this-machine.ts";
import type { Verb } from "./verbs.ts";
import { version } from "./version.ts";
import type { Request } from "./world.ts";

export interface Terminal {
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  out(text: string): void;
  err(text: string): void;
  /** Where somebody looks on: what takes long, a line each. */
  progress?(text: string): void;
  /** Whether `out` is a terminal that shows colours. */
  readonly color: boolean;
  /** Plays the demo, which runs command lines of its own. */
  demo(inputs: Inputs): Promise<number>;
}

/** What the output may not show is known bit by bit. */
interface Session extends Terminal {
  readonly secrets: Set<string>;
}

/** The exit status. Nothing is thrown: a person's mistake is told in a sentence, never as a stack. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  const io = { ...terminal, secrets: new Set(wellKnownSecrets(terminal.env)) };
  try {
    const asked = parseArguments(argv);
    switch (asked.kind) {
      case "version":
        io.out(`${version}\n`);
        return 0;
      case "help":
        io.out((await import("./usage.ts")).usage(asked.verb));
        return 0;
      case "run":
        return await runVerb(asked.verb, parseInputs(asked.read), io);
    }
  } catch (error) {
    return tell(error, io);
  }
}

async function runVerb(verb: Verb, inputs: Inputs, io: Session): Promise<number> {
  if (verb === "demo") return io.demo(inputs);
  if (inputs.runManifest !== undefined) return printManifest(verb, inputs, io);
  const report = await perform({
    inputs,
    open: async () => openIn(io, await openMachine(io.cwd, inputs.project)),
    request: (machine) => requestOf(machine, verb, inputs),
    stopped: (error) => trace(error, io),
  });
  await show(report, inputs, io);
  return exitStatus(report, verb);
}

/** Nothing else goes to stdout: `| kubectl create -f -` reads it. */
async function printManifest(verb: Verb, inputs: Inputs, io: Session): Promise<number> {
  const { manifestRun } = await import("./print-run.ts");
  const { renderRunText } = await import("./report/run-text.ts");
  const printed: Printed = { text: undefined, opening: undefined };
  const report = await perform({
    inputs,
    open: async () => openIn(io, await openMachine(io.cwd, inputs.project)),
    request: (machine) => requestOf(machine, verb, inputs),
    run: manifestRun(io.cwd, inputs, printed),
    stopped: (error) => trace(error, io),
  });
  const aside = { ...io, out: io.err };
  await show(report, inputs, aside, (report) => renderRunText(report, printed.opening));
  if (printed.text !== undefined) io.out(printed.text);
  return exitStatus(report, verb);
}

function openIn({ progress, secrets }: Session, machine: Machine): Machine {
  const ports = { ...machine.ports, secrets };
  return { ...machine, ports: progress === undefined ? ports : { ...ports, progress } };
}

async function requestOf(
  { git, dir, ports }: Machine,
  verb: Verb,
  inputs: Inputs,
): Promise<Request> {
  const named = inputs.config.main ?? (asksForHistory(verb) ? undefined : "main");
  const production = named ?? (await productionBranch(ports, dir));
  const trigger = await localTrigger(git, verb, inputs, production);
  return { trigger, inputs, dir, inForce: undefined, notices: [] };
}

async function show(
  whole: Report,
  inputs: Inputs,
  io: Session,
  asText = asPage(inputs, io),
): Promise<void> {
  const report = mapStrings(whole, valueRemover([...io.secrets]));
  // First: what was done must be told, even where the file cannot be written.
  io.out(await render(report, inputs, asText));
  if (inputs.reportPath === undefined) return;
  const { renderJson } = await import("./report/json.ts");
  const { writeReport } = await import("./write-report.ts");
  writeReport(resolve(io.cwd, inputs.reportPath), renderJson(report), io.cwd);
}

type AsText = (report: Report) => string;

/** Its commands are for this folder, from which a person has named the project. */
function asPage({ noColor, project }: Inputs, { color }: Session): AsText {
  return (report) => renderText({ ...report, project }, { color: color && !noColor });
}

async function render(report: Report, { format }: Inputs, asText: AsText): Promise<string> {
  switch (format ?? "text") {
    case "text":
      return asText(report);
    case "markdown":
      return (await import("./report/markdown.ts")).renderMarkdown(report);
    case "json":
      return (await import("./report/json.ts")).renderJson(report);
    case "github":
      return (await import("./report/annotations.ts")).renderAnnotations(report.findings);
  }
}

/** What went wrong before there was a verb to report on, or after its report: usage first of all. */
function tell(error: unknown, io: Session): number {
  const known = asKnown(error);
  trace(error, io);
  const text = `icebranch: ${known.message}${known.hint === undefined ? "" : `\n${known.hint}`}`;
  io.err(harmless(valueRemover([...io.secrets])(text)));
  return known.code === "IB903" ? 2 : 3;
}

function trace(error: unknown, io: Session): void {
  if (!io.env.ICEBRANCH_DEBUG) return;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(harmless(redact(text, [...io.secrets])));
}

/** Lines that name files and branches, which others may have named to deceive a terminal. */
function harmless(text: string): string {
  return `${text.split("\n").map(visible).join("\n")}\n`;
}
