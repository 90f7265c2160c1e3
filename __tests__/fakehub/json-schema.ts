/** Checking values against GitHub's schemas. */
import { Ajv2019, type ErrorObject, type ValidateFunction } from "ajv/dist/2019.js";
import formats from "ajv-formats";
import type { JsonObject } from "./extract.ts";

/** `schemas` are found below `ID#/components/schemas/`. */
export function schemaChecker(id: string, schemas: JsonObject): Ajv2019 {
  // `inlineRefs: false` compiles what many schemas share once.
  const options = { strict: false, allErrors: true, inlineRefs: false, verbose: true };
  const ajv = new Ajv2019({ ...options, logger: false });
  formats.default(ajv);
  ajv.addSchema({ $id: id, components: { schemas } });
  return ajv;
}

/** For what comes as text: a path's or query's parameters. */
export function textChecker(): Ajv2019 {
  const ajv = new Ajv2019({ strict: false, coerceTypes: "array", logger: false });
  formats.default(ajv);
  return ajv;
}

export function errorsOf(validate: ValidateFunction, value: unknown): readonly ErrorObject[] {
  return validate(value) ? [] : (validate.errors ?? []).filter((error) => !isGap(error));
}

/** GitHub answers null for a head repository that is gone; its descriptions do not say so. */
function isGap({ instancePath, data }: ErrorObject): boolean {
  return data === null && instancePath.endsWith("/head/repo");
}
