/**
 * What a git branch's data branch is called. Iceberg itself takes any text; engines and our table
 * properties do not, so a name of `[A-Za-z0-9._/-]` up to 128 characters is kept and any other is
 * made into one, with a hash of what it was.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { MAIN } from "../iceberg/table-metadata.ts";

const MAX_NAME = 128;
const HASH_DIGITS = 10;

/** Whether engines take the name as it is, and it is neither Iceberg's own nor one of our tags'. */
export function isDataBranchName(name: string): boolean {
  return (
    name.length <= MAX_NAME &&
    /^[A-Za-z0-9_][A-Za-z0-9._/-]*$/.test(name) &&
    name !== MAIN &&
    !/^icebranch-(undo|kept)-/.test(name)
  );
}

/**
 * A legal name for every git branch, never one for two. `suffix`, a pull request's number, is for
 * where another one holds the name already: `bronze-17`.
 */
export function dataBranchName(gitBranch: string, suffix?: number): string {
  const wanted = suffix === undefined ? gitBranch : `${gitBranch}-${suffix}`;
  // A branch that is called as if we had made its name is renamed too: nothing else ends so.
  return isDataBranchName(wanted) && !looksMade(wanted) ? wanted : madeName(wanted);
}

function looksMade(name: string): boolean {
  return /-[0-9a-f]{10}$/.test(name);
}

function madeName(wanted: string): string {
  const hash = bytesToHex(sha256(utf8ToBytes(wanted))).slice(0, HASH_DIGITS);
  const readable = wanted
    .normalize("NFD")
    .replace(/\p{Mark}+/gu, "")
    .replace(/[^A-Za-z0-9._/-]+/g, "-")
    .replace(/^(?=icebranch-|[^A-Za-z0-9_]|$)/, "git-")
    .slice(0, MAX_NAME - 1 - HASH_DIGITS);
  return `${readable}-${hash}`;
}

/** Whether git allows a branch of that name. https://git-scm.com/docs/git-check-ref-format */
export function isGitBranchName(name: string): boolean {
  const parts = name.split("/");
  return (
    name !== "HEAD" &&
    !name.startsWith("-") &&
    !name.endsWith(".") &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what git refuses.
    !/[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{/.test(name) &&
    name !== "@" &&
    parts.every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"))
  );
}
