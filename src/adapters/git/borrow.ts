import { copyFileSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Env, gitRunner } from "./process.ts";

/**
 * Lets the bare repository in `root` read the objects of a checkout. A shallow one has commits whose
 * parents it lacks, and says which in a file: copied, or git would take its history for complete.
 */
export function borrowObjects(root: string, checkout: string, env: Env): void {
  const places = placesOf(checkout, env);
  if (places === undefined) return;
  const { objects, shallow } = places;
  mkdirSync(join(root, "objects/info"), { recursive: true });
  writeFileSync(join(root, "objects/info/alternates"), `${objects}\n`);
  if (statSync(shallow, { throwIfNoEntry: false }) !== undefined)
    copyFileSync(shallow, join(root, "shallow"));
}

/** undefined where there is nothing to borrow: then all is fetched. */
function placesOf(
  checkout: string,
  env: Env,
): { readonly objects: string; readonly shallow: string } | undefined {
  try {
    const git = gitRunner(checkout, env);
    // Its commits are here, some of their files are not, and the server would be told of the former.
    const promises = "^(extensions\\.partialclone|remote\\..*\\.promisor)$";
    if (git(["config", "--get-regexp", promises], { answers: [0, 1] }).status === 0)
      return undefined;
    const asked = ["--git-path", "objects", "--git-path", "shallow"];
    const { stdout } = git(["rev-parse", ...asked]);
    const [objects, shallow, ...more] = stdout.toString().replace(/\n$/, "").split("\n");
    if (objects === undefined || shallow === undefined || more.length > 0) return undefined;
    return { objects: resolve(checkout, objects), shallow: resolve(checkout, shallow) };
  } catch {
    return undefined;
  }
}
