/** What a run leaves on the runner: log, summary, annotations, outputs, the report as a file. */
import { appendFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { asFinding, type Finding, IcebranchError } from "../errors.ts";
import { asKnown } from "../perform.ts";
import { renderAnnotations } from "../report/annotations.ts";
import { visible, withoutCommands } from "../report/harmless.ts";
import { renderJson } from "../report/json.ts";
import { renderMarkdown, summaryLimit } from "../report/markdown.ts";
import { makeOutputs } from "../report/outputs.ts";
import type { Report } from "../report/report.ts";
import { exitStatus } from "../report/result.ts";
import { renderText } from "../report/text.ts";
import { verdictOf } from "../report/verdict.ts";
import { writeReport } from "../write-report.ts";
import { type Runner, workspace } from "./runner.ts";

export interface Shown {
  readonly reportPath: string | undefined;
  readonly commentUrl: string | undefined;
}

/** The exit status; 3 where something of the report could not be written. */
export function show(report: Report, { reportPath, commentUrl }: Shown, runner: Runner): number {
  const folder = resolve(workspace(runner));
  const path = reportPath === undefined ? undefined : resolve(folder, reportPath);
  const files = [
    ...(path === undefined ? [] : problemOf(() => writeReport(path, renderJson(report), folder))),
    ...problemOf(() => writeSummary(report, runner)),
  ];
  const written = files.length === 0 ? path : undefined;
  const outputs = { "report-path": written, "comment-url": commentUrl };
  const problems = [...files, ...problemOf(() => setOutputs(report, outputs, runner))];
  runner.log("::group::Report");
  runner.log(renderText(report, { color: false }));
  runner.log("::endgroup::");
  runner.log(renderAnnotations([...report.findings, ...problems]));
  runner.log(withoutCommands(visible(`${verdictOf(report).headline}.`)));
  return problems.length === 0 ? exitStatus(report, report.command) : 3;
}

function problemOf(write: () => void): readonly Finding[] {
  try {
    write();
    return [];
  } catch (error) {
    return [asFinding(asKnown(error))];
  }
}

/** A step's summaries share one file of 1 MiB: what goes beyond it is refused as a whole. */
function writeSummary(report: Report, { env }: Runner): void {
  const path = env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  const used = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  try {
    const text = `${renderMarkdown(report, { limit: summaryLimit - used - 1 })}\n`;
    // Without room for the verdict it would take what is there along; the log has the report.
    if (used + Buffer.byteLength(text) <= summaryLimit) appendFileSync(path, text);
  } catch (cause) {
    throw new IcebranchError("IB608", "The job's summary cannot be written.", {
      hint: "Leave GITHUB_STEP_SUMMARY as the runner sets it.",
      cause,
    });
  }
}

/** What the report does not say: empty unless given. */
export type DoorOutputs = { readonly [name in "report-path" | "comment-url"]?: string | undefined };

export function setOutputs(report: Report, own: DoorOutputs, runner: Runner): void {
  const outputs = {
    ...makeOutputs(report),
    "report-path": own["report-path"] ?? "",
    "comment-url": own["comment-url"] ?? "",
  };
  try {
    for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value);
  } catch (cause) {
    throw new IcebranchError("IB608", "The step's outputs cannot be written.", {
      hint: "Leave GITHUB_OUTPUT as the runner sets it.",
      cause,
    });
  }
}
