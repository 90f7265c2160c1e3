/** Files that a catalog's address names: certificates, keys. */
import { realpath } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { IcebranchError } from "../../errors.ts";

export interface Place {
  /** Where relative paths count from. */
  readonly root: string;
  /** A folder of files that anybody may have exchanged, as a pull request can those of a checkout. */
  readonly untrusted?: string;
}

/**
 * Where the file is. Throws IB103, without the path, where it is not to be trusted: who chooses the
 * roots chooses which server gets the password.
 */
export async function certificatePath(path: string, { root, untrusted }: Place): Promise<string> {
  const found = isAbsolute(path) ? path : join(root, path);
  if (untrusted === undefined) return found;
  const [file, folder] = await Promise.all([found, untrusted].map(realPath));
  const inside = relative(folder ?? "", file ?? "");
  if (inside.startsWith("..") || isAbsolute(inside)) return found;
  throw new IcebranchError(
    "IB103",
    "A certificate or key that a catalog names is in the checkout, where a pull request can exchange it.",
    {
      hint: "Write it to a file outside of the checkout in a step before, such as one in $RUNNER_TEMP, and name that by its absolute path.",
    },
  );
}

/** As it is written, where there is none. */
async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
