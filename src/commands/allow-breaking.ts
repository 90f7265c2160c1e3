/** Who, if anybody, allows this change to break those who read its columns. */
import type { Finding } from "../errors.ts";
import type { Inputs } from "../inputs.ts";
import { ALLOW_BREAKING_LABEL, type Allowance } from "../lineage/allowance.ts";
import type { Ports } from "../ports.ts";
import type { Trigger } from "../trigger.ts";
import { ifAllowed } from "./judge.ts";

/** What of a `World` has a part in it. */
interface Asked {
  readonly inputs: Pick<Inputs, "allowBreaking">;
  readonly trigger: Pick<Trigger, "pull" | "queued" | "access">;
  readonly ports: Pick<Ports, "gitHub">;
}

const nobody: Allowance = { kind: "nobody" };

/**
 * To be asked only where something breaks: it costs two requests. A merge queue asks about its pull
 * request's label. `problems` gets what the token may not ask, and then nobody allows anything.
 */
export async function breakingAllowance(
  { inputs, trigger, ports: { gitHub } }: Asked,
  problems: Finding[],
): Promise<Allowance> {
  if (inputs.allowBreaking) return { kind: "allowed", by: "allow-breaking" };
  const { pull, queued, access } = trigger;
  const number = pull?.number ?? queued;
  // A run without secrets asks GitHub nothing, whoever has put a label on a stranger's pull request.
  if (number === undefined || gitHub === undefined || access === "none") return nobody;
  const label = await ifAllowed(problems, undefined, () =>
    gitHub.labelledBy(number, ALLOW_BREAKING_LABEL),
  );
  if (label === undefined) return nobody;
  const by = `The label ${ALLOW_BREAKING_LABEL}, set by ${label.who},`;
  return label.mayWrite ? { kind: "allowed", by } : { kind: "not-entitled", who: label.who };
}
