/** Of the commits that icebranch makes: by it a later run knows them. */
export function regenerated(path: string): string {
  return `Regenerate ${path}`;
}
