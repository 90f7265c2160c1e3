/** What a person asked for: strings outside, `Inputs` inside, checked once and here. */

import { IcebranchError } from "./errors.ts";
import {
  atomicPolicies,
  divergedPolicies,
  draftPolicies,
  formats,
  namings,
  SEPARATOR,
  waitedFor,
  workflowModes,
  workflowTargets,
} from "./option.ts";
import { parseDuration } from "./project/duration.ts";
import type { Config } from "./project/project.ts";
import { isVerb, type Verb, verbs } from "./verbs.ts";

export interface Inputs {
  /** `auto`: chosen from the event. */
  readonly command: Verb | "auto";
  /** As given, without a slash at its end: from the repository's root in the action, else from the working folder. */
  readonly project: string;
  /** The data branch, as given. */
  readonly branch: string | undefined;
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly dryRun: boolean;
  readonly strict: boolean;
  /** Of `check`, `plan` and `build`. */
  readonly allowBreaking: boolean;
  /** undefined: the door's own. */
  readonly format: (typeof formats)[number] | undefined;
  readonly reportPath: string | undefined;
  readonly noColor: boolean;
  readonly workflowMode: (typeof workflowModes)[number];
  /** Empty, or not an action: undefined. */
  readonly gitHubToken: string | undefined;
  readonly commitToken: string | undefined;
  readonly checkName: string;
  readonly config: ConfigInputs;
  /** `workflow --check` */
  readonly check: boolean;
  /** `workflow --run-manifest`, which alone takes the others; undefined where it is not asked for. */
  readonly runManifest: RunManifestInputs | undefined;
  /** `publish --expect-digest`: `sha256:` and 64 digits. */
  readonly expectDigest: string | undefined;
  /** `refresh --discard` */
  readonly discard: boolean;
  /** `clean --sweep` */
  readonly sweep: boolean;
  /** `clean --drop-new` */
  readonly dropNew: boolean;
  /** `publish --drop-views` */
  readonly dropViews: boolean;
  /** `undo --publish` */
  readonly publish: string | undefined;
  /** `apply --force-conflicts` */
  readonly forceConflicts: boolean;
  /** `apply --context` */
  readonly context: string | undefined;
  /** `apply --namespace` */
  readonly namespace: string | undefined;
  /** `demo --folder` */
  readonly folder: string | undefined;
}

export interface RunManifestInputs {
  readonly all: boolean;
  /** As given: a value may be a secret. */
  readonly set: readonly string[];
  readonly withSharedState: boolean;
  /** As given; undefined: stdout. */
  readonly output: string | undefined;
}

/** Where one is given it stands before the same word of the configuration. */
export interface ConfigInputs {
  readonly main: string | undefined;
  readonly naming: Config["branches"]["naming"] | undefined;
  readonly expireAfterMs: number | undefined;
  readonly drafts: Config["branches"]["drafts"] | undefined;
  readonly onDiverged: Config["publish"]["onDiverged"] | undefined;
  readonly atomic: Config["publish"]["atomic"] | undefined;
  readonly keepUndoMs: number | undefined;
  readonly waitFor: Config["publish"]["waitFor"];
  readonly waitTimeoutMs: number | undefined;
  readonly workflowPath: string | undefined;
  readonly workflowTarget: Config["workflow"]["target"] | undefined;
}

/** Gives what stands for an option, by its name in the action; undefined or empty where nothing does. */
export type ReadInput = (name: string) => string | undefined;

