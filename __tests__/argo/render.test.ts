import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { stringify } from "yaml";
import type { KubernetesObject } from "../../src/argo/kubernetes.ts";
import { renderDocument, YAML_STYLE } from "../../src/argo/render.ts";

const telling = [
  ...["", " ", "-", "a-", "a:", "a: b", "a #b", "# a", "~", "null", "No", "y", "on", "1", "1e3"],
  ...["0x1f", "12:30", "2026-11-23", "1_000", ".inf", "{}", '{"a":1}', '{"a":"it\'s"}', "[1]"],
  ...[
    "a/b:c",
    "$NAME",
    "{{inputs.parameters.x}}",
    "0 0 * * *",
    "it's",
    '"',
    "'",
    "a\nb",
    "é",
    "%a",
  ],
  ...["@a", "`a`", "&a", "*a", "!a", "|", ">", "?", "? a", "- a", "---", "...", "<<", "=", "a\\b"],
];
const text = fc.oneof(fc.constantFrom(...telling), fc.string({ maxLength: 8 }));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    fc.constantFrom(1, 1.5, true, false, null),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(text, tie("tree"), { maxKeys: 3 }),
  ),
}));

it("writes what the YAML library would, byte for byte", () => {
  const documents = fc.dictionary(text, tree, { minKeys: 1, maxKeys: 4 });
  const sameBytes = (document: object) =>
    assert.equal(renderDocument(document as KubernetesObject), stringify(document, YAML_STYLE));
  fc.assert(fc.property(documents, sameBytes), { seed: 7, numRuns: 1_000 });
  for (const one of telling) sameBytes({ [one]: one, list: [one, [one], { [one]: [one] }] });
});
