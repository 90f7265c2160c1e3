/** Commits to a REST catalog: sent, read back, and never believed without a look. */
import { concurrently } from "../../../concurrently.ts";
import { IcebranchError } from "../../../errors.ts";
import { brokenCommit } from "../../../iceberg/broken-commit.ts";
import { brokenRequirement } from "../../../iceberg/commit.ts";
import type { Json } from "../../../iceberg/json.ts";
import { findRef, tableName } from "../../../iceberg/refs.ts";
import type { LoadedTable, TableCommit } from "../../../iceberg/table-metadata.ts";
import { untaken } from "../../../iceberg/untaken.ts";
import { afterGoingBack, commitInTurn, notDone, pause, type Trodden } from "../in-turn.ts";
import { notAsPlanned } from "../not-as-planned.ts";
import type { RestAnswer, RestConnection } from "./connection.ts";
import { idempotencyKeys } from "./idempotency.ts";
import type { Paths } from "./paths.ts";
import type { Reading } from "./reading.ts";
import { errorType, isUnknown, notTogether, unknown } from "./refusal.ts";

export interface RestCommits {
  /** As the server says; known not to be so once it has refused a transaction. */
  atomic(): boolean;
  commit(commits: readonly TableCommit[]): Promise<readonly LoadedTable[]>;
}

/** What came of one request. `unsure`: an earlier try of it may have been carried out. */
type Sent = { readonly unsure: boolean } & (
  | { readonly kind: "done" }
  | { readonly kind: "conflict" }
  /** The server has no multi-table commit. */
  | { readonly kind: "absent" }
  | { readonly kind: "refused" | "unknown"; readonly error: IcebranchError }
);

type Tables = readonly (LoadedTable | undefined)[];

/** How often the same commit is sent where it was not done, and would still be right. */
const triesOf = { conflict: 5, refused: 1, unknown: 3 } as const;

export function restCommits(
  connection: RestConnection,
  paths: Paths,
  tables: Reading,
): RestCommits {
  let transactions = connection.endpoints.has("POST /v1/{prefix}/transactions/commit");
  const keys = idempotencyKeys(connection.keyLifetimeMs);
  /** What was sent is there by now, perhaps: where nothing can be read, nobody knows. */
  const readBack = async (commits: readonly TableCommit[], sent: Sent): Promise<Tables> => {
    try {
      return await concurrently(commits, (commit) => tables.load(commit.identifier));
    } catch (error) {
      if (sent.kind !== "done" && !sent.unsure) throw error;
      throw unknown(connection.name, "its tables cannot be read back");
    }
  };
  const oneByOne = {
    load: tables.load,
    async commitOne(commit: TableCommit): Promise<LoadedTable> {
      const [table] = await send([commit]);
      return table ?? missing(commit);
    },
  };

  /** The tables as they are once the commit is done, or looks like it. Throws IB411, IB412, IB420. */
  async function send(commits: readonly TableCommit[]): Promise<Tables> {
    const key = keys();
    let unsure = false;
    for (let tries = 1; ; tries++) {
      const sent = await post(connection, paths, commits, key.current()).catch((error) => {
        // That this try was not made says nothing of the one before it.
        const isOpen = unsure && error instanceof IcebranchError;
        throw isOpen ? unknown(connection.name, "a later try was not made") : error;
      });
      if (sent.kind === "absent") {
        if (unsure) throw unknown(connection.name, "and then that it has none of several tables");
        transactions = false;
        throw notTogether(connection.name);
      }
      unsure ||= sent.unsure;
      const now = await readBack(commits, sent);
      if (sent.kind === "done") return now;
      const fates = commits.map((commit, index) => fateOf(commit, now[index]));
      if (unsure && fates.includes("unclear"))
        throw unknown(connection.name, "it shows a part of it, and somebody has written since");
      if (unsure && fates.includes("taken")) return now;
      throwIfChanged(commits, now, sent.kind === "refused");
      if (tries >= triesOf[sent.kind]) throw givenUp(connection.name, sent, unsure);
      if (sent.kind === "conflict") key.renew();
      await pause(tries);
    }
  }

  /** One request for all; what the server left out is done one by one, or all is put back. */
  async function together(commits: readonly TableCommit[]): Promise<readonly LoadedTable[]> {
    const before = await concurrently(commits, ({ identifier }) => tables.lastSeen(identifier));
    const now = await send(commits);
    const left = commits.filter((commit, index) => untaken(commit, now[index]).length > 0);
    const finished =
      left.length === 0 ? [] : await commitInTurn(left, oneByOne, path(commits, before, left));
    return commits.map(
      (commit, index) => finished[left.indexOf(commit)] ?? now[index] ?? missing(commit),
    );
  }

  async function single(commit: TableCommit): Promise<LoadedTable> {
    const before = await tables.lastSeen(commit.identifier);
    const table = await oneByOne.commitOne(commit);
    const left = untaken(commit, table);
    if (left.length === 0) return table;
    // Half of a commit is worse than none: a receipt of what was never published.
    throw await afterGoingBack(notDone(left), path([commit], [before], [commit]), oneByOne);
  }

  return {
    atomic: () => transactions,
    async commit(commits) {
      const [first] = commits;
      if (first === undefined) return [];
      if (commits.length === 1) return [await single(first)];
      return transactions ? together(commits) : commitInTurn(commits, oneByOne);
    },
  };
}

