/** What a scheduled run does beside publishing what was missed. */
import type { Finding } from "../errors.ts";
import type { Inputs } from "../inputs.ts";
import { isOurComment } from "../report/comment.ts";
import type { RunnerMachine } from "../this-runner.ts";
import type { Request } from "../world.ts";
import { bestEffort } from "./best-effort.ts";
import { forecastPull, tellForecast } from "./forecast.ts";
import type { Presentation } from "./present.ts";
import type { Asked } from "./requests.ts";

/** How many open pull requests a run looks at, the newest first: each costs a request or two. */
export const mostPulls = 50;

/** First what is past its time is ended, then what is left is compared. */
export function followUps(asked: Asked | undefined, inputs: Inputs): readonly Request[] {
  if (asked?.request.trigger.event !== "schedule" || inputs.command !== "auto") return [];
  const { request } = asked;
  const { trigger } = request;
  const sweep = "What is past its time is ended.";
  const drift = "Catalog, workflow file and repository are compared.";
  return [
    {
      ...request,
      inputs: { ...inputs, command: "clean", sweep: true },
      trigger: { ...trigger, verb: "clean", reason: sweep },
    },
    {
      ...request,
      inputs: { ...inputs, command: "drift" },
      trigger: { ...trigger, verb: "drift", reason: drift },
    },
  ];
}

/** `main` moves while a pull request waits: its comment says what merging would do now. */
export async function renewForecasts(
  machine: RunnerMachine,
  presentation: Presentation,
): Promise<readonly Finding[]> {
  const { asked, gitHub } = presentation;
  // Before there is a configuration in force nothing can be told here that a comment has not.
  if (asked.request.trigger.event !== "schedule" || asked.policy.kind === "none-yet") return [];
  const problems: Finding[] = [];
  const open = await bestEffort(problems, () => gitHub.openPulls({ limit: mostPulls }));
  for (const pull of open ?? []) {
    if (machine.ports.stop.aborted) continue;
    const renew = () => renewForecast(machine, presentation, pull.number);
    problems.push(...((await bestEffort(problems, renew)) ?? []));
  }
  return problems;
}

async function renewForecast(
  machine: RunnerMachine,
  presentation: Presentation,
  number: number,
): Promise<readonly Finding[]> {
  const known = await presentation.gitHub.conversation(number);
  const isTold = known?.comments.some(({ body }) => isOurComment(body, machine.dir));
  if (known === undefined || !isTold || known.pull.state !== "open") return [];
  const report = await forecastPull(machine, presentation, known.pull);
  return tellForecast(presentation, report, known.pull, known);
}
