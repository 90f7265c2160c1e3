/** Labels of pull requests, and who set them and took them off. */
import type { JsonObject } from "./extract.ts";
import { actorNode, connection, type PageArguments } from "./graphql-nodes.ts";
import { type Actor, type Pull, raise, type State } from "./state.ts";

export interface LabelChange {
  readonly label: string;
  readonly on: boolean;
  readonly by: string;
  readonly at: string;
}

/** A name in other letters' case is the same label. */
export function setLabel(state: State, pull: Pull, label: string, on: boolean, by: string): void {
  const isOther = (name: string) => name.toLowerCase() !== label.toLowerCase();
  pull.lastLabel = label;
  pull.labels = [...pull.labels.filter(isOther), ...(on ? [label] : [])];
  pull.updatedAt = state.tick();
  pull.labelChanges.push({ label, on, by, at: pull.updatedAt });
  const action = on ? "labeled" : "unlabeled";
  raise(state, actorOf(by), { name: "pull_request", action, number: pull.number });
}

function actorOf(login: string): Actor {
  if (login === "github-actions[bot]") return { kind: "actions", login };
  return { kind: login.endsWith("[bot]") ? "app" : "person", login };
}

/** In the repository: every pull request that has it has it by the new name. */
export function renameLabel({ pulls }: State, from: string, to: string): void {
  for (const pull of pulls.values())
    pull.labels = pull.labels.map((name) => (name === from ? to : name));
}

export interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
}

/** Of a pull request's timeline the hub has nothing else. */
export function timelineItems(
  state: State,
  { number, labelChanges }: Pull,
  args: TimelineArguments,
): JsonObject {
  const type = ({ on }: LabelChange) => (on ? "LABELED_EVENT" : "UNLABELED_EVENT");
  const chosen = labelChanges.filter((one) => args.itemTypes?.includes(type(one)) ?? true);
  return connection("timelineItems", chosen, args, ({ label, on, by, at }) => ({
    ...{ __typename: on ? "LabeledEvent" : "UnlabeledEvent", id: `LE_${number}_${at}` },
    ...{ createdAt: at, label: { name: label, id: `LA_${label}` } },
    actor: state.gone.has(by) ? null : actorNode(state, by),
  }));
}
