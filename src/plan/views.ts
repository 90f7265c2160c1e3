/** Making the catalogs' materialized views agree with what the production branch declares. */
import { compareText, type Finding } from "../errors.ts";
import { losesBound } from "../iceberg/bound-columns.ts";
import { tableName } from "../iceberg/refs.ts";
import type { LoadedTable } from "../iceberg/table-metadata.ts";
import { type ViewBefore, type ViewMark, viewMarkOf } from "../iceberg/view-mark.ts";
import {
  findVersion,
  hasOwnStorage,
  type LoadedView,
  mainVersion,
  REF_MAIN,
  sqlOf,
  storageOf,
} from "../iceberg/view-metadata.ts";
import type { LineageGraph } from "../lineage/graph.ts";
import type { TypedView } from "../lineage/view-columns.ts";
import { identifierText } from "../project/project.ts";
import { hexDigest } from "./digest.ts";
import { planLeft } from "./left-views.ts";
import {
  type CatalogView,
  isOurView,
  type PlannedView,
  type ViewContext,
  type ViewState,
  type ViewStep,
} from "./view-context.ts";
import { foreignView, isLeft, notKnown, noViews } from "./view-findings.ts";
import {
  createWrite,
  hasFields,
  newVersionOf,
  type ReadyView,
  updateWrite,
  wantedFields,
} from "./view-writes.ts";

/** One that is to be made or changed, before the publish has a name. */
interface Due {
  readonly view: ReadyView;
  readonly found: LoadedView | undefined;
  /** The table that stores it; undefined where it is to be made. */
  readonly storage: LoadedTable | undefined;
  readonly findings: readonly Finding[];
}

type Judged =
  | { readonly kind: "due"; readonly due: Due }
  | { readonly kind: "done"; readonly planned: PlannedView };

/** Every view that the graph's files declare, and ours whose files are gone. */
export function planViews(
  declared: readonly TypedView[],
  state: ViewState,
  graph: LineageGraph,
  context: ViewContext,
): readonly PlannedView[] {
  const judged = declared.flatMap((view): readonly Judged[] => {
    const found = state.get(view.id);
    return found === undefined ? [] : [judge(view, found, context)];
  });
  const due = judged.flatMap((one) => (one.kind === "due" ? [one.due] : []));
  const publish = context.publish ?? publishId(due);
  const reads = readsOf(graph);
  const names = new Set(graph.nodes.map(({ id }) => id));
  return [
    ...judged.map((one) =>
      one.kind === "done"
        ? one.planned
        : planDue(one.due, publish, reads.get(one.due.view.id) ?? [], context),
    ),
    ...planLeft(names, state, context),
  ];
}

/** Named by what it does, as a publish of tables is. */
function publishId(due: readonly Due[]): string {
  const lines = due.map(({ view, found }) =>
    [view.id, newVersionOf(found?.metadata), hexDigest(view.canonical)].join(" "),
  );
  return hexDigest(["views", ...lines.sort(compareText)].join("\n")).slice(0, 12);
}

