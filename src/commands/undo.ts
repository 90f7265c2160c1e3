/** `undo`: tables of a publish, and the views that were changed with it or alone. */
import type { Finding } from "../errors.ts";
import type { CatalogState, PlanContext } from "../plan/context.ts";
import type { PlanParts } from "../plan/make-plan.ts";
import { type PublishRecord, planUndo, publishes } from "../plan/undo.ts";
import { planUndoViews, withViews } from "../plan/undo-views.ts";
import type { ViewContext, ViewState } from "../plan/view-context.ts";
import { everyTable } from "../plan/written-tables.ts";
import type { World } from "../world.ts";
import { ofEveryPull, planContext } from "./context.ts";
import { readEverything } from "./on-production.ts";
import { readViews } from "./read-views.ts";
import { everyViewNamespace, viewContext } from "./views.ts";

export async function undoParts(world: World): Promise<Partial<PlanParts>> {
  const state = await readEverything(world);
  const context = ofEveryPull(await planContext(world, state, "", ""));
  const seen = await readViews(world, [], await everyViewNamespace(world));
  const ofViews = await viewContext(world, seen.state, context);
  const { branch, publish: asked } = world.inputs;
  const records = publishes(everyTable(world.graph, state), state, context);
  const all = withViews(records, seen.state, ofViews).filter(
    (one) => branch === undefined || one.branch === branch || one.dataBranch === branch,
  );
  const only = all.length === 1 ? all[0]?.id : undefined;
  const publish = asked ?? only;
  if (publish === undefined) return { findings: [...seen.findings, which(all.map(inWords))] };
  const around = { state, context, views: seen.state, ofViews };
  const { findings = [], ...parts } = undoOne(world, publish, around);
  return { branch: branch ?? null, ...parts, findings: [...seen.findings, ...findings] };
}

interface Around {
  readonly state: CatalogState;
  readonly context: PlanContext;
  readonly views: ViewState;
  readonly ofViews: ViewContext;
}

/** Views go back after the tables, and stay where those do. */
function undoOne(world: World, publish: string, around: Around): Partial<PlanParts> {
  const { state, context } = around;
  const planned = planUndo(everyTable(world.graph, state), state, context, publish);
  const after = planned.map(({ plan }) => plan.table);
  const views = planUndoViews(around.views, around.ofViews, publish, after);
  if (planned.length + views.length > 0) return { groups: [planned], views };
  return {
    findings: [
      {
        code: "IB416",
        level: "error",
        message: `There is no publish ${publish} that could be undone.`,
        hint: "Run icebranch undo without --publish to see which there are.",
      },
    ],
  };
}

function inWords({ id, branch, tables, views = 0 }: PublishRecord): string {
  const parts = [
    ...(branch === "" ? [] : [branch]),
    ...(tables === 0 ? [] : [tables === 1 ? "1 table" : `${tables} tables`]),
    ...(views === 0 ? [] : [views === 1 ? "1 view" : `${views} views`]),
  ];
  return `${id} (${parts.join(", ")})`;
}

function which(names: readonly string[]): Finding {
  return names.length === 0
    ? {
        code: "IB416",
        level: "notice",
        message: "There is no publish that could be undone.",
        hint: "A publish can be undone until publish.keep-undo is over.",
      }
    : {
        code: "IB416",
        level: "error",
        message: `There are ${names.length} publishes: ${names.join("; ")}.`,
        hint: "Say which one with --publish ID.",
      };
}
