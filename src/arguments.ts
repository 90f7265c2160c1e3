/** The terminal's words, as `ReadInput` has them from the action: which verb, which options. */
import { parseArgs } from "node:util";
import { type ReadInput, usageError } from "./inputs.ts";
import { type Option, SEPARATOR } from "./option.ts";
import { options, terminalName, terminalOptions } from "./options.ts";
import { nearestNames } from "./project/nearest.ts";
import { isVerb, type Verb, verbs } from "./verbs.ts";

export type Arguments =
  | { readonly kind: "run"; readonly verb: Verb; readonly read: ReadInput }
  | { readonly kind: "help"; readonly verb: Verb | undefined }
  | { readonly kind: "version" };

type Token = ReturnType<typeof tokenize>[number];

/** `argv` without node and script. Throws IB903, which names every problem at once. */
export function parseArguments(argv: readonly string[]): Arguments {
  const tokens = tokenize(argv);
  const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const asked = words[0] === "help" ? words[1] : words[0];
  if (words[0] === "help" || tokens.some((token) => isOption(token, "help")))
    return { kind: "help", verb: asked !== undefined && isVerb(asked) ? asked : undefined };
  if (tokens.some((token) => isOption(token, "version"))) return { kind: "version" };

  const values = new Map<string, string>();
  const problems = [
    ...verbProblems(words),
    ...tokens.flatMap((token) => {
      const taken = takeOption(token, asked);
      if (taken === undefined || typeof taken === "string") return taken ?? [];
      const before = taken.repeated ? values.get(taken.name) : undefined;
      values.set(taken.name, before === undefined ? taken.value : before + SEPARATOR + taken.value);
      return [];
    }),
  ];
  if (problems.length > 0 || asked === undefined || !isVerb(asked)) throw usageError(problems);
  values.set("command", asked);
  return { kind: "run", verb: asked, read: (name) => values.get(name) };
}

function tokenize(argv: readonly string[]) {
  const known = options
    .filter(({ only }) => only !== "action")
    .map((option) => [
      terminalName(option),
      {
        type: option.value === undefined ? ("boolean" as const) : ("string" as const),
        ...(option.short === undefined ? {} : { short: option.short }),
      },
    ]);
  const help = { type: "boolean", short: "h" } as const;
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...Object.fromEntries(known), help, version: { type: "boolean" } },
    // What is unknown or lacks its value is told in our words, all at once.
    strict: false,
    tokens: true,
  });
  return tokens;
}

function isOption(token: Token, name: string): boolean {
  return token.kind === "option" && token.name === name;
}

function verbProblems([verb, ...more]: readonly string[]): readonly string[] {
  const extra = more.map((word) => `Nothing is known to do with \`${word}\`.`);
  if (verb === undefined) return ["No verb was given."];
  if (isVerb(verb)) return extra;
  return [`There is no verb \`${verb}\`${nearestOf(verb, Object.keys(verbs))}.`];
}

interface Taken {
  readonly name: string;
  readonly value: string;
  readonly repeated?: true | undefined;
}

/** What an option says, or the problem with it; undefined for what is no option. */
function takeOption(token: Token, verb: string | undefined): Taken | string | undefined {
  if (token.kind !== "option") return undefined;
  const option = options.find((one) => one.only !== "action" && terminalName(one) === token.name);
  if (option === undefined) return unknownOption(token.rawName, verb);
  if (verb !== undefined && isVerb(verb) && !terminalOptions(verb).includes(option))
    return `\`${verb}\` has no \`${token.rawName}\`, which is ${ownersOf(option)}.`;
  if (option.value === undefined) return { name: option.name, value: token.value ?? "true" };
  // Without `=`, what begins with a dash is the next option; empty is a variable that was not set.
  const lacking = !token.inlineValue && token.value?.startsWith("-");
  if (!token.value?.trim() || lacking)
    return `\`${token.rawName}\` needs a value: ${option.value}.`;
  return { name: option.name, value: token.value, repeated: option.repeated };
}

function ownersOf({ verbs = [] }: Option): string {
  return `an option of ${verbs.map((verb) => `\`${verb}\``).join(" and ")}`;
}

function unknownOption(rawName: string, verb: string | undefined): string {
  const known = verb !== undefined && isVerb(verb) ? terminalOptions(verb) : options;
  const names = known
    .filter(({ only }) => only !== "action")
    .map((one) => `--${terminalName(one)}`);
  return `There is no option \`${rawName}\`${nearestOf(rawName, names)}.`;
}

function nearestOf(word: string, known: readonly string[]): string {
  const [nearest] = nearestNames(word, known);
  return nearest === undefined ? "" : `; the nearest is \`${nearest}\``;
}
