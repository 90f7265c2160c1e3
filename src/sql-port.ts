/** What icebranch asks of DataFusion: whether a text is a SELECT and what it reads, and what comes of it. */
import type { PlannedQuery, PlannerQuery, QueryPlanner } from "./lineage/planner.ts";
import type { SqlParse } from "./project/sql.ts";

export type { PlannedQuery, PlannerQuery, SqlParse };

export interface SqlPlanner extends QueryPlanner {
  /** One answer for each, in order, within a bounded time: no text holds the run up. */
  parse(texts: readonly string[]): Promise<readonly SqlParse[]>;
}