/** Throws IB903, which names every problem at once. */
export function parseInputs(read: ReadInput): Inputs {
  const input = inputReader(read);
  const inputs: Inputs = {
    command: input.verb("command"),
    project: input.text("project")?.replace(/(?<=.)\/+$/, "") ?? ".",
    branch: input.text("branch"),
    base: input.text("base"),
    head: input.text("head"),
    dryRun: input.flag("dry-run"),
    strict: input.flag("strict"),
    allowBreaking: input.flag("allow-breaking"),
    format: input.choice("format", formats),
    reportPath: input.text("report-path"),
    noColor: input.flag("no-color"),
    workflowMode: input.choice("workflow-mode", workflowModes) ?? "check",
    gitHubToken: input.text("github-token"),
    commitToken: input.text("commit-token"),
    checkName: input.text("check-name") ?? "icebranch report",
    config: {
      main: input.text("main-branch"),
      naming: input.choice("naming", namings),
      expireAfterMs: input.duration("expire-after"),
      drafts: input.choice("drafts", draftPolicies),
      onDiverged: input.choice("on-diverged", divergedPolicies),
      atomic: input.choice("atomic", atomicPolicies),
      keepUndoMs: input.duration("keep-undo"),
      waitFor: input.choice("wait-for", waitedFor),
      waitTimeoutMs: input.duration("wait-timeout"),
      workflowPath: input.text("workflow-path"),
      workflowTarget: input.choice("workflow-target", workflowTargets),
    },
    check: input.flag("check"),
    runManifest: readRunManifest(read, input),
    expectDigest: input.digest("expect-digest"),
    discard: input.flag("discard"),
    sweep: input.flag("sweep"),
    dropNew: input.flag("drop-new"),
    dropViews: input.flag("drop-views"),
    publish: input.text("publish"),
    forceConflicts: input.flag("force-conflicts"),
    context: input.text("context"),
    namespace: input.text("namespace"),
    folder: input.text("folder"),
  };
  input.throwProblems();
  return inputs;
}

/** Without `--run-manifest` the others would do nothing, which nobody would notice. */
function readRunManifest(
  read: ReadInput,
  input: ReturnType<typeof inputReader>,
): RunManifestInputs | undefined {
  const isAsked = input.flag("run-manifest");
  const more = {
    all: input.flag("all"),
    set: read("set")?.split(SEPARATOR) ?? [],
    withSharedState: input.flag("with-shared-state"),
    output: input.text("output"),
  };
  if (isAsked && input.flag("check"))
    input.problem("`--check` is about the workflow file, and `--run-manifest` makes none.");
  if (isAsked) return more;
  const given = [
    ...(more.all ? ["all"] : []),
    ...(more.set.length > 0 ? ["set"] : []),
    ...(more.withSharedState ? ["with-shared-state"] : []),
    ...(more.output === undefined ? [] : ["output"]),
  ];
  for (const name of given) input.problem(`\`--${name}\` goes with \`--run-manifest\`.`);
  return undefined;
}

function inputReader(read: ReadInput) {
  const problems: string[] = [];
  const text = (name: string) => read(name)?.trim() || undefined;

  /** `parse` answers undefined for what it does not take; `expected` says what it takes. */
  function parsed<T>(
    name: string,
    expected: string,
    parse: (text: string) => T | undefined,
  ): T | undefined {
    const given = text(name);
    if (given === undefined) return undefined;
    const value = parse(given);
    if (value === undefined) problems.push(`\`${name}\` takes ${expected}, not \`${given}\`.`);
    return value;
  }
  return {
    text,
    flag: (name: string) => parsed(name, "true or false", parseFlag) ?? false,
    choice: <T extends string>(name: string, choices: readonly T[]) =>
      parsed(name, oneOf(choices), (given) => choices.find((choice) => choice === given)),
    duration: (name: string) => parsed(name, "a duration such as 12h or 14d", parseDuration),
    digest: (name: string) =>
      parsed(name, "sha256: and 64 hexadecimal digits", (given) =>
        /^sha256:[0-9a-f]{64}$/.test(given) ? given : undefined,
      ),
    verb: (name: string): Verb | "auto" =>
      parsed(name, oneOf(["auto", ...Object.keys(verbs)]), (given) =>
        isVerb(given) || given === "auto" ? given : undefined,
      ) ?? "auto",
    problem: (text: string) => problems.push(text),
    throwProblems() {
      if (problems.length > 0) throw usageError(problems);
    },
  };
}

/** The spellings of YAML 1.2's core schema, as GitHub's own toolkit takes them. */
function parseFlag(text: string): boolean | undefined {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}

function oneOf(choices: readonly string[]): string {
  return choices.length === 1 ? String(choices[0]) : `one of ${choices.join(", ")}`;
}

/** One problem is the message; several are its lines. */
export function usageError(problems: readonly string[]): IcebranchError {
  return new IcebranchError("IB903", problems.join("\n"), {
    hint: "`icebranch --help` shows what there is.",
  });
}
