/** SeaweedFS in one process: an S3 store, and an Iceberg REST catalog that wants OAuth2. */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { answers, freePort, type Server, startProgram } from "./child.ts";
import type { Installed } from "./install.ts";

export async function startSeaweed(
  { weed }: Pick<Installed, "weed">,
  folder: string,
): Promise<Server> {
  const data = join(folder, "data");
  mkdirSync(data);
  const ports = await choosePorts();
  const s3 = `http://127.0.0.1:${ports["s3.port"]}`;
  const uri = `http://127.0.0.1:${ports["s3.port.iceberg"]}`;
  const program = await startProgram({
    name: "SeaweedFS",
    command: weed,
    args: [
      ...["mini", `-dir=${data}`, "-ip=127.0.0.1", "-ip.bind=127.0.0.1"],
      ...["-master.telemetry=false", "-bucket=warehouse", "-tableBucket=lake"],
      ...Object.entries(ports).map(([option, port]) => `-${option}=${port}`),
    ],
    folder,
    env: { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "testtest" },
    ready: async () => (await answers(`${uri}/v1/config`)) && (await answers(s3)),
  });
  return {
    name: "seaweed",
    version: version(weed),
    uri,
    properties: {
      ...{ warehouse: "s3://lake", credential: "test:testtest", bucket: "warehouse" },
      ...{ "s3.endpoint": s3, "s3.region": "us-east-1" },
      ...{ "s3.access-key-id": "test", "s3.secret-access-key": "testtest" },
    },
    ...program,
  };
}

/** Its parts talk to each other over ports too; 0 is none. */
async function choosePorts(): Promise<{ readonly [option: string]: number }> {
  const parts = ["s3", "master", "volume", "filer", "admin"];
  const options = [
    ...parts.flatMap((part) => [`${part}.port`, `${part}.port.grpc`]),
    ...["s3.port.iceberg", "webdav.port"],
  ];
  const ports = await Promise.all(
    options.map(async (option) => [option, await freePort()] as const),
  );
  return { ...Object.fromEntries(ports), "s3.port.lance": 0 };
}

/** It prints `version 8000GB 4.48 …`: how large a volume may be comes first. */
function version(weed: string): string {
  return /GB (\S+)/.exec(execFileSync(weed, ["version"], { encoding: "utf8" }))?.[1] ?? "";
}
