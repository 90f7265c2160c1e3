/** Files of a replay that no commit came to lead to. */
import type { Finding } from "../errors.ts";
import { counted } from "./snapshot-words.ts";

/** How many of them are named: the others are in the same folder. */
const most = 10;

export function leftFiles(
  table: string,
  files: readonly string[],
  doubt: "certain" | "possible" = "certain",
): readonly Finding[] {
  if (files.length === 0) return [];
  const verb = files.length === 1 ? "belongs" : "belong";
  const what = doubt === "certain" ? `${verb} to no snapshot` : "may belong to no snapshot";
  const more = files.length > most ? ` and ${files.length - most} more` : "";
  return [
    {
      code: "IB436",
      level: "warning",
      message: `${table}: ${counted(files.length, "file")} of a replay ${what}: ${files.slice(0, most).join(", ")}${more}.`,
      hint: "They do no harm; remove them once no run is at work, by hand or with your engine's removal of orphan files.",
    },
  ];
}
