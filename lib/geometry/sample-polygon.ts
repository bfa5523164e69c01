import type { Polygon, Ring } from "./polygon";
import { sampleLargePolygon } from "./sample-large-polygon";

/**
 * Trapezoids between two heights, left and right side straight, from south to north; seven numbers each: y and height, left and right x at the bottom, the
 * same at the top, and the area of this and all before.
 */
type Slabs = readonly number[];

const NUMBERS = 7;

/** Steps of the golden ratio fill [0, 1) more evenly than random numbers do. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const golden = (i: number) => ((i + 1) * GOLDEN) % 1;

/** Of more corners than this, trapezoids between all of them could be as many as their square. */
const LARGE_CORNERS = 5_000;

/**
 * Points spread evenly over a polygon: one in each of `count` equal shares of its area, taken from south to north, so that shares of points are
 * shares of area. The same polygon and count give the same points.
 *
 * @returns `[x0, y0, x1, y1, …]`; empty if the polygon has no area.
 */
export function samplePolygon(polygon: Polygon, count: number): Float64Array {
  const corners = polygon.reduce((sum, ring) => sum + ring.length / 2, 0);
  if (corners > LARGE_CORNERS) return sampleLargePolygon(polygon, count, golden);
  const slabs = slabsOf(polygon);
  const area = slabs.at(-1) ?? 0;
  if (!(area > 0)) return new Float64Array(0);
  const points = new Float64Array(2 * count);
  let slab = 0;
  let before = 0;
  for (let i = 0; i < count; i++) {
    const at = ((i + 0.5) / count) * area;
    while (slab + NUMBERS < slabs.length && (slabs[slab + 6] as number) < at) {
      before = slabs[slab + 6] as number;
      slab += NUMBERS;
    }
    const [left, right] = [slabs[slab + 2] as number, slabs[slab + 3] as number];
    const [leftTop, rightTop] = [slabs[slab + 4] as number, slabs[slab + 5] as number];
    const until = slabs[slab + 6] as number;
    const up = heightShare(right - left, rightTop - leftTop, until > before ? (at - before) / (until - before) : 0.5);
    const west = left + up * (leftTop - left);
    const east = right + up * (rightTop - right);
    points[2 * i] = west + golden(i) * (east - west);
    points[2 * i + 1] = (slabs[slab] as number) + up * (slabs[slab + 1] as number);
  }
  return points;
}

/** How far up a trapezoid a horizontal line leaves `share` of its area below. */
function heightShare(bottom: number, top: number, share: number): number {
  if (bottom + top <= 0) return share;
  const below = share * (bottom + top);
  const root = Math.sqrt(Math.max(0, bottom * bottom + (top - bottom) * below));
  return bottom + root === 0 ? share : Math.min(1, below / (bottom + root));
}

/** Cuts a polygon into trapezoids at the heights of its corners. */
function slabsOf(polygon: Polygon): Slabs {
  const { edges, heights } = edgesOf(polygon);
  const slabs: number[] = [];
  // offsets of the edges between two heights, and what of them orders those
  const active: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  let next = 0;
  let until = 0;
  for (let i = 0; i + 1 < heights.length; i++) {
    const [y, top] = [heights[i] as number, heights[i + 1] as number];
    if (y === top) continue;
    let kept = 0;
    for (const edge of active) if ((edges[edge + 1] as number) > y) active[kept++] = edge;
    active.length = kept;
    for (; next < edges.length && (edges[next] as number) <= y; next += 4) active.push(next);
    for (let place = 0; place < active.length; place++) {
      const edge = active[place] as number;
      const [y0, y1] = [edges[edge] as number, edges[edge + 1] as number];
      const [x0, x1] = [edges[edge + 2] as number, edges[edge + 3] as number];
      const from = x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
      const to = x0 + ((top - y0) / (y1 - y0)) * (x1 - x0);
      let at = place;
      for (; at > 0 && (lower[at - 1] as number) + (upper[at - 1] as number) > from + to; at--) {
        lower[at] = lower[at - 1] as number;
        upper[at] = upper[at - 1] as number;
      }
      lower[at] = from;
      upper[at] = to;
    }
    for (let side = 0; side + 1 < active.length; side += 2) {
      const [left, right] = [lower[side] as number, lower[side + 1] as number];
      const [leftTop, rightTop] = [upper[side] as number, upper[side + 1] as number];
      until += Math.max(0, ((right - left + rightTop - leftTop) / 2) * (top - y));
      slabs.push(y, top - y, left, right, leftTop, rightTop, until);
    }
  }
  return slabs;
}

/** Sides that rise or fall, by their lower end: its y, the upper end's, and the x of both; and the heights of all ends in order. */
function edgesOf(polygon: Polygon): { readonly edges: Float64Array; readonly heights: Float64Array } {
  const found = polygon.flatMap(risingSides);
  const count = found.length / 4;
  const order = Int32Array.from({ length: count }, (_, i) => 4 * i);
  order.sort((a, b) => (found[a] as number) - (found[b] as number));
  const edges = new Float64Array(4 * count);
  const heights = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const from = order[i] as number;
    for (let number = 0; number < 4; number++) edges[4 * i + number] = found[from + number] as number;
    heights[2 * i] = found[from] as number;
    heights[2 * i + 1] = found[from + 1] as number;
  }
  return { edges, heights: heights.sort() };
}

function risingSides(ring: Ring): number[] {
  const sides: number[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
    if (ay < by) sides.push(ay, by, ax, bx);
    else if (by < ay) sides.push(by, ay, bx, ax);
  }
  return sides;
}
