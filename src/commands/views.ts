/** The materialized views of a run: what the files declare beside what the catalogs have. */
import { everyNamespace } from "../catalogs.ts";
import { concurrently } from "../concurrently.ts";
import { marksOf } from "../iceberg/marks.ts";
import { MAIN } from "../iceberg/table-metadata.ts";
import { type ViewMark, viewMarkOf } from "../iceberg/view-mark.ts";
import type { TypedView } from "../lineage/view-columns.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import type { PlanParts, ViewTyping } from "../plan/make-plan.ts";
import { hasError, type PlannedTable } from "../plan/planned-table.ts";
import type { CatalogView, PlannedView, ViewContext, ViewState } from "../plan/view-context.ts";
import { distinct } from "../plan/view-plans.ts";
import { planViews } from "../plan/views.ts";
import type { CatalogNamespace } from "../plan/written-tables.ts";
import { isOnProduction } from "../trigger.ts";
import type { World } from "../world.ts";
import { type Ancestry, ancestryOf } from "./ancestry.ts";
import { asMerged, catalogGraphOrFindings } from "./catalog-graph.ts";
import { namedCatalogs } from "./catalog-names.ts";
import { knownOf } from "./context.ts";
import { orFinding, readViews } from "./read-views.ts";
import { typedViewsOf, viewsOfProduction } from "./typed-views.ts";

interface ViewsAround {
  readonly context: PlanContext;
  /** What of tables is done before them. */
  readonly groups: readonly (readonly PlannedTable[])[];
  /** Where views are looked for beside those that files declare. */
  readonly namespaces: readonly CatalogNamespace[];
}

/**
 * Of a commit of the production branch: makes the catalogs' views agree with its files. Elsewhere
 * it foretells what the merge will do to the views that `typed` has.
 */
async function viewParts(
  world: World,
  typed: readonly TypedView[],
  { context, groups, namespaces }: ViewsAround,
): Promise<Partial<Pick<PlanParts, "views" | "findings">>> {
  const declared = typed.map(({ identifier: { catalog, namespace, name } }) => ({
    ...{ catalog, identifier: { namespace: namespace.split("."), name } },
  }));
  const { state, findings } = await readViews(world, declared, namespaces);
  const own = await viewContext(world, state, context);
  const published = groups.filter((group) => !hasError(group)).map(publishOf);
  const publish = published.findLast((one) => one !== undefined);
  return { views: planViews(typed, state, world.graph, { ...own, publish }), findings };
}

/** The publish that a group of tables makes, of those that move some `main`. */
function publishOf(group: readonly PlannedTable[]): string | undefined {
  for (const { commit } of group)
    for (const update of commit?.commit.updates ?? []) {
      if (update.action !== "set-properties") continue;
      for (const mark of marksOf({ properties: update.updates }).values())
        if (mark !== "unreadable" && mark.state === "published" && (mark.onto ?? MAIN) === MAIN)
          return mark.publish?.id;
    }
  return undefined;
}

export async function viewContext(
  world: World,
  state: ViewState,
  context: PlanContext,
): Promise<ViewContext> {
  const { trigger, inputs } = world;
  const marks = [...state.values()].flatMap(markOf);
  const known = await knownOf(
    world,
    marks.map(({ repository, project, commit: base }) => ({ repository, project, base })),
  );
  const head = context.head;
  return {
    ...{ owner: context.owner, head, now: context.now, keepUndoMs: context.keepUndoMs },
    publish: undefined,
    knownCommits: new Set([...context.knownCommits, ...known]),
    ...(await newerThan(head, marks, world)),
    dropViews: inputs.dropViews,
    isForecast: trigger.verb === "plan" || trigger.dataBranch !== undefined,
  };
}

/** Runs of two pushes may end in the other order, and an old one may be run again. */
async function newerThan(
  head: string,
  marks: readonly ViewMark[],
  world: World,
): Promise<Pick<ViewContext, "newer" | "unsure">> {
  if (head === "") return { newer: new Set(), unsure: new Set() };
  const ancestry = ancestryOf(world);
  const { git, gitHub } = world.ports;
  const commits = [...new Set(marks.map(({ commit }) => commit))].filter((one) => one !== head);
  const answers = await concurrently(commits, async (commit) => ({
    commit,
    answer: await ancestry(head, commit),
  }));
  const of = (what: Awaited<ReturnType<Ancestry>>) =>
    answers.flatMap(({ commit, answer }) => (answer === what ? [commit] : []));
  // One that GitHub does not know was rewritten; of a whole history, what is not in it came later.
  const unknown = gitHub === undefined ? of("unknown") : [];
  return {
    newer: new Set([...of("yes"), ...(git.shallow ? [] : unknown)]),
    unsure: new Set(git.shallow ? unknown : []),
  };
}

