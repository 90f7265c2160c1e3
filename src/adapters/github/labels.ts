/** Who set a label of a pull request: its timeline by GraphQL, the person's access by REST. */
import type { GitHub } from "../../github-port.ts";
import type { Api } from "./api.ts";
import { noPull, type Page } from "./pull-requests.ts";
import { explainRefusal, type Task } from "./refusal.ts";

const reading: Task = {
  failed: "The pull request's labels cannot be read",
  permission: "pull-requests: read",
  token: "github-token",
};

/** GitHub asks for no more than every job's token has, but of a token of your own push access. */
const asking: Task = {
  failed: "Whether who set a label has write access cannot be asked",
  permission: "contents: write",
  token: "github-token",
};

export function labels(api: Api): Pick<GitHub, "labelledBy"> {
  return {
    async labelledBy(pull, label) {
      const set = await whoSet(api, pull, label);
      if (set === undefined) return undefined;
      const { who, isPerson } = set;
      return { who, mayWrite: isPerson && (await mayWrite(api, who)) };
    },
  };
}

/** A pull request has 100 labels at most. Newest events last. */
const query = `query ($owner: String!, $repo: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      labels(first: 100) { nodes { name } }
      timelineItems(itemTypes: [LABELED_EVENT, UNLABELED_EVENT], last: 100, before: $before) {
        pageInfo { hasPreviousPage startCursor }
        nodes {
          __typename
          ... on LabeledEvent { label { name } actor { __typename login } }
          ... on UnlabeledEvent { label { name } }
        }
      }
    }
  }
}`;

interface Labelled {
  readonly labels: Pick<Page<{ readonly name: string }>, "nodes"> | null;
  readonly timelineItems: {
    readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
    readonly nodes: readonly (LabelEvent | null)[];
  };
}

/** https://docs.github.com/en/graphql/reference/objects#labeledevent */
interface LabelEvent {
  readonly __typename: "LabeledEvent" | "UnlabeledEvent";
  readonly label: { readonly name: string };
  /** null for an account that is gone. */
  readonly actor?: { readonly __typename: string; readonly login: string } | null;
}

interface Setter {
  /** A person's login; anybody else in words. */
  readonly who: string;
  readonly isPerson: boolean;
}

/** Bots can put labels on and off for as long as they like. */
const mostPages = 10;

/** undefined where the label is not set. */
async function whoSet(
  { owner, repo, graphql }: Api,
  number: number,
  label: string,
): Promise<Setter | undefined> {
  type Data = { readonly repository: { readonly pullRequest: Labelled | null } };
  const isLabel = ({ name }: { readonly name: string }) => sameName(name, label);
  let before: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const variables = { owner, repo, number, before };
    const data: Data = await graphql(reading, { query, variables }, noPull);
    const pull = data.repository.pullRequest;
    if (!pull?.labels?.nodes.some((one) => one !== null && isLabel(one))) return undefined;
    const { nodes, pageInfo } = pull.timelineItems;
    const last = nodes.findLast((one) => one !== null && isLabel(one.label));
    if (last != null) return setterOf(last);
    if (!pageInfo.hasPreviousPage) break;
    before = pageInfo.startCursor;
  }
  return unknown;
}

/** The label was renamed to this one, or its event is too far back: nobody can be held to it. */
const unknown: Setter = { who: "somebody unknown", isPerson: false };

function setterOf({ __typename: event, actor }: LabelEvent): Setter {
  if (event === "UnlabeledEvent") return unknown;
  if (actor == null) return { who: "an account that is gone", isPerson: false };
  if (typeof actor.login !== "string") throw new TypeError("no account");
  // A bot's login has no `[bot]` in GraphQL: a person of that name may well have write access.
  const isPerson = actor.__typename === "User";
  return { who: isPerson ? actor.login : `the bot ${actor.login}`, isPerson };
}

/** GitHub has no two labels whose names differ in upper and lower case alone. */
function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** `maintain` is told as `write`, `triage` as `read`, and a custom role as what it is made from. */
const writing: readonly string[] = ["admin", "write"];

async function mayWrite({ owner, repo, tryRest }: Api, username: string): Promise<boolean> {
  const answer = await tryRest(asking, (request) =>
    request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
      ...{ owner, repo, username },
    }),
  );
  if (answer.kind === "answer") return writing.includes(answer.data.permission);
  // No person's name: the pull request was read with this token, so that it is not hidden from it.
  if (answer.status === 404) return false;
  throw explainRefusal(asking, answer);
}
