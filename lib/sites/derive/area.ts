import type { MultiPolygon, Ring, XY } from "@/lib/geometry/polygon";

/** West, south, east, north in metres. */
export type Box = readonly [number, number, number, number];

export function boxOf(area: MultiPolygon): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of area) {
    for (let i = 0; outer && i + 1 < outer.length; i += 2) {
      west = Math.min(west, outer[i] ?? 0);
      south = Math.min(south, outer[i + 1] ?? 0);
      east = Math.max(east, outer[i] ?? 0);
      north = Math.max(north, outer[i + 1] ?? 0);
    }
  }
  return [west, south, east, north];
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Whether a point lies in an area, by the number of edges east of it; on an edge either answer may come. */
export function contains(area: MultiPolygon, at: XY): boolean {
  let inside = false;
  for (const polygon of area) for (const ring of polygon) if (oddEdgesEast(ring, at)) inside = !inside;
  return inside;
}

function oddEdgesEast(ring: Ring, [x, y]: XY): boolean {
  let odd = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[i + 2] ?? 0, ring[i + 3] ?? 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

/** The points of a ring, the first repeated last. */
export function pointsOf(ring: Ring): XY[] {
  return Array.from({ length: ring.length / 2 }, (_, i): XY => [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0]);
}

/** Length of all edges in metres. */
export function perimeter(area: MultiPolygon): number {
  let length = 0;
  for (const polygon of area) {
    for (const ring of polygon) {
      for (let i = 0; i + 3 < ring.length; i += 2)
        length += Math.hypot((ring[i + 2] ?? 0) - (ring[i] ?? 0), (ring[i + 3] ?? 0) - (ring[i + 1] ?? 0));
    }
  }
  return length;
}
