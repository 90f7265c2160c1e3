/** What the YAML library looks for in the square of a file's size, or not at all, found in one pass. */
import { type Document, isScalar, Lexer, visit } from "yaml";

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

/** Words, marks, spaces and line ends: some 35,000 lines. Each costs a hundred times what a letter does. */
export const MAX_PARTS = 250_000;

export function hasTooManyParts(text: string): boolean {
  // No letter is more than two parts.
  if (text.length * 2 <= MAX_PARTS) return false;
  let parts = 0;
  for (const _ of new Lexer().lex(text)) if (++parts > MAX_PARTS) return true;
  return false;
}
