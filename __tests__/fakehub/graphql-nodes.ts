/** What GraphQL's answers are made of: refusals, lists in pages, actors, git objects. */
import type { JsonObject } from "./extract.ts";
import { parseTree } from "./git-write.ts";
import { may, type Token } from "./permissions.ts";
import { fullName, type State } from "./state.ts";

export interface Viewer {
  readonly state: State;
  readonly token: Token;
}

export class GraphQLFailure extends Error {
  override readonly name = "GraphQLFailure";
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export function mustHave({ token }: Viewer, scope: string, access: "read" | "write"): void {
  if (may(token, scope, access)) return;
  const who = token.kind === "pat" ? "personal access token" : "integration";
  throw new GraphQLFailure("FORBIDDEN", `Resource not accessible by ${who}`);
}

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export function connection<Item>(
  name: string,
  all: readonly Item[],
  args: PageArguments,
  node: (item: Item) => JsonObject,
): JsonObject {
  const { first, last } = args;
  const size = first ?? last;
  if (size === undefined || size === null)
    throw new GraphQLFailure(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  if (size < 1 || size > 100)
    throw new GraphQLFailure(
      "EXCESSIVE_PAGINATION",
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`${first == null ? "last" : "first"}\` limit of 100 records.`,
    );
  const from = args.after == null ? 0 : position(args.after) + 1;
  const to = args.before == null ? all.length : position(args.before);
  const start = first == null ? Math.max(from, to - size) : from;
  const end = first == null ? to : Math.min(to, from + size);
  const items = all.slice(start, end).map((item, index) => ({ item, at: start + index }));
  return {
    nodes: () => items.map(({ item }) => node(item)),
    edges: () => items.map(({ item, at }) => ({ cursor: cursor(at), node: node(item) })),
    totalCount: all.length,
    pageInfo: {
      ...{ hasNextPage: end < all.length, hasPreviousPage: start > 0 },
      startCursor: items.length === 0 ? null : cursor(start),
      endCursor: items.length === 0 ? null : cursor(end - 1),
    },
  };
}

function cursor(at: number): string {
  return Buffer.from(`cursor:v2:${at}`).toString("base64");
}

function position(text: string): number {
  const at = /^cursor:v2:(\d+)$/.exec(Buffer.from(text, "base64").toString())?.[1];
  if (at === undefined)
    throw new GraphQLFailure(
      "INVALID_CURSOR_ARGUMENTS",
      `\`${text}\` does not appear to be a valid cursor.`,
    );
  return Number(at);
}

/** A bot's login is without `[bot]` here, though not in REST and not as `viewer`. */
export function actorNode(state: State, login: string): JsonObject {
  const bot = login.endsWith("[bot]");
  const name = login.replace("[bot]", "");
  return {
    ...{ __typename: bot ? "Bot" : "User", login: name, id: `U_${name}` },
    ...{ url: `${state.url}/${name}`, avatarUrl: `${state.url}/avatars/${name}` },
  };
}

export async function commitNode(state: State, oid: string): Promise<JsonObject> {
  const format = "--format=%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%T%n%P%n%B";
  const lines = (await state.repository.git("show", "-s", format, oid)).split("\n");
  const [an = "", ae = "", ad = "", cn = "", ce = "", cd = "", tree = "", parents = ""] = lines;
  const message = lines.slice(8).join("\n").trimEnd();
  const signature = {
    __typename: "GpgSignature",
    isValid: true,
    state: "VALID",
    wasSignedByGitHub: true,
  };
  return {
    ...{ __typename: "Commit", id: `C_${oid}`, oid, abbreviatedOid: oid.slice(0, 7), message },
    ...{ messageHeadline: message.split("\n")[0] ?? "", authoredDate: ad, committedDate: cd },
    messageBody: message.split("\n").slice(1).join("\n").trim(),
    ...{ author: { name: an, email: ae, date: ad }, committer: { name: cn, email: ce, date: cd } },
    url: `${state.url}/${fullName(state)}/commit/${oid}`,
    signature: state.verified.has(oid) ? signature : null,
    tree: { __typename: "Tree", oid: tree, id: `T_${tree}` },
    file: ({ path }: { path: string }) => fileNode(state, oid, path),
    parents: (args: PageArguments) => {
      const ids = parents.split(" ").filter((id) => id !== "");
      return connection("parents", ids, args, (id) => ({ oid: id, id: `C_${id}` }));
    },
  };
}

async function fileNode(state: State, commit: string, path: string): Promise<JsonObject | null> {
  const [file] = parseTree(await state.repository.git("ls-tree", "-z", commit, "--", path));
  if (file === undefined) return null;
  const type = file.mode === "040000" ? "tree" : file.mode === "160000" ? "commit" : "blob";
  const name = path.replace(/^.*\//, "");
  return {
    __typename: "TreeEntry",
    oid: file.oid,
    mode: Number.parseInt(file.mode, 8),
    type,
    name,
    path,
  };
}

export async function refNode(state: State, ref: string): Promise<JsonObject | null> {
  const oid = await state.repository.commit(ref);
  if (oid === undefined) return null;
  const prefix = /^refs\/[^/]+\//.exec(ref)?.[0] ?? "refs/";
  return {
    ...{ __typename: "Ref", id: `REF_${ref}`, name: ref.slice(prefix.length), prefix },
    target: () => commitNode(state, oid),
  };
}
