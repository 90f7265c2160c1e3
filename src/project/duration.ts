/** Durations as people write them: `14d`, `12h`. */

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Milliseconds; undefined where the text is no duration, or none at all. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined || !(unit in unitMs)) return undefined;
  return Number(count) * unitMs[unit as keyof typeof unitMs] || undefined;
}
