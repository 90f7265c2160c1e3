/** The ports of this machine: what both doors hand to the program. */
import { isAbsolute, join } from "node:path";
import process from "node:process";
import { type GitRepository, gitRepository } from "./adapters/git.ts";
import { workTree } from "./adapters/work-tree.ts";
import { IcebranchError } from "./errors.ts";
import type { Catalog, CatalogAddress, Ports } from "./ports.ts";

export interface Machine {
  readonly git: GitRepository;
  /** The project's folder from the repository's root. */
  readonly dir: string;
  readonly ports: Ports;
}

/**
 * `project` is a folder as a person in `cwd` names it; `home`: where the project's relative paths
 * count from, if that is not the repository. Throws IB601, IB903.
 */
export async function openMachine(cwd: string, project: string, home?: string): Promise<Machine> {
  const git = await gitRepository(cwd);
  const dir = projectFolder(git.prefix, project);
  const root = join(home ?? git.root, dir);
  return {
    git,
    dir,
    ports: {
      git,
      workTree: git.hasWorkTree ? workTree(git) : undefined,
      openCatalog: (name, address) => openCatalog(name, address, root),
      sqlParser,
      env: process.env,
      clock: Date.now,
      gitHub: undefined,
      stop: new AbortController().signal,
    },
  };
}

/** From the repository's root, of a folder named from `prefix` in it. Throws IB903. */
export function projectFolder(prefix: string, project: string): string {
  const dir = isAbsolute(project) ? outside(project) : join(prefix, project).replace(/\/$/, "");
  return dir.startsWith("..") ? outside(project) : dir;
}

let parser: ReturnType<Ports["sqlParser"]> | undefined;

function sqlParser(): ReturnType<Ports["sqlParser"]> {
  parser ??= import("./adapters/sql-parser.ts").then(({ loadSqlParser }) => loadSqlParser());
  return parser;
}

function outside(project: string): never {
  throw new IcebranchError("IB903", `The project ${project} is not inside this repository.`, {
    hint: "Name a folder of this repository, as seen from the current one.",
  });
}

async function openCatalog(name: string, address: CatalogAddress, root: string): Promise<Catalog> {
  const path = address.type === "sql" ? sqlitePath(address) : undefined;
  if (path === undefined)
    throw new IcebranchError(
      "IB420",
      `The catalog ${name} is of a kind that this version cannot use: ${address.type}.`,
      { hint: "This version reads and writes SQL catalogs in SQLite files: sqlite://PATH." },
    );
  const [{ sqlCatalog }, { sqliteDriver }, { localStorage }] = await Promise.all([
    import("./adapters/catalog/sql.ts"),
    import("./adapters/catalog/sqlite.ts"),
    import("./adapters/storage/local.ts"),
  ]);
  return sqlCatalog({
    name,
    driver: sqliteDriver(isAbsolute(path) ? path : join(root, path)),
    storage: localStorage(),
    clock: Date.now,
  });
}

/** The file of a SQLite URL; relative ones are beside the configuration. undefined for another database. */
function sqlitePath({ uri, uriStyle }: CatalogAddress): string | undefined {
  const rest = /^sqlite:(?:\/\/)?(.*)$/.exec(uri)?.[1];
  if (rest === undefined || rest === "" || rest.includes(":memory:")) return undefined;
  const path = rest.replace(/\?.*$/, "");
  if (uriStyle === "sqlalchemy" && path.startsWith("/")) return path.slice(1);
  return path.startsWith("//") ? path.slice(1) : path;
}
