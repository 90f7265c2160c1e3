/** Reading of the repository, its pull requests, commits and files. */

import { type Answer, type Call, failed, type Handler, link, notFound, pageOf } from "./answer.ts";
import { commitView, compareView, fileViews } from "./git-views.ts";
import { parseTree } from "./git-write.ts";
import { fullName, type Pull, type State } from "./state.ts";
import { fullRepositoryView, pullView, refView, resolve } from "./views.ts";

export const readHandlers: { readonly [operation: string]: Handler } = {
  async "get "({ state }) {
    return { status: 200, body: fullRepositoryView(state) };
  },
  async "get /pulls"({ state, query }) {
    return { status: 200, body: listed(state, query).map((pull) => pullView(state, pull, true)) };
  },
  async "get /pulls/{pull_number}"(call) {
    const pull = pullOf(call);
    return pull === undefined ? notFound : { status: 200, body: pullView(call.state, pull, false) };
  },
  async "get /pulls/{pull_number}/files"(call) {
    const pull = pullOf(call);
    if (pull === undefined) return notFound;
    const range = [`${pull.base.commit}...${pull.head.commit}`];
    return { status: 200, body: (await fileViews(call.state, range)).slice(0, 3000) };
  },
  async "get /pulls/{pull_number}/commits"(call) {
    const pull = pullOf(call);
    if (pull === undefined) return notFound;
    const range = `${pull.base.commit}..${pull.head.commit}`;
    const list = await call.state.repository.git("rev-list", "--reverse", range);
    const oids = list.split("\n").filter((oid) => oid !== "");
    const views = oids.slice(0, 250).map((oid) => commitView(call.state, oid));
    return { status: 200, body: await Promise.all(views) };
  },
  async "get /commits"({ state, query }) {
    const from = await resolve(state, query.get("sha") ?? state.defaultBranch);
    if (from === undefined) return failed(404, `No commit found for SHA: ${query.get("sha")}`);
    const { page, perPage } = pageOf(query);
    const path = query.get("path");
    const paging = [`--skip=${(page - 1) * perPage}`, `--max-count=${perPage}`];
    const within = path === null ? [] : ["--", path];
    const list = await state.repository.git("rev-list", ...paging, from, ...within);
    const oids = list.split("\n").filter((oid) => oid !== "");
    return { status: 200, body: await Promise.all(oids.map((oid) => commitView(state, oid))) };
  },
  async "get /commits/{ref}"({ state, params, accept }) {
    const commit = await resolve(state, params.ref ?? "");
    if (commit === undefined) return failed(422, `No commit found for SHA: ${params.ref}`);
    if (accept.includes("vnd.github.sha")) return { status: 200, body: commit };
    const parent = await state.repository.commit(`${commit}^`);
    const from = parent ?? (await state.repository.git("hash-object", "-t", "tree", "/dev/null"));
    const files = await fileViews(state, [from, commit]);
    const sum = (key: string) => files.reduce((total, file) => total + Number(file[key]), 0);
    const stats = {
      additions: sum("additions"),
      deletions: sum("deletions"),
      total: sum("changes"),
    };
    return { status: 200, body: { ...(await commitView(state, commit)), stats, files } };
  },
  async "get /commits/{commit_sha}/pulls"({ state, params }) {
    const commit = await resolve(state, params.commit_sha ?? "");
    if (commit === undefined) return failed(422, `No commit found for SHA: ${params.commit_sha}`);
    const found: Pull[] = [];
    for (const pull of state.pulls.values()) if (await holds(state, pull, commit)) found.push(pull);
    return { status: 200, body: found.map((pull) => pullView(state, pull, true)) };
  },
  async "get /compare/{basehead}"({ state, params, query, url }) {
    const [baseName = "", headName = ""] = (params.basehead ?? "").split("...");
    const base = await resolve(state, baseName);
    const head = await resolve(state, headName);
    if (base === undefined || head === undefined) return notFound;
    const compared = await compareView(state, base, head, pageOf(query));
    if (compared === undefined)
      return failed(404, `No common ancestor between ${baseName} and ${headName}.`);
    return { status: 200, body: compared.view, headers: link(url, compared.commits) };
  },
  "get /contents/{path}": contents,
  async "get /git/ref/{ref}"({ state, params }) {
    const ref = `refs/${params.ref}`;
    const sha = await state.repository.attempt("rev-parse", "--verify", "--quiet", ref);
    return sha === undefined ? notFound : { status: 200, body: refView(state, ref, sha) };
  },
};

function pullOf({ state, params }: Call): Pull | undefined {
  return state.pulls.get(Number(params.pull_number));
}

/** As GitHub filters and sorts; `head` is `owner:branch`. */
function listed(state: State, query: URLSearchParams): readonly Pull[] {
  const wanted = query.get("state") ?? "open";
  const head = query.get("head");
  const base = query.get("base");
  const key = query.get("sort") === "updated" ? "updatedAt" : "createdAt";
  const ascending = query.get("direction") === "asc";
  const owner = (pull: Pull) => pull.head.fork?.owner ?? state.owner;
  return [...state.pulls.values()]
    .filter(
      (pull) =>
        (wanted === "all" || pull.state === wanted) &&
        // GitHub ignores a head without an owner, and answers all.
        (head === null || !head.includes(":") || `${owner(pull)}:${pull.head.branch}` === head) &&
        (base === null || pull.base.branch === base),
    )
    .sort((a, b) => (a[key] < b[key] ? -1 : 1) * (ascending ? 1 : -1));
}

/** Whether it brings the commit, or brought it as its merge. */
async function holds(state: State, pull: Pull, commit: string): Promise<boolean> {
  if (pull.merged?.commit === commit) return true;
  const { isAncestor } = state.repository;
  return (
    (await isAncestor(commit, pull.head.commit)) && !(await isAncestor(commit, pull.base.commit))
  );
}

async function contents({ state, params, query, accept }: Call): Promise<Answer> {
  const ref = query.get("ref") ?? state.defaultBranch;
  const commit = await resolve(state, ref);
  if (commit === undefined) return failed(404, `No commit found for the ref ${ref}`);
  const path = params.path ?? "";
  const { repository } = state;
  const [entry] = parseTree(await repository.git("ls-tree", "-z", commit, "--", path));
  if (entry === undefined) return notFound;
  if (entry.mode === "040000") {
    const inside = parseTree(await repository.git("ls-tree", "-z", commit, "--", `${path}/`));
    return { status: 200, body: inside.map((one) => entryView(state, one, 0)) };
  }
  const bytes = await repository.bytes(entry.oid);
  if (accept.includes("vnd.github.raw")) return { status: 200, body: bytes };
  // Above 1 MB the content is left out.
  const small = bytes.length <= 1_000_000;
  const content = small ? bytes.toString("base64").replace(/.{60}/g, "$&\n") : "";
  const body = { ...entryView(state, entry, bytes.length), content };
  return { status: 200, body: { ...body, encoding: small ? "base64" : "none" } };
}

function entryView(state: State, entry: { path: string; mode: string; oid: string }, size: number) {
  const url = `${state.url}/repos/${fullName(state)}/contents/${entry.path}`;
  const git_url = `${state.url}/repos/${fullName(state)}/git/blobs/${entry.oid}`;
  const html_url = `${state.url}/${fullName(state)}/blob/${state.defaultBranch}/${entry.path}`;
  return {
    ...{ type: entry.mode === "040000" ? "dir" : "file", size, sha: entry.oid, path: entry.path },
    ...{ name: entry.path.replace(/^.*\//, ""), url, git_url, html_url, download_url: null },
    _links: { self: url, git: git_url, html: html_url },
  };
}
