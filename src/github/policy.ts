/**
 * Whose configuration a run on GitHub obeys: that of the default branch, whatever the event. It
 * names the hosts that credentials are sent to, so a pull request must not choose it for itself.
 */
import { type Finding, IcebranchError } from "../errors.ts";
import type { Config } from "../project/project.ts";
import { configAt } from "../read-project.ts";
import type { Machine } from "../this-machine.ts";
import { asksCatalog, branchTip, comparesCommits, type Trigger } from "../trigger.ts";
import type { Request } from "../world.ts";
import { type Payload, textAt, valueAt } from "./payload.ts";

/** `branch`: the repository's default branch. */
export type Policy =
  | {
      readonly kind: "in-force";
      readonly branch: string;
      readonly tip: string;
      readonly config: Config;
    }
  | { readonly kind: "none-yet" | "broken"; readonly branch: string; readonly tip: string }
  | { readonly kind: "not-here"; readonly branch: string; readonly tip?: undefined };

interface Event {
  readonly payload: Payload;
  readonly env: { readonly [name: string]: string | undefined };
}

export async function readPolicy({ dir, ports }: Machine, event: Event): Promise<Policy> {
  const branch = textAt(event.payload, "repository.default_branch");
  const tip = await defaultTip(ports.git, branch, event);
  if (tip === undefined) return { kind: "not-here", branch };
  const config = await configAt(ports, tip, dir);
  if (config === "none") return { kind: "none-yet", branch, tip };
  return config === "broken"
    ? { kind: "broken", branch, tip }
    : { kind: "in-force", branch, tip, config };
}

/** Where the checkout left the branch out, the event may name its commit. */
async function defaultTip(
  git: Machine["ports"]["git"],
  branch: string,
  { payload, env }: Event,
): Promise<string | undefined> {
  const tip = await branchTip(git, branch);
  if (tip !== undefined) return tip;
  const isBase = valueAt(payload, "pull_request.base.ref") === branch;
  const named = isBase
    ? textAt(payload, "pull_request.base.sha")
    : env.GITHUB_REF === `refs/heads/${branch}`
      ? env.GITHUB_SHA
      : undefined;
  return named && git.resolve(named);
}

/** The trigger as the policy allows it, with what is in force. Throws IB602. */
export async function obey(
  policy: Policy,
  trigger: Trigger,
  machine: Machine,
): Promise<Obeying & Pick<Request, "specsFrom">> {
  return { ...(await configured(policy, trigger, machine)), specsFrom: policy.tip };
}

type Obeying = Pick<Request, "trigger" | "inForce" | "notices">;

async function configured(
  policy: Policy,
  trigger: Trigger,
  { dir, ports }: Machine,
): Promise<Obeying> {
  const free = { trigger, inForce: undefined, notices: [] };
  if (trigger.access === "none" || !asksCatalog(trigger.verb)) return free;
  switch (policy.kind) {
    case "in-force":
      return { trigger, inForce: policy.config, notices: [] };
    case "none-yet": {
      const config = await configAt(ports, trigger.head ?? "HEAD", dir);
      if (config === "none" || config === "broken") return free;
      return { trigger, inForce: config, notices: [noneYet(config, policy.branch)] };
    }
    case "broken":
      return {
        trigger: { ...trigger, access: "none" },
        inForce: undefined,
        notices: [broken(policy.branch, trigger)],
      };
    case "not-here":
      throw new IcebranchError(
        "IB602",
        `The default branch \`${policy.branch}\`, whose configuration is in force, is not in this clone.`,
        { hint: "Give actions/checkout `fetch-depth: 0`." },
      );
  }
}

function noneYet({ file }: Config, branch: string): Finding {
  return {
    ...{ code: "IB304", level: "notice", file, line: 1, column: 1 },
    message: `\`${branch}\` has no configuration yet, so the one of this commit is in force.`,
    hint: `Once it is merged, only what \`${branch}\` says counts.`,
  };
}

function broken(branch: string, { verb }: Trigger): Finding {
  return {
    code: "IB304",
    // What only looks at a change can do without the catalog; what was asked to act has not acted.
    level: comparesCommits(verb) ? "warning" : "error",
    message: `The configuration of \`${branch}\` has errors, so no catalog is asked.`,
    hint: `Mend it on \`${branch}\`, then run this again.`,
  };
}
