/** What icebranch asks of whoever runs a schema that somebody else wrote. */
import type { Judgement } from "./connectors/foreign.ts";

export interface SchemaCase {
  /** JSON Schema draft-07, as JSON. */
  readonly schema: string;
  /** What is to be judged by it, as JSON. */
  readonly values: readonly string[];
}

export type Verdict = Judgement;

export interface SchemaJudge {
  /** One judgement for each, in order, within a bounded time: no schema holds the run up. */
  judge(cases: readonly SchemaCase[]): Promise<readonly Verdict[]>;
}
