/** The options behind the `?` of a database's URL, in all the spellings that libraries have for them. */
import type { Refuse, SqlUrl } from "./sql-url.ts";

export interface SqlOptions {
  /** The value of an option that goes by these names; undefined where none is there. */
  take(...names: readonly string[]): string | undefined;
  /** For yes and no as Python and Java write them. */
  takeFlag(...names: readonly string[]): boolean | undefined;
  /** Options that say nothing of a connection as icebranch makes it. */
  pass(names: readonly string[]): void;
  /** Throws IB420 where one is left: it may be what keeps a connection safe. */
  end(known: string): void;
}

export function sqlOptions({ options }: Pick<SqlUrl, "options">, refuse: Refuse): SqlOptions {
  const left = new Map(options);
  function take(...names: readonly string[]): string | undefined {
    const found = names.filter((name) => left.has(name));
    if (found.length > 1)
      return refuse(`gives one option as ${found.join(" and as ")}`, "Keep one of them.");
    const value = left.get(found[0] ?? "");
    left.delete(found[0] ?? "");
    return value;
  }
  return {
    take,
    takeFlag(...names) {
      const value = take(...names)?.toLowerCase();
      if (value === undefined) return undefined;
      if (["true", "1", "yes", "on"].includes(value)) return true;
      if (["false", "0", "no", "off"].includes(value)) return false;
      return refuse(
        `has a value of ${names[0]} that is neither yes nor no`,
        "Write true or false.",
      );
    },
    pass(names) {
      for (const name of names) left.delete(name);
    },
    end(known) {
      const [first] = left.keys();
      if (first === undefined) return;
      // A password that was not encoded may have come to stand here.
      const shown = /^[a-z][a-z_-]{1,30}$/i.test(first) ? ` ${first}` : "";
      refuse(`has an option${shown} that icebranch does not know`, `It knows ${known}.`);
    },
  };
}
