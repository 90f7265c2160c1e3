/** `workflow --run-manifest` in a terminal: the manifest to stdout or a file, all that is said of it to stderr. */
import { resolve } from "node:path";
import { type MadeRun, prepareRun } from "./commands/run-manifest.ts";
import type { Inputs } from "./inputs.ts";
import { makePlan } from "./plan/make-plan.ts";
import type { Ports } from "./ports.ts";
import { makeReport } from "./report/make.ts";
import type { Report } from "./report/report.ts";
import { line } from "./report/steps.ts";
import { describeRun } from "./run-description.ts";
import { shellWord } from "./shell-word.ts";
import { type Request, readWorld, type World } from "./world.ts";
import { writeOutput } from "./write-report.ts";

/** What was made, beside the report of a run that has no table and no file of the project. */
export interface Printed {
  text: string | undefined;
  /** What a person is told first. */
  opening: readonly string[] | undefined;
}

/** The way through for `perform`; `printed` is filled in. */
export function manifestRun(cwd: string, inputs: Inputs, printed: Printed) {
  return async (request: Request, ports: Ports): Promise<Report> => {
    const world = await readWorld(request, ports);
    await using _catalogs = world.catalogs;
    const { made, findings } = await prepareRun(world);
    const output = inputs.runManifest?.output;
    const isWritten = made !== undefined && output !== undefined && !inputs.dryRun;
    if (isWritten) writeOutput(resolve(cwd, output), made.text, cwd);
    if (output === undefined) printed.text = made?.text;
    printed.opening = made && [
      ...opening(made, request, inputs.branch !== undefined),
      ...(isWritten ? [`It is in ${output}: kubectl create -f ${shellWord(output)}`] : []),
      ...(output !== undefined && inputs.dryRun ? [`Dry run: ${output} is not written.`] : []),
    ];
    const all = [...world.notices, ...findings];
    const report = reportOf(world, all, isWritten ? [output] : []);
    return made === undefined ? report : { ...report, result: "ok" };
  };
}

function opening(
  { name, nodes, run, namespace }: MadeRun,
  { trigger: { dataBranch = "" }, dir }: Request,
  isNamed: boolean,
): readonly string[] {
  const build = line({ project: dir }, "build", ...(isNamed ? ["--branch", dataBranch] : []));
  const place = namespace === undefined ? "" : ` --namespace=${shellWord(namespace)}`;
  const what = nodes === 1 ? "1 node" : `${nodes} nodes`;
  return [
    `The Workflow ${name} runs ${what} on the data branch ${dataBranch}.`,
    `Make the data branch first: ${build}`,
    `When it is over: kubectl delete workflow,configmap --selector=icebranch/run=${run}${place}`,
  ];
}

function reportOf(world: World, findings: Report["findings"], files: readonly string[]): Report {
  const plan = makePlan({
    ...{ branch: world.trigger.branch ?? null, dataBranch: world.trigger.dataBranch ?? null },
    ...{ changes: world.changes, graph: world.graph, catalogs: [], groups: [], steps: [] },
    ...{ findings, workflow: null },
  });
  const outcome = { applied: files.length > 0, tables: [], files, commit: null, findings: [] };
  return makeReport({ ...describeRun(world), plan, outcome });
}
