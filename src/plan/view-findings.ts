import type { Finding } from "../errors.ts";
import type { TypedView } from "../lineage/view-columns.ts";
import type { ViewContext } from "./view-context.ts";

/** Before the merge it may be news; after it every run would tell it again. */
export function noViews(
  catalog: string,
  why: string,
  { isForecast }: Pick<ViewContext, "isForecast">,
): Finding {
  return {
    code: "IB431",
    level: isForecast ? "warning" : "notice",
    message: `No view is made in the catalog ${catalog}: ${why}.`,
    hint: "The graph counts the views all the same; keep them in a catalog that has views (sql, rest), or do nothing.",
  };
}

/** Before the merge somebody can give it another name; after it, all else goes on. */
export function foreignView(
  { id, file }: Pick<TypedView, "id" | "file">,
  why: string,
  { isForecast }: Pick<ViewContext, "isForecast">,
): Finding {
  return {
    ...{ code: "IB433", level: isForecast ? "error" : "warning" },
    ...{ file, line: 1, column: 1 },
    message: `The view ${id} is not made: ${why}.`,
    hint: "Give the file another name, or take out of the catalog what has it.",
  };
}

export function notKnown({ id, file }: Pick<TypedView, "id" | "file">): Finding {
  return {
    ...{ code: "IB434", level: "notice", file, line: 1, column: 1 },
    message: `The view ${id} is not made yet: its columns are not known.`,
    hint: "It is made by the run after the first sync of the tables that it reads.",
  };
}

export function isLeft(
  { id, file }: Pick<TypedView, "id" | "file">,
  why: "newer" | "undone" | "adopted",
): Finding {
  const at = { code: "IB434", level: "notice", file, line: 1, column: 1 } as const;
  switch (why) {
    case "newer":
      return {
        ...at,
        message: `The view ${id} stays as it is: a later commit than this run's has written it.`,
        hint: "Nothing is to be done; the run of the latest commit tells what it says.",
      };
    case "undone":
      return {
        ...at,
        message: `The view ${id} stays as undo left it.`,
        hint: "Revert the change in git, or change its SQL to have it published again.",
      };
    case "adopted":
      return {
        ...at,
        message: `The view ${id} was made by dashtool, and is kept by icebranch from now on.`,
        hint: "Nothing is to be done.",
      };
  }
}

/** What a view reads was not published: it would promise columns that are not there. */
export function viewWaits(view: string, on: readonly string[]): Finding {
  return {
    code: "IB434",
    level: "warning",
    message: `The view ${view} stays as it is: ${on.join(", ")} ${on.length === 1 ? "was" : "were"} not published.`,
    hint: "The next run on the production branch goes on with it once that is mended.",
  };
}
