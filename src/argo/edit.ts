/** Puts a generated workflow into the file that a user may have edited. */
import { type Finding, IcebranchError } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";
import { asExpanded } from "./dashtool-layout.ts";
import { asObject, type ParsedDocument, parseDocument, splitDocuments } from "./documents.ts";
import { isEqual, isObject } from "./equal.ts";
import { cannotEdit, keptByUser, refusedByArgo } from "./finding.ts";
import { refuseOtherFormat } from "./format.ts";
import { type KeptEdit, keptEdits } from "./kept-edits.ts";
import type { KubernetesObject } from "./kubernetes.ts";
import { type Context, isAsWritten } from "./merge.ts";
import {
  isConfigMapOfOurs,
  isCronWorkflowOfOurs,
  isNamedAsOurs,
  isWrittenByIcebranch,
  mergeConfigMap,
  mergeCronWorkflow,
} from "./ownership.ts";
import { Refusal } from "./refusal.ts";
import { renderDocument } from "./render.ts";
import { spliceDocument } from "./splice.ts";
import { referencesIn } from "./variables.ts";

export interface Edited {
  /** The whole file; empty where there was none and nothing is planned. */
  readonly text: string;
  /** IB502 where the file cannot be edited: `text` is then the file as it was. */
  readonly findings: readonly Finding[];
  /** Set where the file was dashtool's, or nobody's: icebranch had not written it yet. */
  readonly adopting?: true;
}

/** The documents that icebranch made at another time: what a person's edit of the file began with. */
export type Base = readonly KubernetesObject[];

interface Planned {
  readonly object: KubernetesObject;
  readonly text: string;
}

/** One document of the file, from its `---` on. */
interface Part {
  readonly text: string;
  /** Where `text` begins in the file. */
  readonly offset: number;
  /** undefined where the text is a planned document's own, byte for byte. */
  readonly parsed: ParsedDocument | undefined;
  /** undefined where it is no object of Kubernetes. */
  readonly object: KubernetesObject | undefined;
  /** What the plan makes of it; undefined where it plans nothing of that name. */
  readonly planned: Planned | undefined;
}

/** A document of the file as it will be. */
interface Piece {
  readonly text: string;
  /** Set where a person may have edited it. */
  readonly parsed?: ParsedDocument;
  readonly isWorkflow?: boolean;
  readonly edits?: readonly KeptEdit[];
}

/**
 * `current` is the file at `path`, undefined where there is none. Only what `ownership.ts` names is
 * changed. No documents planned leave the file as it is: a good workflow is never emptied.
 */
export function editWorkflow(
  current: string | undefined,
  documents: readonly KubernetesObject[],
  path: string,
  bases: readonly Base[] = [],
): Edited {
  if (documents.length === 0) return { text: current ?? "", findings: [] };
  const planned = documents.map((object) => ({ object, text: renderDocument(object) }));
  const fresh = planned.map(({ text }) => text).join("---\n");
  if (current === undefined || current.trim() === "") return { text: fresh, findings: [] };
  if (current === fresh) return { text: current, findings: [] };
  const mark = current.startsWith("\ufeff") ? "\ufeff" : "";
  const text = current.slice(mark.length);
  try {
    // The parser skips one more, and would count places without it.
    if (text.startsWith("\ufeff")) throw new Refusal(0, "it begins with two byte order marks");
    const edited = editText(text, planned, { path, bases });
    return { ...edited, text: mark + edited.text };
  } catch (error) {
    const refusal = error instanceof RangeError ? tooMuch : error;
    if (!(refusal instanceof Refusal)) throw error;
    return { text: current, findings: [cannotEdit(refusal, text, path)] };
  }
}

/** The stack is exhausted: by levels, or by lines that are one comment. */
const tooMuch = new Refusal(0, "it is nested too deep or too long");

interface Editing {
  readonly path: string;
  readonly bases: readonly Base[];
}

function editText(text: string, planned: readonly Planned[], { path, bases }: Editing): Edited {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const parts = readParts(text, planned);
  const context = contextOf(parts);
  const added = addedBehind(parts, planned);
  const pieces = parts.flatMap((part, i) => [
    within(part.offset, () => editPart(part, bases, context)),
    ...(added.get(i) ?? []).map((one) => ({ text: `---\n${one.text}`.replaceAll("\n", eol) })),
  ]);
  return { ...joinPieces(pieces, eol, path), ...(context.adopting && { adopting: true }) };
}

function readParts(text: string, planned: readonly Planned[]): readonly Part[] {
  const byText = new Map(planned.map((one) => [one.text, one]));
  const byIdentity = new Map(planned.map((one) => [identityOf(one.object), one]));
  let end = 0;
  return splitDocuments(text).map((text) => {
    const offset = end;
    end += text.length;
    const same = byText.get(text.replace(/^---\n/, ""));
    if (same) return { text, offset, parsed: undefined, object: same.object, planned: same };
    const parsed = within(offset, () => parseDocument(text));
    const object = asObject(parsed?.value);
    if (object) within(offset, () => refuseOtherFormat(object, parsed?.document));
    return { text, offset, parsed, object, planned: object && byIdentity.get(identityOf(object)) };
  });
}

