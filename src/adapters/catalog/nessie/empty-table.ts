import { snapshotId } from "../../../iceberg/refs.ts";
import { keyText } from "./content.ts";
import type { Means } from "./move.ts";
import type { View } from "./reader.ts";
import type { TableState } from "./state.ts";
import type { Wanted } from "./translate.ts";

/**
 * What a new table was before its first row, remembered when it comes to the default branch: an undo
 * puts it back to that. To take it off that branch would do, too, but Nessie merges a new table from
 * a branch once: it could never be published again.
 */
export async function emptyContents(
  { places }: Pick<Means, "places">,
  view: View,
  { table, state, landing }: Wanted,
): Promise<TableState> {
  const isNew = table.main === undefined && landing?.onto === view.main.name;
  if (!isNew || typeof landing.source === "string") return state;
  const { ref } = landing.source;
  const name = keyText(table.key);
  const { entries } = await places.history(view, ref);
  const made = entries
    .flatMap(({ operations }) => operations)
    .findLast(({ key, content }) => keyText(key) === name && content !== undefined)?.content;
  const isEmpty = made !== undefined && snapshotId(made.snapshotId) === "-1";
  return isEmpty ? { ...state, empty: made } : state;
}
