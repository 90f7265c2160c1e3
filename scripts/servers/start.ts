/** All servers that tests run against, started once for all test files. */
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Server } from "./child.ts";
import type { Installed } from "./install.ts";
import { startMariadb } from "./mariadb.ts";
import { startMoto } from "./moto.ts";
import { startNessie } from "./nessie.ts";
import { startPostgres } from "./postgres.ts";
import { startRest } from "./rest.ts";
import { startSeaweed } from "./seaweed.ts";

export const serverNames = ["postgres", "mariadb", "rest", "seaweed", "moto", "nessie"] as const;
export type ServerName = (typeof serverNames)[number];

/** How many test files run at once: half of their time they wait for servers. */
export const filesAtOnce = 3;
/** Nessie's branches are the whole server's, so each test file has one for itself. */
export const nessieNames = Array.from({ length: filesAtOnce }, (_, index) => `nessie-${index + 1}`);

export interface RunningServers extends AsyncDisposable {
  readonly servers: readonly Server[];
}

/** `folder` is there, and whoever runs a database may enter it. */
export async function startServers(
  installed: Installed,
  folder: string,
  names: readonly ServerName[],
): Promise<RunningServers> {
  chmodSync(folder, 0o755);
  const own = (name: string) => {
    const path = join(folder, name);
    mkdirSync(path);
    return path;
  };
  const once = <T>(make: () => Promise<T>) => {
    let made: Promise<T> | undefined;
    return () => (made ??= make());
  };
  const moto = once(() => startMoto(installed, own("moto")));
  const nessie = async (name: string) => {
    const store = await moto();
    return { ...(await startNessie(installed, own(name), store)), name };
  };
  const start: { readonly [name in ServerName]: () => readonly Promise<Server>[] } = {
    postgres: () => [startPostgres(installed, own("postgres"))],
    mariadb: () => [startMariadb(installed, own("mariadb"))],
    rest: () => [startRest(installed, own("rest"))],
    seaweed: () => [startSeaweed(installed, own("seaweed"))],
    moto: () => [moto()],
    nessie: () => nessieNames.map(nessie),
  };
  const started = names.flatMap((name) => start[name]());
  const settled = await Promise.allSettled(started);
  const servers = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const stop = async () => {
    await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  };
  const failed = settled.find((one) => one.status === "rejected");
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return { servers, [Symbol.asyncDispose]: stop };
}
