import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { destinations, sources } from "../../src/connectors/catalogue.ts";
import type { Connector } from "../../src/connectors/connector.ts";

interface Made {
  readonly path: string;
  readonly text: string;
}

const header =
  "// Made by scripts/connectors.ts from the schemas in src/connectors: change those.\n";

export function compiledConnectors(): readonly Made[] {
  return [...sources, ...destinations].map(compiled);
}

function compiled({ name, specifications }: Connector): Made {
  const ajv = new Ajv({
    ...{ allErrors: true, messages: false, strictRequired: false },
    keywords: ["airbyte_secret"],
    schemas: specifications.map(({ id, schema }) => ({ $id: id, ...schema })),
    code: { source: true, esm: true },
  });
  const names = specifications.map(({ id }) => [id.replaceAll("-", "_"), id] as const);
  const code = standalone.default(ajv, Object.fromEntries(names));
  if (code.includes("require(")) throw new Error(`${name} needs a part of ajv at run time.`);
  const members = names.map(([local, id]) => `"${id}": ${local}`).join(", ");
  const text = `${header}${code.replaceAll("export const ", "const ")}\nexport const validators = { ${members} };\n`;
  return { path: `src/connectors/compiled/${name}.compiled.js`, text };
}
