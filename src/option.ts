/** What an option is, and the words that options, inputs and the configuration take alike. */
import type { Verb } from "./verbs.ts";

export const formats = ["text", "markdown", "json", "github"] as const;
export const workflowModes = ["commit", "check", "off"] as const;
export const divergedPolicies = ["fail", "skip", "replay"] as const;
export const atomicPolicies = ["prefer", "require"] as const;
export const draftPolicies = ["check", "full"] as const;
export const workflowTargets = ["base", "head"] as const;
export const namings = ["git"] as const;
export const waitedFor = ["none", "argo"] as const;

/** No argument of a command line can have it in itself. */
export const SEPARATOR = "\0";

export interface Option {
  /** The action's input; the terminal's option too, unless `terminal` says otherwise. */
  readonly name: string;
  readonly terminal?: string;
  /** A letter for the terminal. */
  readonly short?: string;
  /** What stands for the value in `--help`; a flag has none. */
  readonly value?: string;
  readonly help: string;
  /** As action.yml writes it; where the terminal has another, `help` says so. */
  readonly default?: string;
  /** The one door that has it, unless both have. */
  readonly only?: "action" | "terminal";
  /** Overrides a word of the configuration. */
  readonly config?: true;
  /** The verbs that have it, unless every verb has. */
  readonly verbs?: readonly Verb[];
  /** May be given several times: `ReadInput` has the values with `SEPARATOR` between them. */
  readonly repeated?: true;
}