function markOf(found: CatalogView): readonly ViewMark[] {
  if (found.kind !== "seen" || found.seen.kind === "table") return [];
  const { seen } = found;
  const metadata = seen.kind === "view" ? seen.view.metadata : seen.storage?.metadata;
  const mark = metadata && viewMarkOf(metadata);
  return mark === undefined || mark === "unreadable" ? [] : [mark];
}

/** On the production branch. `after`: the tables as the groups leave them. */
export async function productionViews(
  world: World,
  after: CatalogState,
  around: Omit<ViewsAround, "namespaces"> & { readonly everywhere: boolean },
): Promise<Partial<Pick<PlanParts, "graph" | "views" | "typing" | "findings">>> {
  const { trigger } = world;
  // What is merged into another branch, or may be merged, is not what production declares.
  if (!isOnProduction(trigger)) return {};
  const isEverywhere = around.everywhere || world.inputs.dropViews;
  const own = viewNamespaces(world);
  const every = isEverywhere ? await orFinding(() => everyViewNamespace(world)) : own;
  const namespaces = "code" in every ? own : every;
  const asked = await catalogGraphOrFindings(world);
  const [graph, unasked] = [asMerged(asked.graph), asked.findings];
  const { typing, findings: broken } = await viewsOfProduction(world, graph, after);
  const unread = [...("code" in every ? [every] : []), ...unasked, ...broken];
  if (typing === undefined && namespaces.length === 0) return { findings: unread };
  const typed = typedViewsOf(graph, typing);
  const { views = [], findings = [] } = await viewParts(world, typed, { ...around, namespaces });
  return {
    ...{ graph, ...(typing && { typing }) },
    views: views.map((one) => withoutDoubles(one, typing)),
    findings: distinct([...unread, ...findings]),
  };
}

/** Why a view has no columns is told with the view, unless it waits for a sync. */
function withoutDoubles(view: PlannedView, typing: ViewTyping | undefined): PlannedView {
  const found = typing?.typings.get(view.view);
  const isWaiting = found?.kind === "unchecked" && found.tables.length > 0;
  const isTold = view.state === "unknown" && !isWaiting;
  return isTold ? { ...view, findings: [] } : view;
}

/** Of the views that a change adds or changes: what the merge will do to them. Nothing is written. */
export async function forecastViews(
  world: World,
  typed: readonly TypedView[],
  context: PlanContext,
): Promise<Partial<Pick<PlanParts, "views" | "findings">>> {
  const changed = new Set(
    world.changes.flatMap(({ node, change }) => (change === "removed" ? [] : [node])),
  );
  const own = typed.filter(({ id }) => changed.has(id));
  if (own.length === 0) return {};
  const parts = await viewParts(world, own, { context, groups: [], namespaces: [] });
  const views = parts.views?.map((one) => ({
    ...one,
    step: undefined,
    // That its columns are not known is told with the change.
    findings: one.state === "unknown" ? [] : one.findings,
  }));
  return { ...parts, views: views ?? [] };
}

/** Every view of the catalogs that the files name, or that the database of `default` has beside them. */
export async function everyViewNamespace(world: World): Promise<readonly CatalogNamespace[]> {
  const { catalogs, config } = world;
  const named = new Set([
    ...viewNamespaces(world).map(({ catalog }) => catalog),
    ...namedCatalogs(world),
  ]);
  const entry = config.catalogs.default;
  // The last file of a catalog may be gone. Under a name that is given there is one catalog only.
  const isShared = entry !== undefined && entry.properties["catalog-name"] === undefined;
  const others = await concurrently(isShared ? [...named] : [], async (name) =>
    Object.hasOwn(config.catalogs, name)
      ? []
      : ((await (await catalogs.open(name)).otherNames?.()) ?? []),
  );
  const mine = others.flat().filter((name) => !Object.hasOwn(config.catalogs, name));
  return everyNamespace(catalogs, [...named, ...mine]);
}

/** Where the files have, or had, views. */
function viewNamespaces({ graph, baseGraph }: World): readonly CatalogNamespace[] {
  return [...graph.nodes, ...(baseGraph?.nodes ?? [])].flatMap(({ node }) =>
    node.kind === "view" ? [node.identifier] : [],
  );
}
