import type { Polygon } from "./polygon";
import { sampleLargePolygon } from "./sample-large-polygon";

/** A trapezoid between two heights, left and right side straight. */
type Slab = {
  readonly y: number;
  readonly height: number;
  /** Left and right x at the bottom and at the top. */
  readonly sides: readonly [left: number, right: number, leftTop: number, rightTop: number];
  /** Area of this and all slabs before. */
  readonly until: number;
};

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
  const area = slabs.at(-1)?.until ?? 0;
  if (!(area > 0)) return new Float64Array(0);
  const points = new Float64Array(2 * count);
  let slab = 0;
  let before = 0;
  for (let i = 0; i < count; i++) {
    const at = ((i + 0.5) / count) * area;
    while (slab < slabs.length - 1 && (slabs[slab] as Slab).until < at) before = (slabs[slab++] as Slab).until;
    const { y, height, sides, until } = slabs[slab] as Slab;
    const up = heightShare(
      sides[1] - sides[0],
      sides[3] - sides[2],
      until > before ? (at - before) / (until - before) : 0.5,
    );
    const left = sides[0] + up * (sides[2] - sides[0]);
    const right = sides[1] + up * (sides[3] - sides[1]);
    points[2 * i] = left + golden(i) * (right - left);
    points[2 * i + 1] = y + up * height;
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

/** Cuts a polygon into trapezoids at the heights of its corners, from south to north. */
function slabsOf(polygon: Polygon): Slab[] {
  const edges = polygon.flatMap((ring) => {
    const found: { y0: number; y1: number; x0: number; x1: number }[] = [];
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
      if (ay < by) found.push({ y0: ay, y1: by, x0: ax, x1: bx });
      else if (by < ay) found.push({ y0: by, y1: ay, x0: bx, x1: ax });
    }
    return found;
  });
  edges.sort((a, b) => a.y0 - b.y0);
  const heights = Float64Array.from(new Set(edges.flatMap(({ y0, y1 }) => [y0, y1]))).sort();
  const slabs: Slab[] = [];
  let active: typeof edges = [];
  let next = 0;
  let until = 0;
  for (let i = 0; i + 1 < heights.length; i++) {
    const [y, top] = [heights[i] as number, heights[i + 1] as number];
    active = active.filter(({ y1 }) => y1 > y);
    for (let edge = edges[next]; edge && edge.y0 <= y; edge = edges[next]) {
      active.push(edge);
      next++;
    }
    const crossings = active
      .map(({ y0, y1, x0, x1 }) => {
        const at = (height: number) => x0 + ((height - y0) / (y1 - y0)) * (x1 - x0);
        return [at(y), at(top)] as const;
      })
      .sort((a, b) => a[0] + a[1] - b[0] - b[1]);
    for (let side = 0; side + 1 < crossings.length; side += 2) {
      const [left, right] = [crossings[side], crossings[side + 1]] as [
        readonly [number, number],
        readonly [number, number],
      ];
      until += Math.max(0, ((right[0] - left[0] + right[1] - left[1]) / 2) * (top - y));
      slabs.push({ y, height: top - y, sides: [left[0], right[0], left[1], right[1]], until });
    }
  }
  return slabs;
}
