import type { Ring } from "./polygon";
import { sortByKey } from "./sort-by-key";
import { sweepSegments } from "./sweep-segments";

/**
 * Whether closed rings share no point, neither with themselves nor with one another, but for the corners between their own sides. Exact, in O(n log n)
 * however many boxes of sides overlap; sides have length.
 */
export function ringsAreApart(rings: readonly Ring[]): boolean {
  const count = rings.reduce((sum, ring) => sum + ring.length / 2 - 1, 0);
  const [x, y, from, to] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let at = 0;
  for (const ring of rings) {
    const first = at;
    for (let i = 0; i + 3 < ring.length; i += 2, at++) {
      x[at] = ring[i] as number;
      y[at] = ring[i + 1] as number;
    }
    for (let corner = first; corner < at; corner++) {
      const next = corner + 1 < at ? corner + 1 : first;
      const isForward =
        x[corner] === x[next]
          ? (y[corner] as number) < (y[next] as number)
          : (x[corner] as number) < (x[next] as number);
      from[corner] = isForward ? corner : next;
      to[corner] = isForward ? next : corner;
    }
  }
  if (hasPointTwice(x, y)) return false;
  const swept = sweepSegments({
    channels: 0,
    rise: new Int32Array(0),
    points: { size: count, firsts: () => x, seconds: () => y },
    segments: { size: count, firsts: () => from, seconds: () => to },
    isLive: () => true,
  });
  return swept !== null;
}

function hasPointTwice(x: Float64Array, y: Float64Array): boolean {
  const order = sortByKey(x);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && x[order[end] as number] === x[order[start] as number]) end++;
    const column = Float64Array.from(order.subarray(start, end), (point) => y[point] as number).sort();
    if (column.some((height, i) => i > 0 && height === column[i - 1])) return true;
    start = end;
  }
  return false;
}
