/** The report as a check run at GitHub. https://docs.github.com/en/rest/checks/runs */
import type { Finding, Level } from "../errors.ts";
import { annotated, annotationTitle } from "./annotations.ts";
import { count } from "./count.ts";
import { clip, visible } from "./harmless.ts";
import { type PageOptions, withOrigin } from "./markdown.ts";
import { commentSections, verdictSections } from "./markdown-sections.ts";
import type { Report } from "./report.ts";
import { exitStatus } from "./result.ts";
import { fit, type Section } from "./sections.ts";
import { verdictOf } from "./verdict.ts";

export interface CheckRunPage {
  readonly conclusion: "success" | "failure";
  readonly title: string;
  /** Markdown of at most 65,535 characters, as `text`. */
  readonly summary: string;
  readonly text?: string;
  /** GitHub takes 50 of them a request. */
  readonly annotations: readonly CheckRunAnnotation[];
}

export interface CheckRunAnnotation {
  readonly path: string;
  readonly line: number;
  readonly column: number | undefined;
  readonly level: "failure" | "warning" | "notice";
  /** At most 255 characters. */
  readonly title: string;
  /** At most 64 KiB. */
  readonly message: string;
}

/** Characters of a title, bytes of a page; GitHub counts characters, of which there are no more. */
const longestTitle = 255;
const longestPage = 65_535;
/** Half of the 64 KiB that a message may have, at four bytes a character. */
const longestSentence = 8_000;
/** Four requests of 50; whoever has more problems than that reads them in the summary. */
const mostAnnotations = 200;

export interface CheckRunOptions extends Omit<PageOptions, "limit"> {
  /** No job runs on the commit, so that nothing else puts annotations there. */
  readonly jobless: boolean;
}

export function checkRunOf(report: Report, { jobless, ...page }: CheckRunOptions): CheckRunPage {
  const pending = annotations(jobless ? report.findings : annotated(report.findings).rest);
  const left = pending.length - mostAnnotations;
  const verdict = [...verdictSections(report), annotationsLeft(Math.max(left, 0))];
  const summary = fit(verdict, longestPage - 512);
  const text = fit(commentSections(report), longestPage);
  return {
    conclusion: exitStatus(report, report.command) === 0 ? "success" : "failure",
    title: clip(visible(verdictOf(report).headline), longestTitle),
    summary: withOrigin(summary, verdict[0], report, page),
    ...(text.trim() === "" ? {} : { text }),
    annotations: pending.slice(0, mostAnnotations),
  };
}

function annotationsLeft(number: number): Section {
  const sentence = `${count(number, "more problem")} without an annotation at its place.`;
  const items = number === 0 ? [] : [sentence];
  return { rank: 0, open: "", items, close: "", leftOut: () => "" };
}

/** Of what has a place in a file. The findings come with errors first. */
function annotations(findings: readonly Finding[]): readonly CheckRunAnnotation[] {
  return findings.flatMap((finding) => {
    const { file, line, column, level, message, hint } = finding;
    if (file === undefined || line === undefined) return [];
    const texts = [message, ...(hint === undefined ? [] : [hint])];
    return {
      ...{ path: visible(file), line, column },
      level: annotationLevel(level),
      title: annotationTitle(finding),
      message: texts.map((text) => clip(visible(text), longestSentence)).join("\n"),
    };
  });
}

function annotationLevel(level: Level): CheckRunAnnotation["level"] {
  switch (level) {
    case "error":
      return "failure";
    case "warning":
      return "warning";
    case "notice":
      return "notice";
  }
}
