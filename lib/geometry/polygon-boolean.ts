import { type Inside, overlay } from "./overlay";
import type { MultiPolygon, Polygon, Ring } from "./polygon";
import { reversed } from "./reversed";
import { polygonArea, signedArea } from "./ring-area";

/**
 * Corners are rounded to this grid, a power of two so that rounding, moving and scaling are exact: 1/65536 m. A corner moves by at most 0.011 mm,
 * an edge that is cut by as much again. What comes out lies on the grid, so that feeding it in again moves nothing, and edges that two shapes
 * were given in common by an earlier operation are still the same edge in the next.
 */
export const STEP_M = 2 ** -16;

/** Farthest a coordinate may lie from the first: far beyond any city, and within what the sweep computes exactly. */
const FARTHEST_M = 1e7;

/**
 * Area in m²: each outer ring less its holes, whatever their orientation.
 *
 * @param polygons - Rings that do not cross, of polygons that do not overlap.
 */
export function area(polygons: MultiPolygon): number {
  return polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
}

/**
 * Everything that lies in at least one of the polygons. They may overlap, touch, repeat each other and cross themselves: of a ring that
 * crosses itself every enclosed piece counts.
 *
 * @param polygons - `[outer, ...holes]` each, metres, rings in any orientation.
 * @returns Disjoint polygons, outer rings counter-clockwise, holes clockwise, on a grid of 1/65536 m. No area: an empty list.
 * @throws {RangeError} if a coordinate is not a finite number, or lies more than 10⁷ m from the first.
 */
export function union(polygons: readonly Polygon[]): MultiPolygon {
  refuseFar(polygons);
  // Lobes of a crossing ring turn both ways; beside an overlapping neighbour their windings would cancel out.
  const alone = polygons.length <= 1;
  const rings = polygons.flatMap((polygon) => {
    const oriented = orientedRings(polygon);
    return alone || isConvex(oriented) ? oriented : enclosed(oriented).flat();
  });
  return enclosed(rings);
}

/** What of `a` does not lie in `b`. Each as for {@link union}, but without overlaps within one list; throws like it. */
export function difference(a: MultiPolygon, b: MultiPolygon): MultiPolygon {
  return combined(a, b, (cover, at) => cover[at] !== 0 && cover[at + 1] === 0);
}

/** What lies in both. Each as for {@link union}, but without overlaps within one list; throws like it. */
export function intersection(a: MultiPolygon, b: MultiPolygon): MultiPolygon {
  return combined(a, b, (cover, at) => cover[at] !== 0 && cover[at + 1] !== 0);
}

function combined(a: MultiPolygon, b: MultiPolygon, inside: Inside): MultiPolygon {
  refuseFar([...a, ...b]);
  const covers = [a, b].map((polygons, channel) => ({ channel, rings: polygons.flatMap(orientedRings) }));
  return overlay(covers, 2, STEP_M).region(inside);
}

/** What rings go round, in whatever direction. */
function enclosed(rings: readonly Ring[]): MultiPolygon {
  return overlay([{ channel: 0, rings }], 1, STEP_M).region((cover, at) => cover[at] !== 0);
}

/** The rings of one polygon, outer counter-clockwise and holes clockwise, so that the cover is 1 inside and 0 in holes. */
function orientedRings(polygon: Polygon): Ring[] {
  return polygon.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : reversed(ring)));
}

function refuseFar(polygons: readonly Polygon[]): void {
  const [originX = 0, originY = 0] = polygons[0]?.[0] ?? [];
  for (const ring of polygons.flat()) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x, y] = [ring[i] as number, ring[i + 1] as number];
      if (!(Math.abs(x - originX) <= FARTHEST_M && Math.abs(y - originY) <= FARTHEST_M)) {
        throw new RangeError(`a coordinate must be a number within 10⁷ m of the first, got [${x}, ${y}]`);
      }
    }
  }
}

/** Whether a counter-clockwise ring turns left only, and only once round: such a ring cannot cross itself. */
function isConvex([outer, ...holes]: readonly Ring[]): boolean {
  if (!outer || holes.length > 0) return false;
  let [turns, before] = [0, 0];
  const corners = outer.length / 2 - 1;
  for (let i = 0; i < corners; i++) {
    const [ax, ay] = [outer[2 * i] as number, outer[2 * i + 1] as number];
    const [bx, by] = [outer[2 * i + 2] as number, outer[2 * i + 3] as number];
    const next = 2 * ((i + 2) % corners);
    const [cx, cy] = [outer[next] as number, outer[next + 1] as number];
    if ((bx - ax) * (cy - by) < (by - ay) * (cx - bx)) return false;
    const side = Math.sign(bx - ax) || Math.sign(by - ay);
    if (side !== before && before !== 0) turns += 1;
    before = side;
  }
  return turns <= 2;
}
