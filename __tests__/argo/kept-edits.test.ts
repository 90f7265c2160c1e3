/** For a person to look at: each kind of edit as a diff, and what another graph then makes of the file. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { unifiedDiff } from "../../src/argo/patch.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { GraphNode } from "../../src/lineage/graph.ts";
import { config, graph, ingest, view } from "./builders.ts";
import { edited, fileEdits, freeEdits, ownedEdits, type UserEdit } from "./user-edits.ts";

const path = "argo/workflow.yaml";
/** Of short ConfigMaps. */
const lake = {
  type: "sql",
  ...{ uri: "sqlite:///lake.db", warehouse: "file:///lake", properties: {} },
} as const;
const orders = (host: string) =>
  ingest("bronze.shop.orders", {
    ...{ source: { host, password: "$POSTGRES_PASSWORD" }, destination: {} },
  });
const stock = ingest("bronze.shop.stock", { image: "me/stock:1", destination: {} });
const made = (...nodes: readonly GraphNode[]) =>
  generateWorkflow(graph(...nodes), { ...config, catalogs: { default: lake } }, "main").documents;

const before = made(
  orders("db"),
  stock,
  view("silver.shop.sales", ["bronze.shop.orders", "bronze.shop.stock"]),
);
/** The same nodes, one of which reads elsewhere, and one more. */
const after = made(
  orders("replica"),
  stock,
  view("silver.shop.sales", ["bronze.shop.orders", "bronze.shop.stock"]),
  view("gold.shop.margin", ["silver.shop.sales"]),
);

const file = renderWorkflow(before);

/** As a block of Markdown, which shows what no editor does; of an edit of every line, the beginning. */
function diff(from: string, to: string): string {
  const lines = unifiedDiff(from, to, path)
    .replaceAll("\r", "␍")
    .replaceAll("\ufeff", "<BOM>")
    .replaceAll(/[ \t]+$/gm, "")
    .trimEnd()
    .split("\n");
  const more = lines.length > 130 ? [`… ${lines.length - 24} lines more`] : [];
  const shown = more.length > 0 ? lines.slice(0, 24) : lines;
  return `\`\`\`diff\n${[...shown, ...more].join("\n")}\n\`\`\`\n`;
}

function section({ name, edit }: UserEdit): string {
  const mine = edited(file, [[{ name, edit }, 0]]).text;
  assert.notEqual(mine, file, name);
  const { text, findings } = editWorkflow(mine, after, path, [before]);
  const told = findings.map(({ code, line, message }) => `- ${code}, line ${line}: ${message}\n`);
  return [
    `## ${name}\n\nThe edit:\n\n${diff(file, mine)}`,
    `The next file:\n\n${diff(mine, text)}${told.length > 0 ? `\n${told.join("")}` : ""}`,
  ].join("\n");
}

describe("the edits that are kept", () => {
  it("are these", (t: TestContext) => {
    const intro = `# Edits that are kept\n\nEach edit of a workflow file, then what \`icebranch workflow\` makes of the edited file when the graph has a node more and a source another host. Without an edit:\n\n${diff(file, renderWorkflow(after))}`;
    const kinds = [...freeEdits, ...fileEdits, ...ownedEdits].map(section);
    t.assert.fileSnapshot(
      [intro, ...kinds].join("\n"),
      join(import.meta.dirname, "../golden/argo/kept-edits.md"),
      { serializers: [String] },
    );
  });
});
