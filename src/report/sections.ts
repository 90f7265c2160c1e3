/** A page of sections that keeps to a limit by leaving out whole items, the least important first. */

export interface Section {
  /** What stands before the first item; left out together with the last one. */
  readonly open: string;
  /** Whole lines, most important first. */
  readonly items: readonly string[];
  readonly close: string;
  /** What stands for `number` items that found no room. */
  readonly leftOut: (number: number) => string;
  /** 0 gets room first. */
  readonly rank: number;
  /** How much of the page it may take, of 1, while others find no room; all of it unless given. */
  readonly share?: number;
}

/**
 * The sections in their order, joined by empty lines, in at most `limit` bytes of UTF-8: GitHub
 * counts characters in one place and bytes in another, and there are never more characters than
 * bytes. Holds as long as what stands for the left out items fits.
 */
export function fit(sections: readonly Section[], limit: number): string {
  let room = limit - sections.reduce((sum, section) => sum + size(render(section, 0)) + 2, 0);
  const given = new Map<Section, { number: number; cost: number }>();
  for (const isSharing of [true, false])
    for (const section of sections.toSorted((a, b) => a.rank - b.rank)) {
      room += given.get(section)?.cost ?? 0;
      const part = isSharing ? Math.min(room, limit * (section.share ?? 1)) : room;
      const most = mostItems(section, part);
      given.set(section, most);
      room -= most.cost;
    }
  const texts = sections.map((section) => render(section, given.get(section)?.number ?? 0));
  return `${texts.filter((text) => text !== "").join("\n\n")}\n`;
}

/** How many items fit into `room` bytes beyond what the section needs without any. */
function mostItems(section: Section, room: number): { number: number; cost: number } {
  const { items, open, close, leftOut } = section;
  const least = size(render(section, 0));
  const whole = size(render(section, items.length)) - least;
  if (whole <= room) return { number: items.length, cost: whole };
  // The sentence for the left out is never longer than for all of them.
  let cost = size(open) + size(close) + size(leftOut(items.length)) + 4 - least;
  for (const [number, item] of items.entries()) {
    const next = cost + size(item) + 1;
    if (next > room) return { number, cost: number === 0 ? 0 : cost };
    cost = next;
  }
  return { number: items.length, cost: whole };
}

function render({ open, items, close, leftOut }: Section, number: number): string {
  if (items.length === 0) return "";
  const left = items.length - number;
  const frame = (line: string) => (line === "" ? [] : [line]);
  const shown = [...frame(open), ...items.slice(0, number), ...frame(close)].join("\n");
  const paragraphs = [...(number === 0 ? [] : [shown]), ...(left === 0 ? [] : [leftOut(left)])];
  return paragraphs.join("\n\n");
}

function size(text: string): number {
  return new TextEncoder().encode(text).length;
}
