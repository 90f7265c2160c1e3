/** Loads the validators of the connectors that a project may run, and no others: each is large. */
import type { ConnectorCheck } from "../project/ingest.ts";
import { connectorCheck, type Validate } from "./check.ts";

type Compiled = typeof import("./compiled/source-faker.compiled.js");

const modules: { readonly [name: string]: () => Promise<Compiled> } = {
  "dashbook-destination-iceberg": () =>
    import("./compiled/dashbook-destination-iceberg.compiled.js"),
  "destination-iceberg": () => import("./compiled/destination-iceberg.compiled.js"),
  "destination-s3-data-lake": () => import("./compiled/destination-s3-data-lake.compiled.js"),
  "source-faker": () => import("./compiled/source-faker.compiled.js"),
  "source-file": () => import("./compiled/source-file.compiled.js"),
  "source-github": () => import("./compiled/source-github.compiled.js"),
  "source-kafka": () => import("./compiled/source-kafka.compiled.js"),
  "source-mongodb-v2": () => import("./compiled/source-mongodb-v2.compiled.js"),
  "source-mssql": () => import("./compiled/source-mssql.compiled.js"),
  "source-mysql": () => import("./compiled/source-mysql.compiled.js"),
  "source-postgres": () => import("./compiled/source-postgres.compiled.js"),
  "source-s3": () => import("./compiled/source-s3.compiled.js"),
};

/** What tells, before a spec is read, that a validator may be needed. */
const marks: { readonly [name: string]: RegExp } = {
  "dashbook-destination-iceberg": /dashbook|:sql|:file|catalog_url|catalogUrl/,
  "destination-iceberg": /catalog_config/,
  "destination-s3-data-lake": /main_branch_name|s3_bucket_name/,
};

/** `texts`: of the specs. */
export async function loadConnectorCheck(texts: readonly string[]): Promise<ConnectorCheck> {
  const needed = Object.keys(modules).filter((name) =>
    texts.some((text) => marks[name]?.test(text) ?? text.includes(name)),
  );
  const loaded = await Promise.all(needed.map((name) => modules[name]?.()));
  const all = Object.assign({}, ...loaded.map((one) => one?.validators)) as Compiled["validators"];
  return connectorCheck((id): Validate | undefined => {
    const validate = all[id];
    return validate && ((value) => (validate(value) ? [] : (validate.errors ?? [])));
  });
}
