/** Names in views that lead nowhere. */
import type { Finding, Location } from "../errors.ts";
import { errorAt, warningAt } from "../project/finding.ts";
import { nearestNames } from "../project/nearest.ts";
import { identifierText, type Project, type ViewNode } from "../project/project.ts";
import { fullName, type KnownTables } from "./resolve.ts";

/** One relation of one view, by its place in `relations`. */
interface UnknownRelation {
  readonly view: ViewNode;
  readonly index: number;
}

/** Looking for what was meant takes a pass over all names; after so many, one has seen the pattern. */
const MAX_SUGGESTIONS = 25;

/**
 * An error where the catalog was asked, or is not the project's at all. Else a warning: the table
 * may exist. What a file with errors of its own would make is not reported a second time.
 */
export function unknownTables(
  project: Project,
  unknown: readonly UnknownRelation[],
  known: KnownTables,
): readonly Finding[] {
  if (unknown.length === 0) return [];
  const broken = namesOfBrokenFiles(project);
  const catalogs = catalogsOf(project);
  const names = makeableNames(project);
  const findings: Finding[] = [];
  for (const { view, index } of unknown) {
    const relation = view.relations[index];
    if (relation === undefined) continue;
    const table = fullName(relation, view.identifier);
    const text = identifierText(table);
    if (broken.has(text) || broken.has(`${table.catalog}.${table.namespace}`)) continue;
    const tables = known(table.catalog);
    const near =
      findings.length < MAX_SUGGESTIONS
        ? nearestNames(text, [...new Set([...names, ...(tables ?? [])])], 3)
        : [];
    const isAsked = tables !== undefined || !catalogs.has(table.catalog);
    findings.push(
      isAsked ? missing(text, near, relation.location) : notAsked(text, near, relation.location),
    );
  }
  return findings;
}

function missing(table: string, near: readonly string[], at: Location): Finding {
  return errorAt(at, "IB203", `There is no table ${table}.`, hintOf(near));
}

function notAsked(table: string, near: readonly string[], at: Location): Finding {
  const message = `No file makes ${table}, and its catalog was not asked for it.`;
  const ask = "`icebranch plan` asks the catalog.";
  const hint = near.length === 0 ? ask : `${hintOf(near)} If not, ${ask}`;
  return warningAt(at, "IB203", message, hint);
}

function hintOf(near: readonly string[]): string {
  if (near.length === 0) return "Add a file that makes it, or correct the name.";
  const upper = near.some((name) => name !== name.toLowerCase());
  const quotes = upper ? " Names with capitals must be quoted." : "";
  return `Did you mean ${near.join(" or ")}?${quotes}`;
}

function makeableNames({ nodes }: Project): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === "view") return [node.id];
    const { catalog } = node.identifier;
    return (node.tables ?? []).map(({ namespace, name }) => `${catalog}.${namespace}.${name}`);
  });
}

function catalogsOf({ nodes, config }: Project): ReadonlySet<string> {
  const configured = Object.keys(config?.catalogs ?? {});
  return new Set([...nodes.map(({ identifier }) => identifier.catalog), ...configured]);
}

/** `catalog.namespace.name` of broken views, `catalog.namespace` of broken ingests. */
function namesOfBrokenFiles({ findings }: Project): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { level, file } of findings) {
    if (level !== "error" || file === undefined) continue;
    const parts = file.split("/").slice(-3);
    if (file.endsWith(".sql")) names.add(parts.join(".").slice(0, -".sql".length));
    else names.add(parts.slice(0, 2).join("."));
  }
  return names;
}
