/** A catalog that shows no table: a new one, or the wrong place that is looked into. */
import type { Finding } from "../errors.ts";

/** More say no more of which is meant. */
const shown = 3;

/** `others`: names that tables of the same database are kept under. */
export function emptyCatalog(name: string, others: readonly string[]): Finding {
  const empty = `The catalog ${name} has no table`;
  if (others.length === 0)
    return {
      code: "IB430",
      level: "notice",
      message: `${empty} yet.`,
      hint: `If there are tables in it, correct its uri or warehouse; nothing is to be done where ${name} is new.`,
    };
  const more = others.length > shown ? " and others" : "";
  return {
    code: "IB430",
    level: "warning",
    message: `${empty}, and its database has those of ${others.slice(0, shown).join(", ")}${more}.`,
    hint: `If one of these is meant, name it as catalog-name of ${name} in icebranch.yaml; nothing is to be done where ${name} is new.`,
  };
}
