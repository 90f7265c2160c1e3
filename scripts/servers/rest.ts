/** Apache's reference of the Iceberg REST specification, over SQLite unless told otherwise. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { answers, freePort, type Server, startProgram } from "./child.ts";
import type { Installed } from "./install.ts";

/** `backend`: properties of the JdbcCatalog behind it (`uri`, `warehouse`, `jdbc.user`, …). */
export async function startRest(
  { java }: Pick<Installed, "java">,
  folder: string,
  backend: { readonly [property: string]: string } = {},
): Promise<Server> {
  const port = await freePort();
  const uri = `http://127.0.0.1:${port}`;
  const accessLog = join(folder, "access.log");
  mkdirSync(join(folder, "warehouse"), { recursive: true });
  const properties = {
    // Without a time to wait two writers at once are an error of the server's.
    uri: `jdbc:sqlite:${folder}/catalog.db?busy_timeout=30000&journal_mode=WAL&synchronous=OFF`,
    warehouse: `file://${folder}/warehouse`,
    ...backend,
  };
  const [command = "", ...args] = java;
  const program = await startProgram({
    name: "Apache's REST server",
    command,
    args: [
      ...["-Xmx768m", "-XX:+UseSerialGC", ...args, "RestServer", String(port), accessLog],
      ...Object.entries(properties).map(([key, value]) => `${key}=${value}`),
    ],
    folder,
    ready: () => answers(`${uri}/v1/config`),
  });
  return {
    name: "rest",
    version: "1.11.0",
    uri,
    properties: { "access-log": accessLog, warehouse: properties.warehouse },
    ...program,
  };
}
