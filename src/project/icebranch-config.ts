/** `icebranch.yaml`: what dashtool has no word for. Catalog properties are spelled as pyiceberg's. */
import { isNested, noteUnknownProperties } from "./catalog-keys.ts";
import { defaults, readAllowed, readEnv, readSecrets } from "./config-members.ts";
import { parseDuration } from "./duration.ts";
import type { CatalogConfig, Config } from "./project.ts";
import {
  has,
  mapMembers,
  noteUnknown,
  oneOf,
  optionalObject,
  optionalText,
  requiredObject,
  requiredOneOf,
  requiredText,
  type Shape,
  scalarText,
  wrong,
} from "./shape.ts";

const keys = [
  ...["catalogs", "main", "branches", "publish", "workflow", "secrets", "env"],
  ...["allowed-literals", "$schema"],
];
const catalogKeys = ["type", "uri", "warehouse"];

export function icebranchConfig(shape: Shape): Config {
  noteUnknown(shape, keys);
  return {
    file: shape.document.file,
    dialect: "icebranch",
    catalogs: readCatalogs(shape),
    main: optionalText(shape, "main") ?? defaults.main,
    branches: readBranches(optionalObject(shape, "branches")),
    publish: readPublish(optionalObject(shape, "publish")),
    workflow: readWorkflow(optionalObject(shape, "workflow")),
    secrets: readSecrets(shape),
    env: readEnv(shape),
    locate: shape.document.locate,
    ...readAllowed(shape),
  };
}

function readCatalogs(shape: Shape): Config["catalogs"] {
  const catalogs = requiredObject(shape, "catalogs");
  if (catalogs !== undefined && Object.keys(catalogs.members).length === 0)
    wrong(shape, "catalogs", "IB102", "`catalogs` names no catalog.", "Add one named `default`.");
  return mapMembers(catalogs, (all, name) => {
    const catalog = optionalObject(all, name);
    return catalog && readCatalog(catalog);
  });
}

function readCatalog(shape: Shape): CatalogConfig | undefined {
  const type = requiredOneOf(shape, "type", ["sql", "rest", "nessie", "file"]);
  const uri = requiredText(shape, "uri");
  const warehouse = optionalText(shape, "warehouse");
  noteUnknownProperties(shape);
  const properties = mapMembers(shape, (catalog, key) =>
    catalogKeys.includes(key) || isNested(catalog, key) ? undefined : scalarText(catalog, key),
  );
  if (type === undefined || uri === undefined) return undefined;
  return { type, uri, warehouse, properties };
}

function readBranches(shape: Shape | undefined): Config["branches"] {
  if (shape === undefined) return defaults.branches;
  noteUnknown(shape, ["naming", "expire-after", "drafts"]);
  return {
    naming: oneOf(shape, "naming", ["git"]),
    expireAfterMs: readDuration(shape, "expire-after") ?? defaults.branches.expireAfterMs,
    drafts: oneOf(shape, "drafts", ["check", "full"]),
  };
}

function readPublish(shape: Shape | undefined): Config["publish"] {
  if (shape === undefined) return defaults.publish;
  noteUnknown(shape, ["on-diverged", "atomic", "keep-undo", "wait-for", "wait-timeout"]);
  return {
    onDiverged: oneOf(shape, "on-diverged", ["fail", "skip", "replay"]),
    atomic: oneOf(shape, "atomic", ["prefer", "require"]),
    keepUndoMs: readDuration(shape, "keep-undo") ?? defaults.publish.keepUndoMs,
    waitFor: has(shape, "wait-for")
      ? oneOf<"none" | "argo">(shape, "wait-for", ["none", "argo"])
      : undefined,
    waitTimeoutMs: readDuration(shape, "wait-timeout") ?? defaults.publish.waitTimeoutMs,
  };
}

function readWorkflow(shape: Shape | undefined): Config["workflow"] {
  if (shape === undefined) return defaults.workflow;
  noteUnknown(shape, ["path", "target"]);
  const path = optionalText(shape, "path") ?? defaults.workflow.path;
  if (!isInside(path)) {
    const message =
      "`path` must stay inside the project, with `/` between its parts, and out of `.git` and `.github`.";
    wrong(shape, "path", "IB103", message, `Write a path such as ${defaults.workflow.path}.`);
  } else if (!isOwnYaml(path)) {
    const message =
      "`path` must be of a YAML file that is neither the configuration nor an ingest.";
    wrong(shape, "path", "IB103", message, `Write a path such as ${defaults.workflow.path}.`);
  }
  return { path, target: oneOf(shape, "target", ["base", "head"]) };
}

/**
 * Nor in a folder that git or GitHub obeys: a pull request has this file committed by an App, which
 * may be allowed more than its author. git's own folder has other names where capitals and some
 * invisible characters do not count.
 */
function isInside(path: string): boolean {
  const parts = path.split("/");
  return (
    !/[\\\p{Cc}\p{Cf}]/u.test(path) &&
    parts.every((part) => !["", ".", ".."].includes(part) && !/^(\.git(hub)?|git~\d)$/i.test(part))
  );
}

/** What is generated must not take the place of what it is generated from. */
function isOwnYaml(path: string): boolean {
  return /\.ya?ml$/.test(path) && !/(\.ingest|^icebranch)\.ya?ml$/.test(path);
}

function readDuration(shape: Shape, key: string): number | undefined {
  if (!has(shape, key)) return undefined;
  const text = optionalText(shape, key);
  const duration = text === undefined ? undefined : parseDuration(text);
  if (text !== undefined && duration === undefined) {
    const message = `\`${key}\` must be a duration longer than none.`;
    wrong(shape, key, "IB103", message, "Write a number and one of s, m, h, d, w: `14d`.");
  }
  return duration;
}
