import { boxesMeet, boxOf } from "./box";
import { pointInRings } from "./point-in-rings";
import type { Line, Ring, XY } from "./polygon";

/** Metres of a line that lie inside some rings. Each piece between two crossings counts by its middle. */
export function lengthInRings(line: Line, rings: readonly Ring[]): number {
  const box = boxOf(rings);
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as XY, line[i] as XY];
    if (!boxesMeet(boxOf([Float64Array.of(...a, ...b)]), box)) continue;
    const stops = Float64Array.from([0, ...crossings(a, b, rings), 1]).sort();
    const step = Math.hypot(b[0] - a[0], b[1] - a[1]);
    for (let stop = 1; stop < stops.length; stop++) {
      const [from, to] = [stops[stop - 1] as number, stops[stop] as number];
      const middle = (from + to) / 2;
      const [x, y] = [a[0] + middle * (b[0] - a[0]), a[1] + middle * (b[1] - a[1])];
      if (to > from && pointInRings(x, y, rings)) length += (to - from) * step;
    }
  }
  return length;
}

/** Shares of the way from `a` to `b` at which it meets a ring. */
function crossings(a: XY, b: XY, rings: readonly Ring[]): number[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const found: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const px = (ring[i] as number) - a[0];
      const py = (ring[i + 1] as number) - a[1];
      const ex = (ring[i + 2] as number) - a[0] - px;
      const ey = (ring[i + 3] as number) - a[1] - py;
      const across = dx * ey - dy * ex;
      if (across === 0) continue;
      const onRing = (px * dy - py * dx) / across;
      const onLine = (px * ey - py * ex) / across;
      if (onRing >= 0 && onRing <= 1 && onLine > 0 && onLine < 1) found.push(onLine);
    }
  }
  return found;
}
