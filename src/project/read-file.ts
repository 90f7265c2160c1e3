/** One file of a project → what it says. */
import { compareFindings, type Finding, IcebranchError } from "../errors.ts";
import type { JsonObject } from "../iceberg/json.ts";
import { readConfig } from "./config.ts";
import { readConnectorSpec } from "./connector-spec.ts";
import { type Document, decodeText, type Reading } from "./document.ts";
import {
  type ConnectorCheck,
  type IngestReading,
  readIngest,
  singerFinding,
  type Unjudged,
} from "./ingest.ts";
import { readJsonDocument } from "./json-document.ts";
import {
  type DeclaredSecrets,
  type Literal,
  literalsOfConfig,
  literalsOfIngest,
  literalsOfText,
} from "./literal-secrets.ts";
import { fileKind, readIdentifier } from "./paths.ts";
import type { Config, Identifier, ProjectNode } from "./project.ts";
import { readView, type SqlParses } from "./sql.ts";
import { readTableSchemas, type TableSchemas } from "./table-schemas.ts";

/** What only some projects have need of, so that only their runs load it. */
export interface Parsers {
  /** What was made of every view's text. */
  readonly sql: SqlParses | undefined;
  readonly yaml: ((file: string, text: string) => Reading<Document>) | undefined;
  readonly connectors: ConnectorCheck | undefined;
  readonly declaredSecrets?: DeclaredSecrets | undefined;
}

export interface FileReading {
  readonly node?: ProjectNode | undefined;
  readonly config?: Config | undefined;
  readonly unjudged?: Unjudged;
  /** Of a connector's settings. */
  readonly schema?: JsonObject | undefined;
  /** Of the tables of the spec beside it. */
  readonly schemas?: TableSchemas | undefined;
  /** Not among the findings yet: some are allowed. */
  readonly literals?: readonly Literal[];
  readonly findings: readonly Finding[];
}

export function readFile(
  path: string,
  bytes: Uint8Array,
  dir: string,
  parsers: Parsers,
): FileReading {
  const kind = fileKind(path, dir);
  if (kind === undefined) return { findings: [] };
  if (kind === "singer") return { findings: [singerFinding(path)] };
  const text = decodeText(path, bytes);
  if (text.value === undefined) return { findings: text.findings };
  if (kind === "dashtool-config" || kind === "icebranch-config")
    return readConfigFile(path, text.value, kind, parsers);
  if (kind === "table-schemas") {
    const { value: schemas, findings } = readTableSchemas(path, text.value);
    return { schemas, findings };
  }
  if (kind === "connector-spec") {
    const { value: schema, findings } = readConnectorSpec(path, text.value);
    return { schema, findings };
  }
  const identifier = readIdentifier(path, dir);
  const node = readNode(path, text.value, kind, identifier.value ?? unknownIdentifier, parsers);
  const findings = [...identifier.findings, ...node.findings].sort(compareFindings);
  const left = node.unjudged && { unjudged: node.unjudged };
  return { node: identifier.value && node.value, literals: node.literals ?? [], findings, ...left };
}

/** For a file in the wrong place, whose other problems are told all the same. */
const unknownIdentifier: Identifier = { catalog: "", namespace: "", name: "" };

function readConfigFile(
  path: string,
  text: string,
  kind: "dashtool-config" | "icebranch-config",
  parsers: Parsers,
): FileReading {
  const dialect = kind === "dashtool-config" ? "dashtool" : "icebranch";
  const document =
    dialect === "dashtool" ? readJsonDocument(path, text) : readYaml(path, text, parsers);
  if (document.value === undefined) return { findings: document.findings };
  const { value, findings } = readConfig(document.value, dialect);
  const literals = literalsOfConfig(document.value, text);
  return { config: value, literals, findings };
}

type NodeReading = Reading<ProjectNode> &
  Pick<IngestReading, "unjudged"> & { readonly literals?: readonly Literal[] };

function readNode(
  path: string,
  text: string,
  kind: "json-ingest" | "yaml-ingest" | "view",
  identifier: Identifier,
  parsers: Parsers,
): NodeReading {
  switch (kind) {
    case "json-ingest":
      return ingestFrom(readJsonDocument(path, text), text, identifier, parsers);
    case "yaml-ingest":
      return ingestFrom(readYaml(path, text, parsers), text, identifier, parsers);
    case "view":
      return {
        ...readView(path, text, identifier, parsers.sql),
        literals: literalsOfText(path, text),
      };
  }
}

function readYaml(path: string, text: string, { yaml }: Parsers): Reading<Document> {
  if (yaml === undefined) throw new IcebranchError("IB901", "No YAML parser was loaded.");
  return yaml(path, text);
}

function ingestFrom(
  document: Reading<Document>,
  text: string,
  identifier: Identifier,
  { connectors, declaredSecrets }: Parsers,
): NodeReading {
  if (document.value === undefined) return { value: undefined, findings: document.findings };
  return {
    ...readIngest(document.value, identifier, connectors),
    literals: literalsOfIngest(document.value, text, declaredSecrets),
  };
}
