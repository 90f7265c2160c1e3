// src/commands/init.ts
const githubWorkflow = ".github/workflows/icebranch.yml";
function initSteps(dir, found) {
	const folder = dir === "." ? "" : `${dir}/`;
	const encode = (text) => new TextEncoder().encode(text);
	return [...found.config ? [] : [{
		kind: "write-file",
		path: `${folder}icebranch.yaml`,
		bytes: encode(starterConfig(found.main))
	}], ...found.workflow ? [] : [{
		kind: "write-file",
		path: githubWorkflow,
		bytes: encode(starterWorkflow(dir, found.main))
	}]];
}
function starterConfig(main) {
	return `# What icebranch knows of your lakehouse. Every key and its default:
# https://github.com/icebranch/icebranch/blob/v1/docs/configuration.md
# Specs stand beside this file: CATALOG/NAMESPACE/NAME.ingest.json and CATALOG/NAMESPACE/NAME.sql.
catalogs:
  default:
    # An embedded catalog to begin with: a SQLite file in the folder "lake" beside this file.
    # Keep that folder out of git: add it to .gitignore.
    type: sql
    uri: sqlite:///lake/catalog.db

# git's production branch; Iceberg's is always main.
main: ${JSON.stringify(main)}

# Kubernetes secrets that the workflow takes its variables from: SECRET: { KEY: VARIABLE }.
secrets: {}
`;
}
/** Kept as a file to copy, too: examples/workflows/pull-request-merge-schedule.yml. */
function starterWorkflow(dir, main) {
	const project = dir === "." ? "" : `\n        with:\n          project: ${JSON.stringify(dir)}`;
	return `# Data branches, plan and report for each pull request; what is merged is published; every night
# what was missed is done and what is past its time is ended.
# Set up: a runner that reaches the catalog (runs-on), the catalog's variables (env of the step),
# and a rule for the production branch that requires the job "icebranch".
name: icebranch
on:
  pull_request:
    types: [opened, synchronize, reopened, ready_for_review, converted_to_draft, edited, labeled, unlabeled, closed]
  merge_group:
  push:
    branches: [${JSON.stringify(main)}]
  schedule:
    - cron: "17 4 * * *"
  workflow_dispatch:
permissions: {}
concurrency:
  # One run a pull request or branch at a time, and none is cancelled in the middle of its writes.
  group: icebranch-\${{ github.event.pull_request.number || github.ref }}
jobs:
  icebranch:
    name: icebranch
    runs-on: ubuntu-latest
    permissions:
      contents: write # commits argo/workflow.yaml to the pull request's branch
      pull-requests: write # keeps one comment
      checks: write # puts the report on the commit
    steps:
      - uses: icebranch/icebranch@v1${project}
`;
}
export { githubWorkflow, initSteps };