/** A refusal inside a part, moved to its place in the file. */
function within<T>(offset: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(offset + error.offset, error.message, error.hint);
  }
}

/** One CronWorkflow is ours, under whatever name its user gave it. */
function identityOf(object: KubernetesObject): string {
  return isCronWorkflowOfOurs(object) ? object.kind : `${object.kind} ${object.metadata.name}`;
}

function contextOf(parts: readonly Part[]): Context {
  const objects = parts.flatMap(({ object }) => object ?? []);
  const configMaps = objects.filter(isNamedAsOurs);
  return {
    adopting: !objects.some(isWrittenByIcebranch),
    references: new Set(
      configMaps.flatMap(({ data }) => referencesIn(JSON.stringify(data ?? null))),
    ),
  };
}

/** Planned documents that the file lacks, by the index of the part that they come behind. */
function addedBehind(
  parts: readonly Part[],
  planned: readonly Planned[],
): ReadonlyMap<number, readonly Planned[]> {
  const places = new Map(parts.map(({ planned }, i) => [planned, i]));
  const added = new Map<number, Planned[]>();
  let place = parts.length - 1;
  for (const one of planned) {
    const own = places.get(one);
    if (own !== undefined) place = own;
    else if (added.get(place)?.push(one) === undefined) added.set(place, [one]);
  }
  return added;
}

function editPart(part: Part, all: readonly Base[], context: Context): Piece {
  const { text, parsed, object, planned } = part;
  if (parsed === undefined || object === undefined) return { text };
  const identity = identityOf(object);
  const found = all.map((base) => base.find((one) => identityOf(one) === identity));
  const bases = context.adopting ? found.map((one) => one && asExpanded(one, object)) : found;
  if (planned === undefined) {
    if (isStale(object, bases, context)) return { text: commentsAbove(text) };
    const isEdited = isConfigMapOfOurs(object) && bases.some((base) => base !== undefined);
    return isEdited ? { text, parsed, edits: [keptWhole(object)] } : { text };
  }
  const isWorkflow = planned.object.kind === "CronWorkflow";
  const merge = isWorkflow ? mergeCronWorkflow : mergeConfigMap;
  const target = merge(object, planned.object, bases, context);
  const edits = keptEdits(target, merge(object, planned.object, [], context), bases);
  if (!isObject(target) || isEqual(object, target)) return { text, parsed, isWorkflow, edits };
  const edited = spliceDocument(text, parsed.document, object, target);
  const reread = reparse(edited);
  if (reread === undefined || !isEqual(reread.value, target))
    throw new IcebranchError(
      "IB901",
      `An edit of ${identityOf(object)} did not come out as planned.`,
      {
        hint: "Move the workflow file away, run again to have it written anew, and report this.",
      },
    );
  return { text: edited, parsed: reread, isWorkflow, edits };
}

/** A ConfigMap of ours goes with its node, unless a person has changed what is ours of it. */
function isStale(object: KubernetesObject, bases: readonly Json[], context: Context): boolean {
  if (!isConfigMapOfOurs(object)) return false;
  return bases.length === 0 || isAsWritten(mergeConfigMap, object, bases, context);
}

/** What a person has changed of a node that is gone. */
function keptWhole(object: KubernetesObject): KeptEdit {
  const place = `${object.kind} ${object.metadata.name}`;
  return { path: [], place, kept: object, planned: undefined, isConflict: false };
}

function reparse(text: string): ParsedDocument | undefined {
  try {
    return parseDocument(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

/** What a person wrote above a document stays when the document goes. */
function commentsAbove(text: string): string {
  const [above = ""] = /^(?:---[ \t]*\r?\n)?((?:[ \t]*(?:#.*)?\r?\n)*)/.exec(text)?.slice(1) ?? [];
  return above.includes("#") ? above : "";
}

function joinPieces(pieces: readonly Piece[], eol: string, path: string): Edited {
  const texts = pieces.map(({ text }, i) => {
    const isOpen = i < pieces.length - 1 && text !== "" && !text.endsWith("\n");
    return isOpen ? text + eol : text;
  });
  const text = texts.join("");
  let end = 0;
  const findings = pieces.flatMap(({ parsed, isWorkflow, edits = [] }, i) => {
    const offset = end;
    end += texts[i]?.length ?? 0;
    if (parsed === undefined) return [];
    return [
      ...keptByUser(edits, parsed, offset, text, path),
      ...(isWorkflow ? refusedByArgo(parsed, offset, text, path) : []),
    ];
  });
  return { text, findings };
}
