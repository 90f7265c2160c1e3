/**
 * What icebranch writes on a table about a data branch: one table property,
 * `icebranch.branch.<data branch>`, whose value is JSON. Marks, receipts and refs are the whole
 * journal: any run on any machine reads from them how far the last one came.
 */
import { parseJson, stringifyJson } from "./json.ts";
import { MAIN, type SnapshotId, type TableMetadata } from "./table-metadata.ts";

const prefix = "icebranch.branch.";
const keptPrefix = "icebranch-kept-";

/** Who made a data branch. Its name decides nothing. */
export interface MarkOwner {
  /** GitHub's id of the repository; null where a terminal made the mark. */
  readonly repository: number | null;
  readonly project: string;
  /** The pull request's number; null where a terminal made the mark. */
  readonly pull: number | null;
}

export interface Mark extends MarkOwner {
  /**
   * open: the data branch is in work. published: a receipt. undone: a publish that was put back.
   * closed: ended unmerged, what it had is kept under a tag.
   */
  readonly state: "open" | "published" | "undone" | "closed";
  /** The git branch; the data branch's name is in the property's key. */
  readonly branch: string;
  /** git oids at the build that made the mark. */
  readonly base: string;
  readonly head: string;
  /**
   * The data branch that it was made from and is to be published to, of a pull request that is
   * stacked on another; absent where that is `main`.
   */
  readonly onto?: string;
  /** `main`, or `onto`, when the data branch was made; null where it was absent. */
  readonly snapshot: SnapshotId | null;
  readonly schema: number;
  readonly spec: number;
  readonly sortOrder: number;
  /** Every `airbyte.*` property at that time: where the connectors' state stood. */
  readonly connectorState: { readonly [key: string]: string };
  /** Where it stood when `clean` or `undo` took it back: it goes forth again with the rows. */
  readonly stateTakenBack?: { readonly [key: string]: string };
  /** When the state was entered, in milliseconds since 1970. */
  readonly at: number;
  /** The move of `main`, where state is published or undone. */
  readonly publish?: Publish;
  /** The tag that keeps what a closed branch had. */
  readonly kept?: string;
}

export interface Publish {
  /** Names the publish on every table that it moved. */
  readonly id: string;
  /** The commit of the production branch that it was made for. */
  readonly merge: string;
  readonly from: SnapshotId | null;
  readonly to: SnapshotId | null;
  /** Where the data branch was, if its snapshots were committed again on top of `from`. */
  readonly head?: SnapshotId;
  /** The publish that late rows came after; undoing theirs leaves that one. */
  readonly before?: Publish;
}

export function markKey(dataBranch: string): string {
  return prefix + dataBranch;
}

export function isMarkKey(property: string): boolean {
  return property.startsWith(prefix);
}

export function undoTag(publish: string): string {
  return `icebranch-undo-${publish}`;
}

/** The tag that keeps a snapshot which only a data branch had. */
export function keptTag(dataBranch: string, head: SnapshotId): string {
  return `${keptPrefix}${dataBranch}-${head}`;
}

/**
 * The marks of a table by data branch; `unreadable` where the property's value is not ours. `main`
 * is no data branch: a mark that says so must not have it removed. Nor is a branch stacked on itself.
 */
export function marksOf({ properties = {} }: Pick<TableMetadata, "properties">): Marks {
  const known = read.get(properties) ?? readMarks(properties);
  read.set(properties, known);
  return known;
}

type Marks = ReadonlyMap<string, Mark | "unreadable">;

/** Every planner asks, and of thousands of tables. */
const read = new WeakMap<object, Marks>();

function readMarks(properties: NonNullable<TableMetadata["properties"]>): Marks {
  const marks = new Map<string, Mark | "unreadable">();
  for (const [key, value] of Object.entries(properties)) {
    if (!isMarkKey(key)) continue;
    const branch = key.slice(prefix.length);
    const mark = branch === MAIN ? "unreadable" : parseMark(value);
    marks.set(branch, mark !== "unreadable" && mark.onto === branch ? "unreadable" : mark);
  }
  return marks;
}

export function renderMark(mark: Mark): string {
  return stringifyJson({ v: 1, ...mark } as never);
}

function parseMark(text: string): Mark | "unreadable" {
  try {
    const value = parseJson(text) as { [key: string]: unknown };
    return isMark(value) ? value : "unreadable";
  } catch {
    return "unreadable";
  }
}

const states: readonly unknown[] = ["open", "published", "undone", "closed"];

function isMark(value: { [key: string]: unknown }): value is { [key: string]: unknown } & Mark {
  const strings = ["project", "branch", "base", "head"];
  const numbers = ["schema", "spec", "sortOrder", "at"];
  return (
    value.v === 1 &&
    states.includes(value.state) &&
    strings.every((key) => typeof value[key] === "string") &&
    numbers.every((key) => typeof value[key] === "number") &&
    isNullOr("number", value.repository) &&
    isNullOr("number", value.pull) &&
    isNullOr("string", value.snapshot) &&
    (value.onto === undefined || (typeof value.onto === "string" && value.onto !== MAIN)) &&
    isTextMap(value.connectorState) &&
    (value.stateTakenBack === undefined || isTextMap(value.stateTakenBack)) &&
    (value.kept === undefined || isKeptTag(value.kept)) &&
    (value.state === "open" || value.state === "closed" || isPublish(value.publish))
  );
}

function isKeptTag(value: unknown): boolean {
  return typeof value === "string" && value.startsWith(keptPrefix);
}

function isPublish(value: unknown): value is Publish {
  if (typeof value !== "object" || value === null) return false;
  const publish = value as { [key: string]: unknown };
  return (
    typeof publish.id === "string" &&
    typeof publish.merge === "string" &&
    isNullOr("string", publish.from) &&
    isNullOr("string", publish.to) &&
    (publish.head === undefined || typeof publish.head === "string") &&
    (publish.before === undefined || isPublish(publish.before))
  );
}

function isNullOr(kind: "number" | "string", value: unknown): boolean {
  return value === null || typeof value === kind;
}

function isTextMap(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((member) => typeof member === "string")
  );
}
