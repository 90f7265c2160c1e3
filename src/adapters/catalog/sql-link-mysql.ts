import { isIP, type Socket } from "node:net";
import { userInfo } from "node:os";
import { type ConnectionOptions, createConnection, type ResultSetHeader } from "mysql2";
import type { Place } from "./place.ts";
import type { MysqlAddress } from "./sql-address-mysql.ts";
import type { Answer, Link } from "./sql-connection.ts";
import type { Row, Statement } from "./sql-driver.ts";
import { readTlsFiles, tlsAttempts } from "./sql-tls.ts";
import type { Tell } from "./sql-trouble.ts";

type Ssl = Exclude<ConnectionOptions["ssl"], string | undefined>;

/**
 * What is too long is an error and not cut off; what only looks can change nothing, and sees what is
 * there now and not what was when a transaction began that nobody asked for; no wait for a lock is long.
 */
const setUp = [
  "set session autocommit = 1, session completion_type = 0",
  "set session sql_mode = 'STRICT_ALL_TABLES', session innodb_lock_wait_timeout = 10",
  "set session transaction read only",
];

export async function mysqlLinks(
  address: MysqlAddress,
  place: Place,
  tell: Tell,
): Promise<readonly (() => Link)[]> {
  const { tls, socket, host } = address;
  // Nothing is encrypted on the way to a socket of this machine.
  if (socket !== undefined) return [() => linkTo(address, undefined)];
  const isFull = tls.mode === "verify-full";
  if (isFull && isIP(host ?? ""))
    throw tell(
      "IB420",
      "has an IP address for its host, and a certificate is checked for a name",
      "Write the host's name, or ask for VERIFY_CA.",
    );
  const ssl = { ...(await readTlsFiles(tls, place)), verifyIdentity: isFull };
  return tlsAttempts(tls).map(
    (way) => () => linkTo(address, way === "tls" ? { ...ssl } : undefined),
  );
}

function linkTo(address: MysqlAddress, ssl: Ssl | undefined): Link {
  const { host, port, socket, database, password, user } = address;
  const connection = createConnection({
    host: host ?? "localhost",
    port,
    user: user ?? userInfo().username,
    password: password ?? "",
    database,
    ...(socket === undefined ? {} : { socketPath: socket }),
    ...(ssl === undefined ? {} : { ssl }),
    // A server may ask a client for its files.
    flags: ["-LOCAL_FILES"],
    maxPreparedStatements: 16,
    // Ours is the only clock: it ends what is under way, too.
    connectTimeout: 0,
  });
  connection.on("error", () => undefined);
  const run = ({ sql, parameters }: Statement) =>
    new Promise<Answer>((done, failed) => {
      const answer = (error: Error | null, result: unknown) =>
        error === null ? done(answerOf(result)) : failed(error);
      if (parameters.length === 0) connection.query(sql, answer);
      else connection.execute(sql, [...parameters] as string[], answer);
    });
  return {
    async open() {
      await new Promise<void>((done, failed) =>
        connection.connect((error) => (error === null ? done() : failed(error))),
      );
      for (const sql of setUp) await run({ sql, parameters: [] });
    },
    run,
    read: run,
    close: () =>
      new Promise((done, failed) =>
        connection.end((error) => (error == null ? done() : failed(error))),
      ),
    cut() {
      connection.destroy();
      (connection as unknown as { readonly stream: Socket }).stream.destroy();
    },
  };
}

function answerOf(result: unknown): Answer {
  return Array.isArray(result)
    ? { rows: result as Row[], changes: 0 }
    : { rows: [], changes: (result as ResultSetHeader).affectedRows };
}
