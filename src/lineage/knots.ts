/**
 * Groups of nodes that all lead to each other: Tarjan's strongly connected components, without
 * those of a single node that does not lead to itself. One pass, no recursion: views may be
 * chained by the thousand. https://doi.org/10.1137/0201010
 */
export function knots(
  ids: readonly string[],
  next: (id: string) => readonly string[],
): readonly (readonly string[])[] {
  const search: Search = {
    order: new Map(),
    low: new Map(),
    open: [],
    isOpen: new Set(),
    found: [],
  };
  for (const id of ids) if (!search.order.has(id)) walk(search, id, next);
  return search.found.filter(
    ([id, ...others]) => others.length > 0 || (id && next(id).includes(id)),
  );
}

interface Search {
  /** When each node was first seen. */
  readonly order: Map<string, number>;
  /** The earliest open node that each leads to. */
  readonly low: Map<string, number>;
  readonly open: string[];
  readonly isOpen: Set<string>;
  readonly found: string[][];
}

function walk(search: Search, root: string, next: (id: string) => readonly string[]): void {
  const path = [enter(search, root, next)];
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const child = step.rest.next();
    if (child.done) {
      path.pop();
      leave(search, step.id);
      const parent = path.at(-1);
      if (parent !== undefined) lower(search, parent.id, search.low.get(step.id));
    } else if (!search.order.has(child.value)) path.push(enter(search, child.value, next));
    else if (search.isOpen.has(child.value)) lower(search, step.id, search.order.get(child.value));
  }
}

function enter(search: Search, id: string, next: (id: string) => readonly string[]) {
  search.order.set(id, search.order.size);
  search.low.set(id, search.order.size - 1);
  search.open.push(id);
  search.isOpen.add(id);
  return { id, rest: next(id).values() };
}

/** A node that leads to none before it closes a group: all that was opened since. */
function leave(search: Search, id: string): void {
  if (search.low.get(id) !== search.order.get(id)) return;
  const group = search.open.splice(search.open.lastIndexOf(id));
  for (const member of group) search.isOpen.delete(member);
  search.found.push(group);
}

function lower(search: Search, id: string, to: number | undefined): void {
  const low = search.low.get(id);
  if (to !== undefined && low !== undefined && to < low) search.low.set(id, to);
}
