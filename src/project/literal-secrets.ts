/** Secrets that are written out in a project's files, where everybody who reads the repository reads them. */
import type { Finding, Location } from "../errors.ts";
import type { Json, JsonObject } from "../iceberg/json.ts";
import { secretShape } from "../secret-shapes.ts";
import { type Document, MAX_FINDINGS, pointerTo } from "./document.ts";
import { errorAt, locationAt, warningAt } from "./finding.ts";
import { pathBelow } from "./paths.ts";
import type { Config, Locate } from "./project.ts";
import { judgeValue, type Verdict } from "./secret-values.ts";
import { isObject } from "./shape.ts";

export interface Literal {
  /** RFC 6901; empty for text that is no member of anything. */
  readonly pointer: string;
  readonly finding: Finding;
}

/** Pointers of what the connector itself calls a secret. Must come from its own room. */
export type DeclaredSecrets = (
  image: string,
  configuration: { readonly source: JsonObject; readonly destination: JsonObject },
) => readonly string[];

export function literalsOfIngest(
  document: Document,
  text: string,
  declared: DeclaredSecrets | undefined,
): readonly Literal[] {
  const { image, source, destination } = isObject(document.value) ? document.value : {};
  const isWhole = typeof image === "string" && isObject(source) && isObject(destination);
  const pointers = isWhole ? (declared?.(image, { source, destination }) ?? []) : [];
  // Keys there are names of tables and columns.
  return literalsIn(document, text, { declared: new Set(pointers), named: "/destination/streams" });
}

/** At these places alone, which somebody else calls secrets. */
export function literalsAt(document: Document, pointers: readonly string[]): readonly Literal[] {
  const rules = { declared: new Set(pointers), named: "/destination/streams" };
  const isThere = ({ pointer }: Literal) =>
    pointers.some((one) => pointer === one || pointer.startsWith(`${one}/`));
  return [...walk(document, rules, document.value, { pointer: "", key: "" })]
    .filter(isThere)
    .slice(0, MAX_FINDINGS);
}

/** Under `secrets` stand names of variables. */
export function literalsOfConfig(document: Document, text: string): readonly Literal[] {
  return literalsIn(document, text, { declared: new Set(), named: "/secrets" });
}

/** Of a text whose keys nobody knows only what shows by itself: SQL. */
export function literalsOfText(file: string, text: string): readonly Literal[] {
  const shape = secretShape(text);
  if (shape === undefined) return [];
  const at = locationAt(file, text, shape.offset);
  return [{ pointer: "", finding: refusal(at, `Here stands ${shape.name}, written out.`) }];
}

interface Rules {
  readonly declared: ReadonlySet<string>;
  /** Below it what a key is called says nothing. */
  readonly named: string;
}

function literalsIn(document: Document, text: string, rules: Rules): readonly Literal[] {
  const found = [...walk(document, rules, document.value, { pointer: "", key: "" })];
  // In a comment.
  if (found.length === 0) return literalsOfText(document.file, text);
  return found.slice(0, MAX_FINDINGS);
}

interface Place {
  readonly pointer: string;
  readonly key: string;
  readonly isDeclared?: boolean;
}

function* walk(document: Document, rules: Rules, value: Json, at: Place): Generator<Literal> {
  const { pointer, key, isDeclared = rules.declared.has(pointer) } = at;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      yield* walk(document, rules, item, { pointer: `${pointer}/${i}`, key, isDeclared });
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const below = pointerTo(pointer, name);
      const shape = secretShape(name);
      if (shape !== undefined)
        yield found(below, document.locateKey, `A key here is ${shape.name}, written out.`);
      yield* walk(document, rules, member, { pointer: below, key: name });
    }
  } else {
    const isNamed = pointer.startsWith(`${rules.named}/`);
    const verdict = judgeValue(isNamed ? "" : key, value, isDeclared);
    if (verdict !== undefined) yield found(pointer, document.locate, ...sentences(key, verdict));
  }
}

function found(pointer: string, locate: Locate, message: string, hint?: string): Literal {
  return { pointer, finding: refusal(locate(pointer), message, hint) };
}

const putAway =
  "Put it into a secret, write $NAME here, and declare NAME under `secrets` in the configuration.";

/** The value itself never stands in a message. */
function refusal(at: Location, message: string, hint: string = putAway): Finding {
  return errorAt(at, "IB305", message, hint);
}

function sentences(key: string, verdict: Verdict): readonly [message: string, hint?: string] {
  switch (verdict.kind) {
    case "written":
      return [`\`${key}\` has a secret that is written out.`];
    case "part":
      return [
        `\`${key}\` has a password or another secret in it that is written out.`,
        "Put that part into a secret, write $NAME in its place, and declare NAME under `secrets` in the configuration.",
      ];
    case "shape":
      return [`\`${key}\` holds ${verdict.what}, written out.`];
    case "masked":
      return [
        `\`${key}\` holds asterisks: an export of Airbyte has them in place of the secret.`,
        "Write $NAME here, and declare NAME under `secrets` in the configuration.",
      ];
    case "syntax":
      return [
        `\`${key}\` refers to a secret in a way that nothing here replaces.`,
        "Write $NAME alone, and declare NAME under `secrets` in the configuration.",
      ];
  }
}

interface Permission {
  /** Whose list counts: a change must not allow itself. */
  readonly inForce: Config | undefined;
  /** Whose entries are looked at. */
  readonly own: Config | undefined;
  readonly locate: Locate | undefined;
  /** Files of which not all that a connector calls secret is known yet. */
  readonly open?: ReadonlySet<string>;
}

/** `dir`: the project's folder, from the repository's root. */
export function judgeLiterals(
  literals: readonly Literal[],
  { inForce, own, locate, open = new Set() }: Permission,
  dir: string,
): readonly Finding[] {
  const nameOf = ({ pointer, finding }: Literal) => {
    const path = pathBelow(finding.file ?? "", dir) ?? "";
    return pointer === "" ? path : `${path}#${pointer}`;
  };
  const names = new Set(literals.map(nameOf));
  const allowed = new Set(inForce?.allowedLiterals);
  const opened = new Set([...open].map((file) => pathBelow(file, dir)));
  const mayBeUsed = (entry: string) =>
    names.has(entry) || entry === own?.workflow.path || opened.has(entry.split("#")[0]);
  const idle = (own?.allowedLiterals ?? []).flatMap((entry, i) =>
    mayBeUsed(entry) || locate === undefined ? [] : [idleEntry(locate(`/allowed-literals/${i}`))],
  );
  const refused = literals.filter((one) => !allowed.has(nameOf(one)));
  return [...refused.map(({ finding }) => finding), ...idle];
}

function idleEntry(at: Location): Finding {
  const message = "An entry of `allowed-literals` allows nothing.";
  const hint =
    "Remove it, or write FILE#POINTER of a secret that is found: x/y/z.ingest.json#/source/password.";
  return warningAt(at, "IB113", message, hint);
}
