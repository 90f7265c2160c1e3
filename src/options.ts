/**
 * Every option and input, once. The terminal's options and its `--help` are made from these tables,
 * and the inputs of action.yml are held to them by a test.
 */
import { applyOptions } from "./apply-options.ts";
import {
  atomicPolicies,
  divergedPolicies,
  draftPolicies,
  formats,
  namings,
  type Option,
  waitedFor,
  workflowModes,
  workflowTargets,
} from "./option.ts";
import { runManifestOptions } from "./run-manifest-options.ts";
import { type Verb, verbs } from "./verbs.ts";

const everyVerb: readonly Option[] = [
  {
    name: "command",
    value: "VERB",
    help: `What to do: auto (chosen from the event), ${Object.keys(verbs).join(", ")}.`,
    default: "auto",
    only: "action",
  },
  {
    name: "project",
    value: "DIR",
    help: "Folder of the project, where its configuration is.",
    default: ".",
  },
  {
    name: "branch",
    value: "NAME",
    help: "Data branch to work on, instead of the one named after the git branch.",
  },
  {
    name: "base",
    value: "REF",
    help: "Commit to compare with, instead of where the branch left the production branch.",
    only: "terminal",
  },
  {
    name: "head",
    value: "REF",
    help: "Commit to look at, instead of HEAD.",
    only: "terminal",
  },
  { name: "dry-run", help: "Show what would be done, and write nothing.", default: "false" },
  {
    name: "strict",
    help: "Treat a diverged table as an error in the forecast too.",
    default: "false",
  },
  {
    name: "format",
    value: "FORMAT",
    help: `How the report is printed: ${formats.join(", ")}; text unless given.`,
    only: "terminal",
  },
  {
    name: "report-path",
    terminal: "report",
    value: "PATH",
    help: "File to write the report to, as JSON.",
  },
  {
    name: "no-color",
    help: "Print without colours, as the variable NO_COLOR does.",
    only: "terminal",
  },
  {
    name: "workflow-mode",
    value: workflowModes.join("|"),
    help: "What a pull request's run does about a workflow file that is out of date: commit it anew to the pull request's branch, fail (check), or let it be (off).",
    default: "commit",
    only: "action",
  },
  {
    name: "github-token",
    value: "TOKEN",
    help: "Token to read, comment and report with; empty for a run that reports in its log and summary alone.",
    default: `\${{ github.token }}`,
    only: "action",
  },
  {
    name: "commit-token",
    value: "TOKEN",
    help: "Token of a GitHub App to commit the workflow file with, so that other checks run on that commit; `github-token` unless given.",
    only: "action",
  },
  {
    name: "check-name",
    value: "NAME",
    help: "Name of the check run with the report.",
    default: "icebranch report",
    only: "action",
  },
];

const ofConfig: readonly Option[] = [
  { name: "main-branch", value: "NAME", help: "git's production branch (`main`).", config: true },
  {
    name: "on-diverged",
    value: divergedPolicies.join("|"),
    help: "What to do with a table whose `main` has moved on (`publish.on-diverged`; replay unless given).",
    config: true,
  },
  {
    name: "atomic",
    value: atomicPolicies.join("|"),
    help: "Whether a publish that cannot be all or none may run (`publish.atomic`).",
    config: true,
  },
  {
    name: "keep-undo",
    value: "DURATION",
    help: "How long a publish can be undone, such as 7d (`publish.keep-undo`).",
    config: true,
  },
  {
    name: "wait-for",
    value: waitedFor.join("|"),
    help: "Whether tables are written to only while no Workflow of the project runs (`publish.wait-for`).",
    config: true,
  },
  {
    name: "wait-timeout",
    value: "DURATION",
    help: "How long to wait for that, such as 30m (`publish.wait-timeout`).",
    config: true,
  },
  {
    name: "expire-after",
    value: "DURATION",
    help: "How long a data branch lives, such as 14d (`branches.expire-after`).",
    config: true,
  },
  {
    name: "naming",
    value: namings.join("|"),
    help: "What data branches are named after (`branches.naming`).",
    config: true,
  },
  {
    name: "drafts",
    value: draftPolicies.join("|"),
    help: "Whether a draft pull request is only checked (`branches.drafts`).",
    config: true,
  },
  {
    name: "workflow-path",
    short: "f",
    value: "FILE",
    help: "Where the Argo workflow file is (`workflow.path`).",
    config: true,
  },
  {
    name: "workflow-target",
    value: workflowTargets.join("|"),
    help: "Whether that file names the branch merged into or the one at hand (`workflow.target`).",
    config: true,
  },
];

const ofOneVerb: readonly Option[] = [
  {
    name: "allow-breaking",
    help: "Let the change through though it breaks those who read its columns.",
    default: "false",
    verbs: ["plan", "build"],
  },
  {
    name: "check",
    help: "Write nothing; fail with the patch where the file is out of date.",
    only: "terminal",
    verbs: ["workflow"],
  },
  ...runManifestOptions,
  {
    name: "expect-digest",
    value: "DIGEST",
    help: "Refuse any plan but the one with this digest.",
    only: "terminal",
    verbs: ["publish"],
  },
  {
    name: "discard",
    help: "Also where that leaves rows of the data branch behind; a tag keeps them.",
    only: "terminal",
    verbs: ["refresh", "clean"],
  },
  {
    name: "sweep",
    help: "End whatever is past its time, on every table.",
    only: "terminal",
    verbs: ["clean"],
  },
  {
    name: "drop-new",
    help: "Drop the tables that only this branch ever wrote; their files stay.",
    only: "terminal",
    verbs: ["clean"],
  },
  {
    name: "drop-views",
    help: "Drop the views whose file is gone, with the rows that are stored for them; their files stay.",
    verbs: ["build", "publish"],
  },
  {
    name: "publish",
    value: "ID",
    help: "The publish to undo, as its receipt names it; needless where there is only one.",
    only: "terminal",
    verbs: ["undo"],
  },
  {
    name: "folder",
    value: "DIR",
    help: "An absent or empty folder to play in; a new one in the system's temporary folder unless given.",
    only: "terminal",
    verbs: ["demo"],
  },
];

export const options: readonly Option[] = [
  ...everyVerb,
  ...ofConfig,
  ...ofOneVerb,
  ...applyOptions,
];

/** What the terminal calls it, without dashes. */
export function terminalName({ name, terminal }: Option): string {
  return terminal ?? name;
}

/** The options that a verb has in the terminal, in the order in which help shows them. */
export function terminalOptions(verb: Verb): readonly Option[] {
  const own = options.filter(({ verbs }) => verbs?.includes(verb));
  const shared = options.filter(({ verbs }) => verbs === undefined);
  return [...own, ...shared].filter(({ only }) => only !== "action");
}

/** What the action offers. */
export function actionInputs(): readonly Option[] {
  return options.filter(({ only }) => only !== "terminal");
}
