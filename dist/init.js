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
function starterWorkflow(dir, main) {
	const project = dir === "." ? "" : `\n        with:\n          project: ${JSON.stringify(dir)}`;
	return `name: icebranch
on:
  pull_request:
    types: [opened, synchronize, reopened, ready_for_review, edited, closed]
  push:
    branches: [${JSON.stringify(main)}]
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  # One run a branch at a time, and none is cancelled in the middle of its writes.
  group: icebranch-\${{ github.head_ref || github.ref }}
jobs:
  icebranch:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: icebranch/icebranch@v1${project}
`;
}
export { githubWorkflow, initSteps };
