/**
 * What a text may cost the SQL parser. Where something is wrong inside of such a word's brackets the
 * parser tries the same part once more in another sense, and so on inwards: sixty nested CASEs with a
 * mistake take it years, and nothing can stop it.
 */

/** Less than a second. What people write costs a hundredth of it. */
const MAX_EFFORT = 2 ** 19;

/** How often the parser doubles its tries of what stands in the word's brackets. */
const tries: { readonly [word: string]: number } = {
  ...{ case: 1, cast: 1, try_cast: 1, safe_cast: 1, convert: 1, try_convert: 1, not: 1 },
  ...{ ceil: 1, floor: 1, interval: 1, array: 1, struct: 1, map: 1, match: 1, prior: 1 },
  ...{ trim: 1, exists: 1, extract: 2, position: 2, substr: 2, substring: 2, overlay: 2 },
  ...{ current_date: 2, current_time: 2, current_timestamp: 2, localtime: 2, localtimestamp: 2 },
  ...{ current_user: 2, current_catalog: 2, session_user: 2, user: 2, connect_by_root: 1 },
};

/** What makes a deep tree, or many of them. */
const costs: { readonly [token: string]: number } = {
  ...{ union: 100, intersect: 100, except: 100, minus: 100, ";": 20 },
};

/** Quotes of whose ends there are more opinions than one. */
const strangeQuotes = /\w'|[$`\\]|\/\*(?:(?!\*\/).)*\/\*/s;
const quotesAndComments = /--[^\n]*|\/\*.*?(?:\*\/|$)|'[^']*(?:'|$)|"[^"]*(?:"|$)/gs;

export function isTooMuchEffort(sql: string): boolean {
  // Words in a comment count too, until there are too many of them.
  if (!exceeds(sql)) return false;
  return strangeQuotes.test(sql) || exceeds(sql.replace(quotesAndComments, " x "));
}

interface Scope {
  readonly isCase: boolean;
  /** Outside of it. */
  readonly doublings: number;
}

function exceeds(sql: string): boolean {
  const scopes: Scope[] = [];
  let [effort, doublings, run] = [0, 0, 0];
  for (const [token] of sql.matchAll(/[\p{L}\p{N}_]+|\S/gu)) {
    const word = token.toLowerCase();
    const more = Object.hasOwn(tries, word) ? (tries[word] ?? 0) : 0;
    run += more;
    if (word === "case" || "([{".includes(word)) {
      scopes.push({ isCase: word === "case", doublings });
      doublings += run;
      run = 0;
    } else if (")]}".includes(word)) {
      doublings = closed(scopes)?.doublings ?? 0;
      run = 0;
    } else if (word === "end" && scopes.at(-1)?.isCase) {
      doublings = scopes.pop()?.doublings ?? 0;
      run = 0;
    } else if (more === 0) run = 0;
    effort += 2 ** (doublings + run) + (Object.hasOwn(costs, word) ? (costs[word] ?? 0) : 0);
    if (effort > MAX_EFFORT) return true;
  }
  return false;
}

/** The bracket that ends here; a CASE inside of it that did not end was another word. */
function closed(scopes: Scope[]): Scope | undefined {
  let scope = scopes.pop();
  while (scope?.isCase) scope = scopes.pop();
  return scope;
}
