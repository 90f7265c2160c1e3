/**
 * Names that Kubernetes and Argo take. dashtool's are kept where they are legal and nothing else has
 * them; any other gets a hash of what it names, so that it depends on no order.
 * Limits: a template's or task's name 128 of `[a-zA-Z0-9-]`, a ConfigMap's 253, lower case.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { IcebranchError } from "../errors.ts";

/** The entrypoint's template; `dashtool-1`, `dashtool-2`, … are the parts of a large graph. */
export const ENTRYPOINT = "dashtool";
export const REFRESH = "refresh";

const MAX_NAME = 128;
/** Hexadecimal digits of a hash; the longer ones are for names made to collide. */
const HASH_LENGTHS = [8, 16, 32, 64];

/** dashtool's mapping: `a/b:c_d.e` → `a-b-c-d-e`. */
export function dashed(text: string): string {
  return text.replace(/[/:_.]/g, "-");
}

function isReserved(name: string): boolean {
  return name === REFRESH || name === ENTRYPOINT || partNumber(name) !== undefined;
}

/** n of `dashtool-n`, the nth part of a graph that is too large for one DAG. */
export function partNumber(name: string): number | undefined {
  const digits = /^dashtool-([1-9]\d*)$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function partName(index: number): string {
  return `${ENTRYPOINT}-${index + 1}`;
}

/** The task of a node, its parameter and its ConfigMap's stem, by the node's id. */
export function nodeNames(ids: readonly string[]): ReadonlyMap<string, string> {
  // A first digit would be read as a number where Argo turns dependencies into an expression.
  return uniqueNames(ids, plainName, /^[a-z][-a-z0-9]*$/);
}

/** dashtool's name for the task of a node, which may be neither legal nor its own. */
export function plainName(id: string): string {
  return dashed(id).toLowerCase();
}

/** The container template of an image, by the image. */
export function imageNames(images: readonly string[]): ReadonlyMap<string, string> {
  return uniqueNames(images, dashed, /^[a-zA-Z0-9][-a-zA-Z0-9]*$/);
}

/** The ConfigMap that the container template finds by its parameter `identifier`. */
export function configMapName(node: string): string {
  return `${node}-config-template`;
}

/** A legal name that says what it stands for, and tells it from all others: `readable-3f2a91c0`. */
export function hashedName(readable: string, text: string, length = 8): string {
  const stem = dashed(readable)
    .replace(/[^a-zA-Z0-9-]+/g, "-")
    .replace(/^(?![a-zA-Z])-*/, "n-")
    .slice(0, MAX_NAME - 1 - length);
  return `${stem}-${bytesToHex(sha256(utf8ToBytes(text))).slice(0, length)}`;
}

/**
 * In rounds: each name that is legal, and that nobody else of the round or of those before has, is
 * given; the others come again with a longer hash. No round looks at the order of `texts`.
 */
function uniqueNames(
  texts: readonly string[],
  plain: (text: string) => string,
  legal: RegExp,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const give = (candidate: (text: string) => string, texts: ReadonlySet<string>) => {
    const wanted = Map.groupBy(texts, candidate);
    for (const [name, by] of wanted) {
      const [text, ...others] = by;
      const free = others.length === 0 && !taken.has(name) && !isReserved(name);
      if (text === undefined || !free || name.length > MAX_NAME || !legal.test(name)) continue;
      names.set(text, name);
      taken.add(name);
    }
    return texts.difference(names);
  };
  let rest = give(plain, new Set(texts));
  for (const length of HASH_LENGTHS)
    if (rest.size > 0) rest = give((text) => hashedName(plain(text), text, length), rest);
  if (rest.size > 0)
    throw new IcebranchError("IB503", `No legal name is left for ${[...rest].join(", ")}.`, {
      hint: "Rename the file.",
    });
  return names;
}
