import type { Json } from "../../../iceberg/json.ts";
import type { RestConnection, RestRequest } from "../rest/connection.ts";
import type { MergeKey, NessieCommit, NessieWrites } from "./api.ts";
import { at, commitProperty, objectOf, refOf } from "./api-json.ts";
import type { NessieRef } from "./content.ts";
import { unsaid, writeOutcome } from "./refusal.ts";

export function writes(connection: RestConnection, base: string): NessieWrites {
  /** Never sent twice by the connection: whether it was done, Nessie's history tells. */
  const write = (request: Pick<RestRequest, "method" | "path" | "query" | "body">) =>
    connection.request({ ...request, path: base + request.path, repeatable: false });
  return {
    async commit(commit, changes) {
      const operations = changes.map(({ key, ...rest }) => ({ ...rest, key: { elements: key } }));
      const path = `trees/${at(commit.onto)}/history/commit`;
      const body = { commitMeta: metaOf(commit), operations } as unknown as Json;
      const answer = await write({ method: "POST", path, body });
      if (writeOutcome(answer, `a commit to ${commit.onto.name}`) === "conflict") return "conflict";
      return refOf(objectOf(answer.body).targetBranch);
    },
    async merge(commit, from, keys) {
      const path = `trees/${at(commit.onto)}/history/merge`;
      const answer = await write({ method: "POST", path, body: mergeBody(commit, from, keys) });
      const doing = `a merge into ${commit.onto.name}`;
      // Nessie refuses a key that it merged before, or left out of a merge before.
      if (answer.status === 400 && !answer.unsure) return "merged";
      if (writeOutcome(answer, doing) === "conflict") return "conflict";
      const { wasApplied, resultantTargetHash } = objectOf(answer.body);
      if (wasApplied === true) return { ...commit.onto, hash: String(resultantTargetHash) };
      // It may be an earlier try of this very merge that has brought all there.
      if (answer.unsure) throw unsaid(doing);
      return "merged";
    },
    async create({ name, type, hash }) {
      const body = { type: "DETACHED", hash };
      const answer = await write({ method: "POST", path: "trees", query: { name, type }, body });
      return writeOutcome(answer, `making ${name}`);
    },
    async assign(ref, hash) {
      const body = { type: "DETACHED", hash };
      const answer = await write({ method: "PUT", path: `trees/${at(ref)}`, body });
      return writeOutcome(answer, `moving ${ref.name}`);
    },
    async remove(ref) {
      const answer = await write({ method: "DELETE", path: `trees/${at(ref)}` });
      return writeOutcome(answer, `removing ${ref.name}`);
    },
  };
}

/**
 * NORMAL lets a key be new only; FORCE with what is expected is a compare-and-swap, where NORMAL
 * would refuse what an undo has put back. Without dry run: 0.99 merges in earnest where that is asked
 * for as its OpenAPI description says (`dryRun`), and what cannot be merged whole changes nothing.
 */
function mergeBody(commit: NessieCommit, from: NessieRef, keys: readonly MergeKey[]): Json {
  const modes = keys.map(({ key, expected }) => ({
    key: { elements: key },
    ...(expected === undefined
      ? { mergeBehavior: "NORMAL" }
      : { mergeBehavior: "FORCE", expectedTargetContent: expected }),
  }));
  return {
    ...{ fromRefName: from.name, fromHash: from.hash, commitMeta: metaOf(commit) },
    ...{ defaultKeyMergeMode: "DROP", keyMergeModes: modes },
  };
}

function metaOf({ message, name }: NessieCommit): Json {
  return { message, properties: { [commitProperty]: name } };
}
