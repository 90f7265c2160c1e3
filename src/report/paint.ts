/** ANSI's colours, where they are wanted: no meaning hangs on them alone. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";
export type Paint = (style: Style, text: string) => string;

/** SGR parameters, on and off. https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
const sgr = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const satisfies Record<Style, readonly [number, number]>;

export function painter(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => {
    const [on, off] = sgr[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}
