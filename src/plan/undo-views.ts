/** Putting views back where a publish found them: with its tables, or alone. */
import type { Finding } from "../errors.ts";
import { losesBound } from "../iceberg/bound-columns.ts";
import { currentSchema } from "../iceberg/schema-updates.ts";
import type { LoadedTable, NestedField } from "../iceberg/table-metadata.ts";
import { renderViewMark, VIEW_MARK, type ViewMark, viewMarkOf } from "../iceberg/view-mark.ts";
import {
  findVersion,
  hasOwnStorage,
  type LoadedView,
  mainVersion,
  REF_MAIN,
} from "../iceberg/view-metadata.ts";
import type { ViewWrite } from "../iceberg/view-write.ts";
import type { PublishRecord } from "./undo.ts";
import {
  isNamedByFile,
  isOurView,
  type PlannedView,
  type ViewContext,
  type ViewState,
} from "./view-context.ts";
import { commitOn, pinOf, schemaUpdates, setProperties } from "./view-writes.ts";

interface MarkedView {
  readonly id: string;
  readonly view: LoadedView;
  readonly mark: ViewMark;
}

/**
 * Only the last change of a view can be undone, as long as a publish of tables can: an earlier one
 * no longer finds it.
 */
function published(state: ViewState, context: ViewContext): readonly MarkedView[] {
  return [...state].flatMap(([id, found]) => {
    if (found.kind !== "seen" || found.seen.kind !== "view") return [];
    const { view } = found.seen;
    const mark = viewMarkOf(view.metadata);
    if (!isOurView(mark, context) || mark.state !== "published") return [];
    if (!isNamedByFile(id, mark)) return [];
    return mark.at + context.keepUndoMs < context.now ? [] : [{ id, view, mark }];
  });
}

/** Publishes that changed views, with those that changed tables, newest first. */
export function withViews(
  records: readonly PublishRecord[],
  state: ViewState,
  context: ViewContext,
): readonly PublishRecord[] {
  const all = new Map(records.map((one) => [one.id, one]));
  for (const { mark } of published(state, context)) {
    const known = all.get(mark.publish);
    const { publish: id, at } = mark;
    const none = { id, branch: "", dataBranch: "", at, tables: 0 };
    all.set(id, { ...(known ?? none), views: (known?.views ?? 0) + 1 });
  }
  return [...all.values()].sort((a, b) => b.at - a.at);
}

/** `after`: the tables of the publish. */
export function planUndoViews(
  state: ViewState,
  context: ViewContext,
  publish: string,
  after: readonly string[],
): readonly PlannedView[] {
  return published(state, context)
    .filter(({ mark }) => mark.publish === publish)
    .map((one) => planOne(one, context, after));
}

function planOne(
  { id, view, mark }: MarkedView,
  { now }: ViewContext,
  after: readonly string[],
): PlannedView {
  const { storage } = view;
  const why = obstacle(view, mark);
  if (why !== undefined || storage === undefined)
    return { view: id, state: "newer", findings: [notBack(id, why ?? "")], step: undefined };
  const undone: ViewMark = { ...mark, state: "undone", at: now };
  const before = { from: mark.version, to: mark.before?.version ?? null, undo: null };
  const step = {
    kind: "view" as const,
    catalog: id.split(".", 1)[0] ?? "",
    write:
      mark.before === null
        ? madeAway({ ...view, storage }, undone)
        : putBack({ ...view, storage }, undone, mark.before),
    move: { view: id, result: "undone" as const, ...before },
    after,
  };
  return { view: id, state: "undone", findings: [], step };
}

function obstacle(view: LoadedView, mark: ViewMark): string | undefined {
  const { metadata, storage } = view;
  if (mainVersion(metadata)?.["version-id"] !== mark.version)
    return "somebody has changed it since the publish";
  if (storage === undefined) return "the table that stores it is gone";
  if (!hasOwnStorage(view)) return "what stores it is not its own table";
  const fields = mark.before === null ? undefined : fieldsBack(storage, mark.before.schema);
  if (fields !== undefined && losesBound(storage.metadata, fields))
    return "its table has partitions, or an order, of a column that would go";
  if (mark.before !== null && findVersion(metadata, mark.before.version) === undefined)
    return `its version ${mark.before.version} is not kept any more`;
  return undefined;
}

function notBack(view: string, why: string): Finding {
  return {
    code: "IB434",
    level: "warning",
    message: `The view ${view} is not put back: ${why}.`,
    hint: "Revert the change in git and merge that: the next run makes the view anew.",
  };
}

type Stored = LoadedView & { readonly storage: LoadedTable };

/** The storage table stays: it has what a refresh wrote, and the mark that keeps the view undone. */
function madeAway({ identifier, storage, ...view }: Stored, mark: ViewMark): ViewWrite {
  const update = setProperties({ [VIEW_MARK]: renderViewMark(mark) });
  return {
    ...{ identifier, storage: storage.identifier },
    change: {
      kind: "drop",
      before: pinOf(view),
      storage: { kind: "kept", commit: commitOn(storage, [update]) },
    },
  };
}

function putBack(
  { identifier, storage, ...view }: Stored,
  mark: ViewMark,
  { version, ref, schema }: NonNullable<ViewMark["before"]>,
): ViewWrite {
  const rendered = { [VIEW_MARK]: renderViewMark(mark) };
  const fields = fieldsBack(storage, schema);
  const last = storage.metadata["last-column-id"] ?? 0;
  const stored = fields === undefined ? [] : schemaUpdates(storage, fields, last);
  return {
    ...{ identifier, storage: storage.identifier },
    change: {
      kind: "update",
      before: pinOf(view),
      updates: [
        { action: "set-current-view-version", "view-version-id": version },
        setProperties(ref === null ? rendered : { ...rendered, [REF_MAIN]: ref }),
        ...(ref === null ? [{ action: "remove-properties", removals: [REF_MAIN] } as const] : []),
      ],
      storage: stored.length === 0 ? undefined : commitOn(storage, stored),
    },
  };
}

/** A refresh may have stored rows since that lack a column: it is not required of them. */
function fieldsBack({ metadata }: LoadedTable, schema: number): readonly NestedField[] | undefined {
  const before = metadata.schemas?.find((one) => one["schema-id"] === schema);
  const now = new Map(currentSchema(metadata)?.fields.map((field) => [field.id, field]));
  return before?.fields.map((field) => ({
    ...field,
    required: field.required && now.get(field.id)?.required === true,
  }));
}
