/** `*.ingest.json` and `*.ingest.yaml`: one connector, where it reads and where it writes. */
import type { Finding } from "../errors.ts";
import type { JsonObject } from "../iceberg/json.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import type { Document, Reading } from "./document.ts";
import { errorAt, startOf } from "./finding.ts";
import { declaredTables } from "./ingest-tables.ts";
import { type Identifier, type IngestNode, identifierText } from "./project.ts";
import {
  doubt,
  has,
  isObject,
  noteUnknown,
  optionalObject,
  requiredObject,
  requiredText,
  type Shape,
  shapeOf,
  wrong,
} from "./shape.ts";

/** Of what a connector takes icebranch knows more than a project's file can say. Must come from its own room. */
export type ConnectorCheck = (
  document: Document,
  image: string,
  configuration: Configuration,
  identifier: Identifier,
) => Checked;

interface Configuration {
  readonly source: JsonObject;
  readonly destination: JsonObject;
}

export interface Checked extends Unknown {
  readonly findings: readonly Finding[];
}

/** What icebranch has no schema of. */
interface Unknown {
  /** The last part of the image's name, as a specification's file is called. */
  readonly connector: string;
  /** The same for a person: with the tag where other ones of that name are known. */
  readonly called: string;
  readonly unknown: readonly ("source" | "destination")[];
}

/** An ingest that was checked for its shape alone, or half of it. */
export interface Unjudged extends Unknown, Configuration {
  readonly document: Document;
}

export interface IngestReading extends Reading<IngestNode> {
  readonly unjudged?: Unjudged;
}

const keys = ["image", "source", "destination", "$schema"];

/** Without `check` the connector's own settings are left alone. */
export function readIngest(
  document: Document,
  identifier: Identifier,
  check?: ConnectorCheck,
): IngestReading {
  const findings: Finding[] = [];
  const shape = shapeOf(document, findings);
  const value = shape && ingestOf(shape, identifier);
  const checked = shape && check && checkedBy(check, shape, identifier);
  findings.push(...(checked?.findings ?? []));
  const broken = findings.some(({ level }) => level === "error");
  return { value: broken ? undefined : value, findings, ...checked?.left };
}

/** Whatever else is wrong: all problems of a file are told at once. */
function checkedBy(check: ConnectorCheck, { document, members }: Shape, identifier: Identifier) {
  const { image, source, destination } = members;
  if (typeof image !== "string" || !isObject(source) || !isObject(destination)) return undefined;
  const { findings, ...known } = check(document, image, { source, destination }, identifier);
  const left = known.unknown.length > 0 && {
    unjudged: { ...known, document, source, destination },
  };
  return { findings, left };
}

function ingestOf(shape: Shape, identifier: Identifier): IngestNode | undefined {
  if (has(shape, "tap") || has(shape, "target")) {
    noteSinger(shape);
    return undefined;
  }
  const image = requiredText(shape, "image");
  const source = requiredObject(shape, "source");
  const destination = requiredObject(shape, "destination");
  noteUnknown(shape, keys);
  if (image !== undefined) checkImage(shape, image);
  if (destination !== undefined) checkDestination(destination, identifier);
  if (image === undefined || source === undefined || destination === undefined) return undefined;
  return {
    kind: "ingest",
    id: identifierText(identifier),
    identifier,
    file: shape.document.file,
    image,
    source: source.members,
    destination: destination.members,
    tables: declaredTables(source.members, destination.members, identifier.namespace),
    locate: shape.document.locate,
  };
}

/** The keys that dashtool had before 0.4; connectors of that time have other settings, too. */
function noteSinger(shape: Shape): void {
  for (const [old, now] of [
    ["tap", "source"],
    ["target", "destination"],
  ] as const) {
    if (!has(shape, old)) continue;
    const message = `\`${old}\` is a Singer key, which dashtool reads no longer.`;
    const hint = `Rename it to \`${now}\` and use an Airbyte image: user is username there, dbname is database.`;
    shape.findings.push(errorAt(shape.document.locateKey(`/${old}`), "IB105", message, hint));
  }
}

/** `*.singer.json`, whatever it holds. */
export function singerFinding(file: string): Finding {
  const message = "Singer configurations are read no longer.";
  const hint =
    "Rename the file to *.ingest.json, `tap` to `source` and `target` to `destination`, and use an Airbyte image.";
  return errorAt(startOf(file), "IB105", message, hint);
}

function checkImage(shape: Shape, image: string): void {
  if (!/\s/.test(image)) return;
  wrong(shape, "image", "IB103", "`image` holds white space.", "Write NAME:TAG and nothing else.");
}

function checkDestination(shape: Shape, { catalog }: Identifier): void {
  for (const key of ["catalog_name", "catalogName"]) {
    const name = shape.members[key];
    // Where the path has too few folders, that is what is wrong.
    if (name === undefined || name === catalog || catalog === "") continue;
    const message = `\`${key}\` is not ${catalog}, the first folder of the file's path.`;
    wrong(shape, key, "IB205", message, `Write ${catalog}, or move the file.`);
  }
  for (const key of ["branch", "main_branch_name"]) {
    if (!has(shape, key)) continue;
    const hint = "Remove it: icebranch writes the branch itself.";
    const message = `\`${key}\` names ${MAIN}, so every run would write to production.`;
    if (shape.members[key] === MAIN) wrong(shape, key, "IB302", message, hint);
    else doubt(shape, key, "IB116", `\`${key}\` is written over, so it has no effect.`, hint);
  }
  optionalObject(shape, "streams");
  if (has(shape, "namespace")) requiredText(shape, "namespace");
}
