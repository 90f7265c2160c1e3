/** The workflow file, where git's ignore rules hide it: whoever writes it would never commit it. */
import type { Finding } from "../errors.ts";
import type { IgnoreRule, Ports } from "../ports.ts";
import type { ReadProject } from "../read-project.ts";
import { shellWord } from "../shell-word.ts";
import type { World } from "../world.ts";

/** Of the work tree. A file that is tracked all the same is not hidden. */
export async function hiddenOnDisk({ ports }: World, path: string): Promise<readonly Finding[]> {
  return hiddenBy(await ports.git.ignoreRule(path), path);
}

/** Of a commit, by its own `.gitignore` files. */
export async function hiddenInCommit(
  ports: Ports,
  { files }: ReadProject,
  commit: string,
  path: string,
): Promise<readonly Finding[]> {
  if (files.has(path)) return [];
  const all = await ports.git.listFiles(commit);
  const above = all.filter((file) => file.mode.startsWith("100") && isAbove(file.path, path));
  const blobs = await ports.git.readBlobs(above.map(({ oid }) => oid));
  const rules = above.flatMap(({ path, oid }) => {
    const bytes = blobs.get(oid);
    return bytes === undefined ? [] : [[path, bytes] as const];
  });
  return hiddenBy(await ports.git.ignoreRule(path, new Map(rules)), path);
}

/** Whether it is a `.gitignore` of a folder that the path is in. */
function isAbove(file: string, path: string): boolean {
  if (!/(?:^|\/)\.gitignore$/.test(file)) return false;
  return path.startsWith(file.slice(0, -".gitignore".length));
}

function hiddenBy(rule: IgnoreRule | undefined, path: string): readonly Finding[] {
  if (rule === undefined) return [];
  const { file, line, pattern } = rule;
  // Elsewhere than in the repository it has no place that a report could point at.
  const isOurs = /(?:^|\/)\.gitignore$/.test(file) && !file.startsWith("/");
  return [
    {
      code: "IB505",
      level: "error",
      ...(isOurs ? { file, line, column: 1 } : { file: path }),
      message: `git ignores ${path}, so it would never reach production: ${pattern} stands in ${file}.`,
      hint: `Take that line out, or commit the file once all the same: git add --force ${shellWord(path)}.`,
    },
  ];
}
