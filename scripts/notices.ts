/** The licences of what is bundled: their texts travel with every copy of it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly texts: readonly string[];
}

/** `modules` are paths of bundled files, of packages and our own; `more` are folders of packages. */
export function noticesOf(modules: readonly string[], more: readonly string[]): string {
  const folders = new Set([...modules.flatMap((path) => packageFolder(path) ?? []), ...more]);
  const packages = [...folders].map(readPackage);
  const key = ({ name, version }: Package) => `${name} ${version}`;
  packages.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const sections = packages.map(({ name, version, license, texts }) =>
    [`${name} ${version}`, `Licence: ${license}`, ...texts].join("\n\n"),
  );
  const title = "icebranch contains these packages, each under the licence that stands with it.";
  return `${[title, ...sections].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function packageFolder(path: string): string | undefined {
  return /^\0?(.*\/?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function readPackage(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof license !== "string") throw new Error(`${folder} names no licence.`);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8").trim());
  return { name, version, license, texts: texts.map((text) => text.replaceAll("\r\n", "\n")) };
}