function judge(view: TypedView, found: CatalogView, context: ViewContext): Judged {
  const done = (state: PlannedView["state"], ...findings: readonly Finding[]): Judged => ({
    kind: "done",
    planned: { view: view.id, state, findings, step: undefined },
  });
  if (found.kind === "unsupported")
    return done("unsupported", noViews(view.identifier.catalog, found.why, context));
  const { seen } = found;
  const foreign = (why: string) => done("foreign", foreignView(view, why, context));
  if (seen.kind === "table") return foreign("it is a table");
  const ofStorage = seen.kind === "none" ? seen.storage : undefined;
  const mark =
    seen.kind === "view"
      ? viewMarkOf(seen.view.metadata)
      : ofStorage && viewMarkOf(ofStorage.metadata);
  if (seen.kind === "none" && ofStorage !== undefined && !isOurView(mark, context))
    return foreign(`${view.id}__storage is somebody else's table`);
  const isAdopted = seen.kind === "view" && mark === undefined && isDashtools(seen.view);
  if (seen.kind === "view" && !isAdopted && !isOurView(mark, context))
    return foreign("it is a view that somebody else made");
  const own = isOurView(mark, context) ? mark : undefined;
  if (seen.kind === "view" && !hasOwnStorage(seen.view))
    return foreign(`what stores it is ${elsewhere(seen.view)}, and not its own table`);
  if (own !== undefined && context.newer.has(own.commit))
    return done("newer", isLeft(view, "newer"));
  // Who publishes the same tables again by name wants the views that went back with them, too.
  const isAgain = own !== undefined && own.publish === context.publish;
  if (own?.state === "undone" && own.digest === hexDigest(view.canonical) && !isAgain)
    return done("undone", isLeft(view, "undone"));
  const { columns } = view;
  if (columns === undefined) return done("unknown", notKnown(view));
  const ready = { ...view, columns };
  const storage = seen.kind === "none" ? ofStorage : seen.view.storage;
  if (storage !== undefined && losesBound(storage.metadata, wantedFields(ready, storage).fields))
    return foreign("its table has partitions, or an order, of a column that would go");
  if (seen.kind === "none")
    return { kind: "due", due: { view: ready, found: undefined, storage, findings: [] } };
  if (storage === undefined) return foreign("the table that stores it is gone");
  // One that was undone says so until it is written again: else the same SQL could never come back.
  if (own?.state !== "undone" && isEqual(ready, seen.view, storage, own)) return done("equal");
  const findings = isAdopted ? [isLeft(view, "adopted")] : [];
  return { kind: "due", due: { view: ready, found: seen.view, storage, findings } };
}

function elsewhere({ metadata }: LoadedView): string {
  const named = findVersion(metadata, metadata["current-version-id"])?.["storage-table"];
  return named === undefined ? "nothing" : tableName(named);
}

/** Its library's mark of a materialized view. */
function isDashtools({ identifier, metadata }: LoadedView): boolean {
  const named = mainVersion(metadata)?.["storage-table"];
  const own = storageOf(identifier);
  const isOwn = named?.name === own.name && named.namespace.join(".") === own.namespace.join(".");
  return isOwn && Object.keys(metadata.properties ?? {}).some((key) => key.startsWith("ref-"));
}

/** Of SQL, what it says counts and not how it is written. */
function isEqual(
  view: ReadyView,
  found: LoadedView,
  storage: LoadedTable,
  mark: ViewMark | undefined,
): boolean {
  const version = mainVersion(found.metadata);
  const sql = sqlOf(version);
  const isMarks = mark?.state === "published" && mark.version === version?.["version-id"];
  const saysSame = (isMarks && mark.digest === hexDigest(view.canonical)) || sql === view.sql;
  return saysSame && hasFields(found, wantedFields(view, storage).fields);
}

function planDue(
  { view, found, storage, findings }: Due,
  publish: string,
  after: readonly string[],
  context: ViewContext,
): PlannedView {
  const version = newVersionOf(found?.metadata);
  const before = found && storage ? beforeOf(found, storage) : null;
  const { owner, head, now } = context;
  const mark: ViewMark = {
    ...{ repository: owner.repository, project: owner.project, file: view.file },
    ...{ digest: hexDigest(view.canonical), state: "published", publish, commit: head },
    ...{ version, before, at: now },
  };
  const move: ViewStep["move"] = {
    view: view.id,
    result: found === undefined ? "created" : "updated",
    from: before?.version ?? null,
    to: version,
    undo: `icebranch undo --publish ${publish}`,
  };
  const write =
    found === undefined || storage === undefined
      ? createWrite(view, storage, mark)
      : updateWrite(view, { ...found, storage }, mark);
  return {
    view: view.id,
    state: found === undefined ? "create" : "update",
    findings,
    step: { kind: "view", catalog: view.identifier.catalog, write, move, after },
  };
}

function beforeOf({ metadata }: LoadedView, storage: LoadedTable): ViewBefore {
  const version = mainVersion(metadata)?.["version-id"] ?? metadata["current-version-id"];
  const ref = metadata.properties?.[REF_MAIN] ?? null;
  return { version, ref, schema: storage.metadata["current-schema-id"] ?? 0 };
}

/** What each view reads, through other views too. */
function readsOf({ nodes }: LineageGraph): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  // Nodes come after those that they read.
  for (const { id, reads } of nodes) {
    const own = reads.map(({ table }) => identifierText(table));
    all.set(
      id,
      [...new Set([...own, ...own.flatMap((one) => all.get(one) ?? [])])].sort(compareText),
    );
  }
  return all;
}
