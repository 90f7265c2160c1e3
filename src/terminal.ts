/** One command line, from words to exit status. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArguments } from "./arguments.ts";
import { IcebranchError } from "./errors.ts";
import { failedReport, filesReport, mistakeOfOurs } from "./failed-report.ts";
import { type Inputs, parseInputs } from "./inputs.ts";
import { localTrigger } from "./local-trigger.ts";
import { productionBranch } from "./read-project.ts";
import type { Report } from "./report/report.ts";
import { exitStatus } from "./report/result.ts";
import { run } from "./run.ts";
import { type Machine, openMachine } from "./this-machine.ts";
import type { Verb } from "./verbs.ts";
import { version } from "./version.ts";
import type { Request } from "./world.ts";

export interface Terminal {
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  out(text: string): void;
  err(text: string): void;
  /** Whether `out` is a terminal that shows colours. */
  readonly color: boolean;
  /** Plays the demo, which runs command lines of its own. */
  demo(inputs: Inputs): Promise<number>;
}

/** The exit status. Nothing is thrown: a person's mistake is told in a sentence, never as a stack. */
export async function runCommandLine(argv: readonly string[], io: Terminal): Promise<number> {
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

async function runVerb(verb: Verb, inputs: Inputs, io: Terminal): Promise<number> {
  if (verb === "demo") return io.demo(inputs);
  let described: Pick<Request, "dir"> | Request = { dir: inputs.project };
  let report: Report;
  try {
    const machine = await openMachine(io.cwd, inputs.project);
    described = machine;
    if (verb === "init") report = await init(machine, inputs);
    else {
      const request = await requestOf(machine, verb, inputs);
      described = request;
      report = await run(request, machine.ports);
    }
  } catch (error) {
    if (io.env.ICEBRANCH_DEBUG) io.err(`${error instanceof Error ? error.stack : error}\n`);
    const known = error instanceof IcebranchError ? error : mistakeOfOurs(error);
    if (known.code === "IB903") throw known;
    report = failedReport(descriptionOf(verb, inputs, described), known);
  }
  await show(report, inputs, io);
  return exitStatus(report, verb);
}

async function requestOf(
  { git, dir, ports }: Machine,
  verb: Verb,
  inputs: Inputs,
): Promise<Request> {
  const production = inputs.config.main ?? (await productionBranch(ports, dir));
  const trigger = await localTrigger(git, verb, inputs, production);
  return { trigger, inputs, dir, version };
}

function descriptionOf(verb: Verb, { dryRun }: Inputs, known: Pick<Request, "dir"> | Request) {
  const trigger = "trigger" in known ? known.trigger : undefined;
  return {
    version,
    command: verb,
    project: known.dir,
    base: trigger?.base ?? null,
    head: trigger?.head ?? null,
    branch: trigger?.dataBranch ?? null,
    pull: null,
    dryRun,
  };
}

async function init({ git, dir, ports }: Machine, inputs: Inputs): Promise<Report> {
  const { githubWorkflow, initSteps } = await import("./commands/init.ts");
  const { workTree } = ports;
  if (workTree === undefined)
    throw new IcebranchError("IB601", "This repository is bare: there is nothing to write to.", {
      hint: "Run icebranch init in a work tree.",
    });
  const folder = dir === "." ? "" : `${dir}/`;
  const has = async (path: string) => (await workTree.read(path)) !== undefined;
  const steps = initSteps(dir, {
    config: (await has(`${folder}dashtool.json`)) || (await has(`${folder}icebranch.yaml`)),
    workflow: await has(githubWorkflow),
    main: inputs.config.main ?? (await git.currentBranch()) ?? "main",
  });
  if (!inputs.dryRun) for (const { path, bytes } of steps) await workTree.write(path, bytes);
  const description = descriptionOf("init", inputs, { dir });
  return filesReport(
    description,
    steps,
    steps.map(({ path }) => path),
  );
}

async function show(report: Report, inputs: Inputs, io: Terminal): Promise<void> {
  if (inputs.reportPath !== undefined) {
    const { renderJson } = await import("./report/json.ts");
    await writeReport(resolve(io.cwd, inputs.reportPath), renderJson(report));
  }
  io.out(await render(report, inputs, io));
}

async function render(report: Report, { format, noColor }: Inputs, io: Terminal): Promise<string> {
  switch (format ?? "text") {
    case "text":
      return (await import("./report/text.ts")).renderText(report, { color: io.color && !noColor });
    case "markdown":
      return (await import("./report/markdown.ts")).renderMarkdown(report);
    case "json":
      return (await import("./report/json.ts")).renderJson(report);
    case "github":
      return (await import("./report/annotations.ts")).renderAnnotations(report.findings);
  }
}

/** Throws IB608. */
export async function writeReport(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((cause) => {
    throw new IcebranchError("IB608", `The report cannot be written to ${path}.`, {
      hint: "Name a file in a folder that exists and may be written to.",
      cause,
    });
  });
}

/** What went wrong before there was a verb to report on, or after its report: usage first of all. */
function tell(error: unknown, io: Terminal): number {
  const known = error instanceof IcebranchError ? error : mistakeOfOurs(error);
  if (io.env.ICEBRANCH_DEBUG) io.err(`${error instanceof Error ? error.stack : error}\n`);
  io.err(`icebranch: ${known.message}${known.hint === undefined ? "" : `\n${known.hint}`}\n`);
  return known.code === "IB903" ? 2 : 3;
}
