/** The licences of the crates that are linked into the planner. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Toolchain } from "./toolchain.ts";

interface Crate {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly manifest_path: string;
  readonly targets: readonly { readonly kind: readonly string[] }[];
}

interface Metadata {
  readonly packages: readonly Crate[];
  readonly resolve: {
    readonly root: string;
    readonly nodes: readonly {
      readonly id: string;
      readonly deps: readonly {
        readonly pkg: string;
        readonly dep_kinds: readonly { readonly kind: string | null }[];
      }[];
    }[];
  };
}

/** Many crates have the same text, to the letter: it stands once, below all their names. */
export function crateNotices(tools: Toolchain): string {
  const crates = linkedCrates(metadata(tools));
  const byText = Map.groupBy(
    crates.flatMap((crate) => textsOf(crate, crates).map((text) => ({ crate, text }))),
    ({ text }) => text,
  );
  const sections = [...byText].map(([text, users]) => {
    const names = users.map(
      ({ crate: { name, version, license } }) => `${name} ${version} (${license})`,
    );
    return [names.join("\n"), text].join("\n\n");
  });
  const title =
    "planner.wasm.br contains Rust's standard library (MIT OR Apache-2.0, https://www.rust-lang.org) and these crates, each under a licence that stands with it.";
  return `${[title, ...sections].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function metadata({ cargo }: Toolchain): Metadata {
  const args = ["metadata", "--locked", "--format-version", "1"];
  const { stdout } = spawnSync(cargo, [...args, "--filter-platform", "wasm32-unknown-unknown"], {
    cwd: resolve(import.meta.dirname, "../../planner"),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(stdout);
}

/** Without ourselves, what only runs while it is built, and macros. */
function linkedCrates({ packages, resolve: { root, nodes } }: Metadata): readonly Crate[] {
  const byId = new Map(packages.map((crate) => [crate.id, crate]));
  const depsOf = new Map(nodes.map(({ id, deps }) => [id, deps]));
  const linked = new Set([root]);
  for (const id of linked)
    for (const { pkg, dep_kinds } of depsOf.get(id) ?? []) {
      const isMacro = byId.get(pkg)?.targets.some(({ kind }) => kind.includes("proc-macro"));
      if (!isMacro && dep_kinds.some(({ kind }) => kind === null)) linked.add(pkg);
    }
  linked.delete(root);
  const crates = [...linked].map((id) => byId.get(id)).filter((crate) => crate !== undefined);
  const key = ({ name, version }: Crate) => `${name} ${version}`;
  return crates.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A crate without a text of its own has that of another under the same licence. */
function textsOf(crate: Crate, all: readonly Crate[]): readonly string[] {
  const own = ownTexts(crate);
  if (own.length > 0) return own;
  const kin = all.find((one) => one.license === crate.license && ownTexts(one).length > 0);
  if (kin === undefined) throw new Error(`${crate.name} brings no text of its licence.`);
  return ownTexts(kin);
}

function ownTexts({ manifest_path }: Crate): readonly string[] {
  const folder = dirname(manifest_path);
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /^(?:un)?(?:licen[cs]e|notice|copying)/i.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim());
}
