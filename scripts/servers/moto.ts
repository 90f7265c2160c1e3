/** moto: a second, independent S3 store. */
import { answers, freePort, type Server, startProgram } from "./child.ts";
import type { Installed } from "./install.ts";

export async function startMoto(
  { moto }: Pick<Installed, "moto">,
  folder: string,
): Promise<Server> {
  const port = await freePort();
  const uri = `http://127.0.0.1:${port}`;
  const program = await startProgram({
    name: "moto",
    command: moto,
    args: ["-H", "127.0.0.1", "-p", String(port)],
    folder,
    ready: () => answers(`${uri}/moto-api/`),
  });
  const made = await fetch(`${uri}/warehouse`, { method: "PUT" });
  if (!made.ok) throw new Error(`moto makes no bucket: ${made.status}`);
  return {
    name: "moto",
    version: "5.2.5",
    uri,
    properties: {
      ...{ bucket: "warehouse", "s3.endpoint": uri, "s3.region": "us-east-1" },
      ...{ "s3.access-key-id": "test", "s3.secret-access-key": "testtest" },
    },
    ...program,
  };
}
