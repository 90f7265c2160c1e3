/** One verb, from a folder to its report: what both doors share. */
import { IcebranchError } from "./errors.ts";
import { failedReport, filesReport, mistakeOfOurs } from "./failed-report.ts";
import type { Inputs } from "./inputs.ts";
import type { Report } from "./report/report.ts";
import { run } from "./run.ts";
import { describeRun, describeStart } from "./run-description.ts";
import type { Machine } from "./this-machine.ts";
import type { Request } from "./world.ts";

export interface Errand {
  readonly inputs: Inputs;
  open(): Promise<Machine>;
  /** Finds out what the run is about. */
  request(machine: Machine): Promise<Request>;
  /** `run`, unless another way through is meant. */
  run?(request: Request, ports: Machine["ports"]): Promise<Report>;
  /** Told of whatever stopped the run, before it becomes a finding. */
  stopped(error: unknown): void;
}

/** Throws IB903; whatever else stops the run stands in its report. */
export async function perform(errand: Errand): Promise<Report> {
  const { open, inputs, request, stopped } = errand;
  let description = describeStart(inputs, inputs.project);
  try {
    const machine = await open();
    description = describeStart(inputs, machine.dir);
    if (inputs.command === "init") return await init(machine, inputs);
    const asked = await request(machine);
    description = describeRun(asked);
    return await (errand.run ?? run)(asked, machine.ports);
  } catch (error) {
    const known = asKnown(error);
    if (known.code === "IB903") throw known;
    stopped(error);
    return failedReport(description, known);
  }
}

export function asKnown(error: unknown): IcebranchError {
  return error instanceof IcebranchError ? error : mistakeOfOurs(error);
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
  return filesReport(
    describeStart(inputs, dir),
    steps,
    steps.map(({ path }) => path),
  );
}
