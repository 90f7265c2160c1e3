/** The licences of what is bundled: their texts travel with every copy of it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly texts: readonly string[];
}

/** `modules` are paths of bundled files, of packages and our own. */
export function noticesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((path) => packageFolder(path) ?? []));
  const packages = [...folders].map(readPackage).map(withTexts);
  const key = ({ name, version }: Package) => `${name} ${version}`;
  packages.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const sections = packages.map(({ name, version, license, texts }) =>
    [`${name} ${version}`, `Licence: ${license}`, ...texts].join("\n\n"),
  );
  const title = "icebranch contains these packages, each under the licence that stands with it.";
  return `${[title, ...sections].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/** A package without a text of its own has that of another of its scope, as one project has one. */
function withTexts(one: Package, _index: number, all: readonly Package[]): Package {
  if (one.texts.length > 0) return one;
  const scope = /^@[^/]+\//.exec(one.name)?.[0];
  const kin = all.find(
    ({ name, license, texts }) =>
      scope !== undefined && name.startsWith(scope) && license === one.license && texts.length > 0,
  );
  if (kin === undefined) throw new Error(`${one.name} brings no text of its licence.`);
  return { ...one, texts: kin.texts };
}

function packageFolder(path: string): string | undefined {
  return /^\0?(.*\/?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function readPackage(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof license !== "string") throw new Error(`${folder} names no licence.`);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const texts = files.length > 0 ? files.sort().map(read) : licenceOfReadme(folder, read);
  return { name, version, license, texts: texts.map(withPlainEnds) };
}

function withPlainEnds(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

function licenceOfReadme(folder: string, read: (file: string) => string): readonly string[] {
  const readme = readdirSync(folder).find((file) => /^readme/i.test(file));
  const text = readme === undefined ? "" : read(readme);
  return text
    .split(/^#+ *licen[cs]e\b.*$/im)
    .slice(1)
    .filter((part) => part.includes("Permission"));
}
