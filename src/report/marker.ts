/** The hidden first line of what icebranch writes on GitHub. */
import { hexDigest } from "../plan/digest.ts";
import { clip } from "./harmless.ts";
import type { Report } from "./report.ts";

/** Longer names are told apart by a hash: each of them is longer than any that stands as it is. */
const longestName = 200;

/**
 * Finds our comment again, and says whether it has to be written anew: `content` is of the text
 * that a reader sees. Never cut, and always as long for one project.
 */
export function marker({ project, digest }: Pick<Report, "project" | "digest">, text: string) {
  const content = `sha256:${hexDigest(text).slice(0, 16)}`;
  return `${opening(project)}digest=${clip(digest, 80)} content=${content} -->`;
}

/** What the marker of each of a project's comments begins with. */
export function opening(project: string): string {
  return `<!-- icebranch/report/1 project=${projectName(project)} `;
}

function projectName(project: string): string {
  // Two hyphens, or `>` after them, could end the comment.
  const name = encodeURIComponent(project.toWellFormed()).replaceAll("-", "%2D");
  if (name.length <= longestName) return name;
  return `${name.slice(0, longestName)}~${hexDigest(project).slice(0, 16)}`;
}
