/**
 * Compiles a schema that somebody else wrote and judges by it, in a thread that can be ended: a
 * pattern may take for ever, and nothing else stops it.
 */
import { parentPort } from "node:worker_threads";
import { Ajv, type Options } from "ajv";
import type { SchemaCase, Verdict } from "../../schema-port.ts";

/** Of one configuration a person reads no more, and what is sent back is bounded. */
const MAX_ERRORS = 200;

const options: Options = {
  ...{ strict: false, allErrors: true, validateFormats: false, logger: false },
  code: { regExp: Object.assign(lenientPattern, { code: "lenientPattern" }) },
};

/** Java and Python read patterns that JavaScript does not: such a one is not asked. */
function lenientPattern(pattern: string): { test(text: string): boolean } {
  for (const flags of ["u", ""])
    try {
      return new RegExp(pattern, flags);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  return { test: () => true };
}

function judge({ schema, values }: SchemaCase): Verdict {
  try {
    const validate = new Ajv(options).compile(JSON.parse(schema));
    const errors = values.map((value) => {
      if (validate(JSON.parse(value))) return [];
      return (validate.errors ?? []).slice(0, MAX_ERRORS).map((error) => ({
        ...{ instancePath: error.instancePath, schemaPath: error.schemaPath },
        ...{ keyword: error.keyword, params: error.params },
      }));
    });
    return { kind: "judged", errors };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "unusable", why: why.slice(0, 200) };
  }
}

parentPort?.on("message", (one: SchemaCase) => parentPort?.postMessage(judge(one)));
parentPort?.postMessage("ready");
