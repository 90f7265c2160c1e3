/** The one comment of a project on a pull request. */
import { commentLimit, type PageOptions, renderMarkdown } from "./markdown.ts";
import { opening } from "./marker.ts";
import type { Report } from "./report.ts";

/** Of at most 65,535 bytes, with the marker that finds it again. */
export function renderComment(report: Report, options: Omit<PageOptions, "limit"> = {}): string {
  return renderMarkdown(report, { ...options, limit: commentLimit });
}

/** Whether a comment is about this project; one by somebody else may say so too. */
export function isOurComment(body: string, project: string): boolean {
  return body.startsWith(opening(project)) && contentOf(body) !== undefined;
}

/** What the comment says, as a hash; undefined where it is none of icebranch's. */
function contentOf(body: string): string | undefined {
  return /^<!-- icebranch\/report\/1 project=\S+ digest=\S+ content=(\S+) -->\r?(?:\n|$)/.exec(
    body,
  )?.[1];
}

/** Whether two comments say the same, though by other runs, on other commits, by other versions. */
export function sameComment(one: string, other: string): boolean {
  const content = contentOf(one);
  return content !== undefined && content === contentOf(other);
}
