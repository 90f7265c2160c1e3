import { commentSections, verdictSections } from "./markdown-sections.ts";
import { marker } from "./marker.ts";
import type { Report } from "./report.ts";
import { fit, type Section } from "./sections.ts";

/** Bytes: a comment holds 65,536 characters, a job summary 1 MiB, a check run's text 65,535. */
export const commentLimit = 65_535;
export const summaryLimit = 1_048_576;

/** What says nothing of the change itself: two pages that differ in nothing else say the same. */
export interface PageOptions {
  readonly limit?: number;
  /** The page of the run that wrote it. */
  readonly run?: { readonly url: string };
  /** The commit that a reader knows, where the report's own is GitHub's test merge. */
  readonly commit?: string;
}

/** Kept free in every page, so that no address of a run changes what else finds room. */
const roomForOrigin = 480;

/** For a comment on a pull request or a job's summary: the verdict first, what is long folded. */
export function renderMarkdown(report: Report, options: PageOptions = {}): string {
  const { limit = commentLimit } = options;
  const room = limit - marker(report, "").length - 1;
  const sections = [...verdictSections(report), ...commentSections(report)];
  const text = fit(sections, room - roomForOrigin);
  return `${marker(report, text)}\n${withOrigin(text, sections[0], report, options)}`;
}

/** Puts where it comes from below the verdict. */
export function withOrigin(
  text: string,
  first: Section | undefined,
  report: Report,
  options: Omit<PageOptions, "limit">,
): string {
  const verdict = first?.items.join("\n") ?? "";
  const line = origin(report, options);
  return text.startsWith(verdict) && line.length < roomForOrigin
    ? `${verdict}\n\n${line}${text.slice(verdict.length)}`
    : text;
}

function origin({ version, head }: Report, { run, commit = head ?? "" }: PageOptions): string {
  const isAddress = run !== undefined && /^https?:\/\/[\w.:/@~-]+$/.test(run.url);
  const parts = [
    ...(/^[0-9a-f]{40,64}$/.test(commit) ? [`commit ${commit.slice(0, 7)}`] : []),
    ...(isAddress ? [`[this run](${run.url})`] : []),
    `icebranch ${/^[\w.+-]+$/.test(version) ? version : ""}`.trim(),
  ];
  return `<sub>As of ${parts.join(" · ")}</sub>`;
}
