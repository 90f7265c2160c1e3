/** What icebranch does, in the words of `--help`. */

export const verbs = {
  init: "Write a starter configuration and a GitHub workflow.",
  check: "Parse and validate every file of the project, without the network.",
  plan: "Show what a branch changes, and what publishing it would do.",
  build: "On a branch make its data branches; on the production branch publish what was merged.",
  workflow: "Write the Argo workflow file from the files at hand.",
  apply: "Apply the production branch's workflow file to the cluster, with kubectl.",
  publish: "Move `main` of every table of one data branch to it, all or none.",
  refresh: "Put a data branch back on the current `main`.",
  clean: "End the data branches of a branch that will not be merged.",
  undo: "Put `main` back to where a publish found it.",
  drift: "Show where catalog, workflow file and repository disagree.",
  demo: "Play the whole life of a pull request in a scratch folder.",
} as const;

export type Verb = keyof typeof verbs;

export function isVerb(text: string): text is Verb {
  return Object.hasOwn(verbs, text);
}
