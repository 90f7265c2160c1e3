/** What the YAML library looks for in the square of a file's size, or not at all, found in one pass. */
import { type Document, isScalar, visit } from "yaml";

/** A person repeats a few; each is looked up among all anchors. */
export const MAX_ALIASES = 1_000;

export interface Survey {
  readonly aliases: number;
  /** Where keys stand that their mapping has already, as offsets in the text. */
  readonly repeatedKeys: readonly number[];
}

/** Of a tree that was parsed with `uniqueKeys: false`. Throws `RangeError` where it is nested too deep. */
export function surveyYaml(tree: Document): Survey {
  const repeatedKeys: number[] = [];
  let aliases = 0;
  visit(tree, {
    Alias() {
      aliases += 1;
    },
    Map(_key, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) repeatedKeys.push(key.range?.[0] ?? 0);
        seen.add(key.value);
      }
    },
  });
  return { aliases, repeatedKeys };
}
