/** The house keeps its shape: which room may import which, and what the pure rooms never touch. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, it } from "node:test";

const src = resolve(import.meta.dirname, "../src");

/** What each room may import beside itself and `errors.ts`; files of `src/` itself by their names. */
const mayImport: { readonly [room: string]: readonly string[] } = {
  iceberg: [],
  project: ["iceberg"],
  connectors: ["project", "iceberg"],
  lineage: ["project", "iceberg"],
  plan: ["lineage", "project", "iceberg"],
  argo: ["lineage", "project", "iceberg"],
  report: ["plan", "lineage", "iceberg"],
  adapters: [
    "ports.ts",
    "github-port.ts",
    "kubernetes-port.ts",
    "schema-port.ts",
    "sql-port.ts",
    "thread.ts",
    "iceberg",
    "avro-codec.ts",
    "avro-file.ts",
    "concurrently.ts",
    "tls-hint.ts",
  ],
  demo: ["iceberg", "avro-file.ts"],
};
/** Small files that import nothing but each other. */
const leaves = [
  ...["errors.ts", "redact.ts", "secret-keys.ts", "secret-shapes.ts", "secret-spellings.ts"],
  "shell-word.ts",
];
const pure = ["iceberg", "project", "connectors", "lineage", "plan", "argo", "report"];
/** What only the doors, and what opens a machine or a runner for them, may import. */
const effects = ["adapters", "demo"];
const doors = [
  "action.ts",
  "cli.ts",
  "demo-door.ts",
  "open-catalog.ts",
  "this-machine.ts",
  "this-runner.ts",
];

interface Source {
  /** From `src/`. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly { readonly specifier: string; readonly typeOnly: boolean }[];
}

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => {
    const text = readFileSync(join(src, path), "utf8");
    const imports = [
      ...text.matchAll(/^(?:import|export)\s+(type\s+)?[^;]*?from\s+"([^"]+)"/gm),
      ...text.matchAll(/import()\("([^"]+)"\)/g),
    ].map(([, type, specifier = ""]) => ({
      specifier,
      typeOnly: type !== undefined && type !== "",
    }));
    return { path, room: path.split("/")[0] ?? "", text, imports };
  });

/** The room of a relative import: a folder of `src/`, or a file of `src/` itself. */
function roomOf(source: Source, specifier: string): string {
  return relative(src, resolve(src, dirname(source.path), specifier)).split("/")[0] ?? "";
}

function inside(source: Source) {
  return source.imports.filter(({ specifier }) => specifier.startsWith("."));
}

/** `adapters/git.ts` and the files of `adapters/git/` are one. */
function adapterOf(path: string): string | undefined {
  return path.split("/")[1]?.replace(/\.ts$/, "");
}

describe("the rooms", () => {
  it("are found", () => assert.ok(sources.length > 60, String(sources.length)));

  for (const [room, allowed] of Object.entries(mayImport))
    it(`${room} imports ${["itself", ...leaves, ...allowed].join(", ")} and nothing else`, () => {
      for (const source of sources.filter((one) => one.room === room))
        for (const { specifier } of inside(source)) {
          const target = roomOf(source, specifier);
          assert.ok([room, ...leaves, ...allowed].includes(target), `${source.path}: ${specifier}`);
        }
    });

  it("leave the outside to the doors", () => {
    for (const source of sources.filter(
      ({ room }) => !effects.includes(room) && !doors.includes(room),
    ))
      for (const { specifier } of inside(source))
        assert.ok(!effects.includes(roomOf(source, specifier)), `${source.path}: ${specifier}`);
  });

  it("hold adapters that do not know each other", () => {
    for (const source of sources.filter(({ room }) => room === "adapters"))
      for (const { specifier, typeOnly } of inside(source)) {
        const target = relative(src, resolve(src, dirname(source.path), specifier));
        if (!target.startsWith("adapters/") || typeOnly) continue;
        assert.equal(adapterOf(target), adapterOf(source.path), `${source.path}: ${specifier}`);
      }
  });

  for (const room of pure)
    it(`${room} is pure: no Node, no clock, no chance, no environment, no network`, () => {
      for (const { path, text, imports } of sources.filter((one) => one.room === room)) {
        for (const { specifier } of imports) assert.ok(!specifier.startsWith("node:"), path);
        const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
        const impure = /\b(process\.|Date\.now|new Date\(\)|Math\.random|fetch\(|crypto\.)/.exec(
          code,
        );
        assert.equal(impure?.[0], undefined, path);
      }
    });
});

describe("the code", () => {
  it("keeps files short enough to be read at once", () => {
    for (const { path, text } of sources)
      assert.ok(text.split("\n").length <= 251, `${path} has ${text.split("\n").length} lines`);
  });

  it("has no room for what fits nowhere", () => {
    for (const { path } of sources)
      assert.doesNotMatch(path, /(^|\/)(utils?|helpers?|managers?|common)(\.ts|\/)/);
  });
});
