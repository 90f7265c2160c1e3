/** What a report says of its run, whatever came of it. */
import type { Inputs } from "./inputs.ts";
import type { ReportInput } from "./report/make.ts";
import type { Trigger } from "./trigger.ts";
import { version } from "./version.ts";

export type RunDescription = Omit<ReportInput, "plan" | "outcome">;

interface Run {
  readonly trigger: Trigger;
  readonly inputs: Pick<Inputs, "dryRun">;
  readonly dir: string;
}

export function describeRun({ trigger, inputs, dir }: Run): RunDescription {
  const { verb, pull, access } = trigger;
  const looks = verb === "check" || verb === "plan" || verb === "drift";
  return {
    version,
    command: verb,
    project: dir,
    base: trigger.base ?? null,
    head: trigger.head ?? null,
    branch: trigger.dataBranch ?? null,
    pull: pull === undefined ? null : { repository: pull.repository, number: pull.number },
    dryRun: inputs.dryRun || (access !== "write" && !looks),
  };
}

/** Before there was a trigger. Of what `auto` would have come to, nothing is known then. */
export function describeStart(
  {
    command,
    branch,
    dryRun,
  }: Pick<Inputs, "command" | "dryRun"> & { readonly branch?: string | undefined },
  dir: string,
): RunDescription {
  return {
    version,
    command: command === "auto" ? "check" : command,
    project: dir,
    ...{ base: null, head: null, branch: branch ?? null, pull: null },
    dryRun,
  };
}
