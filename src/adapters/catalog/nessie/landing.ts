/** Moving one branch of Nessie: the one request that decides, and the making of one before it. */
import type { NessieCommit } from "./api.ts";
import { type Key, keyText, type NessieRef, tableContent } from "./content.ts";
import type { Means, Move } from "./move.ts";
import { moved, unsupported } from "./refusal.ts";
import { make } from "./write-ledger.ts";

/** Throws IB411 where somebody has made a branch of that name meanwhile. */
export async function makeBranch(means: Means, made: NessieRef): Promise<void> {
  if ((await make(means, made)) === "conflict")
    throw moved(`Somebody made the Nessie branch ${made.name} in between.`);
}

/** Answers where the branch is then. Throws IB411 where somebody was there first: nothing was changed. */
export async function carryOut(means: Means, move: Move, message: string): Promise<NessieRef> {
  const { api } = means;
  const { how, sign } = move;
  const commit: NessieCommit = { onto: how.ref, message, name: sign.commit };
  switch (how.kind) {
    case "made":
      return how.ref;
    case "whole":
      if ((await api.assign(how.ref, how.to)) === "done") return { ...how.ref, hash: how.to };
      throw moved(`Somebody wrote to the Nessie branch ${how.ref.name} in between.`);
    case "commit": {
      const answer = await api.commit(commit, how.changes);
      if (answer !== "conflict") return answer;
      throw await conflict(means, move, how.ref);
    }
    case "merge": {
      const answer = await api.merge(commit, how.from, how.keys);
      if (typeof answer !== "string") return answer;
      if (answer === "conflict") throw await conflict(means, move, how.ref);
      throw unsupported(
        `Nessie merges a new table from a branch once, and has merged ${how.from.name} into ${how.ref.name} already.`,
        "Run the connectors on the data branch again: what they write can be merged.",
      );
    }
  }
}

/** Which of the tables moved: Nessie names them in a sentence only. */
async function conflict({ api, reader }: Means, { tables }: Move, was: NessieRef) {
  const view = await reader.view(true);
  const is = was.name === view.main.name ? view.main : view.others.get(was.name);
  if (is === undefined) return moved(`The Nessie branch ${was.name} was removed in between.`);
  const [before, after] = await Promise.all([api.contents(was, tables), api.contents(is, tables)]);
  const location = (from: typeof before, key: Key) =>
    tableContent(from.get(keyText(key)))?.metadataLocation;
  const others = tables.filter((key) => location(before, key) !== location(after, key));
  const names = others.map((key) => key.join(".")).join(", ");
  return moved(
    `${names === "" ? "A table" : names} is not as it was planned: somebody wrote to it on the Nessie branch ${was.name}.`,
  );
}
