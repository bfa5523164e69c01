import type { HalfPlane } from "./clip-ring";
import type { Ring, XY } from "./polygon";

/** `[west, south, east, north]`, metres; infinite and inside out where there are no points. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** The smallest box around some rings. */
export function boxOf(rings: Iterable<Ring>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      west = Math.min(west, ring[i] as number);
      south = Math.min(south, ring[i + 1] as number);
      east = Math.max(east, ring[i] as number);
      north = Math.max(north, ring[i + 1] as number);
    }
  }
  return [west, south, east, north];
}

/** Whether two boxes share a point. */
export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** A box as four half-planes, widened by `margin` metres. */
export function boxHalfPlanes([west, south, east, north]: Box, margin: number): HalfPlane[] {
  return [
    { nx: 1, ny: 0, limit: east + margin },
    { nx: -1, ny: 0, limit: -west + margin },
    { nx: 0, ny: 1, limit: north + margin },
    { nx: 0, ny: -1, limit: -south + margin },
  ];
}

/** A place of whole metres near a box's middle: what is computed about it does not depend on anything outside the box. */
export function wholeMiddle([west, south, east, north]: Box): XY {
  return [Math.round((west + east) / 2), Math.round((south + north) / 2)];
}
