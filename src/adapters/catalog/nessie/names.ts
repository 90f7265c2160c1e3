/** What Nessie takes as the name of a branch. */
import { IcebranchError } from "../../../errors.ts";
import type { NessieRef } from "./content.ts";
import { ledgerBranch } from "./ledger.ts";

/** `Reference.name` in Nessie's OpenAPI description; 0.99 also refuses these words and what looks like a hash. */
const legal = /^[A-Za-z](?:(?:(?!\.\.)[A-Za-z0-9./_-])*[A-Za-z0-9_-])?$/;
const taken = /^(head|detached|[0-9a-f]{8,64})$/i;

/** Throws IB605. */
export function requireBranchName(name: string, defaultBranch: string): void {
  const isFree = name !== defaultBranch && name !== ledgerBranch;
  if (isFree && legal.test(name) && !taken.test(name)) return;
  throw new IcebranchError("IB605", `No data branch on Nessie can be called ${name}.`, {
    hint: "Nessie's names begin with a letter and have letters, digits, and . / _ - in them, but no two dots in a row, and neither dot nor slash at the end: rename the git branch, or name the data branch with --branch.",
  });
}

/** One tag of Nessie keeps all tables of one of its commits, whatever tags of tables it stands for. */
export function keeperOf({ hash }: Pick<NessieRef, "hash">): string {
  return `icebranch-kept-${hash.slice(0, 16)}`;
}

/** A run that was killed may leave one that the ledger does not know. */
export function isKeeper({ name, type }: NessieRef): boolean {
  return type === "TAG" && /^icebranch-kept-[0-9a-f]{16}$/.test(name);
}
