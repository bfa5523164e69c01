import { boxOf } from "./box";
import { corridorGround } from "./corridor";
import { distanceToRings } from "./distance-to-rings";
import type { Line, MultiPolygon, Polygon, Ring } from "./polygon";
import { area, difference, intersection, union } from "./polygon-boolean";

/** What is closed between two grounds reaches this far into both, metres, so that it grows into one with them. */
const INTO_M = 0.001;

/** Two grounds as one, null where they are none. `apartM` is how far they were from each other, `closedM2` the ground between them that was put in. */
export type MergedGrounds = {
  readonly ground: MultiPolygon | null;
  readonly apartM: number;
  readonly closedM2: number;
};

/**
 * Makes one ground of two that overlap, share an edge, or lie near each other: then what is narrower than `mostApart` between them is put in.
 *
 * @param a - As for `union`, like `b`; metres.
 * @param mostApart - Metres, > 0.
 * @returns No ground where they are farther from each other.
 */
export function mergeGrounds(a: MultiPolygon, b: MultiPolygon, mostApart: number): MergedGrounds {
  const [first, second] = [union(a), union(b)];
  const together = union([...first, ...second]);
  if (isOne(together, first, second)) return { ground: together, apartM: 0, closedM2: 0 };
  const apartM = Math.min(distanceFrom(first, second), distanceFrom(second, first));
  if (apartM > mostApart) return { ground: null, apartM, closedM2: 0 };
  const ground = union([...together, ...between(first, second, mostApart)]);
  if (!isOne(ground, first, second)) return { ground: null, apartM, closedM2: 0 };
  return { ground, apartM, closedM2: area(ground) - area(together) };
}

function isOne(together: MultiPolygon, a: MultiPolygon, b: MultiPolygon): boolean {
  return together.length < a.length + b.length;
}

/** How far the corners of one ground are from the other, metres; between grounds that do not meet, a corner of one of them is nearest. */
function distanceFrom(a: MultiPolygon, b: MultiPolygon): number {
  const rings = b.flat();
  let nearest = Infinity;
  for (const ring of a.flat()) {
    for (let i = 0; i + 1 < ring.length; i += 2)
      nearest = Math.min(nearest, distanceToRings(ring[i] as number, ring[i + 1] as number, rings));
  }
  return nearest;
}

/** The ground between two, where it is narrower than `width`: both are widened by half of that and narrowed again, and what touches both of what came of it stays. */
function between(a: MultiPolygon, b: MultiPolygon, width: number): MultiPolygon {
  const near = nearBoth(a, b, 4 * width);
  const [first, second] = [intersection(a, near), intersection(b, near)];
  const both = union([...first, ...second]);
  // As much more as roundings of the grid could make of the widest that is to be closed.
  const reach = width + 2 * INTO_M;
  const wide = union([...both, ...alongEdges(both, reach)]);
  const narrow = difference(wide, alongEdges(wide, reach));
  const pieces = difference(narrow, both).map((piece) => union([piece, ...alongEdges([piece], 2 * INTO_M)]));
  const touches = (piece: MultiPolygon, one: MultiPolygon) => intersection(piece, one).length > 0;
  return pieces.filter((piece) => touches(piece, first) && touches(piece, second)).flat();
}

/** The box around all that can lie between two grounds, a margin wider, metres. */
function nearBoth(a: MultiPolygon, b: MultiPolygon, margin: number): MultiPolygon {
  const [one, other] = [boxOf(a.flat()), boxOf(b.flat())];
  const [west, south] = [Math.max(one[0], other[0]) - margin, Math.max(one[1], other[1]) - margin];
  const [east, north] = [Math.min(one[2], other[2]) + margin, Math.min(one[3], other[3]) + margin];
  return [[Float64Array.of(west, south, east, south, east, north, west, north, west, south)]];
}

/** The ground within half a width of the edges of a ground. */
function alongEdges(ground: MultiPolygon, width: number): MultiPolygon {
  return corridorGround(ground.flatMap((polygon: Polygon) => polygon.map((ring) => ({ line: lineOf(ring), width }))));
}

function lineOf(ring: Ring): Line {
  return Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] as number, ring[2 * i + 1] as number]);
}
