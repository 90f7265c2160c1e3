/** Carries out what is planned for one view, after the tables. */
import { type Finding, IcebranchError } from "./errors.ts";
import { type SeenView, untakenView } from "./iceberg/view-write.ts";
import type { Step, TableOutcome } from "./plan/plan.ts";
import { noViews, viewWaits } from "./plan/view-findings.ts";
import type { ViewOutcome } from "./plan/view-plan.ts";
import type { Catalog, CatalogViews } from "./ports.ts";
import { isChanged } from "./report/result.ts";

type ViewStep = Extract<Step, { kind: "view" }>;

interface Done {
  readonly view: ViewOutcome;
  readonly findings: readonly Finding[];
}

/** What came of the run so far: a view of tables that did not move waits, as does one of such a view. */
export interface SoFar {
  readonly tables: readonly Pick<TableOutcome, "table" | "result">[];
  readonly views: readonly Pick<ViewOutcome, "view" | "result">[];
  /** Catalogs that turned out to keep no materialized views. */
  readonly without: Set<string>;
}

/** Throws IB411 where something is not as it was planned, and what the catalog throws. */
export async function applyView(
  step: ViewStep,
  { tables, views, without }: SoFar,
  catalog: Pick<Catalog, "views">,
): Promise<Done> {
  const came = (result: ViewOutcome["result"], ...findings: readonly Finding[]): Done => ({
    view: { ...step.move, result, undo: isChanged({ result }) ? step.move.undo : null },
    findings,
  });
  if (without.has(step.catalog)) return came("unsupported");
  const missing = [
    ...tables.filter(({ result }) => result === "failed").map(({ table }) => table),
    ...views.filter((one) => !isChanged(one)).map(({ view }) => view),
  ].filter((one) => step.after.includes(one));
  if (missing.length > 0) return came("waits", viewWaits(step.move.view, missing));
  const kept = catalog.views;
  if ("none" in kept)
    return came("unsupported", noViews(step.catalog, kept.none, { isForecast: false }));
  try {
    const left = untakenView(step.write, await writeOrReadBack(step, kept));
    return left.length === 0 ? came(step.move.result) : came("failed", notTaken(left));
  } catch (error) {
    if (!(error instanceof IcebranchError && error.code === "IB431")) throw error;
    without.add(step.catalog);
    return came("unsupported", { ...pick(error), code: error.code, level: "warning" });
  }
}

/** A write whose fate is unknown is never blindly repeated: what the catalog holds decides. */
async function writeOrReadBack({ write }: ViewStep, views: CatalogViews): Promise<SeenView> {
  try {
    return await views.write(write);
  } catch (error) {
    if (!(error instanceof IcebranchError && error.code === "IB412")) throw error;
    const seen = await views.load(write.identifier).catch(() => Promise.reject(error));
    if (untakenView(write, seen).length > 0) throw error;
    return seen;
  }
}

function notTaken(gaps: readonly string[]): Finding {
  return {
    code: "IB408",
    level: "error",
    message: `The catalog accepted a write and did not do it: ${gaps.join("; ")}.`,
    hint: "Run again; where that does not help, look at what the catalog does with views.",
  };
}

function pick({ message, hint }: IcebranchError): Pick<Finding, "message" | "hint"> {
  return hint === undefined ? { message } : { message, hint };
}
