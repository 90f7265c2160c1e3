/** All workflow files that dashtool was seen to write, with what icebranch makes of the same trees. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateWorkflow } from "../../src/argo/generate.ts";
import type { KubernetesObject } from "../../src/argo/kubernetes.ts";
import { lineageGraph } from "../../src/lineage/build.ts";
import { project } from "../project/project-files.ts";

const root = join(import.meta.dirname, "../fixtures/argo/dashtool");

function madeOf(tree: string): readonly KubernetesObject[] {
  const cwd = join(root, tree);
  const paths = globSync("**/*.{json,sql}", { cwd });
  const { config, ...rest } = project(
    Object.fromEntries(paths.map((path) => [path, readFileSync(join(cwd, path), "utf8")])),
  );
  assert.ok(config);
  const graph = lineageGraph({ config, ...rest }, () => undefined);
  const found = [...rest.findings, ...graph.findings];
  assert.deepEqual(
    // One of the trees has its secrets written out: what dashtool makes of that is wanted too.
    found.filter(({ level, code }) => level === "error" && code !== "IB305"),
    [],
  );
  return generateWorkflow(graph, config, "main").documents;
}

interface Output {
  readonly name: string;
  readonly text: string;
  readonly documents: readonly KubernetesObject[];
}

export const outputs: readonly Output[] = globSync("*.yaml", { cwd: root })
  .sort()
  .map((file) => {
    const name = file.replace(".yaml", "");
    const text = readFileSync(join(root, file), "utf8");
    return { name, text, documents: madeOf(name.replace("-again", "")) };
  });
