/** What REST shows of git: commits, files that differ, comparisons. */
import type { JsonObject } from "./extract.ts";
import { fullName, type State } from "./state.ts";
import { fill, template } from "./views.ts";

export async function commitView(state: State, oid: string): Promise<JsonObject> {
  const { author, committer, tree, parents, message } = await readCommit(state, oid);
  const api = `${state.url}/repos/${fullName(state)}`;
  const { files, stats, ...example } = template(state, "get /commits/{ref}");
  return fill(example, {
    ...{ sha: oid, url: `${api}/commits/${oid}`, html_url: `${state.url}/commit/${oid}` },
    parents: parents.map((parent) => parentView(state, parent)),
    commit: {
      ...{ author, committer, message, url: `${api}/git/commits/${oid}` },
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
      verification: verification(state, oid),
    },
  });
}

/** As the endpoints below `/git` have it. */
export async function gitCommitView(state: State, oid: string): Promise<JsonObject> {
  const { author, committer, tree, parents, message } = await readCommit(state, oid);
  const api = `${state.url}/repos/${fullName(state)}`;
  return fill(template(state, "post /git/commits"), {
    ...{ sha: oid, author, committer, message, url: `${api}/git/commits/${oid}` },
    tree: { sha: tree, url: `${api}/git/trees/${tree}` },
    parents: parents.map((parent) => parentView(state, parent)),
    verification: verification(state, oid),
  });
}

function parentView(state: State, sha: string): JsonObject {
  const url = `${state.url}/repos/${fullName(state)}/git/commits/${sha}`;
  return { sha, url, html_url: `${state.url}/${fullName(state)}/commit/${sha}` };
}

function verification(state: State, oid: string): JsonObject {
  const verified = state.verified.has(oid);
  return {
    ...{ verified, reason: verified ? "valid" : "unsigned" },
    signature: verified ? "-----BEGIN PGP SIGNATURE-----" : null,
    payload: verified ? `commit ${oid}` : null,
    verified_at: verified ? "2024-01-01T00:00:00Z" : null,
  };
}

async function readCommit(state: State, oid: string) {
  const format = "--format=%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%T%n%P%n%B";
  const lines = (await state.repository.git("show", "-s", format, oid)).split("\n");
  const [an = "", ae = "", ad = "", cn = "", ce = "", cd = "", tree = "", parents = ""] = lines;
  return {
    author: { name: an, email: ae, date: utc(ad) },
    committer: { name: cn, email: ce, date: utc(cd) },
    ...{ tree, parents: parents.split(" ").filter((id) => id !== "") },
    message: lines.slice(8).join("\n").trimEnd(),
  };
}

function utc(date: string): string {
  return new Date(date).toISOString().replace(".000Z", "Z");
}

const statuses: { readonly [letter: string]: string } = {
  A: "added",
  M: "modified",
  D: "removed",
  R: "renamed",
  C: "copied",
  T: "changed",
};

/** Three processes, however many files differ. */
export async function fileViews(state: State, range: readonly string[]): Promise<JsonObject[]> {
  const { git } = state.repository;
  const raw = (await git("diff", "--raw", "-z", "-M", "--no-abbrev", ...range)).split("\0");
  const patches = (await git("diff", "-M", ...range)).split(/^(?=diff --git )/m);
  const views: JsonObject[] = [];
  for (let at = 0; raw[at]?.startsWith(":") === true; ) {
    const [, , was = "", now = "", status = ""] = (raw[at] ?? "").slice(1).split(" ");
    const renamed = /^[RC]/.test(status);
    const previous = renamed ? { previous_filename: raw[at + 1] ?? "" } : {};
    const filename = raw[at + (renamed ? 2 : 1)] ?? "";
    at += renamed ? 3 : 2;
    views.push({
      ...{ sha: status === "D" ? was : now, filename, status: statuses[status[0] ?? ""] },
      ...fileUrls(state, filename),
      ...patchView(patches[views.length] ?? ""),
      ...previous,
    });
  }
  return views;
}

function fileUrls(state: State, filename: string): JsonObject {
  const path = filename.split("/").map(encodeURIComponent).join("/");
  const page = `${state.url}/${fullName(state)}`;
  return {
    ...{ blob_url: `${page}/blob/${path}`, raw_url: `${page}/raw/${path}` },
    contents_url: `${state.url}/repos/${fullName(state)}/contents/${path}`,
  };
}

function patchView(patch: string): JsonObject {
  const start = patch.indexOf("\n@@");
  const hunks = start < 0 ? "" : patch.slice(start + 1).replace(/\n$/, "");
  const additions = hunks.match(/^\+/gm)?.length ?? 0;
  const deletions = hunks.match(/^-/gm)?.length ?? 0;
  const shown = hunks === "" ? {} : { patch: hunks };
  return { additions, deletions, changes: additions + deletions, ...shown };
}

/** undefined where the two have no ancestor in common. */
export async function compareView(
  state: State,
  base: string,
  head: string,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<{ readonly view: JsonObject; readonly commits: number } | undefined> {
  const { repository: git } = state;
  const mergeBase = (await git.attempt("merge-base", base, head))?.split("\n")[0];
  if (mergeBase === undefined) return undefined;
  const count = async (range: string) => Number(await git.git("rev-list", "--count", range));
  const ahead = await count(`${base}..${head}`);
  const behind = await count(`${head}..${base}`);
  const list = await git.git("rev-list", "--reverse", "--topo-order", `${base}..${head}`);
  const shown = list
    .split("\n")
    .filter((oid) => oid !== "")
    .slice((page - 1) * perPage, page * perPage);
  const { files, ...example } = template(state, "get /compare/{basehead}");
  const view = {
    ...example,
    base_commit: await commitView(state, base),
    merge_base_commit: await commitView(state, mergeBase),
    ...{ status: statusOf(ahead, behind), ahead_by: ahead, behind_by: behind },
    ...{
      total_commits: ahead,
      commits: await Promise.all(shown.map((oid) => commitView(state, oid))),
    },
    files: page > 1 ? [] : (await fileViews(state, [mergeBase, head])).slice(0, 300),
  };
  return { view, commits: ahead };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? "diverged" : "ahead";
  return behind > 0 ? "behind" : "identical";
}
