import type { Finding } from "../errors.ts";
import type { Config } from "../project/project.ts";
import type { Plan } from "./plan.ts";

/**
 * An error where the workflow file would name a data branch and a catalog is Nessie, which takes an
 * Iceberg branch without a word and writes to the default branch. `config`: what the file is made from.
 */
export function nessieTarget(config: Config, catalogs: Plan["catalogs"]): readonly Finding[] {
  const known = Object.entries(config.catalogs).map(([name, { type }]) => ({ name, type }));
  const nessie = [...catalogs, ...known].find(({ type }) => type === "nessie");
  if (config.workflow.target !== "head" || nessie === undefined) return [];
  return [
    {
      code: "IB420",
      level: "error",
      file: config.file,
      message: `The workflow file would name the data branch as an Iceberg branch, and ${nessie.name} is Nessie: a sync would replace the rows of main.`,
      hint: "Set workflow.target to base; docs/catalogs/nessie.md has how connectors reach a data branch.",
    },
  ];
}
