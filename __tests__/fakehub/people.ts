/** What people may do in the repository, and what GitHub says of it. */
import { failed, type Handler } from "./answer.ts";
import type { State } from "./state.ts";
import { fill, template, userView } from "./views.ts";

/** Beside GitHub's own roles an organization has some of its own making, each on top of one of these. */
export type Role =
  | "admin"
  | "maintain"
  | "write"
  | "triage"
  | "read"
  | "none"
  | { readonly name: string; readonly base: "read" | "write" };

export interface People {
  /** octocat, who does what nobody else is named for, may write; whoever is not named has no access. */
  setRole(login: string, role: Role): void;
  /** GitHub names nobody from then on for what the account did. */
  deleteAccount(login: string): void;
}

export function peopleMethods(state: State): People {
  return {
    setRole: (login, role) => state.roles.set(login, role),
    deleteAccount: (login) => state.gone.add(login),
  };
}

const permission = "get /collaborators/{username}/permission";

export const peopleHandlers: { readonly [operation: string]: Handler } = {
  async [permission]({ state, params }) {
    const login = params.username ?? "";
    if (state.gone.has(login)) return failed(404, `${login} is not a user`);
    const role = state.roles.get(login) ?? "none";
    const role_name = typeof role === "string" ? role : role.name;
    const user = { ...userView(login), role_name };
    const view = { permission: legacyRole(role), role_name, user };
    return { status: 200, body: fill(template(state, permission), view) };
  },
};

/** https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
function legacyRole(role: Role): "admin" | "write" | "read" | "none" {
  if (typeof role !== "string") return role.base;
  switch (role) {
    case "maintain":
      return "write";
    case "triage":
      return "read";
    case "admin":
    case "write":
    case "read":
    case "none":
      return role;
  }
}
