/** Git allows `$(…)` in a branch's name: what a shell would read as more than text is quoted. */
export function shellWord(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
