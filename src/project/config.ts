/** The one configuration of a project, in either of its two spellings. */
import type { Finding } from "../errors.ts";
import { dashtoolConfig } from "./dashtool-config.ts";
import type { Document, Reading } from "./document.ts";
import { errorAt, startOf } from "./finding.ts";
import { icebranchConfig } from "./icebranch-config.ts";
import type { Config } from "./project.ts";
import { type Shape, shapeOf } from "./shape.ts";

export const DASHTOOL_CONFIG = "dashtool.json";
export const ICEBRANCH_CONFIG = "icebranch.yaml";

/** No value where something in it is wrong: half a configuration would point at the wrong lakehouse. */
export function readConfig(document: Document, dialect: Config["dialect"]): Reading<Config> {
  const findings: Finding[] = [];
  const shape = shapeOf(document, findings);
  const value = shape && parse(shape, dialect);
  const broken = findings.some(({ level }) => level === "error");
  return { value: broken ? undefined : value, findings };
}

function parse(shape: Shape, dialect: Config["dialect"]): Config | undefined {
  switch (dialect) {
    case "dashtool":
      return dashtoolConfig(shape);
    case "icebranch":
      return icebranchConfig(shape);
  }
}

/** Which of the two would be meant is not for us to guess. */
export function twoConfigs(files: readonly string[]): readonly Finding[] {
  if (files.length < 2) return [];
  const message = `A project has one configuration, this one has ${files.join(" and ")}.`;
  const hint = `Move what ${DASHTOOL_CONFIG} says to ${ICEBRANCH_CONFIG}, or remove the latter.`;
  return files.map((file) => errorAt(startOf(file), "IB604", message, hint));
}
