import type { Polygon } from "./polygon";

/** Heights at which a polygon is cut into strips, about. */
const STRIPS = 2_000;

/** A side that is not level, from south to north; `gain` is 1 where the inside lies west of it, -1 where it lies east. */
type Side = {
  readonly y0: number;
  readonly y1: number;
  readonly x0: number;
  readonly x1: number;
  readonly gain: number;
};

/**
 * Points spread over a polygon of very many corners, as `samplePolygon` does, but by strips of equal numbers of corners instead of a trapezoid between
 * each corner and the next: its cost is that of the sides that the strips and the points meet.
 *
 * @param polygon - Outer ring counter-clockwise, holes clockwise, closed.
 * @param golden - Where on the line through the polygon the i-th point lies, as a share of its length inside.
 */
export function sampleLargePolygon(polygon: Polygon, count: number, golden: (i: number) => number): Float64Array {
  const sides = sidesOf(polygon).sort((a, b) => a.y0 - b.y0);
  const heights = stripHeights(sides);
  const until = stripAreas(sides, heights);
  const area = until.at(-1) ?? 0;
  if (!(area > 0)) return new Float64Array(0);
  const points = new Float64Array(2 * count);
  let active: Side[] = [];
  let [next, strip] = [0, 0];
  for (let i = 0; i < count; i++) {
    const at = ((i + 0.5) / count) * area;
    while (strip < until.length - 1 && (until[strip] as number) < at) strip++;
    const before = strip === 0 ? 0 : (until[strip - 1] as number);
    const gained = (until[strip] as number) - before;
    const share = gained > 0 ? (at - before) / gained : 0.5;
    const [low, high] = [heights[strip] as number, heights[strip + 1] as number];
    const y = low + Math.min(1, Math.max(0, share)) * (high - low);
    for (; next < sides.length && (sides[next] as Side).y0 <= y; next++) active.push(sides[next] as Side);
    active = active.filter(({ y1 }) => y1 > y);
    points[2 * i] = placeInside(Float64Array.from(active, (side) => xAt(side, y)).sort(), golden(i));
    points[2 * i + 1] = y;
  }
  return points;
}

function sidesOf(polygon: Polygon): Side[] {
  const sides: Side[] = [];
  for (const ring of polygon) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
      if (ay < by) sides.push({ y0: ay, y1: by, x0: ax, x1: bx, gain: 1 });
      else if (by < ay) sides.push({ y0: by, y1: ay, x0: bx, x1: ax, gain: -1 });
    }
  }
  return sides;
}

function stripHeights(sides: readonly Side[]): Float64Array {
  const all = Float64Array.from(new Set(sides.flatMap(({ y0, y1 }) => [y0, y1]))).sort();
  const stride = Math.max(1, Math.floor(all.length / STRIPS));
  return all.filter((_, i) => i % stride === 0 || i === all.length - 1);
}

/** Area of each strip and all before it, m²: what lies west of sides that run north, less what lies west of those that run south, from the westernmost corner on. */
function stripAreas(sides: readonly Side[], heights: Float64Array): Float64Array {
  const areas = new Float64Array(Math.max(0, heights.length - 1));
  const west = sides.reduce((least, { x0, x1 }) => Math.min(least, x0, x1), Infinity);
  let first = 0;
  for (const side of sides) {
    while (first + 1 < areas.length && (heights[first + 1] as number) <= side.y0) first++;
    for (let strip = first; strip < areas.length && (heights[strip] as number) < side.y1; strip++) {
      const low = Math.max(side.y0, heights[strip] as number);
      const high = Math.min(side.y1, heights[strip + 1] as number);
      const width = (xAt(side, low) + xAt(side, high)) / 2 - west;
      areas[strip] = (areas[strip] as number) + side.gain * width * (high - low);
    }
  }
  for (let strip = 1; strip < areas.length; strip++)
    areas[strip] = (areas[strip - 1] as number) + Math.max(0, areas[strip] as number);
  return areas;
}

function xAt({ y0, y1, x0, x1 }: Side, y: number): number {
  return x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
}

/** The x at a share of what lies inside between crossings, from west to east. */
function placeInside(crossings: Float64Array, share: number): number {
  let width = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) width += (crossings[i + 1] as number) - (crossings[i] as number);
  let left = share * width;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const piece = (crossings[i + 1] as number) - (crossings[i] as number);
    if (left <= piece) return (crossings[i] as number) + left;
    left -= piece;
  }
  return crossings.at(-1) ?? 0;
}
