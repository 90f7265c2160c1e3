/** Graphs, for laws that hold of any. */
import fc from "fast-check";
import type { LineageGraph } from "../../src/lineage/graph.ts";
import { graph, ingest, view } from "./builders.ts";
import type { Picked, UserEdit } from "./user-edits.ts";

const images = ["dashbook/source-kafka:sql", "dashbook/source-postgres:sql", "me/mine:1"];
const variables = ["POSTGRES_PASSWORD", "AWS_SECRET_ACCESS_KEY"];

/** Up to eight ingests and as many views, each of which reads some of those before it. */
export const graphs: fc.Arbitrary<LineageGraph> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(..."abcdefgh"), fc.nat(11), { minKeys: 1 }),
    fc.dictionary(fc.constantFrom(..."abcdefgh"), fc.nat(255)),
  )
  .map(([sources, reads]) => {
    const ingests = Object.entries(sources).map(([name, shape]) =>
      ingest(`bronze.i.${name}`, {
        image: images[shape % 3] ?? "",
        source: { password: `$${variables[Math.floor(shape / 3) % 2]}` },
        destination: shape > 5 ? {} : { key: "$AWS_SECRET_ACCESS_KEY" },
      }),
    );
    const ids = ingests.map(({ id }) => id);
    const views = Object.entries(reads).map(([name, bits]) => {
      const id = `silver.i.${name}`;
      const node = view(
        id,
        ids.filter((_, i) => bits & (1 << i)),
      );
      ids.push(id);
      return node;
    });
    return graph(...ingests, ...views);
  });

export function someEdits(edits: readonly UserEdit[], most: number): fc.Arbitrary<Picked> {
  const chosen = fc.subarray([...edits], { maxLength: most });
  const picks = fc.array(fc.nat(60), { minLength: most, maxLength: most });
  return fc.tuple(chosen, picks).map(([all, pick]) => all.map((one, i) => [one, pick[i] ?? 0]));
}
