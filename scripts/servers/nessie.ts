/** Project Nessie with its tables in memory and their files in an S3 store. */
import { answers, freePort, type Server, startProgram } from "./child.ts";
import { type Installed, nessieVersion } from "./install.ts";

export async function startNessie(
  { nessie }: Pick<Installed, "nessie">,
  folder: string,
  store: Pick<Server, "properties">,
): Promise<Server> {
  const [port, management] = [await freePort(), await freePort()];
  const uri = `http://127.0.0.1:${port}/iceberg/`;
  const settings = {
    ...{ "quarkus.http.host": "127.0.0.1", "quarkus.http.port": String(port) },
    "quarkus.management.host": "127.0.0.1",
    "quarkus.management.port": String(management),
    "nessie.version.store.type": "IN_MEMORY",
    "nessie.server.authentication.enabled": "false",
    ...storeSettings(store.properties),
  };
  const program = await startProgram({
    name: "Nessie",
    command: nessie.java,
    args: [
      ...["-Xmx512m", "-XX:+UseSerialGC"],
      ...Object.entries(settings).map(([key, value]) => `-D${key}=${value}`),
      ...["-jar", nessie.jar],
    ],
    folder,
    ready: () => answers(`${uri}v1/config`),
  });
  const { bucket: _, ...s3Properties } = store.properties;
  return {
    name: "nessie",
    version: nessieVersion,
    uri,
    properties: { ...s3Properties, api: `http://127.0.0.1:${port}/api/v2` },
    ...program,
  };
}

function storeSettings(store: Server["properties"]): {
  readonly [key: string]: string | undefined;
} {
  const s3 = "nessie.catalog.service.s3.default-options";
  return {
    "nessie.catalog.default-warehouse": "warehouse",
    "nessie.catalog.warehouses.warehouse.location": `s3://${store.bucket}/nessie`,
    [`${s3}.endpoint`]: store["s3.endpoint"],
    [`${s3}.region`]: store["s3.region"],
    [`${s3}.path-style-access`]: "true",
    [`${s3}.access-key`]: "urn:nessie-secret:quarkus:store",
    "store.name": store["s3.access-key-id"],
    "store.secret": store["s3.secret-access-key"],
  };
}
