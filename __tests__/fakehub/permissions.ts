/**
 * What each token may do. GitHub's table is
 * https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps; the repository
 * is thought to be private, so that nothing can be read without a permission.
 */
export type Access = "read" | "write";

/** By GitHub's own names; what is not named may not be touched. `metadata` can always be read. */
export interface Permissions {
  readonly [scope: string]: Access;
}

/** GITHUB_TOKEN of a run, an installation token of a GitHub App, a person's personal access token. */
export type TokenKind = "actions" | "app" | "pat";

export interface Token {
  readonly kind: TokenKind;
  /** As REST spells it: a bot's ends in `[bot]`. */
  readonly login: string;
  /** A personal access token has all of them. */
  readonly permissions: Permissions;
}

/** `scope=access`; all of an inner list are needed, any of the outer one is enough. */
export type Needs = readonly (readonly [scope: string, access: Access])[];

const writing: Permissions = {
  contents: "write",
  checks: "write",
  issues: "write",
  pull_requests: "write",
};

/** What a run for a fork or for Dependabot gets, whatever its workflow asks for. */
const reading: Permissions = {
  contents: "read",
  checks: "read",
  issues: "read",
  pull_requests: "read",
};

/** What a hub knows unless a test names its own. */
export const defaultTokens: { readonly [secret: string]: Token } = {
  ghs_actions: { kind: "actions", login: "github-actions[bot]", permissions: writing },
  ghs_fork: { kind: "actions", login: "github-actions[bot]", permissions: reading },
  ghs_app: { kind: "app", login: "icebranch-app[bot]", permissions: writing },
  ghp_person: { kind: "pat", login: "octocat", permissions: {} },
};

export function may(token: Token, scope: string, access: Access): boolean {
  if (token.kind === "pat") return true;
  if (scope === "metadata") return access === "read";
  const has = token.permissions[scope];
  return has === "write" || has === access;
}

export function mayAny(token: Token, needs: Needs): boolean {
  return needs.some(([scope, access]) => may(token, scope, access));
}

/** The permissions of which one is enough for an operation of the REST API. */
export function needsOf(method: string, path: string): Needs {
  const access = method === "get" ? "read" : "write";
  if (path === "/repos/{owner}/{repo}" || path.includes("/collaborators/"))
    return [["metadata", "read"]];
  if (path.includes("/check-runs")) return [["checks", access]];
  if (path.includes("/comments"))
    return [
      ["issues", access],
      ["pull_requests", access],
    ];
  if (path.includes("/pulls")) return [["pull_requests", access]];
  return [["contents", access]];
}

/** The header that GitHub sends with a refusal. */
export function acceptedPermissions(needs: Needs): string {
  return needs.map(([scope, access]) => `${scope}=${access}`).join("; ");
}
