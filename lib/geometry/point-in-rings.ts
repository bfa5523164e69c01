import type { Ring } from "./polygon";
import { turn } from "./turn";

/** Whether a point is inside an odd number of closed rings. On their border, either may be said. The side of every edge is exact. */
export function pointInRings(x: number, y: number, rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const ay = ring[i + 1] as number;
      const by = ring[i + 3] as number;
      if (ay > y === by > y) continue;
      const side = turn(ring[i] as number, ay, ring[i + 2] as number, by, x, y);
      if (side > 0 === by > ay) inside = !inside;
    }
  }
  return inside;
}
