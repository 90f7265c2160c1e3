/** A secret in what would be written and committed stops the run: a rewrite would break the file instead. */
import type { Finding } from "../errors.ts";
import { secretValues } from "../project/expand.ts";
import { locationAt } from "../project/finding.ts";
import { pathBelow } from "../project/paths.ts";
import type { Config } from "../project/project.ts";
import { valueOffset } from "../redact.ts";
import { secretShape } from "../secret-shapes.ts";
import type { World } from "../world.ts";

export function secretsInFile(world: World, text: string, file: string): readonly Finding[] {
  const { config, headConfig, dir } = world;
  if (config.allowedLiterals?.includes(pathBelow(file, dir) ?? "")) return [];
  const offset =
    valueOffset(text, [...valuesOf(config, world), ...valuesOf(headConfig, world)]) ??
    secretShape(text)?.offset;
  if (offset === undefined) return [];
  return [
    {
      ...{ code: "IB305", level: "error", ...locationAt(file, text, offset) },
      message: "The file would have a secret in it, written out.",
      hint: "Take it out of the file that it comes from, or of this one where somebody wrote it here.",
    },
  ];
}

/** The id of an access key opens nothing, and specs may have it. */
function valuesOf(config: Config, { ports }: World): readonly string[] {
  const env = Object.entries(ports.env).filter(([name]) => !name.endsWith("ACCESS_KEY_ID"));
  return secretValues(config, Object.fromEntries(env));
}
