import type { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import type { ConnectionOptions } from "node:tls";
import pg from "pg";
import type { Place } from "./place.ts";
import type { PostgresAddress } from "./sql-address-postgres.ts";
import type { Answer, Link } from "./sql-connection.ts";
import type { Statement } from "./sql-driver.ts";
import { readTlsFiles, tlsAttempts } from "./sql-tls.ts";

export const noChannelBinding = "no channel binding";

export async function postgresLinks(
  address: PostgresAddress,
  place: Place,
): Promise<readonly (() => Link)[]> {
  const host = address.host ?? socketFolder(address.port) ?? "localhost";
  // Nothing is encrypted on the way to a socket of this machine.
  if (host.startsWith("/")) return [() => linkTo(address, host, false)];
  const files = await readTlsFiles(address.tls, place);
  const tls: ConnectionOptions =
    address.tls.mode === "verify-full" ? files : { ...files, checkServerIdentity: () => undefined };
  return tlsAttempts(address.tls).map(
    (way) => () => linkTo(address, host, way === "tls" ? { ...tls } : false),
  );
}

/** Where Debian's and others' servers listen. */
function socketFolder(port: number): string | undefined {
  return ["/var/run/postgresql", "/tmp"].find((folder) =>
    existsSync(join(folder, `.s.PGSQL.${port}`)),
  );
}

function linkTo(address: PostgresAddress, host: string, ssl: ConnectionOptions | false): Link {
  const user = address.user ?? userInfo().username;
  const client = new pg.Client({
    host,
    port: address.port,
    user,
    // A function, so that neither PGPASSWORD nor a file of passwords is looked for.
    password: () => address.password ?? "",
    database: address.database ?? user,
    ssl,
    sslnegotiation: "postgres",
    application_name: address.applicationName,
    enableChannelBinding: address.channelBinding !== "disable",
    keepAlive: true,
    // What does not depend on an answer is sent without waiting for it.
    pipeline: true,
  });
  // What it was not given `pg` takes from the environment, so that PGOPTIONS would choose the schema.
  const { connectionParameters } = client as unknown as { readonly connectionParameters: object };
  Object.assign(connectionParameters, { options: address.options, replication: undefined });
  // One that ends while nothing is asked of it says so here, and to whoever asks next.
  client.on("error", () => undefined);
  catchGarbage(client);
  if (address.channelBinding === "require") requireChannelBinding(client);
  const run = async ({ sql, parameters }: Statement): Promise<Answer> => {
    const { rows, rowCount, command } = await client.query(numbered(sql), [...parameters]);
    if (sql === "commit" && command !== "COMMIT") throw new Error("it was rolled back");
    return { rows, changes: rowCount ?? 0 };
  };
  return {
    async open() {
      await client.connect();
    },
    run,
    async read(statement) {
      const say = (sql: string) => client.query(sql);
      const [, answer] = await Promise.all([
        say("begin transaction read only"),
        run(statement),
        say("commit"),
      ]);
      return answer;
    },
    close: () => client.end(),
    cut: () => void client.connection.stream.destroy(),
  };
}

export const garbage = "no messages of PostgreSQL";

/** `pg` reads an answer where nobody can catch what it throws at one that is no such message. */
function catchGarbage({ connection }: pg.Client): void {
  const listening = connection as unknown as { attachListeners(stream: Duplex): void };
  const attach = listening.attachListeners.bind(connection);
  listening.attachListeners = (stream) => {
    attach(stream);
    for (const read of stream.listeners("data")) {
      stream.removeListener("data", read as () => void);
      stream.on("data", (bytes) => {
        try {
          read.call(stream, bytes);
        } catch {
          stream.destroy(new Error(garbage));
        }
      });
    }
  };
}

/** `pg` binds a login where the server offers it, and logs in otherwise where not: that is cut off before it. */
function requireChannelBinding({ connection }: pg.Client): void {
  const events: EventEmitter = connection;
  let isBound = false;
  events.on("authenticationSASL", ({ mechanisms }: { readonly mechanisms: readonly string[] }) => {
    isBound = mechanisms.includes("SCRAM-SHA-256-PLUS");
  });
  for (const step of [
    "authenticationSASL",
    "authenticationCleartextPassword",
    "authenticationMD5Password",
    "authenticationOk",
  ])
    events.on(step, () => {
      if (!isBound) connection.stream.destroy(new Error(noChannelBinding));
    });
}

function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll("?", () => `$${++count}`);
}
