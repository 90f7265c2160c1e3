/** Views of ours whose file is gone from the production branch. */
import { compareText, type Finding } from "../errors.ts";
import { branchHead, findSnapshot, tableName } from "../iceberg/refs.ts";
import { type LoadedTable, MAIN } from "../iceberg/table-metadata.ts";
import { viewMarkOf } from "../iceberg/view-mark.ts";
import {
  hasOwnStorage,
  type LoadedView,
  mainVersion,
  storageOf,
} from "../iceberg/view-metadata.ts";
import type { SeenView } from "../iceberg/view-write.ts";
import {
  isNamedByFile,
  isOurView,
  type PlannedView,
  type ViewContext,
  type ViewState,
} from "./view-context.ts";
import { pinOf } from "./view-writes.ts";

export function planLeft(
  declared: ReadonlySet<string>,
  state: ViewState,
  context: ViewContext,
): readonly PlannedView[] {
  const used = usedByOthers(state);
  return [...state]
    .filter(([id]) => !declared.has(id) && !used.has(`${id}__storage`))
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([id, found]) => (found.kind === "seen" ? planOne(id, found.seen, context) : []));
}

/** Whose view was called otherwise needs the rows that are still under the old name. */
function usedByOthers(state: ViewState): ReadonlySet<string> {
  return new Set(
    [...state].flatMap(([id, found]) => {
      if (found.kind !== "seen" || found.seen.kind !== "view") return [];
      const { view } = found.seen;
      if (hasOwnStorage(view) || view.storage === undefined) return [];
      return [`${id.split(".", 1)[0]}.${tableName(view.storage.identifier)}`];
    }),
  );
}

function planOne(id: string, seen: SeenView, context: ViewContext): readonly PlannedView[] {
  if (seen.kind === "table") return [];
  const storage = seen.kind === "view" ? ownStorage(seen.view) : seen.storage;
  const metadata = seen.kind === "view" ? seen.view.metadata : storage?.metadata;
  const mark = metadata && viewMarkOf(metadata);
  // Of what a later commit declares, an older run knows nothing.
  if (!isOurView(mark, context) || context.newer.has(mark.commit)) return [];
  if (!isNamedByFile(id, mark)) return [];
  const isDropped = context.dropViews && !context.unsure.has(mark.commit);
  const findings = [isGone(id, mark.file, storage, isDropped)];
  if (!isDropped) return [{ view: id, state: "left", findings, step: undefined }];
  const [catalog = ""] = id.split(".", 1);
  const named = seen.kind === "view" ? seen.view.identifier : viewOf(storage);
  const before = seen.kind === "view" ? pinOf(seen.view) : undefined;
  const from = seen.kind === "view" ? mainVersion(seen.view.metadata) : undefined;
  const write = {
    ...{ identifier: named, storage: storage?.identifier ?? storageOf(named) },
    change: {
      kind: "drop" as const,
      before,
      storage: storage && { kind: "dropped" as const, metadataLocation: storage.metadataLocation },
    },
  };
  const versions = { from: from?.["version-id"] ?? null, to: null, undo: null };
  const move = { view: id, result: "dropped" as const, ...versions };
  const step = { kind: "view" as const, catalog, write, move, after: [] };
  return [{ view: id, state: "drop", findings, step }];
}

function ownStorage(view: LoadedView): LoadedTable | undefined {
  return hasOwnStorage(view) ? view.storage : undefined;
}

function viewOf(storage: LoadedTable | undefined) {
  const { namespace, name } = storage?.identifier ?? { namespace: [], name: "" };
  return { namespace, name: name.replace(/__storage$/, "") };
}

function isGone(
  id: string,
  file: string,
  storage: LoadedTable | undefined,
  isDropped: boolean,
): Finding {
  const rows = rowsOf(storage);
  const kept = storage === undefined ? "" : `, with ${rows} in ${tableName(storage.identifier)}`;
  return {
    code: "IB432",
    level: isDropped ? "notice" : "warning",
    message: `The file ${file} is gone, and its view ${id} ${isDropped ? "is dropped" : "is still there"}${kept}.`,
    hint: isDropped
      ? "The files of its rows stay in the warehouse."
      : "Drop it with icebranch publish --drop-views on the production branch, or put the file back.",
  };
}

function rowsOf(storage: LoadedTable | undefined): string {
  const head = storage && branchHead(storage.metadata, MAIN);
  if (!storage || head === null || head === undefined) return "no rows";
  const total = findSnapshot(storage.metadata, head)?.summary?.["total-records"];
  return total === undefined ? "its rows" : `${total} ${total === "1" ? "row" : "rows"}`;
}
