/** Workflow files as nobody should leave them: what icebranch makes, edited by hand and by accident. */
import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { splitDocuments } from "../../src/argo/documents.ts";
import { editWorkflow } from "../../src/argo/edit.ts";
import { generateWorkflow } from "../../src/argo/generate.ts";
import { renderWorkflow } from "../../src/argo/render.ts";
import type { LineageGraph } from "../../src/lineage/graph.ts";
import { config, graph, ingest, view } from "../argo/builders.ts";
import { type Random, randomOf } from "./random.ts";

export type Outcome = "refused" | "edited" | "unchanged";

/** Throws where the file is lost, half edited, or comes to no rest. */
export function mutateWorkflow(seed: number): Outcome {
  const random = randomOf(seed);
  const [before, after] = [madeOf(randomGraph(random)), madeOf(randomGraph(random))];
  const text = mutated(renderWorkflow(before) + (random.chance(0.3) ? own : ""), random);
  const bases = random.chance(0.5) ? [before] : [];
  const edited = editWorkflow(text, after, "argo/workflow.yaml", bases);
  if (edited.findings.some(({ code }) => code === "IB502")) {
    assert.equal(edited.text, text, `seed ${seed}: refused, and changed`);
    return "refused";
  }
  const isWhole = parseAllDocuments(edited.text, { logLevel: "error", uniqueKeys: false }).every(
    ({ errors }) => errors.length === 0,
  );
  assert.ok(isWhole, `seed ${seed}: no YAML any more`);
  for (const document of splitDocuments(text))
    if (isOther(document)) assert.ok(edited.text.includes(document), `seed ${seed}: one is lost`);
  const again = editWorkflow(edited.text, after, "argo/workflow.yaml", [...bases, after]);
  assert.equal(again.text, edited.text, `seed ${seed}: does not come to rest`);
  return edited.text === text ? "unchanged" : "edited";
}

const own = "---\napiVersion: v1\nkind: Secret\nmetadata: { name: mine }\n# not ours\ndata: {}\n";

/** Of somebody else, whole, and ended by a line's end: a longer one may begin alike. */
function isOther(document: string): boolean {
  return /^kind: Secret$/m.test(document) && document.endsWith("data: {}\n");
}

function madeOf(of: LineageGraph): ReturnType<typeof generateWorkflow>["documents"] {
  return generateWorkflow(of, config, "main").documents;
}

function randomGraph(random: Random): LineageGraph {
  const ingests = [..."abcd"].filter(() => random.chance(0.6)).map((name) => `bronze.i.${name}`);
  const views = [..."xyz"].filter(() => random.chance(0.4)).map((name) => `silver.i.${name}`);
  const image = () => random.pick(["me/one:1", "me/two:2", "dashbook/source-kafka:sql"]);
  const source = () => ({ host: random.pick(["a", "b"]), password: "$POSTGRES_PASSWORD" });
  return graph(
    ...["bronze.i.always", ...ingests].map((id) =>
      ingest(id, { image: image(), source: source() }),
    ),
    ...views.map((id) =>
      view(
        id,
        ingests.filter(() => random.chance(0.5)),
      ),
    ),
  );
}

function mutated(text: string, random: Random): string {
  const times = 1 + random.below(4);
  return Array.from({ length: times }).reduce<string>(
    (now) => random.pick(mutations)(now, random),
    text,
  );
}

type Mutation = (text: string, random: Random) => string;

const debris =
  "# x|: |- |  |\t|&a |*a|!!str |{|}}|'|\"|| >\n|\n|---\n|...\n|? |<<: *a|[|]|null|~|\r|\0|é|{{x}}".split(
    "|",
  );

const mutations: readonly Mutation[] = [
  (text, random) => spliced(text, random, random.pick(debris)),
  (text, random) => spliced(text, random, ""),
  (text, random) => onLines(text, random, (lines, at) => lines.splice(at, 1 + random.below(4))),
  (text, random) =>
    onLines(text, random, (lines, at) => lines.splice(at, 0, ...lines.slice(at, at + 3))),
  (text, random) => onLines(text, random, (lines, at) => lines.splice(at, 1, `  ${lines[at]}`)),
  (text, random) =>
    onLines(text, random, (lines, at) => lines.splice(at, 2, lines[at + 1] ?? "", lines[at] ?? "")),
  (text, random) => onLines(text, random, (lines, at) => lines.splice(at, 0, "  # a comment")),
  (text, random) => onLines(text, random, (lines, at) => lines.splice(at, 1, `${lines[at]} # why`)),
  (text, random) => text.replaceAll(random.pick(["me/one:1", "dashtool", '"a"']), "mine"),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => `\ufeff${text}`,
  (text, random) => {
    const documents = splitDocuments(text);
    return documents.toSorted(() => random.next() - 0.5).join("");
  },
];

function spliced(text: string, random: Random, piece: string): string {
  const at = random.below(text.length);
  return text.slice(0, at) + piece + text.slice(at + random.below(30));
}

function onLines(
  text: string,
  random: Random,
  change: (lines: string[], at: number) => unknown,
): string {
  const lines = text.split("\n");
  change(lines, random.below(lines.length));
  return lines.join("\n");
}
