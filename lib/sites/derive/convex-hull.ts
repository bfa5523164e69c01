import { orient2d } from "robust-predicates";
import { ring } from "@/lib/geometry/corridor";
import type { Polygon, XY } from "@/lib/geometry/polygon";

/** The smallest convex polygon around some points, counter-clockwise; empty if they lie on one line. Andrew's monotone chain. */
export function convexHull(points: readonly XY[]): Polygon {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const hull = [...chain(sorted), ...chain(sorted.toReversed())];
  return hull.length < 3 ? [] : ring(...hull);
}

/** One side of the hull from its first to its last point, without the last. */
function chain(points: readonly XY[]): XY[] {
  const kept: XY[] = [];
  for (const point of points) {
    while (kept.length >= 2 && !turnsLeft(kept[kept.length - 2] as XY, kept[kept.length - 1] as XY, point)) kept.pop();
    kept.push(point);
  }
  return kept.slice(0, -1);
}

function turnsLeft(a: XY, b: XY, c: XY): boolean {
  return orient2d(a[0], a[1], b[0], b[1], c[0], c[1]) < 0; // the library's y axis points down
}
