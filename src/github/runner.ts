/** GitHub's runner, as an action sees it. */
import type { Inputs } from "../inputs.ts";

export interface Runner {
  readonly env: { readonly [name: string]: string | undefined };
  /** Empty where none was given. */
  input(name: string): string;
  setOutput(name: string, value: string): void;
  /** Hides a value in all that is logged from now on. */
  mask(value: string): void;
  log(text: string): void;
  /** Logged only where a person asked the runner to say more. */
  debug(text: string): void;
  /** Plays the demo. */
  demo(inputs: Inputs): Promise<number>;
  /** Aborted when the job is cancelled: some seconds are left then. */
  readonly stop: AbortSignal;
}

export function workspace({ env }: Runner): string {
  return env.GITHUB_WORKSPACE ?? ".";
}

/** The page of this run; undefined where the runner does not say which one it is. */
export function runUrl({ env }: Runner): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return undefined;
  const attempt = env.GITHUB_RUN_ATTEMPT ?? "1";
  return `${server}/${repository}/actions/runs/${run}${attempt === "1" ? "" : `/attempts/${attempt}`}`;
}