/** `left`: the commits that their tables do not show, or not whole. */
function path(
  commits: readonly TableCommit[],
  before: Tables,
  left: readonly TableCommit[],
): readonly Trodden[] {
  return commits.flatMap((commit, index) => {
    const table = before[index];
    return table === undefined ? [] : [{ commit, before: table, took: !left.includes(commit) }];
  });
}

/** `unclear`: it shows a part of the commit, and somebody has written to it. */
type Fate = "taken" | "as planned" | "changed" | "unclear";

function fateOf(commit: TableCommit, table: LoadedTable | undefined): Fate {
  const left = untaken(commit, table).length;
  if (left === 0) return "taken";
  // Nobody else writes a snapshot with our files.
  const added = commit.updates.filter(({ action }) => action === "add-snapshot");
  const missing = untaken({ ...commit, updates: added }, table).length;
  if (missing < added.length) return "unclear";
  if (brokenRequirement(table?.metadata, commit.requirements) === undefined) return "as planned";
  return added.length === 0 && left < commit.updates.length ? "unclear" : "changed";
}

/** Throws IB411. `refused`: some servers refuse to remove a ref that is gone already. */
function throwIfChanged(commits: readonly TableCommit[], now: Tables, refused: boolean): void {
  for (const [index, commit] of commits.entries()) {
    const { identifier, updates } = commit;
    const metadata = now[index]?.metadata;
    const gone = updates
      .filter((one) => one.action === "remove-snapshot-ref")
      .find((one) => metadata !== undefined && findRef(metadata, one["ref-name"]) === undefined);
    const broken =
      brokenCommit(metadata, commit) ??
      (refused && gone !== undefined ? `${gone["ref-name"]} is gone` : undefined);
    if (broken !== undefined) throw notAsPlanned(identifier, broken);
  }
}

async function post(
  connection: RestConnection,
  paths: Paths,
  commits: readonly TableCommit[],
  key: string | undefined,
): Promise<Sent> {
  const [one] = commits;
  const alone = commits.length === 1 && one !== undefined;
  try {
    const answer = await connection.request({
      ...{ method: "POST", repeatable: false },
      path: alone ? paths.table(one.identifier) : paths.at("transactions/commit"),
      body: alone ? bodyOf(one) : { "table-changes": commits.map(bodyOf) },
      ...(key === undefined ? {} : { headers: { "idempotency-key": key } }),
    });
    return sentOf(answer, alone, connection);
  } catch (error) {
    if (isUnknown(error)) return { kind: "unknown", unsure: true, error };
    throw error;
  }
}

/** `components/schemas/CommitTableRequest`; numbers of 64 bits stay exact. */
function bodyOf({ identifier, requirements, updates }: TableCommit): Json {
  const { namespace, name } = identifier;
  return { identifier: { namespace, name }, requirements, updates } as unknown as Json;
}

function sentOf(answer: RestAnswer, alone: boolean, connection: RestConnection): Sent {
  const { status, body, foreign, unsure } = answer;
  const type = errorType(body) ?? "";
  if (status < 300 && !foreign) return { kind: "done", unsure };
  if (status < 300 || status >= 500 || status === 408)
    if (!(status === 501 || /Unsupported|NotImplemented/.test(type)))
      return { kind: "unknown", unsure: true, error: unknown(connection.name, `HTTP ${status}`) };
  if (status === 409 || (status === 404 && (alone || /NoSuch/.test(type))))
    return { kind: "conflict", unsure };
  if (!alone && ([404, 405, 501].includes(status) || /Unsupported|NotImplemented/.test(type)))
    return unsure
      ? { kind: "unknown", unsure, error: unknown(connection.name, `HTTP ${status}`) }
      : { kind: "absent", unsure };
  return { kind: "refused", unsure, error: refusedCommit(answer, connection) };
}

function refusedCommit(answer: RestAnswer, connection: RestConnection): IcebranchError {
  const said = connection.describe(answer);
  if (answer.status === 429)
    return new IcebranchError("IB410", `The catalog ${connection.name} is too busy (${said}).`, {
      hint: "Run again later: nothing was changed.",
    });
  return new IcebranchError("IB420", `The catalog ${connection.name} refuses a commit (${said}).`, {
    hint: "Nothing was changed; look into the server's log for what it does not take.",
  });
}

function missing(commit: TableCommit): never {
  throw new IcebranchError("IB411", `${tableName(commit.identifier)} is gone.`, {
    hint: "Plan again.",
  });
}

/** What an earlier try asked for may still be done, and then needs its files: no later answer settles that. */
function givenUp(
  catalog: string,
  sent: Exclude<Sent, { readonly kind: "done" | "absent" }>,
  unsure: boolean,
): IcebranchError {
  if (sent.kind === "unknown") return sent.error;
  if (unsure) return unknown(catalog, "an earlier try may still be carried out");
  return sent.kind === "conflict" ? tooBusy(catalog) : sent.error;
}

function tooBusy(catalog: string): IcebranchError {
  return new IcebranchError(
    "IB411",
    `The catalog ${catalog} was changed by others ${triesOf.conflict} times while this commit was tried.`,
    { hint: "Run again when fewer writers are at work: nothing was changed." },
  );
}
