/** A closed ring of node ids, first repeated last, in no particular direction. */
export type NodeRing = readonly number[];

/**
 * Closed rings from the ways of one area. Every stretch between two nodes counts once; a stretch that stands twice
 * (a border that two parts share) belongs to the inside and is dropped. Rings are cut where they touch themselves, so each is simple in its nodes.
 *
 * @param ways - Node ids along each way, at any cut and in any direction.
 * @returns The rings, or null when some end stays open.
 */
export function assembleRings(ways: readonly (readonly number[])[]): NodeRing[] | null {
  const neighbours = neighboursOf(stretches(ways));
  for (const list of neighbours.values()) if (list.length % 2 === 1) return null;

  const rings: NodeRing[] = [];
  for (const start of neighbours.keys()) {
    while ((neighbours.get(start)?.length ?? 0) > 0) rings.push(...ringsFrom(start, neighbours));
  }
  return rings;
}

/** Stretches that stand an odd number of times, as pairs of node ids. */
function stretches(ways: readonly (readonly number[])[]): Iterable<readonly [number, number]> {
  const odd = new Map<string, readonly [number, number]>();
  for (const way of ways) {
    for (const [i, b] of way.entries()) {
      const a = way[i - 1];
      if (a === undefined || a === b) continue;
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      if (!odd.delete(key)) odd.set(key, [a, b]);
    }
  }
  return odd.values();
}

function neighboursOf(pairs: Iterable<readonly [number, number]>): Map<number, number[]> {
  const neighbours = new Map<number, number[]>();
  const link = (from: number, to: number) => {
    const list = neighbours.get(from);
    if (list) list.push(to);
    else neighbours.set(from, [to]);
  };
  for (const [a, b] of pairs) {
    link(a, b);
    link(b, a);
  }
  return neighbours;
}

/** Walks unused stretches until back at `start`; each time the path meets itself, the loop comes off as a ring of its own. */
function ringsFrom(start: number, neighbours: Map<number, number[]>): NodeRing[] {
  const rings: NodeRing[] = [];
  const path = [start];
  const placeOf = new Map([[start, 0]]);
  for (let here = start; ; ) {
    const next = neighbours.get(here)?.pop();
    if (next === undefined) return rings;
    const back = neighbours.get(next);
    back?.splice(back.indexOf(here), 1);
    const seenAt = placeOf.get(next);
    if (seenAt === undefined) {
      placeOf.set(next, path.length);
      path.push(next);
    } else {
      rings.push([...path.slice(seenAt), next]);
      for (const node of path.splice(seenAt + 1)) placeOf.delete(node);
    }
    here = next;
  }
}
